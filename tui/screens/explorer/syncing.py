"""The controller of the archive: opens it, runs the indexing process and follows what it does."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from index.errors import PullquoteError
from tui.screens.explorer.process import IndexingProcess
from tui.screens.explorer.view import OPENING_ARCHIVE
from tui.screens.explorer.watching import WatchController
from tui.session.words import counted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from index import Archive, Reading
    from index.events import Event, Failed, Finished
    from tui.screens.explorer.desk import Desk
    from tui.screens.explorer.following import FollowController
    from tui.screens.explorer.opening import ArticleController
    from tui.screens.explorer.searching import SearchController

    Opener = Callable[[Path], Archive]
    SyncCommand = Callable[[Archive], list[str]]

_LIST_FIRST = 0.1
"""Seconds from the opened archive to whatever else is looked at: the first list goes first."""
TAKE_OVER_EVERY = 10.0
"""Seconds after which the explorer tries again to index what another one was indexing."""


class SyncController:
    """Opens the archive after the first paint, and runs the indexing process."""

    def __init__(
        self,
        desk: Desk,
        article: ArticleController,
        search: SearchController,
        follow: FollowController,
        *,
        open_archive: Opener,
        sync_command: SyncCommand,
    ) -> None:
        self._desk, self._session, self._view = desk, desk.session, desk.view
        self._article, self._search, self._follow = article, search, follow
        self.open_archive = open_archive
        """Opens the archive of a folder; may take a while."""
        self.sync_command = sync_command
        """Returns the command line of the indexing process."""
        self.process = IndexingProcess()
        self.on_stopped: Callable[[], None] = lambda: None
        """Is called when the process has ended, after all that follows from it."""
        self._watch = WatchController(desk, follow, self.start)
        self._problems_found = 0
        self._is_asked = True

    # Opening.

    def open(self, *, again: bool = False) -> None:
        """Open the archive in the background; that it fails again is told, as nothing changes."""

        def work() -> Archive | PullquoteError:
            try:
                return self.open_archive(self._session.folder)
            except PullquoteError as error:
                return error

        def begin(opened: Archive | PullquoteError) -> None:
            self._begin(opened, again=again)

        self._view.in_background(work, begin, group=OPENING_ARCHIVE)

    def _begin(self, opened: Archive | PullquoteError, *, again: bool) -> None:
        self._session.is_refused = isinstance(opened, PullquoteError)
        if isinstance(opened, PullquoteError):
            self._article.close(f"{opened.message}\n\n{opened.hint}")
            if again or not self._session.arrangement.can_be_seen("article"):
                self._view.tell(opened.hint, title="The archive cannot be opened.", severe=True)
            self._view.status.notice = f"Not open · {self._desk.key('sync')} tries again"
        else:
            self._session.archive = opened
            if opened.is_repaired:
                self._view.tell(
                    "Everything is read again; your marks are kept.",
                    title="The archive's database was damaged.",
                    severe=True,
                )
            self._view.bar.complete_with(opened.complete)
            self._search.search(self._view.bar.text)
            self._view.after(_LIST_FIRST, self._follow.ask_whether_compared)
            self.start(after=_LIST_FIRST)
        self._view.opened()

    # The indexing process.

    def look(self) -> None:
        """Look for new, changed and removed files because the user asks for it."""
        self._session.only_follows = False
        if self._session.archive is None:
            self._session.is_refused = False
            self._view.article.clear("Opening …")
            self.open(again=True)
        elif self._session.archive.is_shared:
            self._search.refresh()
        else:
            self.start()

    def start(self, *, retry: bool = False, after: float = 0.0, is_asked: bool = True) -> None:
        """Look for new, changed and removed files, in a process of its own.

        Args:
            retry: Read those files again, too, that could not be read.
            after: Seconds until the process begins.
            is_asked: That another Pullquote is at it is told; or else it would only hide what is.
        """
        archive = self._session.archive
        if archive is not None and archive.is_shared:
            self._watch.look_at_cluster()
        elif archive is not None and not self._session.is_syncing:
            self._session.is_syncing, self._is_asked = True, is_asked
            self._view.status.notice = ""
            self._view.in_turn(self._run(archive, retry, after), group="sync")
            if self._session.reading is not None:
                self._article.explain_empty_panes()

    async def _run(self, archive: Archive, retry: bool, after: float) -> None:
        """Run the indexing process and pass on what it reports."""
        await asyncio.sleep(after)
        try:
            code = await self.process.run(
                [*self.sync_command(archive), *(["--retry"] if retry else [])],
                archive.directory / "sync.log",
                started=self._ask_for_open,
                report=lambda event: self._view.post(lambda: self._take(event)),
            )
        except OSError as error:
            code, reason = 1, f"{error.strerror or error}."
            self._view.tell(reason, title="The folder cannot be looked through.", severe=True)
        self._view.post(lambda: self._end(code))

    def stop(self) -> None:
        """Stop the indexing; what was read so far is kept."""
        if self.process.end():
            self._view.tell(f"What was read so far is kept; {self._desk.key('sync')} goes on.")

    def ask_for(self, reading: Reading) -> None:
        """Ask the indexing process to analyse an article before the others."""
        if reading.analysis is None:
            self.process.ask_for(reading.id)

    def _ask_for_open(self) -> None:
        if self._session.reading is not None:
            self.ask_for(self._session.reading)

    # What it reports.

    def _take(self, event: Event) -> None:
        from index.events import Analysed, Committed, Failed, Finished, ProblemFound, Progress

        if isinstance(event, Progress):
            self._session.only_follows = False
            self._view.status.progress = event
        elif isinstance(event, Committed):
            self._follow.note_uncompared()
            self._follow.note(listing=True)
        elif isinstance(event, Analysed):
            self._follow.note_uncompared()
            self._follow.note(analysed=event.articles)
        elif isinstance(event, ProblemFound):
            self._problems_found += event.skipped
        elif isinstance(event, Failed):
            self._take_failure(event)
        elif isinstance(event, Finished):
            self._follow.note(compared=True)
            self._say_finished(event)

    def _take_failure(self, event: Failed) -> None:
        if not event.locked or (self._is_asked and not self._session.only_follows):
            self._view.tell(event.hint, title=event.message, severe=not event.locked)
        self._session.only_follows = event.locked
        self._watch.free_from = time.monotonic() + TAKE_OVER_EVERY if event.locked else 0.0

    def _say_finished(self, event: Finished) -> None:
        if self._problems_found and not event.cancelled:
            self._view.tell(
                f"{self._desk.key('problems')} lists them and says what to do.",
                title=f"{counted(self._problems_found, 'file')} could not be read",
            )
        self._problems_found = 0

    def _end(self, code: int) -> None:
        session, view = self._session, self._view
        session.is_syncing = False
        view.status.progress = None
        self._follow.note(listing=not session.total)
        self._article.explain_empty_panes()
        view.show_keys()
        # After a failure, or if it was stopped, the user has to ask for more.
        if not code or session.only_follows:
            self._watch.look_soon()
        else:
            view.status.notice = f"Indexing stopped · {self._desk.key('sync')} goes on"
        self.on_stopped()

    async def close(self) -> None:
        """End the indexing process and close the archive."""
        self._session.is_over = True
        self._search.give_up()
        await self.process.finish()
        if self._session.archive is not None:
            self._session.archive.close()
