"""What can be gone to of all that is on the screen: marks in the article, and rows of the panes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from tui.panes.article import ArticlePane
from tui.panes.entities import EntitiesPane
from tui.panes.results import ResultsPane
from tui.screens.hints import Target
from tui.widgets.list_pane import ListPane
from tui.widgets.spans import Kind

if TYPE_CHECKING:
    from textual.screen import Screen

    from index import Row
    from tui.screens.explorer.explorer import Explorer


def visible_targets(screen: Screen[None], explorer: Explorer) -> list[Target]:
    """Return them, the likeliest to be wanted first: marks, the focused pane, the other panes."""
    article = screen.query_one(ArticlePane)
    panes = [*screen.query(ResultsPane), *screen.query(ListPane)]
    targets = list(_marks(screen, explorer)) if article.is_on_screen else []
    for pane in sorted(panes, key=lambda pane: not pane.has_focus):
        if pane.is_on_screen:
            targets += _rows(explorer, pane)
    return targets


def _marks(screen: Screen[None], explorer: Explorer) -> Iterator[Target]:
    """Return the marks in the article; of several that begin in one place, the longest."""
    pane = screen.query_one(ArticlePane)
    has_figures = any(one.unfolded for one in screen.query(EntitiesPane))
    origin = pane.content_region.offset
    spans = {
        (origin.x + one.x, origin.y + one.y): one.span
        for one in pane.spans_visible()
        if one.kind != Kind.FIGURE or has_figures
    }
    for (x, y), span in spans.items():
        # The letter stands on the space before, so that it covers none of the text.
        yield Target(x - 1, y, partial(explorer.reader.enter_span, span))


def _rows(explorer: Explorer, pane: ResultsPane | ListPane[object]) -> Iterator[Target]:
    """Return the rows of a pane. Their letters begin on its frame, where they hide nothing."""
    x, y = pane.region.x, pane.content_region.y
    if isinstance(pane, ResultsPane):
        for line, result in pane.rows_visible():
            yield Target(x, y + line, partial(_open, explorer, pane, result))
    else:
        for line, row in pane.rows_visible():
            yield Target(x, y + line, partial(_go_to_row, explorer, pane, row))


# What a letter does. The lists may have changed since it was put there.


def _open(explorer: Explorer, pane: ResultsPane, result: Row) -> None:
    index = explorer.session.index_of(result.id)
    if index is not None:
        pane.cursor = index
        pane.choose()


def _go_to_row(explorer: Explorer, pane: ListPane[object], row: object) -> None:
    pane.go_to(row)
    explorer.panes.focus("article")
