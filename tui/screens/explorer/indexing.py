"""The explorer's part that opens the archive and looks after the indexing process."""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from typing import TYPE_CHECKING

from textual import on, work

from index.errors import PullquoteError
from tui.messages import (
    ArchiveChanged,
    ArchiveFailed,
    ArchiveOpened,
    ArticleRead,
    FolderLookedAt,
    SyncReported,
    SyncStopped,
    WorkFailed,
)
from tui.screens.explorer.searching import SearchingPart
from tui.session.words import counted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.timer import Timer

    from index import Archive, Reading
    from index.events import Finished

    Opener = Callable[[Path], Archive]
    SyncCommand = Callable[[Archive], list[str]]

REFRESH_EVERY = 0.5
"""Seconds at least between two looks at what the indexing process has committed."""
_REFRESH_AFTER = 0.05
"""Seconds from a report to the look: reports come several at a time."""
TAKE_OVER_EVERY = 10.0
"""Seconds after which the explorer tries again to index what another one was indexing."""
LOOK_EVERY = 1.0
"""Seconds between two looks at the folder, if that costs next to nothing."""
_LOOKING_SHARE = 0.02
"""Looking at the folder may take this share of the time."""
_PATIENCE = 3.0
"""Seconds that the indexing process has to end after it was asked to."""


class IndexingPart(SearchingPart):
    """Opens the archive after the first paint, and runs the indexing process."""

    open_archive: Opener
    """Opens the archive of a folder; may take a while."""
    sync_command: SyncCommand
    """Returns the command line of the indexing process."""

    _process: asyncio.subprocess.Process | None = None
    _analysed: set[int]
    _listing_changed = False
    _problems_found = 0
    _free_from = 0.0
    """When, by the monotonic clock, it is worth trying again to index."""
    _refresh_timer: Timer | None = None
    _refreshed = 0.0

    # Opening.

    @work(thread=True, exclusive=True, group="open", exit_on_error=False)
    def open_in_background(self) -> None:
        """Open the archive, and tell."""
        try:
            archive = self.open_archive(self.folder)
        except PullquoteError as error:
            self.post_message(ArchiveFailed(error))
        else:
            self.post_message(ArchiveOpened(archive))

    @on(ArchiveOpened)
    def _begin(self, event: ArchiveOpened) -> None:
        self._analysed = set()
        self.archive = event.archive
        self.search_bar.complete_with(event.archive.complete)
        self.search(self.search_bar.text)
        self.start_sync()

    @on(ArchiveFailed)
    def _say_why_not(self, event: ArchiveFailed) -> None:
        self.close_article(f"{event.error.message}\n\n{event.error.hint}")
        self.tell(event.error.hint, title=event.error.message, severe=True)
        self.status_line.notice = f"Not open · {self.key('sync')} tries again"

    # The indexing process.

    def look_for_changes(self) -> None:
        """Look for new, changed and removed files because the user asks for it."""
        self._only_follows = False
        if self.archive is None:
            self.article_pane.clear("Opening …")
            self.open_in_background()
        else:
            self.start_sync()

    def start_sync(self, *, retry: bool = False) -> None:
        """Look for new, changed and removed files, in a process of its own.

        Args:
            retry: Read those files again, too, that could not be read.
        """
        if self.archive is not None and not self.is_syncing:
            self.is_syncing = True
            self.status_line.notice = ""
            self._run_sync([*self.sync_command(self.archive), *(["--retry"] if retry else [])])
            self.explain_empty_panes()

    def _look_at_folder(self) -> None:
        """See what others have committed and, unless they do so, whether the folder has changed."""

        def work(archive: Archive) -> None:
            began = time.monotonic()
            if archive.refresh():
                self.post_message(ArchiveChanged(frozenset(), True))
            self.app.call_from_thread(self._notice_folder, self.folder.is_dir())
            is_behind = began >= self._free_from and archive.is_behind()
            self.post_message(FolderLookedAt(is_behind, time.monotonic() - began))

        if not self.is_syncing:
            self.in_background(work, group="look")

    def _notice_folder(self, is_there: bool) -> None:
        """Say when the folder goes away, and that for as long as it is not there."""
        gone = "The folder is not there"
        if is_there:
            if self.status_line.notice == gone:
                self.status_line.notice = ""
        elif self.status_line.notice != gone:
            self.status_line.notice = gone
            self.tell(
                "What was read before can still be searched. Is a drive missing?",
                title="The folder is not there any more",
                severe=True,
            )

    @on(FolderLookedAt)
    def _follow_folder(self, event: FolderLookedAt) -> None:
        if event.is_behind:
            self.start_sync()
        elif not self.is_syncing:
            self.set_timer(max(LOOK_EVERY, event.seconds / _LOOKING_SHARE), self._look_at_folder)

    def stop_sync(self) -> None:
        """Stop the indexing; what was read so far is kept."""
        if self.end_sync():
            self.tell(f"What was read so far is kept; {self.key('sync')} goes on.")

    def end_sync(self) -> bool:
        """Ask the indexing process to end; tell whether there is one."""
        if self._process is None or self._process.returncode is not None:
            return False
        with contextlib.suppress(ProcessLookupError):
            self._process.terminate()
        return True

    async def finish_sync(self) -> None:
        """Stop the indexing and wait for its process to end."""
        process = self._process
        if process is None or process.returncode is not None:
            return
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
        try:
            await asyncio.wait_for(process.wait(), _PATIENCE)
        except TimeoutError:
            with contextlib.suppress(ProcessLookupError):
                process.kill()

    @work(exclusive=True, group="sync", exit_on_error=False)
    async def _run_sync(self, command: list[str]) -> None:
        """Run the indexing process and pass on what it reports."""
        assert self.archive is not None
        try:
            with (self.archive.directory / "sync.log").open("wb") as log:
                process = await asyncio.create_subprocess_exec(
                    *command,
                    stdin=asyncio.subprocess.PIPE,
                    stdout=asyncio.subprocess.PIPE,
                    stderr=log,
                    limit=2**22,
                )
        except OSError as error:
            failure = PullquoteError(
                "The folder cannot be looked through.", f"{error.strerror or error}."
            )
            self.post_message(WorkFailed(failure))
            self.post_message(SyncStopped(1))
            return
        from index.events import decode  # not needed before the first list stands

        self._process = process
        assert process.stdout is not None
        if self.reading is not None:
            self._ask_for(self.reading)
        async for line in process.stdout:
            with contextlib.suppress(ValueError):
                self.post_message(SyncReported(decode(line.decode("utf-8", "replace"))))
        self.post_message(SyncStopped(await process.wait()))

    @on(ArticleRead)
    def _ask_for_opened(self, event: ArticleRead) -> None:
        self._ask_for(event.reading)

    def _ask_for(self, reading: Reading) -> None:
        """Ask the indexing process to analyse an article before the others."""
        process = self._process
        if reading.analysis is not None:
            return
        if process is not None and process.returncode is None and process.stdin is not None:
            with contextlib.suppress(ConnectionError, RuntimeError):
                process.stdin.write(json.dumps({"first": reading.id}).encode() + b"\n")

    @on(SyncReported)
    def _take_report(self, message: SyncReported) -> None:
        from index.events import Analysed, Committed, Failed, Finished, ProblemFound, Progress

        event = message.event
        if isinstance(event, Progress):
            self._only_follows = False
            self.status_line.progress = event
        elif isinstance(event, Committed):
            self._listing_changed = True
            self._refresh_soon()
        elif isinstance(event, Analysed):
            self._analysed.update(event.articles)
            self._refresh_soon()
        elif isinstance(event, ProblemFound):
            self._problems_found += event.skipped
        elif isinstance(event, Failed):
            if not (event.locked and self._only_follows):
                self.tell(event.hint, title=event.message, severe=not event.locked)
            self._only_follows = event.locked
            self._free_from = time.monotonic() + TAKE_OVER_EVERY if event.locked else 0.0
        elif isinstance(event, Finished):
            self._say_finished(event)

    def _say_finished(self, event: Finished) -> None:
        if self._problems_found and not event.cancelled:
            self.tell(
                f"{self.key('problems')} lists them and says what to do.",
                title=f"{counted(self._problems_found, 'file')} could not be read",
            )
        self._problems_found = 0

    @on(SyncStopped)
    def _end_sync(self, event: SyncStopped) -> None:
        self.is_syncing = False
        self._process = None
        self.status_line.progress = None
        self._listing_changed = self._listing_changed or not (self.results and self.results.total)
        self._refresh_soon()
        self.explain_empty_panes()
        self.show_keys()
        # After a failure, or if it was stopped, the user has to ask for more.
        if not event.code or self._only_follows:
            self.set_timer(LOOK_EVERY, self._look_at_folder)
        else:
            self.status_line.notice = f"Indexing stopped · {self.key('sync')} goes on"

    # Following what was committed.

    def _refresh_soon(self) -> None:
        """Follow the archive in a moment: many reports in a row cost one look."""
        if self._refresh_timer is None:
            rest = self._refreshed + REFRESH_EVERY - time.monotonic()
            self._refresh_timer = self.set_timer(max(_REFRESH_AFTER, rest), self._refresh_archive)

    def _refresh_archive(self) -> None:
        self._refresh_timer = None
        self._refreshed = time.monotonic()
        analysed, self._analysed = frozenset(self._analysed), set()
        listing, self._listing_changed = self._listing_changed, False

        def work(archive: Archive) -> None:
            archive.refresh()
            self.post_message(ArchiveChanged(analysed, listing))

        self.in_background(work, group="refresh")

    @on(ArchiveChanged)
    def _show_changes(self, event: ArchiveChanged) -> None:
        if event.listing or not (self.results and self.results.total):
            self.refresh_results()
        elif event.analysed:
            self.relist()
        # Of what another explorer writes it is not known which articles it is about.
        reading = self.reading
        is_new = event.listing or (reading is not None and reading.id in event.analysed)
        if reading is not None and is_new and self._opening == reading.id:
            self.read_article(reading.id)
