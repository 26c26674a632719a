"""Finds words and phrases in one text field, and weighs them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import numpy as np

from index.search.engine.phrases import near, phrase
from index.search.engine.segment import Documents, Field, Ranges
from index.search.engine.snapshot import K1, Mask, Part, Rows, Snapshot
from index.search.query.syntax import ANY_WORD, Pattern, Words
from index.search.run.found import Found, Scores, Watch

MANY = 24
"""A pattern of more words than this is counted at once; weighing each by itself takes longer."""


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
        self._norms = snapshot.norms if name == "body" else np.float32(1)

    def _rows_of(self, part: Part) -> Rows:
        return part.articles if self._rows == "articles" else self._snapshot.quotes_of(part)

    def find(self, node: Words) -> Found:
        """Return where the words occur as the node wants them, and weigh that (BM25)."""
        mask, counts = self.count(node)
        return Found(mask, weighed(mask, counts / self._norms))

    def count(self, node: Words) -> tuple[Mask, Scores]:
        """Return where the words occur as the node wants them, and how often in each."""
        if len(node.patterns) == 1:
            mask, counts = self._term(node.patterns[0])
            return mask[:-1], counts[:-1]
        mask = np.zeros(self._size + 1, bool)
        counts = np.zeros(self._size + 1, np.float32)
        for part, texts in self._fields:
            if self._watch.time_is_up():
                break
            if node.slop is None:
                places = [None if p == ANY_WORD else texts.find(p) for p in node.patterns]
                documents, found = phrase(texts, places)
            else:
                ranges = [texts.find(pattern) for pattern in node.patterns]
                documents, found = near(texts, ranges, node.slop)
            rows = self._rows_of(part)[documents]
            mask[rows] = True
            counts[rows] = found
        return mask[:-1], counts[:-1]

    def in_a_row(
        self, patterns: Sequence[Pattern], among: Mapping[str, Documents]
    ) -> tuple[Rows, Scores]:
        """Return in which rows words follow each other, and how often.

        Args:
            patterns: The words.
            among: The documents to look in, for each segment.
        """
        rows, counts = [np.empty(0, np.int32)], [np.empty(0, np.float32)]
        for part, texts in self._fields:
            places = [texts.find(pattern) for pattern in patterns]
            found, times = phrase(texts, places, among[part.segment.name])
            rows.append(self._rows_of(part)[found])
            counts.append(times.astype(np.float32))
        return np.concatenate(rows), np.concatenate(counts)

    def _term(self, pattern: Pattern) -> tuple[Mask, Scores]:
        mask = np.zeros(self._size + 1, bool)
        counts = np.zeros(self._size + 1, np.float32)
        for part, texts in self._fields:
            if self._watch.time_is_up():
                break
            self._count(texts, texts.find(pattern), self._rows_of(part), mask, counts)
        return mask, counts

    def _count(self, texts: Field, ranges: Ranges, rows: Rows, mask: Mask, counts: Scores) -> None:
        """Add up how often the words of the ranges occur in each document."""
        if sum(last - first for first, last in ranges) <= MANY:
            # One word at a time, so that no document comes twice.
            ranges = [(i, i + 1) for first, last in ranges for i in range(first, last)]
            for first, last in ranges:
                found = rows[texts.documents(first, last)]
                mask[found] = True
                counts[found] += texts.counts(first, last)
            return
        found = rows[np.concatenate([texts.documents(*words) for words in ranges])]
        mask[found] = True
        many = np.concatenate([texts.counts(*words) for words in ranges])
        counts += np.bincount(found, many, len(counts))


def weighed(mask: Mask, frequencies: Scores) -> Scores:
    """Return the score of each row for one word (BM25).

    Args:
        mask: Which rows have it; shape `(n,)`.
        frequencies: How often, against what is usual for a text of its length; shape `(n,)`.
    """
    having = int(np.count_nonzero(mask))
    idf = np.float32(np.log(1 + (len(mask) - having + 0.5) / (having + 0.5)))
    scores: Scores = frequencies * (idf * np.float32(K1 + 1)) / (frequencies + np.float32(K1))
    return scores
