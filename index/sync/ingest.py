"""From the folder into the store: reads what is new or changed, follows what moved or went."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from index.article import Article
from index.errors import ReadError
from index.events import ProblemFound
from index.reading.contents import Contents, Found
from index.reading.hints import hint_about
from index.reading.pool import ReaderPool
from index.reading.source import Unavailable
from index.reading.versions import READING_RULES
from index.store.annotations import Annotations, Subject
from index.store.articles import Changes
from index.store.records import FileState
from index.store.writer import StoreWriter
from index.sync.cancellation import Cancellation
from index.sync.indexer import Indexer
from index.sync.large_file import LargeFile
from index.sync.progress import ProgressMeter, Report, Tally
from index.sync.scan import Moved, Plan, Scan, content_hash

_FIRST_BATCH_SECONDS = 0.5
_LONGEST_BATCH_SECONDS = 20.0
"""What is read gets searchable this often: soon at first, then less and less often, because each
time costs a commit of the search index."""

_MOMENT = 0.1
"""Seconds that what was read may wait to be stored together with what comes next."""
_LARGE = 4_000_000
"""Files of so many bytes are stored piece by piece."""


class Ingest:
    """One round of bringing the store up to date with the folder.

    Args:
        root: The folder.
        store: Where articles go.
        annotations: The user's, which follow edited files.
        indexer: Brings the search index up to date with the store.
        report: Takes events.
        cancellation: Whether to go on.
        attend: Is called whenever what was read is stored: somebody may wait for a part of it.
    """

    def __init__(
        self,
        root: Path,
        store: StoreWriter,
        annotations: Annotations,
        indexer: Indexer,
        report: Report,
        cancellation: Cancellation,
        attend: Callable[[], object],
    ) -> None:
        self._root = root
        self._store = store
        self._annotations = annotations
        self._indexer = indexer
        self._report = report
        self._cancellation = cancellation
        self._attend = attend
        self._tally = Tally()
        self._untold: list[int] = []
        self._chosen = annotations.encodings.chosen()
        self._asked: dict[Path, tuple[bytes, FileState, FileState | None]] = {}
        self._patience = _FIRST_BATCH_SECONDS
        self._due = time.monotonic() + self._patience

    def run(self, plan: Plan, found: Scan, known: Mapping[bytes, FileState]) -> None:
        """Do what the plan says. What is done is safe even when this is broken off."""
        self._note_refused(found)
        moved = Moved(plan.gone, known)
        todo = [*plan.new, *plan.changed]
        sizes = {path: found.files[path].size for path in todo}
        self._meter = ProgressMeter(self._report, "read", len(todo), sum(sizes.values()))
        for root, paths in self._by_root(todo):
            small = [path for path in paths if sizes[path] < _LARGE]
            large = [path for path in paths if sizes[path] >= _LARGE]
            with ReaderPool(root) as reader:
                self._read(
                    reader.read_many(
                        self._to_read(small, found, known, moved), encoding_of=self._encoding_of
                    )
                )
                for file in self._to_read(large, found, known, moved):
                    stream = reader.stream(file, encoding=self._encoding_of(file))
                    self._read_large(stream, *self._asked.pop(file))
        for path in moved.left():
            self._cancellation.check()
            with self._store.transaction():
                changes = self._store.files.remove(path)
            self._note(changes)
        self._pass_on()
        self._commit()

    def _by_root(self, todo: Sequence[bytes]) -> Iterator[tuple[Path, list[bytes]]]:
        """Part what lies in the folder from what the user imported from anywhere else."""
        for root, outside in ((self._root, False), (Path(self._root.anchor), True)):
            paths = [path for path in todo if os.path.isabs(path) is outside]
            if paths:
                yield root, paths

    def _read(self, results: Iterator[tuple[Path, Contents | ReadError]]) -> None:
        while some := self._next_few(results):
            with self._store.transaction():
                for file, result in some:
                    self._take(file, result)
            self._pass_on()
            if time.monotonic() >= self._due:
                self._commit()

    def _next_few(
        self, results: Iterator[tuple[Path, Contents | ReadError]]
    ) -> list[tuple[Path, Contents | ReadError]]:
        """Return as many files as come in a moment: a transaction for each would cost more."""
        some = []
        size, until = 0, time.monotonic() + _MOMENT
        while size < _LARGE and time.monotonic() < until:
            with self._cancellation.interruptible():
                read = next(results, None)
            if read is None:
                break
            some.append(read)
            size += self._asked[read[0]][1].size
        return some

    def _commit(self) -> None:
        self._indexer.update()
        if self._tally:
            self._report(self._tally.committed())
            self._tally = Tally()
        self._patience = min(2 * self._patience, _LONGEST_BATCH_SECONDS)
        self._due = time.monotonic() + self._patience

    def _note_refused(self, found: Scan) -> None:
        with self._store.transaction():
            for path in self._store.problems.refused() - found.refused.keys():
                self._store.problems.clear(path)
            for path, (reason, hint) in found.refused.items():
                self._store.problems.clear(path)
                self._problem(path, reason, hint, skipped=True)

    def _to_read(
        self,
        todo: Sequence[bytes],
        found: Scan,
        known: Mapping[bytes, FileState],
        moved: Moved,
    ) -> Iterator[Path]:
        """Yield the files whose content is new; settle those that were only touched or moved."""
        for path in todo:
            file = self._root / os.fsdecode(path)
            state, before = found.files[path], known.get(path)
            try:
                state = self._seen(file, state)
            except OSError as error:
                with self._cancellation.uninterrupted():
                    self._keep(path, state, before, (error.strerror or str(error)).lower())
                continue
            with self._cancellation.uninterrupted():
                settled = self._settle(path, state, before, moved)
            if not settled:
                self._asked[file] = (path, state, before)
                yield file

    def _seen(self, file: Path, state: FileState) -> FileState:
        """Return the state of a file with its content and the encoding chosen for it."""
        content, path = content_hash(file), os.fsencode(file)
        encoding = self._chosen.of(path, content)
        if encoding and not self._chosen.knows(path, content):
            self._annotations.encodings.follow(path, content, encoding)
        return state._replace(content=content, encoding=encoding, reading=READING_RULES)

    def _encoding_of(self, file: Path) -> str:
        return self._asked[file][1].encoding

    def _settle(
        self, path: bytes, state: FileState, before: FileState | None, moved: Moved
    ) -> bool:
        """Note a file whose content is known already; tell whether it is."""
        if before and before.content == state.content and not before.stale:
            with self._store.transaction():
                self._store.files.touch(path, state)
        elif before is None and (old := moved.from_where(state)):
            with self._store.transaction():
                changes = self._store.files.move(old, path, state)
            self._untold += changes.all
            self._tally.moved += 1
        else:
            return False
        self._meter.add(state.size)
        return True

    def _take(self, file: Path, result: Contents | ReadError) -> None:
        """Store what was read."""
        path, state, before = self._asked.pop(file)
        if isinstance(result, ReadError):
            self._fail(path, state, before, result)
        else:
            try:
                self._put(path, state, result)
            except UnicodeEncodeError:
                self._skip(path, state, ReadError("holds characters that do not exist"))
        self._meter.add(state.size)

    def _put(self, path: bytes, state: FileState, found: Contents) -> None:
        articles = found.marked_articles()
        of_articles = [each for article in articles for each in article.warnings]
        with self._store.transaction():
            changes = self._store.files.put(path, state, articles, found.all_links())
            self._warn(path, of_articles if articles else found.warnings)
            self._keep_annotations(path, articles, changes)
        self._note(changes)

    def _read_large(
        self, found: Iterator[Found], path: bytes, state: FileState, before: FileState | None
    ) -> None:
        """Store a large file piece by piece: it may be a mailbox that fits no memory."""
        with self._store.transaction():
            left = self._store.files.begin(path, state.size)
        large, read = LargeFile(found), 0
        self._meter.begin(0)
        while not large.is_done:
            with self._cancellation.interruptible():
                articles = large.next_articles()
            read += len(articles)
            self._meter.note_found(read)
            with self._store.transaction():
                changes = self._store.files.put_articles(path, articles, left)
                self._keep_annotations(path, articles, changes)
            self._note(changes)
            self._pass_on()
            if time.monotonic() >= self._due:
                self._commit()
        if large.failure and not large.is_fruitful:
            self._fail(path, state, before, large.failure)
        else:
            with self._store.transaction():
                changes = self._store.files.end(path, state, left, large.links)
                self._warn(path, large.warnings)
            self._note(changes)
        self._meter.add(state.size)

    def _warn(self, path: bytes, warnings: Iterable[str]) -> None:
        for warning in dict.fromkeys(warnings):
            self._problem(path, warning, hint_about(warning), skipped=False)

    def _fail(
        self, path: bytes, state: FileState, before: FileState | None, error: ReadError
    ) -> None:
        if isinstance(error, Unavailable):
            self._keep(path, state, before, error.message, error.hint)
        else:
            self._skip(path, state, error)

    def _skip(self, path: bytes, state: FileState, error: ReadError) -> None:
        with self._store.transaction():
            changes = self._store.files.skip(path, state)
            self._problem(path, error.message, error.hint, skipped=True)
        self._note(changes)

    def _note(self, changes: Changes) -> None:
        """Note what has been stored."""
        self._tally.add(changes)
        self._untold += changes.all

    def _pass_on(self) -> None:
        """Tell the search index of what has been stored for good."""
        untold, self._untold = self._untold, []
        self._indexer.put(untold)
        self._attend()

    def _keep(
        self, path: bytes, state: FileState, before: FileState | None, reason: str, hint: str = ""
    ) -> None:
        """Keep what is known of a file that cannot be read now; try again the next time."""
        kept = "What was read before is kept." if before else ""
        hint = " ".join(filter(None, (hint, kept, "It will be tried again the next time.")))
        with self._store.transaction():
            self._store.problems.clear(path)
            if before:
                self._store.files.mark_stale(path)
            else:
                self._store.files.skip(path, state._replace(mtime_ns=0, content=b""))
            self._problem(path, reason, hint, skipped=before is None)

    def _problem(self, path: bytes, reason: str, hint: str, *, skipped: bool) -> None:
        self._store.problems.add(path, reason, hint, skipped=skipped)
        self._report(ProblemFound(os.fsdecode(path), reason, hint, skipped))

    def _keep_annotations(self, path: bytes, articles: Sequence[Article], changes: Changes) -> None:
        """Let annotations follow texts. Before the commit: a link too many does no harm."""
        for old_hash, new_hash in changes.edited:
            self._annotations.follow(old_hash, new_hash)
        if not changes.added or self._annotations.is_empty():
            return
        for article in articles:
            subject = Subject.of(replace(article, path=os.fsdecode(path)), self._root)
            self._annotations.adopt(subject, self._store.articles.has_text)
