"""The controller of the archive: opens it, runs the indexing process and follows what it does."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from index.errors import PullquoteError
from tui.screens.explorer.comparing import is_all_compared
from tui.screens.explorer.process import IndexingProcess
from tui.screens.explorer.view import OPENING_ARCHIVE
from tui.session.words import counted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from index import Archive, Reading
    from index.events import Event, Failed, Finished
    from tui.screens.explorer.desk import Desk
    from tui.screens.explorer.listing import ListController
    from tui.screens.explorer.opening import ArticleController
    from tui.screens.explorer.searching import SearchController

    Opener = Callable[[Path], Archive]
    SyncCommand = Callable[[Archive], list[str]]

REFRESH_EVERY = 0.5
"""Seconds at least between two looks at what the indexing process has committed."""
_LIST_FIRST = 0.1
"""Seconds from the opened archive to the indexing process: the first list goes first."""
_REFRESH_AFTER = 0.05
"""Seconds from a report to the look: reports come several at a time."""
TAKE_OVER_EVERY = 10.0
"""Seconds after which the explorer tries again to index what another one was indexing."""
LOOK_EVERY = 1.0
"""Seconds between two looks at the folder, if that costs next to nothing."""
CLUSTER_EVERY = 5.0
"""Seconds between two looks at a shared archive."""
_LOOKING_SHARE = 0.02
"""Looking at the folder may take this share of the time."""
_GONE = "The folder is not there"


class SyncController:
    """Opens the archive after the first paint, and runs the indexing process."""

    def __init__(
        self,
        desk: Desk,
        article: ArticleController,
        search: SearchController,
        listing: ListController,
        *,
        open_archive: Opener,
        sync_command: SyncCommand,
    ) -> None:
        self._desk, self._session, self._view = desk, desk.session, desk.view
        self._article, self._search, self._list = article, search, listing
        self.open_archive = open_archive
        """Opens the archive of a folder; may take a while."""
        self.sync_command = sync_command
        """Returns the command line of the indexing process."""
        self.process = IndexingProcess()
        self.on_stopped: Callable[[], None] = lambda: None
        """Is called when the process has ended, after all that follows from it."""
        self.on_changed: Callable[[bool], None] = lambda listing: None
        """Is called when the archive has changed; with whether articles came or went."""
        self._analysed: set[int] = set()
        self._listing_changed = False
        self._has_compared = False
        self._problems_found = 0
        self._free_from = 0.0
        """When, by the monotonic clock, it is worth trying again to index."""
        self.refresh_is_due = False
        """The archive will be looked at in a moment."""
        self._refreshed = 0.0

    # Opening.

    def open(self) -> None:
        """Open the archive in the background."""

        def work() -> Archive | PullquoteError:
            try:
                return self.open_archive(self._session.folder)
            except PullquoteError as error:
                return error

        self._view.in_background(work, self._begin, group=OPENING_ARCHIVE)

    def _begin(self, opened: Archive | PullquoteError) -> None:
        if isinstance(opened, PullquoteError):
            self._article.close(f"{opened.message}\n\n{opened.hint}")
            self._view.tell(opened.hint, title=opened.message, severe=True)
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
            self._desk.fetch(is_all_compared, self._note_compared, group="compared")
            self.start(after=_LIST_FIRST)
        self._view.opened()

    # The indexing process.

    def look(self) -> None:
        """Look for new, changed and removed files because the user asks for it."""
        self._session.only_follows = False
        if self._session.archive is None:
            self._view.article.clear("Opening …")
            self.open()
        elif self._session.archive.is_shared:
            self._search.refresh()
        else:
            self.start()

    def start(self, *, retry: bool = False, after: float = 0.0) -> None:
        """Look for new, changed and removed files, in a process of its own.

        Args:
            retry: Read those files again, too, that could not be read.
            after: Seconds until the process begins.
        """
        archive = self._session.archive
        if archive is not None and archive.is_shared:
            self._follow_cluster()
        elif archive is not None and not self._session.is_syncing:
            self._session.is_syncing = True
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
            self._listing_changed, self._session.is_compared = True, False
            self._refresh_soon()
        elif isinstance(event, Analysed):
            self._session.is_compared = False
            self._analysed.update(event.articles)
            self._refresh_soon()
        elif isinstance(event, ProblemFound):
            self._problems_found += event.skipped
        elif isinstance(event, Failed):
            self._take_failure(event)
        elif isinstance(event, Finished):
            self._has_compared = True
            self._refresh_soon()
            self._say_finished(event)

    def _take_failure(self, event: Failed) -> None:
        if not (event.locked and self._session.only_follows):
            self._view.tell(event.hint, title=event.message, severe=not event.locked)
        self._session.only_follows = event.locked
        self._free_from = time.monotonic() + TAKE_OVER_EVERY if event.locked else 0.0

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
        self._listing_changed = self._listing_changed or not session.total
        self._refresh_soon()
        self._article.explain_empty_panes()
        view.show_keys()
        # After a failure, or if it was stopped, the user has to ask for more.
        if not code or session.only_follows:
            view.after(LOOK_EVERY, self._look_at_folder)
        else:
            view.status.notice = f"Indexing stopped · {self._desk.key('sync')} goes on"
        self.on_stopped()

    # Looking at the folder.

    def _look_at_folder(self) -> None:
        """See what others have committed and, unless they do so, whether the folder has changed."""
        folder = self._session.folder

        def work(archive: Archive) -> tuple[bool, float]:
            began = time.monotonic()
            if archive.refresh():
                is_compared = is_all_compared(archive)
                self._view.post(lambda: self._note_compared(is_compared))
                self._view.post(lambda: self.show_changes(frozenset(), listing=True))
            is_there = folder.is_dir()
            self._view.post(lambda: self._notice_folder(is_there))
            is_behind = began >= self._free_from and archive.is_behind()
            return is_behind, time.monotonic() - began

        if not self._session.is_syncing:
            self._desk.fetch(work, lambda looked: self._follow_folder(*looked), group="look")

    def _notice_folder(self, is_there: bool) -> None:
        """Say when the folder goes away, and that for as long as it is not there."""
        status = self._view.status
        if is_there:
            if status.notice == _GONE:
                status.notice = ""
        elif status.notice != _GONE:
            status.notice = _GONE
            self._view.tell(
                "What was read before can still be searched. Is a drive missing?",
                title="The folder is not there any more",
                severe=True,
            )

    def _follow_folder(self, is_behind: bool, seconds: float) -> None:
        if is_behind:
            self.start()
        elif not self._session.is_syncing:
            self._view.after(max(LOOK_EVERY, seconds / _LOOKING_SHARE), self._look_at_folder)

    def _follow_cluster(self) -> None:
        """See now and then what has been published to a shared archive, and whether it answers."""

        def work(archive: Archive) -> str | None:
            try:
                if not archive.refresh():
                    return None
                is_compared = is_all_compared(archive)
                self._view.post(lambda: self._note_compared(is_compared))
                return ""
            except PullquoteError as error:
                return error.message

        self._desk.fetch(work, self._take_cluster, group="look")

    def _take_cluster(self, news: str | None) -> None:
        status = self._view.status
        if news:
            status.notice = f"{news} {self._desk.key('sync')} tries again"
        elif status.notice or news is not None:
            status.notice = ""
            self.show_changes(frozenset(), listing=True)
        self._view.after(CLUSTER_EVERY, self._follow_cluster)

    # Following what was committed.

    def _refresh_soon(self) -> None:
        """Follow the archive in a moment: many reports in a row cost one look."""
        if not self.refresh_is_due:
            self.refresh_is_due = True
            rest = self._refreshed + REFRESH_EVERY - time.monotonic()
            self._view.after(max(_REFRESH_AFTER, rest), self._refresh)

    def _refresh(self) -> None:
        self.refresh_is_due = False
        self._refreshed = time.monotonic()
        analysed, self._analysed = frozenset(self._analysed), set()
        listing, self._listing_changed = self._listing_changed, False
        compared, self._has_compared = self._has_compared, False
        # While it goes on, the process itself reports what is not compared: that costs nothing.
        asks = compared or not self._session.is_syncing

        def work(archive: Archive) -> bool:
            archive.refresh()
            return asks and is_all_compared(archive)

        def show(is_compared: bool) -> None:
            if asks:
                self._note_compared(is_compared)
            self.show_changes(analysed, listing=listing, compared=compared)

        self._desk.fetch(work, show, group="refresh")

    def _note_compared(self, is_compared: bool) -> None:
        self._session.is_compared = is_compared

    def show_changes(
        self, analysed: frozenset[int], *, listing: bool, compared: bool = False
    ) -> None:
        """Show what is new in the archive.

        Args:
            analysed: Articles that were analysed since.
            listing: Articles were added, changed or removed.
            compared: What articles know of each other is known: repeated quotes, full names.
        """
        self.on_changed(listing)
        if listing or not self._session.total:
            self._search.refresh()
        elif analysed:
            self._list.relist()
        # Of what another explorer writes it is not known which articles it is about.
        reading = self._session.reading
        is_new = listing or compared or (reading is not None and reading.id in analysed)
        if reading is not None and is_new and self._article.opening == reading.id:
            self._article.read(reading.id)

    async def close(self) -> None:
        """End the indexing process and close the archive."""
        self._search.give_up()
        await self.process.finish()
        if self._session.archive is not None:
            self._session.archive.close()
