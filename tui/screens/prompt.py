"""A dialog that asks for one line."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from tui.screens.dialog import Box, Dialog
from tui.widgets.clean_input import CleanInput


class PromptScreen(Dialog[str]):
    """Asks for one line; gives it, or `None` if the user thinks better of it.

    Args:
        title: What is asked for.
        hint: A sentence of help.
        value: What stands there at first.
    """

    DEFAULT_CSS = """
    PromptScreen .hint { color: $text-muted; margin-top: 1; }
    """

    def __init__(self, title: str, hint: str, value: str = "") -> None:
        super().__init__()
        self._title, self._hint, self._value = title, hint, value

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Box(classes="box") as box:
            box.border_title = self._title
            box.border_subtitle = "↵ done · esc back"
            yield CleanInput(self._value, compact=True)
            yield Static(self._hint, classes="hint", markup=False)

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        self.dismiss(event.value.strip())
