"""Dialogs with one list: what is typed or pressed moves the cursor of it."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from tui.screens.dialog import Dialog, ResultT
from tui.session.moves import Move
from tui.widgets.list_pane import ListPane

MOVES: list[BindingType] = [
    Binding("j,down", "move('down')", "Down", show=False),
    Binding("k,up", "move('up')", "Up", show=False),
    Binding("g,home", "move('top')", "Top", show=False),
    Binding("G,end", "move('bottom')", "Bottom", show=False),
    Binding("space,pagedown", "move('a page down')", "Page down", show=False),
    Binding("b,pageup", "move('a page up')", "Page up", show=False),
]
"""The keys of a dialog in which nothing is typed."""
MOVES_WHILE_TYPING: list[BindingType] = [
    Binding("down,ctrl+n", "screen.move('down')", "Down", show=False),
    Binding("up", "screen.move('up')", "Up", show=False),
    Binding("pagedown", "screen.move('a page down')", "Page down", show=False),
    Binding("pageup", "screen.move('a page up')", "Page up", show=False),
]
"""The keys of a line that is typed into, above the list."""


class ListDialog(Dialog[ResultT]):
    """A dialog with one list."""

    def action_move(self, move: str) -> None:
        """Move the cursor of the list."""
        self.query_one(ListPane).move(Move(move))
