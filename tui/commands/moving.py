"""Commands for moving within a pane, and from pane to pane."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.commands.command import Command, Group, PaneName
from tui.session.moves import Move

if TYPE_CHECKING:
    from tui.screens.explorer import ExplorerScreen


class _Move(Command):
    """A move within the focused pane."""

    group = Group.MOVE
    hasty = True
    move: ClassVar[Move]

    def run(self, explorer: ExplorerScreen) -> None:
        explorer.move_in_pane(self.move)


class MoveDown(_Move):
    """Move down by one row or line."""

    id = "move.down"
    keys = ("j", "down")
    label = "Down"
    move = Move.DOWN


class MoveUp(_Move):
    """Move up by one row or line."""

    id = "move.up"
    keys = ("k", "up")
    label = "Up"
    move = Move.UP


class MoveToTop(_Move):
    """Move to the first row or line."""

    id = "move.top"
    keys = ("g", "home")
    label = "Top"
    move = Move.TOP


class MoveToBottom(_Move):
    """Move to the last row or line."""

    id = "move.bottom"
    keys = ("G", "end")
    label = "Bottom"
    move = Move.BOTTOM


class MoveHalfPageDown(_Move):
    """Move down by half a page."""

    id = "move.half_page_down"
    keys = ("ctrl+d",)
    label = "Half a page down"
    move = Move.HALF_PAGE_DOWN


class MoveHalfPageUp(_Move):
    """Move up by half a page."""

    id = "move.half_page_up"
    keys = ("ctrl+u",)
    label = "Half a page up"
    move = Move.HALF_PAGE_UP


class MovePageDown(_Move):
    """Move down by a page."""

    id = "move.page_down"
    keys = ("space", "pagedown")
    label = "Page down"
    move = Move.PAGE_DOWN


class MovePageUp(_Move):
    """Move up by a page."""

    id = "move.page_up"
    keys = ("b", "pageup")
    label = "Page up"
    move = Move.PAGE_UP


class Open(Command):
    """Go to the thing under the cursor, in the article."""

    id = "open"
    keys = ("enter",)
    group = Group.MOVE
    label = "Read"
    footer = 90
    panes = frozenset({"results", "quotes", "entities", "hits"})

    def available(self, explorer: ExplorerScreen) -> bool:
        return explorer.reading is not None

    def run(self, explorer: ExplorerScreen) -> None:
        explorer.open_current()


class NextPane(Command):
    """Go to the next pane."""

    id = "pane.next"
    keys = ("tab", "l", "right")
    group = Group.PANES
    label = "Next pane"
    footer = 30

    def run(self, explorer: ExplorerScreen) -> None:
        explorer.focus_neighbour(+1)


class PreviousPane(Command):
    """Go to the previous pane."""

    id = "pane.previous"
    keys = ("shift+tab", "h", "left")
    group = Group.PANES
    label = "Previous pane"

    def run(self, explorer: ExplorerScreen) -> None:
        explorer.focus_neighbour(-1)


class _GoToPane(Command):
    """Go straight to a pane."""

    group = Group.PANES
    pane: ClassVar[PaneName]

    def run(self, explorer: ExplorerScreen) -> None:
        explorer.focus_pane(self.pane)


class GoToResults(_GoToPane):
    """Go to the results."""

    id = "pane.results"
    keys = ("1",)
    label = "Results"
    pane = "results"


class GoToArticle(_GoToPane):
    """Go to the article."""

    id = "pane.article"
    keys = ("2",)
    label = "Article"
    pane = "article"


class GoToQuotes(_GoToPane):
    """Go to the quotes of the article."""

    id = "pane.quotes"
    keys = ("3",)
    label = "Quotes"
    pane = "quotes"


class GoToEntities(_GoToPane):
    """Go to the people, organisations and places of the article."""

    id = "pane.entities"
    keys = ("4",)
    label = "Entities"
    pane = "entities"


class GoToHits(_GoToPane):
    """Go to the keyword hits in the article."""

    id = "pane.hits"
    keys = ("5",)
    label = "Keyword hits"
    pane = "hits"
