"""The index at one moment: its segments, and which article each of their documents belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from index.search.engine.fields import LABEL_FIELDS, NO_DATE, Kind
from index.search.engine.segment import Field, Segment
from index.search.engine.vocabulary import PAIR
from index.search.query.syntax import Reported

Rows = npt.NDArray[np.int32]
Documents = npt.NDArray[np.intp]
Mask = npt.NDArray[np.bool_]

OF_QUOTES = ("quote", "speaker", "role")
"""The fields that quotes have, in quotation marks or not."""

K1 = 1.2
B = 0.75
"""BM25's usual constants (Robertson and Zaragoza 2009): how soon a word's repeats count no more,
and how much a text's length counts against it."""


@dataclass(frozen=True)
class Part:
    """A segment with the place of its documents among all."""

    segment: Segment
    first: int
    """The number of its first document among all."""
    articles: Rows
    """For each document that is an article, its row; the row behind the last for all others."""
    owners: Rows
    """For each document of any kind, the row of its article."""

    def in_marks(self, documents: npt.NDArray[np.uint32]) -> Mask:
        """Tell which of some documents are quotes in quotation marks."""
        return np.asarray(self.segment.columns["kind"][documents] == Kind.QUOTE)


class Snapshot:
    """Rows 0 … n-1 are the articles that are alive, in the order in which they were added.

    What concerns quotes is laid out when it is first asked for: most commits pass without.

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
        self._kinds = np.concatenate(kinds) if kinds else np.empty(0, np.uint8)
        owner = np.concatenate(ids) if ids else np.empty(0, np.int64)
        living = np.concatenate(alive) if alive else np.empty(0, bool)
        self.is_whole = bool(living.all())
        """Whether nothing in it is deleted."""
        documents = np.flatnonzero(living & (self._kinds == Kind.ARTICLE))
        self._documents = documents
        self.ids: npt.NDArray[np.int64] = owner[documents]
        articles = _number(documents, len(owner))
        self._owners = self._rows_of(owner)
        self._owners[~living] = len(self.ids)
        self.parts: list[Part] = []
        at = 0
        for segment, _ in segments:
            span = slice(at, at + segment.count)
            self.parts.append(Part(segment, at, articles[span], self._owners[span]))
            at += segment.count
        self.days = self._column("day", documents)
        self.lengths = self._column("length", documents)
        self._guessed = self._column("guessed", documents)

    def documents_of(self, rows: Rows) -> dict[str, npt.NDArray[np.uint32]]:
        """Return for each segment, by its name, which of its documents are some articles.

        Args:
            rows: The articles, ascending.
        """
        documents = self._documents[rows]
        found = {}
        for part in self.parts:
            low, high = np.searchsorted(documents, (part.first, part.first + part.segment.count))
            found[part.segment.name] = (documents[low:high] - part.first).astype(np.uint32)
        return found

    @cached_property
    def _quote_documents(self) -> Documents:
        """The documents that are quotes, of articles that are alive."""
        return np.flatnonzero((self._kinds >= Kind.QUOTE) & (self._owners < len(self.ids)))

    @cached_property
    def _quote_rows(self) -> Rows:
        return _number(self._quote_documents, len(self._kinds))

    def quotes_of(self, part: Part) -> Rows:
        """Return for each document that is a quote its row; one behind the last for all others."""
        return self._quote_rows[part.first : part.first + part.segment.count]

    @cached_property
    def quote_articles(self) -> Rows:
        """The row of each quote's article."""
        return self._owners[self._quote_documents]

    @cached_property
    def quote_kinds(self) -> npt.NDArray[np.uint8]:
        """What kind of document each quote is: `Kind.QUOTE` or `Kind.REPORT`."""
        return self._kinds[self._quote_documents]

    def quotes_told(self, reported: Reported) -> Mask:
        """Return which quotes are looked through: those in quotation marks, or others too."""
        match reported:
            case "no":
                return np.asarray(self.quote_kinds == Kind.QUOTE)
            case "only":
                return np.asarray(self.quote_kinds == Kind.REPORT)
            case "yes":
                return np.ones(self.quote_count, bool)

    @cached_property
    def quote_numbers(self) -> npt.NDArray[np.int32]:
        """The place of each quote in its article's `Analysis.quotes`."""
        return self._column("number", self._quote_documents)

    def _column(self, name: str, documents: Documents) -> npt.NDArray[np.int32]:
        columns = [part.segment.columns[name] for part in self.parts]
        return np.concatenate(columns)[documents].astype(np.int32) if columns else np.empty(0, "i4")

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
        return len(self._quote_documents)

    @cached_property
    def quotes_per_article(self) -> npt.NDArray[np.int64]:
        """How many direct and partial quotes each article has."""
        marked = self.quote_articles[self.quote_kinds == Kind.QUOTE]
        return np.bincount(marked, minlength=self.count)

    @cached_property
    def norms(self) -> npt.NDArray[np.float32]:
        """What a word's count is divided by: long texts repeat words by nature (BM25)."""
        mean = max(float(self.lengths.mean()), 1.0) if self.count else 1.0
        return (1 - B + B * self.lengths / mean).astype(np.float32)

    @cached_property
    def newest_first(self) -> Rows:
        """All rows by day, then by id, both descending.

        Articles whose day is guessed come after the dated ones, those without a day last.
        """
        keys = self.days.astype(np.int64) << 32 | self.ids  # one number sorts faster than a pair
        keys.sort()
        rows = self._rows_of(keys[::-1] & 0xFFFFFFFF)
        is_dated = self.is_dated[rows]
        return np.concatenate((rows[is_dated], rows[~is_dated]))

    @cached_property
    def ages(self) -> Rows:
        """The place of each row in `newest_first`."""
        places = np.empty(self.count, np.int32)
        places[self.newest_first] = np.arange(self.count, dtype=np.int32)
        return places

    @cached_property
    def months(self) -> npt.NDArray[np.int32]:
        """The articles' months, counted from January 1970."""
        days = np.where(self.has_day, self.days, 0).astype("datetime64[D]")
        months = days.astype("datetime64[M]").astype(np.int32)
        months[~self.is_dated] = NO_DATE
        return months

    @cached_property
    def has_day(self) -> Mask:
        """Which articles have a day of publication."""
        return np.asarray(self.days != NO_DATE)

    @cached_property
    def is_dated(self) -> Mask:
        """Which articles say themselves when they were published."""
        return np.asarray(self.has_day & (self._guessed == 0))

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
        """Yield the parts of the index that have a field; a text field once for each language."""
        for part in self.parts:
            for field in part.segment.fields_called(name):
                yield part, field

    def labels(self, name: str) -> tuple[list[str], tuple[Rows, Rows]]:
        """Return the names of a field, and pairs of articles with the index of a name.

        Of speakers and roles, only what is in quotation marks counts.
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
            documents = field.documents(0, len(local))
            owner, number_of = part.owners[documents], np.repeat(np.array(local, np.int32), lengths)
            if name in OF_QUOTES:
                in_marks = part.in_marks(documents)
                owner, number_of = owner[in_marks], number_of[in_marks]
            owners.append(owner)
            numbers.append(number_of)
        pairs = np.concatenate(owners), np.concatenate(numbers)
        if name in OF_QUOTES:
            pairs = _distinct(*pairs)
        self[name] = list(number), pairs
        return self[name]


def _distinct(owners: Rows, numbers: Rows) -> tuple[Rows, Rows]:
    """Return each pair once; by hand, as `np.unique` imports `numpy.ma`, slow at the start."""
    keys = np.sort(owners.astype(np.int64) << 32 | numbers)
    keys = keys[np.diff(keys, prepend=-1) != 0]
    return (keys >> 32).astype(np.int32), (keys & 0xFFFFFFFF).astype(np.int32)


def _number(chosen: Documents, count: int) -> Rows:
    """Return the running number of each chosen document, and how many there are for all others."""
    numbers = np.full(count, len(chosen), np.int32)
    numbers[chosen] = np.arange(len(chosen), dtype=np.int32)
    return numbers
