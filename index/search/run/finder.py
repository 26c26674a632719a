"""Finds words and phrases in one text field, and weighs them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from index.search.engine.phrases import near, phrase
from index.search.engine.segment import Documents, Field, Ranges
from index.search.engine.snapshot import Part, Rows, Snapshot
from index.search.query.syntax import ANY_WORD, Pattern, Words
from index.search.run.found import Found, Occurrences, Scores, Watch, added_up

MANY = 64
"""The documents of more words than this are counted at once; those of fewer are merged."""


_NO_ROWS, _NO_COUNTS = np.empty(0, np.int32), np.empty(0, np.uint16)


class TextFinder:
    """Finds words and phrases in one text field.

    Args:
        snapshot: Where to look.
        name: The field.
        rows: Which rows its documents have: `articles` or `quotes`.
        size: How many of them there are.
        watch: When to stop.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        name: str,
        rows: Literal["articles", "quotes"],
        size: int,
        watch: Watch,
    ) -> None:
        self._snapshot = snapshot
        self._fields = list(snapshot.fields(name))
        self._rows = rows
        self._size = size
        self._watch = watch
        self._norms = snapshot.norms if name == "body" else None

    def _rows_of(self, part: Part) -> Rows:
        return part.articles if self._rows == "articles" else self._snapshot.quotes_of(part)

    def find(self, node: Words) -> Found:
        """Return where the words occur as the node wants them, to be weighed (BM25)."""
        rows, counts = self.count(node)
        return Found.of_words(self._size, rows, Occurrences(counts, self._norms))

    def count(self, node: Words) -> tuple[Rows, Scores]:
        """Return the rows where the words occur as the node wants them, and how often in each."""
        found = []
        for part, texts in self._fields:
            if self._watch.time_is_up():
                break
            if len(node.patterns) == 1:
                documents, counts = _occurrences(texts, texts.find(node.patterns[0]))
            elif node.slop is None:
                places = [None if p == ANY_WORD else texts.find(p) for p in node.patterns]
                documents, counts = phrase(texts, places)
            else:
                ranges = [texts.find(pattern) for pattern in node.patterns]
                documents, counts = near(texts, ranges, node.slop, self._watch.time_is_up)
            rows = self._rows_of(part)[documents]
            found.append((rows, counts.astype(np.float32, copy=False)))
        return self._added_up(found)

    def scattered(self, pattern: Pattern) -> tuple[Rows, npt.NDArray[Any]]:
        """Return the rows where a word occurs, and how often, as they lie: see `Scattered`."""
        rows: list[Rows] = []
        counts: list[npt.NDArray[Any]] = []
        for part, texts in self._fields:
            if self._watch.time_is_up():
                break
            documents, times = texts.postings(texts.find(pattern))
            if documents:
                rows.append(self._rows_of(part)[np.concatenate(documents)])
                counts += times
        if not rows:
            return _NO_ROWS, _NO_COUNTS
        return rows[0] if len(rows) == 1 else np.concatenate(rows), np.concatenate(counts)

    def _added_up(self, found: list[tuple[Rows, Scores]]) -> tuple[Rows, Scores]:
        """Put together what the segments' fields have; rows of what is deleted are left out."""
        if len(found) == 1:
            ((rows, counts),) = found
        else:
            rows = np.concatenate([np.empty(0, np.int32), *(rows for rows, _ in found)])
            counts = np.concatenate([np.empty(0, np.float32), *(counts for _, counts in found)])
            order = np.argsort(rows, kind="stable")  # a segment has texts in several languages
            rows, counts = rows[order], counts[order]
        if not self._snapshot.is_whole:
            alive = rows < self._size
            rows, counts = rows[alive], counts[alive]
        return rows, counts

    def in_a_row(
        self, patterns: Sequence[Pattern], among: Mapping[str, Documents]
    ) -> tuple[Rows, Scores]:
        """Return in which rows words follow each other, and how often.

        Args:
            patterns: The words.
            among: The documents to look in at least, for each segment.
        """
        found = []
        for part, texts in self._fields:
            places = [texts.find(pattern) for pattern in patterns]
            documents, times = phrase(texts, places, among[part.segment.name])
            found.append((self._rows_of(part)[documents], times.astype(np.float32)))
        return self._added_up(found)


def _occurrences(texts: Field, ranges: Ranges) -> tuple[Documents, npt.NDArray[Any]]:
    """Return the documents that have words of the ranges, ascending, and how often each does."""
    found, counts = texts.postings(ranges)
    words = sum([last - first for first, last in ranges])
    if words == 1:
        return found[0], counts[0]
    if not words:
        return np.empty(0, np.uint32), np.empty(0, np.uint16)
    documents, times = np.concatenate(found), np.concatenate(counts)
    if words <= MANY:
        return added_up(documents, times)
    added = np.bincount(documents, times)
    having = np.flatnonzero(added)
    return having.astype(np.uint32), added[having]
