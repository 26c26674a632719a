"""Finds words and phrases in one text field, and weighs them."""

from __future__ import annotations

from typing import Literal

import numpy as np

from index.search.engine.phrases import near, phrase
from index.search.engine.segment import Field, Ranges
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
        self._norms = snapshot.norms if name == "body" else np.float32(K1)

    def _rows_of(self, part: Part) -> Rows:
        return part.articles if self._rows == "articles" else self._snapshot.quotes_of(part)

    def find(self, node: Words) -> Found:
        """Return where the words occur as the node wants them."""
        if len(node.patterns) == 1:
            return self._term(node.patterns[0])
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
        return self._weigh(mask, counts)

    def _term(self, pattern: Pattern) -> Found:
        mask = np.zeros(self._size + 1, bool)
        counts = np.zeros(self._size + 1, np.float32)
        for part, texts in self._fields:
            if self._watch.time_is_up():
                break
            self._count(texts, texts.find(pattern), self._rows_of(part), mask, counts)
        return self._weigh(mask, counts)

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

    def _weigh(self, mask: Mask, counts: Scores) -> Found:
        """Return the score of each document for one word (BM25)."""
        mask = mask[:-1]
        frequency = int(np.count_nonzero(mask))
        idf = np.float32(np.log(1 + (self._size - frequency + 0.5) / (frequency + 0.5)))
        scores: Scores = counts * (idf * np.float32(K1 + 1)) / (counts + self._norms)
        return Found(mask, scores[:-1])
