"""The screen as the controllers see it: what they may have shown, told and done."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar, cast

from textual.message import Message
from textual.screen import Screen
from textual.worker import get_current_worker

from tui.panes.article import ArticlePane
from tui.panes.results import ResultsPane
from tui.screens.explorer.footer import hints_of
from tui.screens.explorer.nothing import NothingListed
from tui.screens.explorer.view import GOING
from tui.session.panes import PaneName, pane_called, side_panes
from tui.widgets.frame import show_place
from tui.widgets.key_bar import KeyBar
from tui.widgets.list_pane import ListPane
from tui.widgets.search_bar import SearchBar
from tui.widgets.status import StatusLine
from tui.widgets.themes import THEMES

if TYPE_CHECKING:
    from index import Results
    from tui.screens.explorer.view import AnyPane
    from tui.screens.hints import Target
    from tui.session.session import Session
    from tui.widgets.side import SidePane

T = TypeVar("T")
DoFirst = Callable[[Sequence[Callable[[], object]]], object]
"""Does some things one by one, before what was typed and not handled yet."""
BEFORE = "of the search before"
"""What stands on the frame of results that are not those of the query in the bar."""
_NARROWEST = 28
"""The least width of the side panes, in cells."""


@dataclass(eq=False, repr=False)
class Done(Message):
    """Something was done in the background; `then` shows what came of it."""

    then: Callable[[], object]


class Opened(Message):
    """The archive is open, or cannot be opened."""


class Redrawn(Message):
    """The whole screen is to be drawn anew."""


class ScreenView:
    """Textual's side of `View`: each verb of it, done on a screen."""

    def __init__(
        self,
        screen: Screen[None],
        session: Session,
        targets: Callable[[], Sequence[Target]],
        do_first: DoFirst,
    ) -> None:
        self._screen, self._session, self._do_first = screen, session, do_first
        self.targets = targets
        """Returns what can be gone to of all that is on the screen."""
        self._nothing = NothingListed(screen, session.settings)
        self._side_width: int | None = None
        """How wide the user has made the side panes; styling them costs a layout."""

    @property
    def bar(self) -> SearchBar:
        """The search bar."""
        return self._screen.query_one(SearchBar)

    @property
    def results(self) -> ResultsPane:
        """The list of results."""
        return self._screen.query_one(ResultsPane)

    @property
    def article(self) -> ArticlePane:
        """The text of the article."""
        return self._screen.query_one(ArticlePane)

    @property
    def status(self) -> StatusLine:
        """The status line."""
        return self._screen.query_one(StatusLine)

    @property
    def side(self) -> Sequence[SidePane]:
        """The panes beside the article."""
        return [cast("SidePane", self._screen.query_one(f"#{pane.id}")) for pane in side_panes()]

    def pane(self, name: PaneName) -> AnyPane:
        """Return any pane."""
        return cast("AnyPane", self._screen.query_one(f"#{name}"))

    def side_cursor(self, name: PaneName) -> int | None:
        """Return which row the cursor of a side pane is on."""
        return self._screen.query_one(f"#{name}", ListPane).cursor

    def tell(self, message: str, *, title: str = "", severe: bool = False) -> None:
        """Show a message for a moment, in place of one that still stands."""
        self.take_back()  # they never pile up
        self._screen.notify(
            message,
            title=title,
            severity="error" if severe else "information",
            markup=False,
        )

    def take_back(self) -> bool:
        """Take back every message that still stands; tell whether one did."""
        stood = len(self._screen.app._notifications) > 0
        self._screen.app.clear_notifications()
        return stood

    def ask(self, title: str, hint: str, value: str, then: Callable[[str | None], None]) -> None:
        """Ask for one line."""
        from tui.screens.prompt import PromptScreen  # imported when it is first needed

        self.open(PromptScreen(title, hint, value), then)

    def open(self, dialog: Screen[T], then: Callable[[T | None], None] | None = None) -> None:
        """Open a dialog, if there is room for one."""
        if self._session.arrangement.is_tiny:
            self.tell("There is no room for that in a window as small as this.")
            return
        self._screen.call_later(self._open, dialog, then)

    async def _open(self, dialog: Screen[T], then: Callable[[T | None], None] | None) -> None:
        """Open a dialog, and draw it when all of it is there."""
        with self._screen.app.batch_update():
            await self._screen.app.push_screen(dialog, then)
        dialog.refresh(layout=True)

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
            is_wanted = group not in GOING or not get_current_worker().is_cancelled
            if then is not None and is_wanted:
                self.post(partial(then, result))

        self._screen.run_worker(
            run, thread=True, exclusive=exclusive, group=group, exit_on_error=False
        )

    def in_turn(self, work: Coroutine[Any, Any, None], *, group: str) -> None:
        """Run a coroutine beside the screen."""
        self._screen.run_worker(work, exclusive=True, group=group, exit_on_error=False)

    def do_one_by_one(self, asked: Sequence[Callable[[], object]]) -> None:
        """Do some things, each when what the one before has led to is there."""
        self._do_first(asked)

    def post(self, callback: Callable[[], object]) -> None:
        """Call something when the messages before it have been taken, from any thread."""
        self._screen.post_message(Done(callback))

    def after_refresh(self, callback: Callable[[], object]) -> None:
        """Call something when what has changed is on the screen."""
        self._screen.call_after_refresh(callback)

    def after(self, seconds: float, callback: Callable[[], object]) -> None:
        """Call something in a while."""
        self._screen.set_timer(seconds, callback)

    def show_panes(self) -> None:
        """Show the panes as the session's arrangement says."""
        arrangement = self._session.arrangement
        self._screen.set_class(arrangement.zen, "-zen")
        self._screen.set_class(arrangement.no_side, "-no-side")
        self._screen.set_class(arrangement.drawer is not None, "-drawer")
        for pane in side_panes():
            self._screen.query_one(f"#{pane.id}").set_class(arrangement.drawer == pane.id, "-open")
        self._restore_side()

    def _restore_side(self) -> None:
        """Give the side panes the width that the user has chosen for this size."""
        arrangement = self._session.arrangement
        chosen = self._session.memory.side.get(arrangement.size_name)
        width = None if arrangement.is_narrow else chosen
        if width != self._side_width:
            self._side_width = width
            side = self._screen.query_one("#side")
            side.styles.width = width
            side.styles.max_width = width

    def widen_side(self, by: int) -> int:
        """Return how wide the side panes are with some more columns."""
        width = self._screen.query_one("#side").size.width + by
        return max(_NARROWEST, min(self._screen.size.width // 2, width))

    def show_position(self, place: str) -> None:
        """Write on the frame of the results which one the cursor is on."""
        show_place(self.results, place)

    def show_order(self, order: str) -> None:
        """Write on the frame of the results how they are sorted."""
        title = f"{pane_called('results').heading} · {order}"
        if self.results.border_title != title:
            self.results.border_title = title

    def show_keys(self) -> None:
        """Show in the footer what can be done now, and with which keys where nothing was found."""
        is_typing = self.bar.is_typing
        self._screen.query_one(KeyBar).hints = hints_of(self._session, is_typing=is_typing)
        self._nothing.show_keys(is_typing=is_typing)

    def show_waiting(self, waiting: bool) -> None:
        """Say that the results are not those of the query in the bar; other results say theirs."""
        if waiting:
            self.show_order(BEFORE)

    def explain_nothing(self, results: Results | None, *, empty: str = "", hint: str = "") -> None:
        """Show in place of the results why there are none."""
        was_shown = self._nothing.is_shown
        if results is not None:
            self._nothing.show(results, empty, hint, is_typing=self.bar.is_typing)
            return
        self._nothing.hide()
        if was_shown and self._screen.focused is None:
            self.results.focus()  # it lost the keys while it could not be seen

    def opened(self) -> None:
        """Take note that the archive is open, or cannot be opened."""
        self._screen.post_message(Opened())

    def copy(self, text: str) -> None:
        """Copy a text through the terminal."""
        self._screen.app.copy_to_clipboard(text)

    @property
    def can_suspend(self) -> bool:
        """Whether there is a terminal to leave to another program: in a browser there is none."""
        driver = self._screen.app._driver
        return driver is not None and driver.can_suspend

    @contextmanager
    def suspended(self) -> Iterator[None]:
        """Leave the terminal to another program for a while."""
        with self._screen.app.suspend():
            yield
        self._screen.refresh(layout=True)

    @property
    def themes(self) -> Sequence[str]:
        """The names of all themes: our own, then the others by name."""
        own = [theme.name for theme in THEMES]
        return [*own, *sorted(set(self._screen.app.available_themes) - set(own))]

    @property
    def theme(self) -> str:
        """The theme on the screen."""
        return self._screen.app.theme

    @theme.setter
    def theme(self, name: str) -> None:
        if name != self._screen.app.theme:
            self._screen.app.theme = name

    def redraw(self) -> None:
        """Draw the whole screen anew, whatever stands on the terminal."""
        self._screen.post_message(Redrawn())

    def quit(self) -> None:
        """Leave Pullquote."""
        self._screen.app.exit()
