"""What can be gone to of all that is on the screen: marks in the article, and rows of the panes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from tui.panes.results import ResultsPane
from tui.screens.hints import Target
from tui.widgets.spans import Kind

if TYPE_CHECKING:
    from index import Row
    from index.article import Span
    from tui.screens.explorer.screen import ExplorerScreen
    from tui.widgets.list_pane import ListPane


def visible_targets(explorer: ExplorerScreen) -> list[Target]:
    """Return them, the likeliest to be wanted first: marks, the focused pane, the other panes."""
    panes: tuple[ResultsPane | ListPane[Any], ...] = (
        explorer.results_pane,
        explorer.quotes_pane,
        explorer.entities_pane,
        explorer.hits_pane,
    )
    targets = list(_marks(explorer)) if explorer.article_pane.is_on_screen else []
    for pane in sorted(panes, key=lambda pane: not pane.has_focus):
        if pane.is_on_screen:
            targets += _rows(explorer, pane)
    return targets


def _marks(explorer: ExplorerScreen) -> Iterator[Target]:
    """Return the marks in the article; of several that begin in one place, the longest."""
    pane = explorer.article_pane
    origin = pane.content_region.offset
    spans = {
        (origin.x + one.x, origin.y + one.y): one.span
        for one in pane.spans_visible()
        if one.kind != Kind.FIGURE or explorer.entities_pane.unfolded
    }
    for (x, y), span in spans.items():
        yield Target(x, y, partial(_go_to_mark, explorer, span))


def _rows(explorer: ExplorerScreen, pane: ResultsPane | ListPane[Any]) -> Iterator[Target]:
    """Return the rows of a pane. Their letters begin on its frame, where they hide nothing."""
    x, y = pane.region.x, pane.content_region.y
    if isinstance(pane, ResultsPane):
        for line, result in pane.rows_visible():
            yield Target(x, y + line, partial(_open, explorer, result))
    else:
        for line, row in pane.rows_visible():
            yield Target(x, y + line, partial(_go_to_row, explorer, pane, row))


# What a letter does. The lists may have changed since it was put there.


def _go_to_mark(explorer: ExplorerScreen, span: Span) -> None:
    places = explorer.places.on_span(span)
    if places is not None:
        explorer.focus_pane("article")
        explorer.go_to(places)


def _open(explorer: ExplorerScreen, result: Row) -> None:
    ids = explorer.results.ids if explorer.results else ()
    if result.id in ids:
        explorer.results_pane.cursor = ids.index(result.id)
        explorer.results_pane.choose()


def _go_to_row(explorer: ExplorerScreen, pane: ListPane[Any], row: object) -> None:
    pane.go_to(row)
    explorer.focus_pane("article")
