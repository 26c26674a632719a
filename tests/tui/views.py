"""A screen made of plain objects: what the controllers show is noted, and nothing waits."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from index import Archive, Completion, Reading, Results, Row
from index.article import Span
from index.errors import QueryError
from tui.screens.explorer.explorer import Explorer
from tui.session.memory import Memory
from tui.session.moves import Move
from tui.session.panes import PANES, PaneName
from tui.session.places import Places
from tui.session.session import Session
from tui.session.settings import Settings

T = TypeVar("T")


class PlainPane:
    """Any pane: it notes what it is told."""

    def __init__(self, view: PlainView, name: PaneName) -> None:
        self.view, self.name = view, name
        self.cursor: Any = None
        self.rows: Sequence[object] = ()
        self.message = ""
        self.moves: list[Move] = []

    def focus(self) -> None:
        self.view.session.arrangement.focused = self.name

    def move(self, move: Move) -> None:
        self.moves.append(move)


class PlainList(PlainPane):
    """The list of results."""

    def show(
        self,
        total: int,
        fetch: Callable[[int, int], Sequence[Row]],
        *,
        cursor: int | None = 0,
        index_of: Callable[[int], int | None] = lambda article_id: None,
    ) -> None:
        self.rows = fetch(0, total)
        if cursor is not None:
            self.cursor = cursor

    def choose(self) -> None:
        self.focus()


class PlainPage(PlainPane):
    """The text of the article."""

    current: Any = None
    top_offset = 0
    fraction_read = 0.5
    shown: Reading | None = None

    def show(self, reading: Reading, *, anchor: int | None = None) -> None:
        self.shown = reading

    def clear(self, message: str) -> None:
        self.shown, self.message = None, message

    def jump(self, span: Span) -> None:
        self.current = span

    def spans_visible(self) -> list[Any]:
        return []


class PlainSide(PlainPane):
    """A pane beside the article that lists the quotes."""

    def show(self, reading: Reading | None, places: Places) -> None:
        self.rows = places.quotes
        self.follow(places)

    def follow(self, places: Places) -> None:
        self.cursor = places.index("quote")

    def places_at(self, row: object, places: Places) -> Places | None:
        return places.at_span("quote", row) if isinstance(row, Span) else None

    def why_empty(self, reading: Reading, waiting: str) -> str:
        return waiting

    def explain(self, message: str) -> None:
        self.message = message


class PlainBar:
    """The search bar."""

    text = ""
    is_typing = False
    count = ""
    problem: QueryError | None = None
    months: Sequence[tuple[str, int]] = ()

    def __init__(self) -> None:
        self.earlier: list[str] = []

    def focus_input(self, *, replaces: bool = False) -> None:
        self.is_typing = True

    def set_text(self, query: str) -> None:
        self.text = query

    def remember(self, *queries: str) -> None:
        self.earlier += queries

    def complete_with(self, complete: Callable[[str, int], Sequence[Completion]]) -> None:
        pass

    def say(self, count: str) -> None:
        self.count = count

    def show_problem(self, problem: QueryError | None, note: str = "") -> None:
        self.problem = problem

    def show_months(self, months: Sequence[tuple[str, int]]) -> None:
        self.months = months


class PlainStatus:
    """The status line."""

    notice: Any = ""
    doing: Any = ""
    progress: Any = None
    arrived: Any = 0
    text = ""

    def show(self, places: Places, text: str, fraction: float) -> None:
        self.text = text

    def clear(self) -> None:
        self.text = ""


class PlainView:
    """The screen. Work is done at once, unless `waits` is set: then `catch_up` does it."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.bar, self.status = PlainBar(), PlainStatus()
        self.results, self.article = PlainList(self, "results"), PlainPage(self, "article")
        self.side = [PlainSide(self, pane.id) for pane in PANES if pane.place == "side"]
        self.told: list[str] = []
        self.answers: list[str | None] = []
        """What is answered when the user is asked."""
        self.waits = False
        self.waiting: list[Callable[[], object]] = []
        self.later: list[Callable[[], object]] = []
        """What was to be called in a while."""
        self.has_stale_results = False
        self.can_suspend = True
        self.is_suspended = False
        self.explained: Results | None = None
        self.copied = self.order = ""
        self.themes: Sequence[str] = ("dark", "light")
        self.theme = "dark"
        self.dialogs: list[Any] = []
        self.has_quit = False

    def pane(self, name: PaneName) -> PlainPane:
        return next(one for one in (self.results, self.article, *self.side) if one.name == name)

    def side_cursor(self, name: PaneName) -> int | None:
        cursor: int | None = self.pane(name).cursor
        return cursor

    def tell(self, message: str, *, title: str = "", severe: bool = False) -> None:
        self.told.append(f"{title} {message}".strip())

    def take_back(self) -> bool:
        stood = bool(self.told)
        self.told.clear()
        return stood

    def ask(self, title: str, hint: str, value: str, then: Callable[[str | None], None]) -> None:
        then(self.answers.pop(0))

    def open(self, dialog: Any, then: Callable[[Any], None] | None = None) -> None:
        self.dialogs.append(dialog)
        if self.answers and then is not None:
            then(self.answers.pop(0))

    def in_background(
        self,
        work: Callable[[], T],
        then: Callable[[T], object] | None = None,
        *,
        group: str,
        exclusive: bool = True,
    ) -> None:
        def do() -> None:
            result = work()
            if then is not None:
                then(result)

        self.post(do)

    def in_turn(self, work: Coroutine[Any, Any, None], *, group: str) -> None:
        asyncio.run(work)

    def do_one_by_one(self, asked: Sequence[Callable[[], object]]) -> None:
        for do in asked:
            do()

    def post(self, callback: Callable[[], object]) -> None:
        if self.waits:
            self.waiting.append(callback)
        else:
            callback()

    def catch_up(self) -> None:
        """Do all that waits, the last that was asked for first: threads end as they like."""
        self.waits = False
        while self.waiting:
            self.waiting.pop()()

    def after_refresh(self, callback: Callable[[], object]) -> None:
        self.post(callback)

    def after(self, seconds: float, callback: Callable[[], object]) -> None:
        self.later.append(callback)

    def show_panes(self) -> None:
        pass

    def widen_side(self, by: int) -> int:
        return 40 + by

    def show_position(self, place: str) -> None:
        pass

    def show_order(self, order: str) -> None:
        self.order = order

    def show_keys(self) -> None:
        pass

    def show_waiting(self, waiting: bool) -> None:
        self.has_stale_results = waiting

    def explain_nothing(self, results: Results | None, *, empty: str = "", hint: str = "") -> None:
        self.explained = results

    def targets(self) -> list[Any]:
        return []

    def opened(self) -> None:
        pass

    def copy(self, text: str) -> None:
        self.copied = text

    @contextmanager
    def suspended(self) -> Iterator[None]:
        self.is_suspended = True
        yield
        self.is_suspended = False

    def redraw(self) -> None:
        pass

    def quit(self) -> None:
        self.has_quit = True


def plain_explorer(
    archive: Archive, *, sync: Sequence[str] = ("true",)
) -> tuple[Explorer, PlainView]:
    """Return an explorer that is open on an archive, and what it would show."""
    session = Session(Path("/"), Settings(), Memory())
    session.arrangement.width = 120
    session.arrangement.focused = "results"
    view = PlainView(session)
    explorer = Explorer(
        session, view, open_archive=lambda folder: archive, sync_command=lambda _: list(sync)
    )
    explorer.sync.open()
    return explorer, view
