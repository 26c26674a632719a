"""The explorer: search, read, and go from quote to quote."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.geometry import Size
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from index.errors import PullquoteError
from tui.commands import COMMANDS
from tui.panes.article import ArticlePane
from tui.panes.entities import EntitiesPane
from tui.panes.hits import HitsPane
from tui.panes.quotes import QuotesPane
from tui.panes.results import ResultsPane
from tui.screens.bindings import bindings
from tui.screens.explorer.dialogs import DialogsPart
from tui.widgets.glyphs import ASCII, UNICODE
from tui.widgets.key_bar import KeyBar
from tui.widgets.no_results import NoResults
from tui.widgets.search_bar import SearchBar
from tui.widgets.status import StatusLine

if TYPE_CHECKING:
    from tui.screens.explorer.indexing import Opener, SyncCommand
    from tui.session.memory import Memory
    from tui.settings import Settings


class ExplorerScreen(DialogsPart):
    """The explorer of one archive."""

    DEFAULT_CSS = Path(__file__).with_name("explorer.tcss").read_text("utf-8")
    """Where the panes stand; the app would read a `CSS_PATH` of its own twice at the start."""
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [  # noqa: RUF012
        (0, "-tiny"),
        (60, "-narrow"),
        (100, "-medium"),
        (160, "-wide"),
    ]
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = [  # noqa: RUF012
        (0, "-short"),
        (16, "-tall"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = bindings()
    AUTO_FOCUS = "#results"

    def __init__(
        self,
        folder: Path,
        settings: Settings,
        memory: Memory,
        *,
        open_archive: Opener,
        sync_command: SyncCommand,
    ) -> None:
        super().__init__(folder, settings, memory)
        self.open_archive = open_archive
        self.sync_command = sync_command
        self.set_class(settings.ascii, "-ascii")

    def compose(self) -> ComposeResult:
        """Lay out the panes; where they stand at each size is in `explorer.tcss`."""
        self._fit(self.app.size)
        glyphs = ASCII if self.settings.ascii else UNICODE
        yield SearchBar(ascii_only=self.settings.ascii)
        with Container(id="body"):
            with Container(id="main"):
                with Container(id="found"):
                    yield ResultsPane(glyphs=glyphs, id="results")
                    yield NoResults()
                yield ArticlePane(glyphs=glyphs, id="article")
            with Vertical(id="side"):
                yield QuotesPane()
                yield EntitiesPane(unfold_key=self.key("entities.unfold"))
                yield HitsPane()
        yield Static("Pullquote needs a window of 60 × 16.", id="too-small", markup=False)
        yield StatusLine()
        yield KeyBar()

    def _fit(self, size: Size) -> None:
        """Take the classes of the size at once: Textual would style everything first without."""
        sides = (
            (size.width, self.HORIZONTAL_BREAKPOINTS),
            (size.height, self.VERTICAL_BREAKPOINTS),
        )
        for side, breakpoints in sides:
            fitting = [name for least, name in breakpoints or () if side >= least]
            self.add_class(fitting[-1], update=False)

    def on_mount(self) -> None:
        """Paint the frame, then open the archive."""
        self.results_pane.border_title = "1 Results"
        self.article_pane.border_title = "2 Article"
        self.article_pane.clear("Opening …")
        self.search_bar.query_input.earlier.extend(self.memory.queries)
        self.show_keys()
        self._check_theme()
        self.call_later(self.open_in_background)  # its turn comes after the first paint

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """At the start, let nothing be styled again: it was just now, as it was mounted."""
        if not self.stack_updates:
            event.refresh_styles = False

    def _check_theme(self) -> None:
        """Say so if the settings name a theme that there is not."""
        name, themes = self.settings.theme, self.app.available_themes
        if name and name not in themes:
            near = difflib.get_close_matches(name, themes, n=1)
            hint = f"did you mean “{near[0]}”?" if near else f"{self.key('theme')} shows them."
            self.tell(f"There is no theme “{name}”; {hint}", title="In your settings")

    async def on_unmount(self) -> None:
        """End the indexing process with the screen."""
        await self.finish_sync()
        if self.archive is not None:
            self.archive.close()

    @property
    def explorer(self) -> ExplorerScreen:
        """The whole explorer, for the commands that its parts ask about."""
        return self

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let no command run before there is anything to run it on."""
        return self.is_mounted or action != "command"

    def action_command(self, command_id: str) -> None:
        """Run a command by its id, or say why it can do nothing now."""
        command = COMMANDS[command_id]
        if command.available(self):
            command.run(self)
        elif reason := command.why_not(self):
            self.tell(reason, alone=True)

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
