"""The search bar: the query, how much it found, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.widgets import Input

    from index.errors import QueryError
    from tui.widgets.query_input import Completer, QueryInput
    from tui.widgets.timeline import Timeline

_PLACEHOLDER = "Search: a word, “a phrase”, speaker:name, after:2024-02 …"
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


class QueryAbandoned(Message):
    """The user has left the search bar with Esc."""


class SearchBar(Vertical):
    """The query, how much it found, and what is wrong with it."""

    DEFAULT_CSS = """
    SearchBar {
        height: auto;
        & #line { height: 1; }
        & #prompt { width: 3; color: $text-accent; text-style: bold; padding: 0 0 0 1; }
        & #idle { width: 1fr; color: $text-muted; }
        & #query { width: 1fr; background: transparent; background-tint: transparent; }
        & #count { width: auto; max-width: 50%; padding: 0 1; color: $text-muted; }
        & #problem {
            height: auto; max-height: 3; padding-left: 3; color: $text-error; display: none;
        }
        &.-problem #problem { display: block; }
        &.-note #problem { color: $text-muted; }
    }
    """

    def __init__(self, *, ascii_only: bool = False) -> None:
        super().__init__(id="search")
        self._prompt = ">" if ascii_only else "❯"
        self._pause: Timer | None = None
        self._input: QueryInput | None = None
        self._timeline: Timeline | None = None
        self._earlier: list[str] = []
        """Queries that were kept, oldest first."""
        self._complete: Completer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        with Horizontal(id="line"):
            yield Static(self._prompt, id="prompt", markup=False)
            yield Static(_PLACEHOLDER, id="idle", markup=False)
            yield Static("", id="count", markup=False)

    @property
    def query_input(self) -> QueryInput:
        """The line that the query is typed into: made when it is first asked for.

        At the start nobody types yet, and Textual's input takes a while to import.
        """
        if self._input is None:
            from tui.widgets.query_input import QueryInput

            self._input = QueryInput(_PLACEHOLDER, self._earlier)
            if self._complete is not None:
                self._input.complete_with(self._complete)
            self.query_one("#idle").display = False
            self.query_one("#line").mount(self._input, after="#prompt")
        return self._input

    @property
    def _problem(self) -> Static:
        """What stands under the line: made when something is wrong for the first time."""
        if not self.query("#problem"):
            self.mount(Static("", id="problem", markup=False))
        return self.query_one("#problem", Static)

    @property
    def timeline(self) -> Timeline:
        """When the articles that were found appeared: made when that is first known."""
        if self._timeline is None:
            from tui.widgets.timeline import Timeline

            self._timeline = Timeline()
            self.query_one("#line").mount(self._timeline, before="#count")
        return self._timeline

    @property
    def text(self) -> str:
        """The query as it stands in the bar."""
        return self._input.value if self._input is not None else ""

    @property
    def is_typing(self) -> bool:
        """Whether the keys go into the query."""
        return self._input is not None and self._input.has_focus

    def focus_input(self, *, replaces: bool = False) -> None:
        """Let the user type a query: another one in its place, or go on with the one there."""
        self.query_input.start(replaces=replaces)
        self.screen.set_focus(self.query_input)

    def set_text(self, query: str) -> None:
        """Show another query without searching for it."""
        if query == self.text:
            return
        with self.query_input.prevent(self.query_input.Changed):
            self.query_input.value = query
        self.query_input.cursor_position = len(query)

    def complete_with(self, complete: Completer) -> None:
        """Offer completions from now on."""
        self._complete = complete
        if self._input is not None:
            self._input.complete_with(complete)

    def remember(self, *queries: str) -> None:
        """Add queries to those that up and down walk through."""
        for query in filter(None, queries):
            if query in self._earlier:
                self._earlier.remove(query)
            self._earlier.append(query)

    def show_months(self, months: Sequence[tuple[str, int]]) -> None:
        """Draw when the articles that were found appeared."""
        if months or self._timeline is not None:
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
        if problem is None and not note and not self.has_class("-problem"):
            return  # nothing stood there, and nothing is to: that costs no layout
        self.set_class(problem is not None or bool(note), "-problem")
        self.set_class(problem is None, "-note")
        if problem is None:
            self._problem.update(Content(note))
            return
        room = max(1, self.query_input.size.width - 1)
        column = min(problem.column, room)
        words = f"{problem.message} {problem.hint}".strip()
        if column + 5 + len(words) <= self.size.width:
            text = f"{' ' * column}^ {words}"
        else:
            text = f"{' ' * column}^\n{words}"
        self._problem.update(Content(text))

    def on_click(self, event: events.Click) -> None:
        """Let the user type where the query will stand."""
        if event.widget is not None and event.widget.id == "idle":
            self.focus_input()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search when the user pauses."""
        event.stop()
        self._forget_pause()
        query = event.value
        self._pause = self.set_timer(PAUSE, lambda: self._tell_typed(query))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Tell that the query is finished."""
        event.stop()
        self._forget_pause()
        self.remember(event.value)
        self.post_message(QueryKept(event.value))

    def on_query_input_abandoned(self, event: QueryInput.Abandoned) -> None:
        """Tell that nothing is to be searched for."""
        event.stop()
        self._forget_pause()
        self.post_message(QueryAbandoned())

    def _tell_typed(self, query: str) -> None:
        self._pause = None
        self.post_message(QueryTyped(query))

    def _forget_pause(self) -> None:
        if self._pause is not None:
            self._pause.stop()
            self._pause = None
