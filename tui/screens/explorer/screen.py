"""The screen of the explorer: its layout, and which controller is told what happens on it."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.geometry import Size
from textual.getters import query_one
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from index.errors import PullquoteError
from tui.commands import key_of
from tui.panes.article import ArticlePane
from tui.panes.results import ResultsPane
from tui.screens.bindings import bindings
from tui.screens.explorer.explorer import Explorer
from tui.screens.explorer.footer import hints_of
from tui.session.arrangement import NARROW, WIDE
from tui.session.panes import Pane, PaneName, pane_called, side_panes
from tui.session.session import Session
from tui.widgets.frame import show_place
from tui.widgets.glyphs import ASCII, UNICODE
from tui.widgets.key_bar import KeyBar
from tui.widgets.list_pane import ListPane
from tui.widgets.no_results import NoResults
from tui.widgets.search_bar import QueryAbandoned, QueryKept, QueryTyped, SearchBar
from tui.widgets.status import StatusLine
from tui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from index import Results
    from tui.screens.explorer.syncing import Opener, SyncCommand
    from tui.screens.explorer.view import AnyPane
    from tui.screens.hints import Target
    from tui.session.memory import Memory
    from tui.session.settings import Settings
    from tui.widgets.side import SidePane

T = TypeVar("T")
_NARROWEST = 28
"""The least width of the side panes, in cells."""


def load(pane: Pane) -> type[Widget]:
    """Import the class of a pane."""
    module, _, name = pane.widget.partition(":")
    return cast(type[Widget], getattr(import_module(module), name))


class ExplorerScreen(Screen[None]):
    """The explorer of one archive."""

    DEFAULT_CSS = Path(__file__).with_name("explorer.tcss").read_text("utf-8")
    """Where the panes stand; the app would read a `CSS_PATH` of its own twice at the start."""
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [  # noqa: RUF012
        (0, "-tiny"),
        (60, "-narrow"),
        (NARROW, "-medium"),
        (WIDE, "-wide"),
    ]
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = [  # noqa: RUF012
        (0, "-short"),
        (16, "-tall"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = bindings()
    AUTO_FOCUS = "#results"

    bar = query_one(SearchBar)
    results = query_one(ResultsPane)
    article = query_one(ArticlePane)
    status = query_one(StatusLine)
    key_bar = query_one(KeyBar)

    @dataclass(eq=False, repr=False)
    class Done(Message):
        """Something was done in the background; `then` shows what came of it."""

        then: Callable[[], object]

    class Opened(Message):
        """The archive is open, or cannot be opened."""

    def __init__(
        self,
        folder: Path,
        settings: Settings,
        memory: Memory,
        *,
        open_archive: Opener,
        sync_command: SyncCommand,
    ) -> None:
        super().__init__()
        self.session = Session(folder, settings, memory)
        self.explorer = Explorer(
            self.session, self, open_archive=open_archive, sync_command=sync_command
        )
        self.set_class(settings.ascii, "-ascii")
        self._side_width: int | None = None
        """How wide the user has made the side panes; styling them costs a layout."""

    # Layout.

    def compose(self) -> ComposeResult:
        """Lay out the panes; where they stand at each size is in `explorer.tcss`."""
        self._fit(self.app.size)
        settings = self.session.settings
        glyphs = ASCII if settings.ascii else UNICODE
        yield SearchBar(ascii_only=settings.ascii)
        with Container(id="body"):
            with Container(id="main"):
                with Container(id="found"):
                    yield ResultsPane(glyphs=glyphs, id="results")
                    yield NoResults()
                yield ArticlePane(glyphs=glyphs, id="article")
            with Vertical(id="side"):
                for pane in side_panes():
                    yield self._side_pane(pane)
        yield Static("Pullquote needs a window of 60 × 16.", id="too-small", markup=False)
        yield StatusLine()
        yield KeyBar()

    def _side_pane(self, pane: Pane) -> Widget:
        make = cast("Callable[[Pane, Callable[[str], str]], Widget]", load(pane))
        widget = make(pane, self._key)
        widget.border_title = pane.heading
        return widget

    def _fit(self, size: Size) -> None:
        """Take the classes of the size at once: Textual would style everything first without."""
        self.session.arrangement.width = size.width
        sides = (
            (size.width, self.HORIZONTAL_BREAKPOINTS),
            (size.height, self.VERTICAL_BREAKPOINTS),
        )
        for side, breakpoints in sides:
            fitting = [name for least, name in breakpoints or () if side >= least]
            self.add_class(fitting[-1], update=False)

    def _key(self, command: str) -> str:
        return key_of(command, self.session.settings)

    # Beginning and end.

    def on_mount(self) -> None:
        """Paint the frame, then open the archive."""
        self.results.border_title = pane_called("results").heading
        self.article.border_title = pane_called("article").heading
        self.article.clear("Opening …")
        self.bar.remember(*self.session.memory.queries)
        self.show_keys()
        self._check_theme()
        self.call_later(self.explorer.sync.open)  # its turn comes after the first paint

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """At the start, let nothing be styled again: it was just now, as it was mounted."""
        if not self.stack_updates:
            event.refresh_styles = False

    async def on_unmount(self) -> None:
        """End the indexing process with the screen."""
        await self.explorer.sync.close()

    def _check_theme(self) -> None:
        """Say so if the settings name a theme that there is not."""
        name, themes = self.session.settings.theme, self.app.available_themes
        if name and name not in themes:
            near = difflib.get_close_matches(name, themes, n=1)
            hint = f"did you mean “{near[0]}”?" if near else f"{self._key('theme')} shows them."
            self.tell(f"There is no theme “{name}”; {hint}", title="In your settings")

    # What happens on the screen, and who is told.

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let no command run before there is anything to run it on."""
        return self.is_mounted or action != "command"

    def action_command(self, command_id: str) -> None:
        """Run a command by its id, or say why it can do nothing now."""
        self.explorer.run(command_id)

    def watch_focused(self, focused: Widget | None) -> None:
        """Let the session know the pane that the keys go to."""
        is_pane = focused is not None and focused.has_class("pane")
        self.session.arrangement.focused = focused.id if focused is not None and is_pane else None

    def on_descendant_focus(self) -> None:
        """Show the keys of the pane that has the focus now."""
        self.show_keys()

    def on_resize(self) -> None:
        """Arrange the panes for the new size."""
        self.explorer.panes.follow_size(self.size.width)

    @on(QueryTyped)
    def _search_typed(self, event: QueryTyped) -> None:
        self.explorer.search.search_typed(event.query)

    @on(QueryKept)
    def _keep_query(self, event: QueryKept) -> None:
        self.explorer.search.keep(event.query)

    @on(QueryAbandoned)
    def _abandon_query(self) -> None:
        self.explorer.search.abandon()

    @on(Timeline.Chosen)
    def _search_months(self, event: Timeline.Chosen) -> None:
        self.explorer.search.search_months(event.first, event.last)

    @on(ResultsPane.Highlighted)
    def _follow_cursor(self, event: ResultsPane.Highlighted) -> None:
        self.explorer.reader.follow_cursor(event.row)

    @on(ResultsPane.Opened)
    def _enter_article(self, event: ResultsPane.Opened) -> None:
        self.explorer.reader.enter(event.row)

    @on(ListPane.Moved)
    def _go_to_row(self, event: ListPane.Moved) -> None:
        self.explorer.reader.go_to_row(cast("SidePane", event.pane), event.row)

    @on(ArticlePane.Clicked)
    def _go_to_span(self, event: ArticlePane.Clicked) -> None:
        self.explorer.reader.go_to_span(event.span)

    @on(ArticlePane.LaidOut)
    def _show_where(self) -> None:
        self.explorer.article.show_where()

    @on(ArticlePane.Moved)
    def _follow_scrolling(self, event: ArticlePane.Moved) -> None:
        self.explorer.reader.follow_scrolling(event.offset)

    @on(Done)
    def _take(self, event: Done) -> None:
        event.then()

    @on(Worker.StateChanged)
    def _tell_failure(self, event: Worker.StateChanged) -> None:
        """Say that something went wrong in the background; the explorer goes on."""
        if event.state is not WorkerState.ERROR:
            return
        error = event.worker.error
        self.log.error(error)
        if isinstance(error, PullquoteError):
            self.tell(error.hint, title=error.message, severe=True)
        else:
            self.tell(
                f"{type(error).__name__} in “{event.worker.group}”. “pullquote doctor” has more.",
                title="That did not work",
                severe=True,
            )

    # What the controllers may do with it; see `View`.

    @property
    def side(self) -> Sequence[SidePane]:
        """The panes beside the article."""
        return [cast("SidePane", self.query_one(f"#{pane.id}")) for pane in side_panes()]

    def pane(self, name: PaneName) -> AnyPane:
        """Return any pane."""
        return cast("AnyPane", self.query_one(f"#{name}"))

    def side_cursor(self, name: PaneName) -> int | None:
        """Return which row the cursor of a side pane is on."""
        return self.query_one(f"#{name}", ListPane).cursor

    def tell(
        self, message: str, *, title: str = "", severe: bool = False, alone: bool = False
    ) -> None:
        """Show a message for a moment."""
        if alone:
            self.take_back()
        self.notify(
            message,
            title=title,
            severity="error" if severe else "information",
            markup=False,
        )

    def take_back(self) -> None:
        """Take back every message that still stands."""
        self.app.clear_notifications()

    def ask(self, title: str, hint: str, value: str, then: Callable[[str | None], None]) -> None:
        """Ask for one line."""
        from tui.screens.prompt import PromptScreen  # imported when it is first needed

        self.app.push_screen(PromptScreen(title, hint, value), then)

    def open(self, dialog: Screen[T], then: Callable[[T | None], None] | None = None) -> None:
        """Open a dialog."""
        self.app.push_screen(dialog, then)

    def in_background(
        self,
        work: Callable[[], T],
        then: Callable[[T], object] | None = None,
        *,
        group: str,
        exclusive: bool = True,
    ) -> None:
        """Work in a thread."""

        def run() -> None:
            result = work()
            if then is not None:
                self.post(partial(then, result))

        self.run_worker(run, thread=True, exclusive=exclusive, group=group, exit_on_error=False)

    def in_turn(self, work: Coroutine[Any, Any, None], *, group: str) -> None:
        """Run a coroutine beside the screen."""
        self.run_worker(work, exclusive=True, group=group, exit_on_error=False)

    def post(self, callback: Callable[[], object]) -> None:
        """Call something when the messages before it have been taken, from any thread."""
        self.post_message(self.Done(callback))

    def after_refresh(self, callback: Callable[[], object]) -> None:
        """Call something when what has changed is on the screen."""
        self.call_after_refresh(callback)

    def after(self, seconds: float, callback: Callable[[], object]) -> None:
        """Call something in a while."""
        self.set_timer(seconds, callback)

    def show_panes(self) -> None:
        """Show the panes as the session's arrangement says."""
        arrangement = self.session.arrangement
        self.set_class(arrangement.zen, "-zen")
        self.set_class(arrangement.no_side, "-no-side")
        self.set_class(arrangement.drawer is not None, "-drawer")
        for pane in side_panes():
            self.query_one(f"#{pane.id}").set_class(arrangement.drawer == pane.id, "-open")
        self._restore_side()

    def _restore_side(self) -> None:
        """Give the side panes the width that the user has chosen for this size."""
        arrangement = self.session.arrangement
        chosen = self.session.memory.side.get(arrangement.size_name)
        width = None if arrangement.is_narrow else chosen
        if width != self._side_width:
            self._side_width = width
            side = self.query_one("#side")
            side.styles.width = width
            side.styles.max_width = width

    def widen_side(self, by: int) -> int:
        """Return how wide the side panes are with some more columns."""
        width = self.query_one("#side").size.width + by
        return max(_NARROWEST, min(self.size.width // 2, width))

    def show_position(self, place: str) -> None:
        """Write on the frame of the results which one the cursor is on."""
        show_place(self.results, place)

    def show_keys(self) -> None:
        """Show in the footer what can be done now."""
        self.key_bar.hints = hints_of(self.session, is_typing=self.bar.is_typing)

    def show_waiting(self, waiting: bool) -> None:
        """Show that the results are not those of the query in the bar."""
        self.set_class(waiting, "-stale")

    def explain_nothing(self, results: Results | None, *, empty: str = "", hint: str = "") -> None:
        """Show in place of the results why there are none."""
        self.set_class(results is not None, "-nothing")
        if results is not None:
            self.query_one(NoResults).explain(
                results,
                title=pane_called("results").heading,
                empty=empty,
                relax_key=self._key("search.relax"),
                suggest_key=self._key("search.suggested"),
                hint=hint,
            )

    def targets(self) -> Sequence[Target]:
        """Return what can be gone to of all that is on the screen."""
        from tui.screens.explorer.targets import visible_targets

        return visible_targets(self, self.explorer)

    def opened(self) -> None:
        """Take note that the archive is open, or cannot be opened."""
        self.post_message(self.Opened())

    def copy(self, text: str) -> None:
        """Copy a text through the terminal."""
        self.app.copy_to_clipboard(text)

    @contextmanager
    def suspended(self) -> Iterator[None]:
        """Leave the terminal to another program for a while."""
        with self.app.suspend():
            yield
        self.refresh(layout=True)

    def palette(self) -> None:
        """Open the palette."""
        self.app.action_command_palette()

    def themes(self) -> None:
        """Let the user choose a theme."""
        self.app.search_themes()

    def quit(self) -> None:
        """Leave Pullquote."""
        self.app.exit()
