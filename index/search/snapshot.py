"""The index at one moment: its segments, and which article each of their documents belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from index.search.fields import LABEL_FIELDS, NO_DATE, Kind
from index.search.segment import Field, Segment
from index.search.vocabulary import PAIR

Rows = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]

K1 = 1.2
B = 0.75
"""BM25's usual constants (Robertson and Zaragoza 2009): how soon a word's repeats count no more,
and how much a text's length counts against it."""


@dataclass(frozen=True)
class Part:
    """A segment with the place of its documents among all."""

    segment: Segment
    articles: Rows
    """For each document that is an article, its row; the row behind the last for all others."""
    quotes: Rows
    """For each document that is a quote, its row; the row behind the last for all others."""
    owners: Rows
    """For each document of any kind, the row of its article."""


class Snapshot:
    """Rows 0 … n-1 are the articles that are alive, in the order in which they were added.

    Args:
        generation: The number of the commit.
        segments: Its segments, each with the documents that are deleted in it.
    """

    def __init__(self, generation: int, segments: Sequence[tuple[Segment, Iterable[int]]]) -> None:
        self.generation = generation
        kinds, ids, alive = [], [], []
        for segment, deleted in segments:
            kinds.append(segment.columns["kind"])
            ids.append(segment.columns["article"])
            living = np.ones(segment.count, bool)
            living[np.fromiter(deleted, np.int64)] = False
            alive.append(living)
        kind = np.concatenate(kinds) if kinds else np.empty(0, np.uint8)
        owner = np.concatenate(ids) if ids else np.empty(0, np.int64)
        living = np.concatenate(alive) if alive else np.empty(0, bool)
        is_article = living & (kind == Kind.ARTICLE)
        is_quote = living & (kind >= Kind.QUOTE)
        self.ids: npt.NDArray[np.int64] = owner[is_article]
        articles = _number(is_article)
        owners = self._rows_of(owner)
        owners[~living] = len(self.ids)
        is_quote &= owners < len(self.ids)
        quotes = _number(is_quote)
        self.quote_articles: Rows = owners[is_quote]
        self.parts: list[Part] = []
        at = 0
        for segment, _ in segments:
            span = slice(at, at + segment.count)
            self.parts.append(Part(segment, articles[span], quotes[span], owners[span]))
            at += segment.count
        self.quote_numbers = self._column("number", is_quote)
        self.quote_kinds = kind[is_quote]
        self.days = self._column("day", is_article)
        self.lengths = self._column("length", is_article)

    def _column(self, name: str, chosen: Mask) -> npt.NDArray[np.int32]:
        columns = [part.segment.columns[name] for part in self.parts]
        return np.concatenate(columns)[chosen].astype(np.int32) if columns else np.empty(0, "i4")

    def _rows_of(self, ids: npt.NDArray[np.int64]) -> Rows:
        """Return the row of each article id; the row behind the last for deleted ones.

        A table from id to row: ids are the store's row numbers, counted from 1, so it stays small.
        """
        rows = np.full(int(ids.max(initial=-1)) + 1, len(self.ids), np.int32)
        rows[self.ids] = np.arange(len(self.ids), dtype=np.int32)
        return rows[ids]

    @property
    def count(self) -> int:
        """The number of articles."""
        return len(self.ids)

    @property
    def quote_count(self) -> int:
        """The number of quotes, indirect ones among them."""
        return len(self.quote_articles)

    @cached_property
    def quotes_per_article(self) -> npt.NDArray[np.int64]:
        """How many direct and partial quotes each article has."""
        marked = self.quote_articles[self.quote_kinds == Kind.QUOTE]
        return np.bincount(marked, minlength=self.count)

    @cached_property
    def norms(self) -> npt.NDArray[np.float32]:
        """What a word's count is weighed against: long texts repeat words by nature (BM25)."""
        mean = max(float(self.lengths.mean()), 1.0) if self.count else 1.0
        norms = K1 * (1 - B + B * self.lengths / mean)
        return np.append(norms, 1.0).astype(np.float32)

    @cached_property
    def newest_first(self) -> Rows:
        """All rows by day, then by id, both descending; articles without a day come last."""
        return np.lexsort((self.ids, self.days))[::-1].astype(np.int32)

    @cached_property
    def months(self) -> npt.NDArray[np.int32]:
        """The articles' months, counted from January 1970."""
        days = np.where(self.has_day, self.days, 0).astype("datetime64[D]")
        months = days.astype("datetime64[M]").astype(np.int32)
        months[~self.has_day] = NO_DATE
        return months

    @cached_property
    def has_day(self) -> Mask:
        """Which articles have a day of publication."""
        return np.asarray(self.days != NO_DATE)

    @cached_property
    def source_ranks(self) -> npt.NDArray[np.int32]:
        """The place of each article's source in the alphabet; none comes last."""
        names, owners = self.labels("source")
        order = sorted(range(len(names)), key=lambda i: names[i].casefold())
        rank = np.empty(len(names), np.int32)
        rank[order] = np.arange(len(names), dtype=np.int32)
        ranks = np.full(self.count + 1, len(names), np.int32)
        ranks[owners[0]] = rank[owners[1]]
        return ranks[:-1]

    def fields(self, name: str) -> Iterable[tuple[Part, Field]]:
        """Yield the parts of the index that have a field."""
        for part in self.parts:
            field = part.segment.fields.get(name)
            if field is not None:
                yield part, field

    def labels(self, name: str) -> tuple[list[str], tuple[Rows, Rows]]:
        """Return the names of a field, and pairs of articles with the index of a name.

        The pairs are sorted by article where the index has one segment only.
        """
        return self._labels[name]

    @cached_property
    def _labels(self) -> _Labels:
        return _Labels(self)


class _Labels(dict[str, tuple[list[str], tuple[Rows, Rows]]]):
    """The names of each field, gathered when they are first asked for."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def __missing__(self, name: str) -> tuple[list[str], tuple[Rows, Rows]]:
        assert name in LABEL_FIELDS
        number: dict[str, int] = {}
        owners: list[Rows] = [np.empty(0, np.int32)]
        numbers: list[Rows] = [np.empty(0, np.int32)]
        for part, field in self._snapshot.fields(name):
            local = [
                number.setdefault(key.partition(PAIR)[2], len(number))
                for key in field.words.words()
            ]
            lengths = field.frequencies(0, len(local)).astype(np.int64)
            owners.append(part.owners[field.documents(0, len(local))])
            numbers.append(np.repeat(np.array(local, np.int32), lengths))
        pairs = np.concatenate(owners), np.concatenate(numbers)
        if name == "speaker":
            pairs = _distinct(*pairs)
        self[name] = list(number), pairs
        return self[name]


def _distinct(owners: Rows, numbers: Rows) -> tuple[Rows, Rows]:
    """Return each pair once."""
    keys = np.unique(owners.astype(np.int64) << 32 | numbers)
    return (keys >> 32).astype(np.int32), (keys & 0xFFFFFFFF).astype(np.int32)


def _number(chosen: Mask) -> Rows:
    """Return the running number of each chosen item, and their count for all others."""
    numbers = np.cumsum(chosen, dtype=np.int32)
    numbers -= 1
    numbers[~chosen] = int(chosen.sum())
    return numbers
