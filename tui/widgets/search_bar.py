"""The search bar: the query, how much it found, and what is wrong with it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.css.query import NoMatches
from textual.message import Message
from textual.suggester import Suggester
from textual.timer import Timer
from textual.widgets import Input, Static

from tui.widgets.clean_input import CleanInput
from tui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from index import Completion
    from index.errors import QueryError

PAUSE = 0.12
"""Seconds without a key after which a query is searched while it is being typed."""


@dataclass(eq=False, repr=False)
class QueryTyped(Message):
    """The user has paused while typing a query."""

    query: str


@dataclass(eq=False, repr=False)
class QueryKept(Message):
    """The user has finished a query with Enter."""

    query: str


@dataclass(eq=False, repr=False)
class QueryAbandoned(Message):
    """The user has left the search bar with Esc."""


Completer = Callable[[str, int], "Sequence[Completion]"]


class QueryCompleter(Suggester):
    """Completes the last word of a query from what the archive knows."""

    def __init__(self, complete: Completer) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._complete = complete

    async def get_suggestion(self, value: str) -> str | None:
        """Return the query with its last word completed."""
        for completion in await asyncio.to_thread(self._complete, value, len(value)):
            word, text = value[completion.start : completion.end], completion.text
            if not word.startswith('"'):
                # What is typed can only be gone on with, and hyphens join a name like marks.
                text = text.strip('"').replace(" ", "-")
            fits = text.casefold().startswith(word.casefold())
            if completion.end == len(value) and fits and len(text) > len(word):
                return value + text[len(word) :]
        return None


class QueryInput(CleanInput):
    """The line that a query is typed into."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "abandon", "Back to what was there before", show=False),
        Binding("up", "walk(-1)", "Earlier search", show=False),
        Binding("down", "walk(1)", "Later search", show=False),
        Binding("tab", "submit", "Keep the results", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(
            id="query",
            compact=True,
            placeholder="Search: a word, “a phrase”, speaker:name, after:2024-02 …",
            select_on_focus=False,
        )
        self.earlier: list[str] = []
        """Queries that were kept, oldest first."""
        self._at = 0
        self._draft = ""

    def start(self) -> None:
        """Begin to type, from what is there."""
        self._at, self._draft = len(self.earlier), self.value
        self.cursor_position = len(self.value)

    def remember(self, query: str) -> None:
        """Add a query to those that up and down walk through."""
        if query and query in self.earlier:
            self.earlier.remove(query)
        if query:
            self.earlier.append(query)

    def action_walk(self, by: int) -> None:
        """Show an earlier or later query."""
        if self._at == len(self.earlier):
            self._draft = self.value
        self._at = max(0, min(len(self.earlier), self._at + by))
        self.value = self.earlier[self._at] if self._at < len(self.earlier) else self._draft
        self.cursor_position = len(self.value)

    def action_abandon(self) -> None:
        """Leave without searching."""
        self.post_message(QueryAbandoned())


class SearchBar(Vertical):
    """The query, how much it found, and what is wrong with it."""

    DEFAULT_CSS = """
    SearchBar {
        height: auto;
        & #line { height: 1; }
        & #prompt { width: 3; color: $text-accent; text-style: bold; padding: 0 0 0 1; }
        & #query { width: 1fr; background: transparent; background-tint: transparent; }
        & #count { width: auto; max-width: 40%; padding: 0 1; color: $text-muted; }
        & #problem { height: auto; max-height: 3; color: $text-error; display: none; }
        &.-problem #problem { display: block; }
        &.-note #problem { color: $text-muted; }
    }
    """

    def __init__(self, *, ascii_only: bool = False) -> None:
        super().__init__(id="search")
        self._prompt = ">" if ascii_only else "❯"
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the line and what may stand under it."""
        with Horizontal(id="line"):
            yield Static(self._prompt, id="prompt", markup=False)
            yield QueryInput()
            yield Timeline()
            yield Static("", id="count", markup=False)
        yield Static("", id="problem", markup=False)

    @property
    def query_input(self) -> QueryInput:
        """The line that the query is typed into."""
        return self.query_one(QueryInput)

    @property
    def timeline(self) -> Timeline:
        """When the articles that were found appeared."""
        return self.query_one(Timeline)

    @property
    def text(self) -> str:
        """The query as it stands in the bar."""
        try:
            return self.query_input.value
        except NoMatches:
            return ""

    @property
    def is_typing(self) -> bool:
        """Whether the keys go into the query."""
        return self.query_input.has_focus

    def focus_input(self) -> None:
        """Let the user type a query."""
        self.query_input.start()
        self.screen.set_focus(self.query_input)

    def set_text(self, query: str) -> None:
        """Show another query without searching for it."""
        with self.query_input.prevent(Input.Changed):
            self.query_input.value = query
        self.query_input.cursor_position = len(query)

    def complete_with(self, complete: Completer) -> None:
        """Offer completions from now on."""
        self.query_input.suggester = QueryCompleter(complete)

    def remember(self, *queries: str) -> None:
        """Add queries to those that up and down walk through."""
        for query in queries:
            self.query_input.remember(query)

    def show_months(self, months: Sequence[tuple[str, int]]) -> None:
        """Draw when the articles that were found appeared."""
        self.timeline.months = months

    @property
    def is_pausing(self) -> bool:
        """Whether the query that was typed will be searched in a moment."""
        return self._pause is not None

    def say(self, count: str) -> None:
        """Show how much was found."""
        self.query_one("#count", Static).update(Content(count))

    def show_problem(self, problem: QueryError | None, note: str = "") -> None:
        """Show under the bar what is wrong with the query, and where, or how it was read."""
        self.set_class(problem is not None or bool(note), "-problem")
        self.set_class(problem is None, "-note")
        if problem is None:
            self.query_one("#problem", Static).update(Content(f"   {note}" if note else ""))
            return
        room = max(1, self.query_input.size.width - 1)
        column = min(problem.column, room) + 3
        words = f"{problem.message} {problem.hint}".strip()
        if column + 2 + len(words) <= self.size.width:
            text = f"{' ' * column}^ {words}"
        else:
            text = f"{' ' * column}^\n   {words}"
        self.query_one("#problem", Static).update(Content(text))

    @on(Input.Changed)
    def _search_after_a_pause(self, event: Input.Changed) -> None:
        event.stop()
        self._forget_pause()
        query = event.value
        self._pause = self.set_timer(PAUSE, lambda: self._tell_typed(query))

    @on(Input.Submitted)
    def _keep(self, event: Input.Submitted) -> None:
        event.stop()
        self._forget_pause()
        self.query_input.remember(event.value)
        self.post_message(QueryKept(event.value))

    @on(QueryAbandoned)
    def _stop_waiting(self) -> None:
        self._forget_pause()

    def _tell_typed(self, query: str) -> None:
        self._pause = None
        self.post_message(QueryTyped(query))

    def _forget_pause(self) -> None:
        if self._pause is not None:
            self._pause.stop()
            self._pause = None
