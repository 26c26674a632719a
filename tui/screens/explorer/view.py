"""What the controllers need of the screen, and nothing more: tests put a plain object in its place.

The screen's widgets are such objects as they are; the protocols name what of them is used.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from textual.screen import Screen

    from index import Completion, Reading, Results, Row
    from index.article import Span
    from index.errors import QueryError
    from tui.screens.hints import Target
    from tui.session.moves import Move
    from tui.session.panes import PaneName
    from tui.session.places import Places
    from tui.widgets.sheet import Visible
    from tui.widgets.side import SidePane

T = TypeVar("T")

OPENING = "dialog"
"""The group of the work that prepares what a dialog shows."""
OPENING_ARCHIVE, SEARCHING, READING, SEEKING = "open", "search", "read", "seek"
"""The groups of the work that leads to another article: one may start when another ends."""
MARKING = "mark"
"""The group of the work that writes what the user adds to an article, and shows it."""
GOING = frozenset({OPENING, SEEKING})
"""The groups of the work that goes somewhere when it ends, unless it has been cancelled."""


class View(Protocol):
    """The screen, as the controllers see it. Only `post` may be called from another thread."""

    @property
    def bar(self) -> Bar:
        """The search bar."""

    @property
    def results(self) -> ResultList:
        """The list of results."""

    @property
    def article(self) -> Page:
        """The text of the article."""

    @property
    def status(self) -> Status:
        """The status line."""

    @property
    def side(self) -> Sequence[SidePane]:
        """The panes beside the article."""

    def pane(self, name: PaneName) -> AnyPane:
        """Return any pane."""

    def side_cursor(self, name: PaneName) -> int | None:
        """Return which row the cursor of a side pane is on; `None` before it is on any."""

    # Telling and asking.

    def tell(self, message: str, *, title: str = "", severe: bool = False) -> None:
        """Show a message for a moment, in place of one that still stands.

        Args:
            message: What to say; in the manner of a sentence.
            title: What has happened, where the message is what to do.
            severe: Something that was asked for could not be done.
        """

    def take_back(self) -> bool:
        """Take back every message that still stands; tell whether one did."""

    def ask(self, title: str, hint: str, value: str, then: Callable[[str | None], None]) -> None:
        """Ask for one line; `then` gets it, or `None` if the user thinks better of it."""

    def open(self, dialog: Screen[T], then: Callable[[T | None], None] | None = None) -> None:
        """Open a dialog; `then` gets its answer."""

    # Work.

    def in_background(
        self,
        work: Callable[[], T],
        then: Callable[[T], object] | None = None,
        *,
        group: str,
        exclusive: bool = True,
    ) -> None:
        """Work in a thread; `then` gets what it returns. A failure is told.

        Args:
            work: It never touches a widget.
            then: It is called where widgets may be touched.
            group: What kind of work it is.
            exclusive: Nobody waits for older work of the group any more.
        """

    def in_turn(self, work: Coroutine[Any, Any, None], *, group: str) -> None:
        """Run a coroutine beside the screen."""

    def do_one_by_one(self, asked: Sequence[Callable[[], object]]) -> None:
        """Do some things, each when what the one before has led to is there."""

    def post(self, callback: Callable[[], object]) -> None:
        """Call something when the messages before it have been taken, from any thread."""

    def after_refresh(self, callback: Callable[[], object]) -> None:
        """Call something when what has changed is on the screen."""

    def after(self, seconds: float, callback: Callable[[], object]) -> None:
        """Call something in a while."""

    # The screen as a whole.

    def show_panes(self) -> None:
        """Show the panes as the session's arrangement says."""

    def widen_side(self, by: int) -> int:
        """Return how wide the side panes are with some more columns, within what there is."""

    def show_position(self, place: str) -> None:
        """Write on the frame of the results which one the cursor is on."""

    def show_order(self, order: str) -> None:
        """Write on the frame of the results how they are sorted."""

    def show_keys(self) -> None:
        """Show in the footer what can be done now."""

    def show_waiting(self, waiting: bool) -> None:
        """Show that the results are not those of the query in the bar."""

    def explain_nothing(self, results: Results | None, *, empty: str = "", hint: str = "") -> None:
        """Show in place of the results why there are none; `None`: there are some."""

    def targets(self) -> Sequence[Target]:
        """Return what can be gone to of all that is on the screen."""

    def opened(self) -> None:
        """Take note that the archive is open, or cannot be opened."""

    def copy(self, text: str) -> None:
        """Copy a text through the terminal."""

    @property
    def can_suspend(self) -> bool:
        """Whether there is a terminal to leave to another program: in a browser there is none."""

    def suspended(self) -> AbstractContextManager[None]:
        """Leave the terminal to another program for a while."""

    @property
    def themes(self) -> Sequence[str]:
        """The names of all themes, in the order to list them in."""

    @property
    def theme(self) -> str:
        """The theme on the screen; set it to show another one."""

    @theme.setter
    def theme(self, name: str) -> None: ...

    def redraw(self) -> None:
        """Draw the whole screen anew."""

    def quit(self) -> None:
        """Leave Pullquote."""


class AnyPane(Protocol):
    """Any pane."""

    def focus(self) -> object:
        """Let the keys go to it."""

    def move(self, move: Move) -> None:
        """Move within it."""


class ResultList(AnyPane, Protocol):
    """The list of results."""

    cursor: Any

    def show(
        self,
        total: int,
        fetch: Callable[[int, int], Sequence[Row]],
        *,
        cursor: int | None = 0,
        index_of: Callable[[int], int | None] = ...,
    ) -> None:
        """Show results."""

    def choose(self) -> None:
        """Open the result under the cursor."""


class Page(AnyPane, Protocol):
    """The text of the article."""

    current: Any

    @property
    def top_offset(self) -> int:
        """The offset of the first visible line of the text."""

    @property
    def fraction_read(self) -> float:
        """How far down the article is scrolled, from 0 to 1."""

    def show(self, reading: Reading, *, anchor: int | None = None) -> None:
        """Show an article."""

    def clear(self, message: str) -> None:
        """Show a message instead."""

    def jump(self, span: Span) -> None:
        """Make a span the current one."""

    def spans_visible(self) -> list[Visible]:
        """Return the marked spans that begin on the screen."""


class Bar(Protocol):
    """The search bar."""

    @property
    def text(self) -> str:
        """The query as it stands in the bar."""

    @property
    def is_typing(self) -> bool:
        """Whether the keys go into the query."""

    def focus_input(self, *, replaces: bool = False) -> None:
        """Let the user type a query: another one in its place, or go on with the one there."""

    def set_text(self, query: str) -> None:
        """Show another query without searching for it."""

    def remember(self, *queries: str) -> None:
        """Add queries to those that up and down walk through."""

    def complete_with(self, complete: Callable[[str, int], Sequence[Completion]]) -> None:
        """Offer completions from now on."""

    def say(self, count: str) -> None:
        """Show how much was found."""

    def show_problem(self, problem: QueryError | None, note: str = "") -> None:
        """Show under the bar what is wrong with the query, and where, or how it was read."""

    def show_months(self, months: Sequence[tuple[str, int]]) -> None:
        """Draw when the articles that were found appeared."""


class Status(Protocol):
    """The status line."""

    notice: Any
    doing: Any
    progress: Any
    arrived: Any

    def show(self, places: Places, text: str, fraction: float) -> None:
        """Show where the reader is in an article."""

    def clear(self) -> None:
        """Show that no article is open."""
