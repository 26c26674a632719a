"""The screen of the explorer: its layout, and which controller is told what happens on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.geometry import Size
from textual.getters import query_one
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from index.errors import PullquoteError
from tui.commands import key_of
from tui.panes.article import ArticlePane
from tui.panes.results import ResultsPane
from tui.screens.bindings import bindings
from tui.screens.explorer.screen_view import DoFirst, Done, ScreenView
from tui.screens.explorer.view import READING
from tui.session.arrangement import LEAST, NARROW, WIDE
from tui.session.panes import Pane, pane_called, side_panes
from tui.session.session import Session
from tui.widgets.glyphs import ASCII, UNICODE
from tui.widgets.key_bar import KeyBar
from tui.widgets.list_pane import ListPane
from tui.widgets.search_bar import QueryAbandoned, QueryKept, QueryTyped, SearchBar
from tui.widgets.status import StatusLine

if TYPE_CHECKING:
    from tui.screens.explorer.explorer import Explorer
    from tui.screens.explorer.syncing import Opener, SyncCommand
    from tui.screens.hints import Target
    from tui.session.memory import Memory
    from tui.session.settings import Settings
    from tui.widgets.side import SidePane
    from tui.widgets.timeline import Timeline

_STILL = 0.15
"""Seconds that the first paint stands at most, while the archive is opened."""


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
        (LEAST[0], "-narrow"),
        (NARROW, "-medium"),
        (WIDE, "-wide"),
    ]
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = [  # noqa: RUF012
        (0, "-short"),
        (LEAST[1], "-tall"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = bindings()
    AUTO_FOCUS = "#results"

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """What the keys go to; it shows that itself, so not all needs drawing anew."""

    bar = query_one(SearchBar)
    results = query_one(ResultsPane)
    article = query_one(ArticlePane)
    status = query_one(StatusLine)
    key_bar = query_one(KeyBar)

    def __init__(
        self,
        folder: Path,
        settings: Settings,
        memory: Memory,
        *,
        open_archive: Opener,
        sync_command: SyncCommand,
        do_first: DoFirst,
    ) -> None:
        super().__init__()
        self.session = Session(folder, settings, memory)
        self.view = ScreenView(self, self.session, self._targets, do_first)
        self._open_archive, self._sync_command = open_archive, sync_command
        self.set_class(settings.ascii, "-ascii")
        self.set_class(settings.screen_reader, "-bare")
        self._still = ExitStack()
        """Holds back what would be drawn before the first list is there."""

    @cached_property
    def explorer(self) -> Explorer:
        """What the screen tells of all that happens on it; its parts are loaded by the way."""
        from tui.screens.explorer.explorer import Explorer  # after the first paint

        return Explorer(
            self.session,
            self.view,
            open_archive=self._open_archive,
            sync_command=self._sync_command,
        )

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
                yield ArticlePane(glyphs=glyphs, id="article")
            with Vertical(id="side"):
                for pane in side_panes():
                    yield self._side_pane(pane)
        yield Static(
            "Pullquote needs a window of {} × {}.".format(*LEAST), id="too-small", markup=False
        )
        yield (status := StatusLine())
        status.stop_key = self._key("sync.stop")
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
        self.query("ToastRack").set(display=False)  # or it is laid out once more without one
        self.results.border_title = pane_called("results").heading
        self.article.border_title = pane_called("article").heading
        self.article.clear("Opening …")
        self.bar.remember(*self.session.memory.queries)
        self.view.show_keys()
        self._check_theme()
        self.call_later(self._open)  # its turn comes after the first paint

    def _open(self) -> None:
        """Open the archive; Textual would draw the empty panes three times more until then."""
        self._still.enter_context(self.app.batch_update())
        self.set_timer(_STILL, self._draw)
        self.explorer.sync.open()

    def _draw(self) -> None:
        self._still.close()
        self.check_idle()  # or what was held back waits for the next thing that happens

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """At the start, let nothing be styled again: it was just now, as it was mounted."""
        if not self.stack_updates:
            event.refresh_styles = False

    def _screen_resized(self, size: Size) -> None:
        """Lay out for another size only: at the start Textual tells the same one three times."""
        if size != self._size:
            super()._screen_resized(size)

    def _compositor_refresh(self) -> None:
        """Under a dialog, let that draw what is new; Textual would draw all of both each time."""
        if self is self.app.screen:
            super()._compositor_refresh()
        elif regions := self._compositor._dirty_regions:
            self.app.screen.refresh(*regions)
            regions.clear()
            self._dirty_widgets.clear()

    async def on_unmount(self) -> None:
        """End the indexing process with the screen."""
        await self.explorer.sync.close()

    def _check_theme(self) -> None:
        """Say so if the settings name a theme that there is not."""
        name, themes = self.session.settings.theme, self.app.available_themes
        if name and name not in themes:
            import difflib

            near = difflib.get_close_matches(name, themes, n=1)
            hint = f"did you mean “{near[0]}”?" if near else f"{self._key('theme')} shows them."
            self.view.tell(f"There is no theme “{name}”; {hint}", title="In your settings")

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
        self.view.show_keys()

    def on_resize(self) -> None:
        """Arrange the panes for the new size."""
        self.explorer.panes.follow_size(self.size)

    @on(QueryTyped)
    def _search_typed(self, event: QueryTyped) -> None:
        self.explorer.search.search_typed(event.query)

    @on(QueryKept)
    def _keep_query(self, event: QueryKept) -> None:
        self.explorer.search.keep(event.query)

    @on(QueryAbandoned)
    def _abandon_query(self) -> None:
        self.explorer.search.abandon()

    def on_timeline_chosen(self, event: Timeline.Chosen) -> None:
        """Search only in the months that were clicked; the timeline is loaded after the list."""
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

    def _targets(self) -> Sequence[Target]:
        from tui.screens.explorer.targets import visible_targets

        return visible_targets(self, self.explorer)

    @on(Done)
    def _take(self, event: Done) -> None:
        if not self.app.is_running:  # parts of the screen are gone by now
            return
        event.then()
        if self.session.results is not None:
            self._still.close()

    @on(Worker.StateChanged)
    def _tell_failure(self, event: Worker.StateChanged) -> None:
        """Say that something went wrong in the background; the explorer goes on."""
        if event.state is not WorkerState.ERROR:
            return
        error = event.worker.error
        self.log.error(error)
        if event.worker.group == READING:
            self.explorer.article.give_up()
        if isinstance(error, PullquoteError):
            self.view.tell(error.hint, title=error.message, severe=True)
        else:
            self.view.tell(
                f"{type(error).__name__} in “{event.worker.group}”. “pullquote doctor” has more.",
                title="That did not work",
                severe=True,
            )
