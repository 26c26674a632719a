"""One run of the indexing process: brings an archive up to date with its folder.

It is the only process that writes the store and the search index, it speaks in events
(`index.events`), and whenever it ends, by a signal, a full disk or the power cord, the next run
goes on from there.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial

from index.clean import clean_line
from index.errors import ArchiveError, PipelineError
from index.events import Committed, Finished, ProblemFound, Progress
from index.paths import ArchivePaths, move_away
from index.store.annotations import Annotations
from index.store.database import is_sound, telling_errors
from index.store.reader import StoreReader
from index.store.records import FileState
from index.store.writer import StoreWriter
from index.sync.agreement import NameAgreement
from index.sync.analyse import BatchAnalysis, Priorities
from index.sync.analyser import AnalyserHere, BatchAnalyser, load_analyser, pipeline_version
from index.sync.cancellation import Cancellation, Cancelled
from index.sync.command import SyncOptions
from index.sync.indexer import Indexer
from index.sync.ingest import Ingest
from index.sync.lock import locked
from index.sync.progress import Report
from index.sync.scan import (
    NEVER_READ,
    Plan,
    Scan,
    compare,
    differs,
    known_as_read_now,
    look_at_imports,
    scan,
)
from index.sync.utterances import UtteranceLinker
from index.sync.watch import FolderWatch, time_of_next_look

_UNDISTURBED_SECONDS = 10.0
"""While there is much to analyse, a watched folder waits so long for the next look."""
_TOLD_SECONDS = 60.0
"""How often to look all the same where the system tells of changes: it may miss one."""


class SyncRun:
    """One run of the indexing process over one archive.

    Args:
        where: The archive's files.
        options: What is asked of the run.
        report: Takes events.
        cancellation: Whether to go on.
        priorities: What to analyse first.
    """

    def __init__(
        self,
        where: ArchivePaths,
        options: SyncOptions,
        report: Report,
        cancellation: Cancellation,
        priorities: Priorities,
    ) -> None:
        self._where = where
        self._options = options
        self._report = report
        self._cancellation = cancellation
        self._priorities = priorities
        self._began = time.monotonic()

    def run(self) -> int:
        """Do it all and return the exit status."""
        with ExitStack() as stack, telling_errors(self._where.store):
            if self._options.dry_run:
                return self._dry_run()
            stack.enter_context(locked(self._where.lock))
            indexer = self._open(stack)
            try:
                self._work(indexer)
            except Cancelled:
                indexer.settle()
                self._finish(cancelled=True)
                raise
        return 0

    def _open(self, stack: ExitStack) -> Indexer:
        if self._options.rebuild and not is_sound(self._where.store):
            move_away(self._where.store)
        self._store = StoreWriter(self._where.store)
        stack.callback(self._store.close)
        self._reader = StoreReader(self._where.store)
        stack.callback(self._reader.close)
        self._annotations = Annotations(self._where.annotations)
        stack.callback(self._annotations.close)
        indexer = Indexer(
            self._where.search,
            self._store,
            self._reader,
            self._annotations,
            self._cancellation.check,
            rebuild=self._options.rebuild,
        )
        stack.callback(indexer.close)
        return indexer

    def _work(self, indexer: Indexer) -> None:
        indexer.update(self._report)  # what the last run did not come to
        with self._store.transaction():
            self._store.findings.forget_old_spares()
        if self._options.imports:
            with self._store.transaction():
                self._store.files.add_imports(map(os.fsencode, self._options.imports))
        known = self._known()
        again = known if self._options.rebuild else self._to_retry()
        known |= dict.fromkeys(known.keys() & again, NEVER_READ)
        analysis = None if self._options.text_only else self._batch_analysis(indexer)
        agreement = NameAgreement(
            self._store, self._annotations, self._cancellation.check, self._report
        )
        linker = UtteranceLinker(self._store, self._cancellation.check, self._report)
        watched: FolderWatch | None = None
        is_first = True
        while True:
            began = time.monotonic()
            plan, found = self._plan(known, self._store.files.imports())
            next_look = time_of_next_look(began) if self._options.watch else float("inf")
            if not is_first:
                plan = plan.openable(self._where.folder)
            if is_first or plan.is_work:
                self._report(Progress("scan", len(found.files), len(found.files)))
                self._take_in(plan, found, known, indexer, analysis)
            has_found = self._analyse(analysis, max(next_look, began + _UNDISTURBED_SECONDS))
            if agreement.run():
                indexer.update()
            linker.run()
            if is_first or plan.is_work or has_found:
                self._finish()
            if not self._options.watch:
                return
            if watched is None:  # one more look finds what changed before the watch began
                watched = FolderWatch(self._where.folder)
            else:
                self._wait(next_look, watched, indexer)
            known = self._known()
            is_first = False

    def _known(self) -> dict[bytes, FileState]:
        return known_as_read_now(
            self._store.files.states(), self._annotations.encodings.chosen(), self._where.folder
        )

    def _to_retry(self) -> set[bytes]:
        return self._store.problems.skipped() if self._options.retry else set()

    def _wait(self, next_look: float, watched: FolderWatch, indexer: Indexer) -> None:
        """Wait until it is time to look again, or the folder has changed."""
        if watched.is_told:
            next_look = time.monotonic() + _TOLD_SECONDS
        has_changed = False
        while not has_changed and time.monotonic() < next_look:
            with self._cancellation.interruptible():
                has_changed = watched.rest()
            self._cancellation.check()
            indexer.update()  # tags and corrections that the user made in the meantime

    def _take_in(
        self,
        plan: Plan,
        found: Scan,
        known: dict[bytes, FileState],
        indexer: Indexer,
        analysis: BatchAnalysis | None,
    ) -> None:
        ingest = Ingest(
            self._where.folder,
            self._store,
            self._annotations,
            indexer,
            self._report,
            self._cancellation,
            analysis.attend if analysis else lambda: None,
        )
        ingest.run(plan, found, known)

    def _plan(self, known: dict[bytes, FileState], imports: Sequence[bytes]) -> tuple[Plan, Scan]:
        folder = self._where.folder
        try:
            with self._cancellation.interruptible():
                found = scan(folder, self._cancellation.check)
                look_at_imports(imports, found)
        except OSError as error:
            raise ArchiveError(
                f"{clean_line(str(folder))} cannot be listed: {error.strerror}.",
                "Is a drive missing? What was read before can still be searched.",
            ) from error
        if known and not found.files and not self._options.rebuild:
            raise ArchiveError(
                f"{clean_line(str(folder))} holds no articles any more; the archive still does.",
                "Is a drive missing? To empty the archive too, run `pullquote index --rebuild`.",
            )
        return compare(known, found), found

    def _batch_analysis(self, indexer: Indexer) -> BatchAnalysis | None:
        """Return what analyses, or say why nothing can; reading and searching go on without."""
        pipelines = self._options.pipelines
        try:
            pipeline = pipeline_version(pipelines)
        except PipelineError as error:
            self._report(ProblemFound("", error.message, error.hint, skipped=False))
            return None
        return BatchAnalysis(
            self._store,
            self._annotations,
            pipeline,
            partial(self._load_analyser, pipeline),
            indexer,
            self._report,
            self._cancellation,
            self._priorities,
        )

    def _load_analyser(self, pipeline: str) -> BatchAnalyser:
        load = partial(load_analyser, self._options.pipelines)
        if not self._options.workers:
            return AnalyserHere(load())
        from index.sync.workers import AnalyserElsewhere  # dask is an extra

        return AnalyserElsewhere(
            self._options.workers, self._options.pipelines, pipeline, load, self._report
        )

    def _analyse(self, analysis: BatchAnalysis | None, until: float) -> bool:
        """Analyse until it is time to look again; tell whether there was anything to do."""
        if analysis is None:
            return False
        try:
            return analysis.run(lambda: time.monotonic() >= until)
        except PipelineError as error:
            self._report(ProblemFound("", error.message, error.hint, skipped=False))
            return False

    def _dry_run(self) -> int:
        known: dict[bytes, FileState] = {}
        imports: list[bytes] = []
        if self._where.store.exists():
            store = StoreReader(self._where.store)
            known, imports = store.files(), store.imports()
            store.close()
        plan, _ = self._plan(known, imports)
        folder = self._where.folder
        changed = sum(differs(folder / os.fsdecode(path), known[path]) for path in plan.changed)
        self._report(Committed(len(plan.new), changed, 0, len(plan.gone)))
        return 0

    def _finish(self, *, cancelled: bool = False) -> None:
        stats = self._reader.stats()
        seconds = time.monotonic() - self._began
        self._report(
            Finished(stats.articles, stats.quotes, stats.people, stats.problems, seconds, cancelled)
        )
