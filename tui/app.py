"""The application: it knows the folder, the settings and the themes; screens do the rest."""

from __future__ import annotations

import gc
import os
import select
import sys
import threading
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Self

from textual import events, on
from textual.binding import BindingType
from textual.driver import Driver
from textual.filter import ANSIToTruecolor, LineFilter
from textual.screen import Screen

import index
from tui.screens.bindings import how_to_leave, keys_that, textual_keymap
from tui.screens.explorer.screen import ExplorerScreen
from tui.screens.explorer.screen_view import Opened, Redrawn
from tui.screens.leaving import end_with_terminal, give_size, leave_when_asked
from tui.screens.typeahead import Asked, TypeAheadApp, Typed
from tui.session.memory import Memory
from tui.settings import Settings, load_settings
from tui.widgets.ascii_lines import AsciiLines
from tui.widgets.themes import DARK, THEMES
from tui.widgets.thin_output import ThinOutput

if TYPE_CHECKING:
    from index import Archive
    from tui.screens.explorer.syncing import Opener, SyncCommand


_OWN = frozenset(theme.name for theme in THEMES)
_GARBAGE = (5_000, 20, 10)
"""After how many new objects the newest are looked through, and after how many such looks the
older ones, and the oldest."""


def _sync_command(archive: Archive) -> list[str]:
    return index.sync_command(archive)


def _open_shared(address: str, folder: Path) -> Archive:
    return index.open_shared_archive(address)


class PullquoteApp(TypeAheadApp):
    """Pullquote in the terminal.

    Args:
        folder: The folder of articles; without one the welcome screen asks for it.
        shared: The address of a shared archive, which is opened instead.
        settings: The user's settings.
        memory: What is remembered from the last start.
        open_archive: Opens the archive of a folder.
        sync_command: Returns the command line of the indexing process.
    """

    TITLE = "Pullquote"
    # A message stands on the footer and the status line: no text is covered.
    DEFAULT_CSS = """
    PullquoteApp {
        ToastRack {
            margin: 0;
            width: 100%;
            max-height: 2;
            align-horizontal: left;
            scrollbar-size-vertical: 0;
        }
        ToastRack > * { width: 100%; margin: 0; }
        Toast {
            width: 100%;
            max-width: 100%;
            max-height: 2;
            margin: 0;
            padding: 0 1;
            background: $panel;
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = []
    ENABLE_COMMAND_PALETTE = False  # there is one of our own

    def __init__(
        self,
        folder: Path | None,
        *,
        settings: Settings | None = None,
        memory: Memory | None = None,
        open_archive: Opener | None = None,
        sync_command: SyncCommand = _sync_command,
        shared: str = "",
    ) -> None:
        super().__init__()
        self._disable_tooltips = True  # nothing here has one: Textual would mount it all the same
        self.folder = Path(shared) if shared else folder
        self.settings_problems: list[str] = []
        if settings is None:
            settings, self.settings_problems = load_settings()
        self.settings = settings
        self.memory = memory if memory is not None else Memory.load()
        if shared:
            open_archive = partial(_open_shared, shared)
        self._open_archive = open_archive or self._open_with_pipelines
        self._sync_command = sync_command
        self.set_class(settings.ascii, "-ascii")
        self.set_class(settings.screen_reader, "-bare")
        self._ascii_lines = [AsciiLines()] if settings.ascii else []
        if not settings.motion:
            self.animation_level = "none"
        for theme in THEMES:
            self.register_theme(theme)
        self._begin_with(self._first_theme())
        self.output = ThinOutput()
        """What stands on the terminal."""
        self._asking_keys: frozenset[str] = frozenset()
        """Keys of dialogs about an article: what is typed next may be meant for the dialog."""

    def on_mount(self) -> None:
        """Ask for the folder if there is none, and say what is wrong in the settings."""
        self.set_keymap(textual_keymap(self.settings.keys))
        keys = self.settings.keys
        self.hasty_keys = keys_that(lambda command: command.hasty, keys)
        self.brief_keys = keys_that(lambda command: command.brief, keys)
        self.offer_keys = keys_that(lambda command: command.takes_offer, keys)
        self._asking_keys = keys_that(lambda command: command.asks, keys)
        if not (self.is_headless or self.is_web):  # tests, and a browser, end it otherwise
            leave_when_asked(self)
        if self.folder is None:
            from tui.screens.welcome import WelcomeScreen

            self.push_screen(WelcomeScreen(), self.explore)
        if self.settings_problems:
            first, *more = self.settings_problems
            rest = f" ({len(more)} more: pullquote config show)" if more else ""
            self.notify(
                f"{first}{rest}", title="In your settings", severity="warning", markup=False
            )
        elif self.memory.note:
            self.notify(self.memory.note, severity="warning", markup=False)

    def is_early(self, event: Typed | Asked) -> bool:
        """Tell whether a key needs the first article, or an offer for what is being typed."""
        screen = self.screen
        if not isinstance(screen, ExplorerScreen) or not isinstance(event, events.Key):
            return False
        if screen.bar.is_typing:
            return event.key in self.offer_keys and screen.bar.is_pausing
        return event.key in self._asking_keys and screen.session.awaits_first

    def tell_waiting(self, waits: bool) -> None:
        """Show in the status line that what was typed waits."""
        for screen in self.screen_stack:
            if isinstance(screen, ExplorerScreen):
                screen.status.doing = "Waiting … esc lets go" if waits else ""

    def tell_forgotten(self) -> None:
        """Say that what was typed has waited for too long, and is not done any more."""
        self.clear_notifications()
        self.notify("What it waited for did not come: what was typed is forgotten.", markup=False)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what changes every line at last: for `NO_COLOR`, ASCII, and other themes."""
        filters = [*super().get_line_filters(), *self._ascii_lines]
        few_colours = self.console.color_system == "256"
        if self.theme in _OWN:  # all their colours are true ones
            filters = [each for each in filters if not isinstance(each, ANSIToTruecolor)]
            if not few_colours:
                return filters
            from tui.widgets.grey_lines import GreyLines  # most terminals have more

            return [*filters, GreyLines()]
        if self.current_theme.ansi:
            return filters
        from tui.widgets.legible_lines import LegibleLines  # our own themes need none

        return [*filters, LegibleLines(few_colours=few_colours)]

    def get_driver_class(self) -> type[Driver]:
        """Return what writes little to the terminal and takes Esc at once, where there is one."""
        driver = super().get_driver_class()
        if driver.__name__ != "LinuxDriver":
            return driver
        from tui.screens.terminal import ThinDriver

        return ThinDriver

    def on_resize(self) -> None:
        """Draw all anew: terminals shift what stands on them when they get another size."""
        self.output.forget()

    def refresh(
        self, *, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Draw all anew; lay nothing out: Textual asks for that, twice, when a dialog has closed.

        Nothing has moved then, and the screen that was under it is drawn anew anyway.
        """
        return self if layout else super().refresh(repaint=repaint, recompose=recompose)

    @on(Driver.SignalResume)  # from a stop, as by the shell's ctrl+z
    @on(Redrawn)
    def redraw(self) -> None:
        """Draw all anew, whatever another program has left on the terminal."""
        self.output.forget()
        self.screen.refresh()

    def clear_notifications(self) -> None:
        """Take back every message, and what held them.

        Textual leaves that, empty: the third message would lie below what is seen.
        """
        super().clear_notifications()
        for screen in self.screen_stack:
            screen.query("ToastHolder").remove()

    def action_help_quit(self) -> None:
        """Say how to leave, where somebody tries ctrl+c."""
        self.clear_notifications()
        self.notify(how_to_leave(self.settings), markup=False)

    def get_default_screen(self) -> Screen[Any]:
        """Return the explorer at once where the folder is known."""
        return self._explorer(self.folder) if self.folder else super().get_default_screen()

    def _open_with_pipelines(self, folder: Path) -> Archive:
        return index.open_archive(folder, pipelines=self.settings.pipelines)

    @on(Opened)
    def _collect_garbage(self) -> None:
        """Collect garbage from now on, but seldom: to look through everything takes 0.1 s."""
        if not gc.isenabled():
            gc.freeze()
            gc.set_threshold(*_GARBAGE)
            gc.enable()

    def explore(self, folder: Path | None) -> None:
        """Open the explorer on a folder; leave if there is none."""
        if folder is None:
            self.exit(0)
            return
        self.push_screen(self._explorer(folder))

    def _explorer(self, folder: Path) -> ExplorerScreen:
        return ExplorerScreen(
            folder,
            self.settings,
            self.memory,
            open_archive=self._open_archive,
            sync_command=self._sync_command,
            do_first=self.do_first,
        )

    def _begin_with(self, theme: str) -> None:
        """Take the first theme; Textual would read all styles once more for it, as for another."""
        if theme not in _OWN:
            self.theme = theme
            return
        self.set_reactive(PullquoteApp.theme, theme)
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_class(self.current_theme.dark, "-dark-mode", update=False)
        self.set_class(not self.current_theme.dark, "-light-mode", update=False)

    def _first_theme(self) -> str:
        if "NO_COLOR" in os.environ:
            return DARK
        wanted = self.settings.theme or self.memory.theme
        return wanted if wanted in self.available_themes else DARK


def run_explorer(folder: Path | None, *, shared: str = "") -> int:
    """Run the explorer on a folder of articles, or on a shared archive; return the exit code."""
    if sys.stdin.isatty() and hasattr(select, "poll"):
        terminal = sys.stdin.fileno()
        give_size(terminal)
        threading.Thread(target=end_with_terminal, args=(terminal,), daemon=True).start()
    app = PullquoteApp(folder, shared=shared)
    app.run()
    return app.return_code or 0


if __name__ == "__main__":  # how `pullquote serve` starts it: without a terminal of its own
    named = sys.argv[1]
    is_shared = named.startswith(("https://", "http://"))
    sys.exit(run_explorer(None, shared=named) if is_shared else run_explorer(Path(named)))
