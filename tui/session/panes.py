"""The panes of the explorer, in one register.

A new pane is a file in `tui/panes/` and an entry here: the layout, the key that goes to it, the
drawer, the footer and the help follow; the README's table of keys by `python -m tests.readme`.
Nothing here imports Textual: a widget is imported when the explorer is laid out.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from tui.session.words import HOW_SURE

PaneName = str
"""The id of a pane."""


class Pane(NamedTuple):
    """What is known of a pane before it is on the screen."""

    id: PaneName
    """What its widget carries as id, and what commands call it."""
    title: str
    key: str
    """The default key that goes to it; it stands on the frame before the title."""
    help: str
    """What that key does, in one sentence."""
    widget: str
    """Where its class is: `tui.panes.quotes:QuotesPane`."""
    place: Literal["results", "article", "side"] = "side"
    """Where it stands; those at the side are drawers on a narrow screen."""
    signs: str = ""
    """What its signs mean that do not speak for themselves, as short as 80 columns ask."""

    @property
    def heading(self) -> str:
        """What stands on its frame."""
        return f"{self.key} {self.title}"


PANES: list[Pane] = [
    Pane(
        id="results",
        title="Results",
        key="1",
        help="Go to the results.",
        widget="tui.panes.results:ResultsPane",
        place="results",
        signs="13q 4h: quotes, hits · ★ starred ✎ noted · ~: a guessed date",
    ),
    Pane(
        id="article",
        title="Article",
        key="2",
        help="Go to the article.",
        widget="tui.panes.article:ArticlePane",
        place="article",
        signs="left: ▶ here, · name, ▐ quote, ≡ also elsewhere, ┊ reported, ● hit,"
        " ◆ quoted hit, ○ watched; right, for all of it: │ in view",
    ),
    Pane(
        id="quotes",
        title="Quotes",
        key="3",
        help="Go to the quotes of the article.",
        widget="tui.panes.quotes:QuotesPane",
        signs=HOW_SURE,
    ),
    Pane(
        id="entities",
        title="Entities",
        key="4",
        help="Go to the people, organisations and places of the article.",
        widget="tui.panes.entities:EntitiesPane",
        signs="4 +8: 4 times here, in 8 other articles",
    ),
    Pane(
        id="hits",
        title="Keyword hits",
        key="5",
        help="Go to the keyword hits in the article.",
        widget="tui.panes.hits:HitsPane",
    ),
]
"""Every pane, in the order that one goes through them."""


def pane_called(name: PaneName) -> Pane:
    """Return a pane by its id.

    Raises:
        StopIteration: There is none.
    """
    return next(pane for pane in PANES if pane.id == name)


def side_panes() -> list[Pane]:
    """Return the panes beside the article."""
    return [pane for pane in PANES if pane.place == "side"]
