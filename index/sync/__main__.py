"""The indexing process: brings an archive up to date with its folder.

Run as `python -m index.sync FOLDER`; `index.process.sync_command` gives the command line. It is
the only process that writes the store and the search index, it speaks in events (`index.events`),
and whenever it ends, by a signal, a full disk or the power cord, the next run goes on from there.
"""

from __future__ import annotations

import argparse
import errno
import os
import sys
import time
import traceback
from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from index import paths
from index.clean import clean_line
from index.errors import ArchiveError, ArchiveLocked, PipelineError, PullquoteError
from index.events import Committed, Failed, Finished, ProblemFound, Progress
from index.language import load_analyser, pipeline_version
from index.paths import Places
from index.reading import is_candidate, is_searched_folder
from index.store import FileState, StoreReader, StoreWriter
from index.store.annotations import Marks
from index.sync.analyse import Analysing, Wishes
from index.sync.cancellation import Cancelled, Running
from index.sync.ingest import Intake
from index.sync.lock import locked
from index.sync.progress import Tell, teller
from index.sync.publish import Publishing
from index.sync.scan import (
    NEVER_READ,
    Plan,
    Scan,
    compare,
    differs,
    known_as_chosen,
    look_at_imports,
    scan,
)
from index.sync.watch import Watched, time_of_next_look

_FULL = (errno.ENOSPC, errno.EDQUOT)
_NICE = 10
_UNDISTURBED_SECONDS = 10.0
"""While there is much to analyse, a watched folder waits so long for the next look."""
_TOLD_SECONDS = 60.0
"""How often to look all the same where the system tells of changes: it may miss one."""


class Sync:
    """One run of the indexing process over one archive."""

    def __init__(self, where: Places, options: argparse.Namespace, tell: Tell) -> None:
        self._where = where
        self._options = options
        self._tell = tell
        self._running = Running()
        self._wishes = Wishes()
        self._began = time.monotonic()

    def run(self) -> int:
        """Do it all and return the exit status."""
        self._running.listen()
        if sys.stdin:
            self._wishes.listen(sys.stdin)
        with ExitStack() as stack:
            if self._options.dry_run:
                return self._dry_run()
            stack.enter_context(locked(self._where.lock))
            publishing = self._open(stack)
            try:
                self._work(publishing)
            except Cancelled:
                publishing.settle()
                self._finish(cancelled=True)
                raise
        return 0

    def _open(self, stack: ExitStack) -> Publishing:
        self._store = StoreWriter(self._where.store)
        stack.callback(self._store.close)
        self._reader = StoreReader(self._where.store)
        stack.callback(self._reader.close)
        self._marks = Marks(self._where.marks)
        stack.callback(self._marks.close)
        publishing = Publishing(
            self._where.search,
            self._store,
            self._reader,
            self._marks,
            self._running.check,
            rebuild=self._options.rebuild,
        )
        stack.callback(publishing.close)
        return publishing

    def _work(self, publishing: Publishing) -> None:
        publishing.publish()  # what the last run did not come to
        with self._store.transaction():
            self._store.forget_old_spares()
        if self._options.imports:
            with self._store.transaction():
                self._store.add_imports(map(os.fsencode, self._options.imports))
        known = self._known()
        again = known if self._options.rebuild else self._to_retry()
        known |= dict.fromkeys(known.keys() & again, NEVER_READ)
        analysing = None if self._options.text_only else self._analysing(publishing)
        watched: Watched | None = None
        is_first = True
        while True:
            began = time.monotonic()
            plan, found = self._plan(known, self._store.imports())
            next_look = time_of_next_look(began) if self._options.watch else float("inf")
            if not is_first:
                plan = plan.openable(self._where.folder)
            if is_first or plan.is_work:
                self._tell(Progress("scan", len(found.files), len(found.files)))
                self._take_in(plan, found, known, publishing)
            has_found = self._analyse(analysing, max(next_look, began + _UNDISTURBED_SECONDS))
            if is_first or plan.is_work or has_found:
                self._finish()
            if not self._options.watch:
                return
            if watched is None:  # one more look finds what changed before the watch began
                watched = Watched(self._where.folder)
            else:
                self._wait(next_look, watched, publishing)
            known = self._known()
            is_first = False

    def _known(self) -> dict[bytes, FileState]:
        return known_as_chosen(self._store.files(), self._marks.encodings(), self._where.folder)

    def _to_retry(self) -> set[bytes]:
        return self._store.skipped() if self._options.retry else set()

    def _wait(self, next_look: float, watched: Watched, publishing: Publishing) -> None:
        """Wait until it is time to look again, or the folder has changed."""
        if watched.is_told:
            next_look = time.monotonic() + _TOLD_SECONDS
        has_changed = False
        while not has_changed and time.monotonic() < next_look:
            with self._running.may_break():
                has_changed = watched.rest()
            self._running.check()
            publishing.publish()  # tags and corrections that the user made in the meantime

    def _take_in(
        self, plan: Plan, found: Scan, known: dict[bytes, FileState], publishing: Publishing
    ) -> None:
        intake = Intake(
            self._where.folder,
            self._store,
            self._marks,
            publishing,
            self._tell,
            self._running,
        )
        intake.run(plan, found, known)

    def _plan(self, known: dict[bytes, FileState], imports: Sequence[bytes]) -> tuple[Plan, Scan]:
        folder = self._where.folder
        try:
            with self._running.may_break():
                found = scan(folder, is_candidate, is_searched_folder, self._running.check)
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

    def _analysing(self, publishing: Publishing) -> Analysing | None:
        """Return what analyses, or say why nothing can; reading and searching go on without."""
        pipelines = dict(self._options.pipeline)
        try:
            pipeline = pipeline_version(pipelines.get("en"), languages=pipelines)
        except PipelineError as error:
            self._tell(ProblemFound("", error.message, error.hint, skipped=False))
            return None
        return Analysing(
            self._store,
            self._marks,
            pipeline,
            partial(load_analyser, pipelines.get("en"), languages=pipelines),
            publishing,
            self._tell,
            self._running,
            self._wishes,
        )

    def _analyse(self, analysing: Analysing | None, until: float) -> bool:
        """Analyse until it is time to look again; tell whether there was anything to do."""
        if analysing is None:
            return False
        try:
            return analysing.run(lambda: time.monotonic() >= until)
        except PipelineError as error:
            self._tell(ProblemFound("", error.message, error.hint, skipped=False))
            return False

    def _dry_run(self) -> int:
        known: dict[bytes, FileState] = {}
        imports: list[bytes] = []
        if self._where.store.exists():
            store = StoreWriter(self._where.store)
            known, imports = store.files(), store.imports()
            store.close()
        plan, _ = self._plan(known, imports)
        folder = self._where.folder
        changed = sum(differs(folder / os.fsdecode(path), known[path]) for path in plan.changed)
        self._tell(Committed(len(plan.new), changed, 0, len(plan.gone)))
        return 0

    def _finish(self, *, cancelled: bool = False) -> None:
        stats = self._reader.stats(0, "")
        seconds = time.monotonic() - self._began
        self._tell(
            Finished(stats.articles, stats.quotes, stats.people, stats.problems, seconds, cancelled)
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the indexing process and return its exit status."""
    options = _options(arguments)
    os.nice(_NICE)
    tell = teller()
    where: Places | None = None
    try:
        where = paths.places_for(options.folder, options.data_dir)
        if not options.dry_run:
            paths.make(where)
        return Sync(where, options, tell).run()
    except Cancelled:
        return 130
    except PullquoteError as error:
        tell(Failed(error.message, error.hint, isinstance(error, ArchiveLocked)))
        return 3
    except OSError as error:
        tell(Failed(*_explained(error)))
        return 3
    except Exception as error:  # a mistake of ours: say so in words, keep the details
        tell(Failed(*_unexpected(error, where)))
        return 3


def _explained(error: OSError) -> tuple[str, str]:
    if error.errno in _FULL:
        return "The disk is full.", "Free some space and go on; what was saved before is safe."
    return f"{error.filename or 'The archive'} cannot be used: {error.strerror or error}.", ""


def _unexpected(error: Exception, where: Places | None) -> tuple[str, str]:
    hint = "What was saved before is safe; run it again to go on."
    if where and where.directory.is_dir():
        log = where.directory / "error.log"
        log.write_text("".join(traceback.format_exception(error)), "utf-8", "backslashreplace")
        hint += f" For a bug report, the details are in {log}."
    return f"Indexing stopped because of a mistake in Pullquote ({type(error).__name__}).", hint


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("index.sync")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--data-dir", type=Path)
    parser.add_argument("--pipeline", type=_language_and_name, action="append", default=[])
    parser.add_argument("--import", dest="imports", action="append", default=[])
    for flag in ("--text-only", "--rebuild", "--retry", "--dry-run", "--watch"):
        parser.add_argument(flag, action="store_true")
    return parser.parse_args(arguments)


def _language_and_name(option: str) -> tuple[str, str]:
    language, _, name = option.partition("=")
    return language, name


if __name__ == "__main__":
    sys.exit(main())
