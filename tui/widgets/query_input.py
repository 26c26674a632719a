"""The line that a query is typed into, and what completes the query."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets.input import Selection

from tui.widgets.clean_input import CleanInput

if TYPE_CHECKING:
    from index import Completion


Completer = Callable[[str, int], "Sequence[Completion]"]


class QueryCompleter(Suggester):
    """Completes the last word of a query from what the archive knows."""

    def __init__(self, complete: Completer) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._complete = complete
        self._wanted = ""
        self._looking = asyncio.Lock()
        """Held while the archive is asked; of what is typed meanwhile only the last is."""

    async def get_suggestion(self, value: str) -> str | None:
        """Return the query with its last word completed."""
        self._wanted = value
        async with self._looking:
            if value != self._wanted:
                return None
            found = await asyncio.to_thread(self._complete, value, len(value))
        for completion in found:
            word, text = value[completion.start : completion.end], completion.text
            if not word.startswith('"'):
                # What is typed can only be gone on with, and hyphens join a name like marks.
                text = text.strip('"').replace(" ", "-")
            fits = text.casefold().startswith(word.casefold())
            if completion.end == len(value) and fits and len(text) > len(word):
                return value + text[len(word) :]
        return None


class QueryInput(CleanInput):
    """The line that a query is typed into.

    Args:
        placeholder: What stands there while nothing is typed.
        earlier: Queries that were kept, oldest first.
    """

    class Abandoned(Message):
        """The user has left with Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "abandon", "Back to what was there before", show=False),
        Binding("up", "walk(-1)", "Earlier search", show=False),
        Binding("down", "walk(1)", "Later search", show=False),
        Binding("tab", "submit", "Keep the results", show=False),
    ]

    def __init__(self, placeholder: str, earlier: list[str]) -> None:
        super().__init__(id="query", compact=True, placeholder=placeholder, select_on_focus=False)
        self._earlier = earlier
        self._at = 0
        self._draft = ""

    def complete_with(self, complete: Completer) -> None:
        """Offer completions from now on."""
        self.suggester = QueryCompleter(complete)

    def start(self, *, replaces: bool) -> None:
        """Begin to type: what is there is gone on with, or replaced by the first letter."""
        self._at, self._draft = len(self._earlier), self.value
        self.selection = Selection(0 if replaces else len(self.value), len(self.value))

    def action_walk(self, by: int) -> None:
        """Show an earlier or later query."""
        if self._at == len(self._earlier):
            self._draft = self.value
        self._at = max(0, min(len(self._earlier), self._at + by))
        self.value = self._earlier[self._at] if self._at < len(self._earlier) else self._draft
        self.cursor_position = len(self.value)

    def action_abandon(self) -> None:
        """Leave without searching."""
        self.post_message(self.Abandoned())
