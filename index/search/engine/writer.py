"""The side of the index that writes: one process at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Self

import numpy as np
from whoosh import index as whoosh_index
from whoosh.filedb.filestore import FileStorage

from index.article import Analysis, Article
from index.errors import ArchiveError, ArchiveLocked, DiskError
from index.search.engine.arrays import read_arrays
from index.search.engine.codec import PackedCodec, Text, schema, segment_file
from index.search.engine.fields import (
    COLUMN_FILE,
    FIELD_OF_ENTITY,
    NO_DATE,
    SEARCHED_QUOTES,
    UNNAMED,
    Kind,
)
from index.search.engine.files import NAME, read_snapshot
from index.search.engine.merge import fold_segments
from index.search.engine.pool import Pool
from index.search.protocols import NO_ROLES
from index.search.query.dates import day_number
from index.search.query.stemming import language_of_stems

FLUSH_SIZE = 48 * 2**20
"""A segment is written when it takes about so many bytes of memory."""
FIRST_FLUSH = 3 * 2**20
"""The first of a new index is written sooner, and each after it may be twice as large: what is made
anew can be searched within a second or two."""

_FINDINGS = (Kind.FINDINGS, Kind.QUOTE, Kind.REPORT)


class SearchWriter:
    """Adds articles and what was found in them; nothing counts before `commit`.

    Whoever opens one holds the archive's lock. Whoosh locks the index itself from the first change
    to the commit, in case that another program writes it.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._storage = FileStorage(str(directory))
        self._flush_size = FLUSH_SIZE
        if whoosh_index.exists_in(str(directory)):
            self._index = self._storage.open_index()
        else:
            self._index = self._storage.create_index(schema())
            self._flush_size = FIRST_FLUSH
        self._writer: Any = None
        self._replaced: dict[int, set[Kind]] = {}
        self._added: dict[tuple[int, bool], list[int]] = {}

    @classmethod
    def open(cls, directory: Path) -> Self:
        """Open the index for writing; make an empty one where there is none.

        Raises:
            ArchiveError: The index is damaged; delete its directory and index again.
        """
        try:
            directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise DiskError.of(error, "The search index") from error
        try:
            return cls(directory)
        except OSError as error:
            raise DiskError.of(error, "The search index") from error
        except Exception as error:  # whatever unpickling a damaged file may raise
            raise ArchiveError("The search index is damaged.", "It has to be rebuilt.") from error

    @staticmethod
    def is_sound(directory: Path) -> bool:
        """Tell whether there is an index that can be read and added to."""
        try:
            snapshot = read_snapshot(directory, None)
            whoosh_index.open_dir(str(directory))
        except Exception:  # whatever unpickling a damaged file may raise
            return False
        return not any(part.segment.is_former for part in snapshot.parts)

    def put_article(
        self,
        id: int,  # noqa: A002 - the word for it everywhere
        article: Article,
        *,
        tags: Sequence[str] = (),
        languages: Sequence[str] = (),
    ) -> None:
        """Add an article, or replace it; what was found in it stays."""
        self._replace(id, Kind.ARTICLE)
        language = language_of_stems(article.language)
        day = day_number(article.published)
        self._add(
            id,
            Kind.ARTICLE,
            title=Text(article.title, language),
            body=Text(article.text, language),
            author=article.authors,
            source=(article.source,),
            url=(article.url,),
            path=(article.path,),
            lang=languages or (article.language,),
            tag=(*article.tags, *tags),
            day=NO_DATE if day is None else day,
            length=len(article.text.split()),
            guessed=int(article.is_date_guessed),
        )

    def put_analysis(
        self,
        id: int,  # noqa: A002
        analysis: Analysis,
        text: str,
        language: str = "en",
        roles: Mapping[str, Sequence[str]] = NO_ROLES,
    ) -> None:
        """Add what was found in an article, or replace it.

        Args:
            id: The article's.
            analysis: What was found.
            text: The article's text, which the spans point into.
            language: The article's.
            roles: For each name that is quoted, in what roles.
        """
        self._replace(id, *_FINDINGS)
        names: dict[str, list[str]] = {}
        for entity in analysis.entities:
            if entity.kind not in UNNAMED:
                field = FIELD_OF_ENTITY.get(entity.kind, "thing")
                names.setdefault(field, []).append(entity.name)
                names.setdefault(f"{field}_alias", []).extend(entity.aliases)
        self._add(id, Kind.FINDINGS, number=len(analysis.quotes), **names)
        for number, quote in enumerate(analysis.quotes):
            if quote.kind in SEARCHED_QUOTES:
                self._add(
                    id,
                    Kind.REPORT if quote.kind == "indirect" else Kind.QUOTE,
                    number=number,
                    quote=Text(quote.span.of(text), language_of_stems(language)),
                    speaker=(quote.name or "",),
                    role=roles.get(quote.name or "", ()),
                )

    def remove(self, id: int) -> None:  # noqa: A002
        """Remove an article and what was found in it."""
        self._replace(id, *Kind)

    def _replace(self, article: int, *kinds: Kind) -> None:
        """Let go of an article's documents, committed or not."""
        self._replaced.setdefault(article, set()).update(kinds)
        for group in {kind is Kind.ARTICLE for kind in kinds}:
            for document in self._added.pop((article, group), ()):
                self._writer.newsegment.delete_document(document)

    def _add(self, article: int, kind: Kind, **fields: object) -> None:
        with self._disk_errors():
            writer = self._writer or self._begin()
        self._added.setdefault((article, kind is Kind.ARTICLE), []).append(writer.docnum)
        writer.add_document(article=article, kind=int(kind), **fields)

    @property
    def is_full(self) -> bool:
        """Whether so much waits in memory that it is time to commit."""
        return self._writer is not None and self._writer.pool.size > self._flush_size

    def commit(self, *, compact: bool = False) -> int:
        """Make everything that was put or removed since the last commit searchable.

        Args:
            compact: Join all segments to one afterwards: searching is fastest then.

        Returns:
            The new generation.

        Raises:
            ArchiveError: The disk is full or cannot be written; the last commit still stands.
        """
        if self._writer is not None or self._replaced:
            self._commit(everything=False)
        if compact:
            self._commit(everything=True)
        return int(self._index.latest_generation())

    def _commit(self, *, everything: bool) -> None:
        with self._disk_errors():
            writer = self._writer or self._begin()
            self._delete_replaced(writer.segments)
            writer.commit(
                mergetype=lambda _, segments: fold_segments(
                    self._directory, segments, everything=everything
                )
            )
            self._forget()
        self._flush_size = min(2 * self._flush_size, FLUSH_SIZE)

    @contextmanager
    def _disk_errors(self) -> Iterator[None]:
        """Give up what is not committed when the disk is full or fails, and say so."""
        try:
            yield
        except OSError as error:
            if self._writer is not None:
                self._writer.writelock.release()
            self._forget()
            self._remove_unfinished()
            raise DiskError(
                f"The search index cannot be written: {error.strerror or error}.",
                "Make room on the disk and try again; what was indexed before is safe.",
            ) from error

    def _remove_unfinished(self) -> None:
        """Make room: remove what belongs to no commit, or it would fill the disk for good."""
        with suppress(OSError, whoosh_index.IndexError):
            latest = whoosh_index.TOC.read(self._storage, NAME)
            whoosh_index.clean_files(self._storage, NAME, latest.generation, latest.segments)

    def _begin(self) -> Any:
        """Begin a new segment.

        Raises:
            ArchiveLocked: Another program is writing the index.
        """
        lock = self._directory / f"{NAME}_WRITELOCK"
        lock.touch()
        lock.chmod(0o600)  # Whoosh would make it a program
        try:
            self._writer = self._index.writer(codec=PackedCodec(), compound=False)
        except whoosh_index.LockError as error:
            raise ArchiveLocked(
                "Another program is writing the search index.", "Wait until it has finished."
            ) from error
        self._writer.pool = Pool()
        return self._writer

    def _forget(self) -> None:
        self._writer = None
        self._replaced.clear()
        self._added.clear()

    def _delete_replaced(self, segments: list[Any]) -> None:
        """Mark the committed documents that are replaced or removed as deleted."""
        if not self._replaced:
            return
        replaced = np.array(sorted(self._replaced))
        for segment in segments:
            columns = read_arrays(segment_file(self._directory, segment, COLUMN_FILE))
            candidates = np.flatnonzero(np.isin(columns["article"], replaced))
            for document in candidates.tolist():
                kind = Kind(int(columns["kind"][document]))
                if kind in self._replaced[int(columns["article"][document])]:
                    segment.delete_document(document)

    def close(self) -> None:
        """Let go of what is not committed."""
        if self._writer is not None:
            self._writer.cancel()
            self._writer = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()
