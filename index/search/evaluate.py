"""From a query to the articles or quotes that fulfil it, and how well they do.

Everything here works on whole columns: a set of articles is a mask with one place for each.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import reduce
from typing import Self

import numpy as np
import numpy.typing as npt

from index.search.dates import EPOCH
from index.search.fields import ENTITY_FIELDS, NO_DATE
from index.search.phrases import near, phrase
from index.search.segment import Field, Ranges
from index.search.snapshot import K1, Mask, Part, Rows, Snapshot
from index.search.syntax import (
    ANY_WORD,
    And,
    Dates,
    Has,
    Label,
    Node,
    Not,
    Or,
    Pattern,
    Said,
    Words,
)

Scores = npt.NDArray[np.float32]

TITLE_WEIGHT = 2.5
NAME_SCORE = 1.0
MANY = 24
"""A pattern of more words than this is counted at once; weighing each by itself takes longer."""


class Stopped(Exception):
    """The search was cancelled."""


@dataclass
class Watch:
    """Tells a search when to stop."""

    deadline: float | None = None
    """A moment of `time.monotonic`."""
    cancelled: Callable[[], bool] = field(default=lambda: False)
    expired: bool = False
    """Whether the time was up before everything was looked through."""

    @classmethod
    def starting_now(cls, seconds: float | None, cancelled: Callable[[], bool]) -> Self:
        """Allow a search so many seconds from now, or as many as it takes."""
        return cls(None if seconds is None else time.monotonic() + seconds, cancelled)

    def time_is_up(self) -> bool:
        """Tell whether to make do with what has been found.

        Raises:
            Stopped: Nobody wants the answer any more.
        """
        if self.cancelled():
            raise Stopped
        if self.deadline is not None and time.monotonic() > self.deadline:
            self.expired = True
        return self.expired


@dataclass(frozen=True)
class Found:
    """The answer to a part of a query."""

    mask: Mask
    scores: Scores | None = None
    """How well each article answers; None where one answers as well as another."""


class ArticleSearch:
    """Finds articles."""

    def __init__(self, snapshot: Snapshot, watch: Watch) -> None:
        self._snapshot = snapshot
        self._watch = watch
        self._size = snapshot.count

    def find(self, node: Node) -> Found:
        """Return the articles that fulfil a query."""
        match node:
            case Words():
                return self._words(node)
            case Label():
                return Found(self._label(node), None)
            case Dates():
                return Found(self._dates(node))
            case Has():
                return Found(self._has(node))
            case Said(inner):
                quotes = QuoteSearch(self._snapshot, self._watch).find(inner)
                return Found(self._owners_of(quotes.mask))
            case And(parts):
                return _all([self.find(part) for part in parts], self._size)
            case Or(parts):
                return _any([self.find(part) for part in parts])
            case Not(inner):
                return Found(~self.find(inner).mask)

    def _words(self, node: Words) -> Found:
        match node.field:
            case "quote":
                quotes = QuoteSearch(self._snapshot, self._watch).find(node)
                return Found(self._owners_of(quotes.mask))
            case "any":
                body = self.text("body", node)
                title = self.text("title", node)
                scores = body.scores
                assert scores is not None and title.scores is not None
                scores += TITLE_WEIGHT * title.scores
                mask = body.mask | title.mask
                if not _is_barely_begun(node):
                    names = self._label(Label("source", node.patterns))
                    names |= self._label(Label("author", node.patterns))
                    scores[names] += NAME_SCORE
                    mask |= names
                return Found(mask, scores)
            case _:
                return self.text(node.field, node)

    def text(self, name: str, node: Words) -> Found:
        """Return the articles with these words in their body or title."""
        finder = TextFinder(self._snapshot, name, "articles", self._size, self._watch)
        return finder.find(node)

    def _label(self, node: Label) -> Mask:
        mask: Mask = np.zeros(self._size + 1, bool)
        for name in label_fields(node):
            for part, names in self._snapshot.fields(name):
                for index in names.named(node):
                    mask[part.owners[names.documents(index, index + 1)]] = True
        return mask[:-1]

    def _dates(self, node: Dates) -> Mask:
        return within_days(self._snapshot.days, node)

    def _has(self, node: Has) -> Mask:
        snapshot = self._snapshot
        match node.what:
            case "quotes":
                return np.asarray(snapshot.quotes_per_article > 0)
            case "date":
                return snapshot.has_day
            case "tag" | "author":
                mask = np.zeros(self._size + 1, bool)
                mask[snapshot.labels(node.what)[1][0]] = True
                return mask[:-1]
            case _:
                return self._marked(node.what)

    def _marked(self, mark: str) -> Mask:
        mask: Mask = np.zeros(self._size + 1, bool)
        for part, names in self._snapshot.fields("mark"):
            first, last = names.words.forms(mark)
            mask[part.owners[names.documents(first, last)]] = True
        return mask[:-1]

    def _owners_of(self, quotes: Mask) -> Mask:
        mask: Mask = np.zeros(self._size, bool)
        mask[self._snapshot.quote_articles[quotes]] = True
        return mask


class QuoteSearch:
    """Finds quotes: words are looked for in what was said and in who said it."""

    def __init__(self, snapshot: Snapshot, watch: Watch) -> None:
        self._snapshot = snapshot
        self._watch = watch
        self._size = snapshot.quote_count
        self._articles = ArticleSearch(snapshot, watch)

    def find(self, node: Node) -> Found:
        """Return the quotes that fulfil a query, by themselves or through their article."""
        match node:
            case Words(field="any" | "quote"):
                finder = TextFinder(self._snapshot, "quote", "quotes", self._size, self._watch)
                found = finder.find(node)
                if node.field == "quote":
                    return found
                speakers = self._speakers(Label("speaker", node.patterns))
                return Found(found.mask | speakers, found.scores)
            case Label(field="speaker"):
                return Found(self._speakers(node))
            case Said(inner):
                return self.find(inner)
            case And(parts):
                return _all([self.find(part) for part in parts], self._size)
            case Or(parts):
                return _any([self.find(part) for part in parts])
            case Not(inner):
                return Found(~self.find(inner).mask)
            case _:
                return Found(self._articles.find(node).mask[self._snapshot.quote_articles])

    def _speakers(self, node: Label) -> Mask:
        mask: Mask = np.zeros(self._size + 1, bool)
        for part, names in self._snapshot.fields("speaker"):
            for index in names.named(node):
                mask[part.quotes[names.documents(index, index + 1)]] = True
        return mask[:-1]


class TextFinder:
    """Finds words and phrases in one text field.

    Args:
        snapshot: Where to look.
        name: The field.
        rows: Which rows its documents have: `articles` or `quotes`.
        size: How many of them there are.
        watch: When to stop.
    """

    def __init__(self, snapshot: Snapshot, name: str, rows: str, size: int, watch: Watch) -> None:
        self._fields = list(snapshot.fields(name))
        self._rows = rows
        self._size = size
        self._watch = watch
        self._norms = snapshot.norms if name == "body" else np.float32(K1)

    def _rows_of(self, part: Part) -> Rows:
        rows: Rows = getattr(part, self._rows)
        return rows

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
                documents, found = near(texts, ranges, node.slop, self._watch.time_is_up)
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
        for first, last in ranges:
            found = rows[texts.documents(first, last)]
            mask[found] = True
            counts += np.bincount(found, texts.counts(first, last), len(counts))

    def _weigh(self, mask: Mask, counts: Scores) -> Found:
        """Return the score of each document for one word (BM25)."""
        mask = mask[:-1]
        frequency = int(np.count_nonzero(mask))
        idf = np.float32(np.log(1 + (self._size - frequency + 0.5) / (frequency + 0.5)))
        scores: Scores = counts * (idf * np.float32(K1 + 1)) / (counts + self._norms)
        return Found(mask, scores[:-1])


def _is_barely_begun(node: Words) -> bool:
    """Tell whether only a letter or two are typed yet, which half of all names begin with."""
    first = node.patterns[0]
    return len(node.patterns) == 1 and first.kind == "typing" and len(first.text) < 3


def label_fields(node: Label) -> tuple[str, ...]:
    """Return the fields that a name is looked for in, its other forms among them."""
    if node.field == "entity":
        return (*ENTITY_FIELDS, *(f"{name}_alias" for name in ENTITY_FIELDS))
    if node.field in ENTITY_FIELDS:
        return node.field, f"{node.field}_alias"
    return (node.field,)


def within_days(days: npt.NDArray[np.int32], node: Dates) -> Mask:
    """Return which of the days lie in a period."""
    mask: Mask = days != NO_DATE
    if node.first is not None:
        mask &= days >= node.first.toordinal() - EPOCH
    if node.last is not None:
        mask &= days <= node.last.toordinal() - EPOCH
    return mask


def _all(found: list[Found], size: int) -> Found:
    if not found:
        return Found(np.ones(size, bool))
    return Found(reduce(np.logical_and, (part.mask for part in found)), _sum(found))


def _any(found: list[Found]) -> Found:
    return Found(reduce(np.logical_or, (part.mask for part in found)), _sum(found))


def _sum(found: list[Found]) -> Scores | None:
    scores = [part.scores for part in found if part.scores is not None]
    return sum(scores[1:], scores[0]) if scores else None
