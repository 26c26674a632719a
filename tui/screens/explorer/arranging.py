"""The controller of the panes: which are on the screen, and which has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from tui.session.moves import Move
from tui.session.panes import side_panes

if TYPE_CHECKING:
    from tui.screens.explorer.desk import Desk
    from tui.session.panes import PaneName


@runtime_checkable
class _Regroups(Protocol):
    def regroup(self) -> None: ...


class PanesController:
    """Opens and closes drawers, zen and the side panes, and moves the focus."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._view = desk, desk.view
        self._session, self._arrangement = desk.session, desk.session.arrangement

    def focus(self, name: PaneName) -> None:
        """Go to a pane; bring it onto the screen if it is not there, and there is room for it."""
        if self._arrangement.is_tiny:
            name = "results"
        self._arrangement.bring(name)
        places = self._session.places
        if name == "entities" and places.entity is None and places.entities:
            self._session.places = places.following(0)  # so that it can be joined or split at once
            for pane in self._view.side:
                pane.follow(self._session.places)
        self._view.show_panes()
        self._view.pane(name).focus()

    def focus_neighbour(self, by: int) -> None:
        """Go to the next or previous pane of those on the screen."""
        self.focus(self._arrangement.neighbour(by))

    def move(self, move: Move) -> None:
        """Move within the focused pane."""
        self._view.pane(self._arrangement.focused or "results").move(move)

    def open_current(self) -> None:
        """Go from where the cursor is into the article; from a list without one, to its first."""
        focused = self._arrangement.focused_side
        if focused is not None and self._view.side_cursor(focused) is None:
            self._view.pane(focused).move(Move.DOWN)
        self.focus("article")

    def regroup(self, name: PaneName) -> None:
        """List the rows of a pane its other way."""
        pane = self._view.pane(name)
        if isinstance(pane, _Regroups):
            pane.regroup()

    def toggle_zen(self) -> None:
        """Show the article alone, or everything again."""
        arrangement = self._arrangement
        if arrangement.is_tiny:
            return
        arrangement.zen = not arrangement.zen
        if arrangement.zen:
            arrangement.drawer = None
        self._view.show_panes()
        if arrangement.zen:
            self._view.article.focus()
        self._view.show_keys()

    def toggle_side(self) -> None:
        """Show or hide the side panes."""
        arrangement = self._arrangement
        if arrangement.is_narrow:
            self.focus("results" if arrangement.drawer else side_panes()[0].id)
            return
        arrangement.no_side = not (arrangement.no_side or arrangement.zen)
        arrangement.zen = False
        self._view.show_panes()
        if arrangement.no_side and arrangement.focused_side:
            self._view.article.focus()

    def widen_side(self, by: int) -> None:
        """Make the side panes wider or narrower, and keep that for windows of this size."""
        width = self._view.widen_side(by)
        if width == self._session.memory.side.get(self._arrangement.size_name):
            self._view.tell(f"They can be no {'wider' if by > 0 else 'narrower'} in this window.")
            return
        self._session.memory.side[self._arrangement.size_name] = width
        self._view.show_panes()
        self._desk.save_memory()

    def close_drawer(self) -> None:
        """Go from the drawer back to the article."""
        self._arrangement.drawer = None
        self._view.show_panes()
        self._view.article.focus()

    def follow_size(self, size: tuple[int, int]) -> None:
        """Leave no drawer open where there is room for the pane itself.

        Args:
            size: Columns and lines of the window.
        """
        arrangement = self._arrangement
        arrangement.width, arrangement.height = size
        if arrangement.is_tiny and arrangement.focused:
            self._view.pane("results").focus()
        elif not arrangement.is_narrow:
            arrangement.drawer = None
        elif arrangement.focused_side and not arrangement.drawer:
            self._view.article.focus()
        self._view.show_panes()
        self._view.show_keys()
