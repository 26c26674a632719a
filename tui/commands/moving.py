"""Commands for moving within a pane, and from pane to pane."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.commands.command import Command, Group, register
from tui.commands.needs import ArticleCommand, PaneCommand, no_results
from tui.session.moves import Move
from tui.session.panes import PANES, Pane

if TYPE_CHECKING:
    from tui.commands.context import CommandContext
    from tui.session.session import Session


class _Move(Command):
    """A move within the focused pane."""

    group = Group.MOVE
    hasty = True
    move: ClassVar[Move]

    def available(self, session: Session) -> bool:
        """Tell whether there are rows to move among, or none will be in a moment."""
        return bool(session.total) and not session.awaits_rows

    def why_not(self, session: Session) -> str:
        """Say why there are none."""
        return no_results(session)

    def run(self, context: CommandContext) -> None:
        context.panes.move(self.move)


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


class Open(ArticleCommand):
    """Go to the thing under the cursor, in the article."""

    id = "open"
    keys = ("enter",)
    group = Group.MOVE
    label = "Read"
    footer = 90
    panes = frozenset(pane.id for pane in PANES if pane.place != "article")

    def run(self, context: CommandContext) -> None:
        context.panes.open_current()


class NextPane(PaneCommand):
    """Go to the next pane."""

    id = "pane.next"
    keys = ("tab", "l", "right")
    group = Group.PANES
    label = "Next pane"
    footer = 30

    def run(self, context: CommandContext) -> None:
        context.panes.focus_neighbour(+1)


class PreviousPane(PaneCommand):
    """Go to the previous pane."""

    id = "pane.previous"
    keys = ("shift+tab", "h", "left")
    group = Group.PANES
    label = "Previous pane"

    def run(self, context: CommandContext) -> None:
        context.panes.focus_neighbour(-1)


class GoToPane(PaneCommand):
    """Go straight to a pane."""

    group = Group.PANES

    def __init__(self, pane: Pane) -> None:
        self.id = f"pane.{pane.id}"
        self.keys = (pane.key,)
        self.label = pane.title
        self.help = pane.help
        self._pane = pane.id

    def run(self, context: CommandContext) -> None:
        context.panes.focus(self._pane)


for _pane in PANES:
    register(GoToPane(_pane))
