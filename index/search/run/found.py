"""What a search works with: when to stop, and what it has found."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import Any, NamedTuple, Self, TypeVar

import numpy as np
import numpy.typing as npt

from index.search.engine.snapshot import K1, Mask, Rows

Scores = npt.NDArray[np.float32]
Places = npt.NDArray[np.intp]
AnyInteger = TypeVar("AnyInteger", bound=np.integer[Any])

_FEW = 1000
"""So many rows are quicker looked up one by one than in an array of all."""


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


class Occurrences(NamedTuple):
    """How often words occur in the rows that have them; scores are made of it where wanted."""

    counts: Scores
    """Shape `(m,)`."""
    norms: Scores | None
    """What counts are divided by, for all `n` rows: long texts repeat words by nature."""

    def frequencies(self, rows: Rows, at: Places | None = None) -> Scores:
        """Return the counts at some places, against what is usual for the lengths of these rows."""
        counts = self.counts if at is None else self.counts[at]
        return counts if self.norms is None else counts / self.norms[rows]


class Found:
    """The answer to a part of a query: what fulfils it of `n` rows, as a list or as a mask.

    A list is what words find: few rows of many, and the scores of those.

    Attributes:
        size: How many rows there are, `n`.
        is_scored: Whether some rows answer better than others.
    """

    def __init__(
        self,
        size: int,
        rows: Rows | None,
        mask: Mask | None,
        scores: Scores | None,
        occurrences: Occurrences | None = None,
    ) -> None:
        self.size = size
        self._scores = scores
        self._occurrences = occurrences
        self._rows, self._mask = rows, mask
        self.is_listed = rows is not None
        self.is_scored = scores is not None or occurrences is not None

    @classmethod
    def listed(cls, size: int, rows: Rows, scores: Scores | None = None) -> Self:
        """Return an answer from its rows, ascending, each once."""
        return cls(size, rows, None, scores)

    @classmethod
    def of_words(cls, size: int, rows: Rows, occurrences: Occurrences) -> Self:
        """Return an answer from the rows where words occur, ascending."""
        return cls(size, rows, None, None, occurrences)

    @classmethod
    def masked(cls, mask: Mask) -> Self:
        """Return an answer from a mask of all rows."""
        return cls(len(mask), None, mask, None)

    @property
    def scores(self) -> Scores | None:
        """How well each of `rows` answers; None where one answers as well as another."""
        if self._scores is None and self._occurrences is not None:
            self._scores = weighed(self._occurrences.frequencies(self.rows), self.size)
        return self._scores

    @property
    def rows(self) -> Rows:
        """The rows that fulfil it, ascending; shape `(m,)`."""
        if self._rows is None:
            self._rows = np.flatnonzero(self.mask).astype(np.int32)
        return self._rows

    @property
    def mask(self) -> Mask:
        """Which of all rows fulfil it; shape `(n,)`."""
        if self._mask is None:
            self._mask = np.zeros(self.size, bool)
            self._mask[self._rows] = True
        return self._mask

    def __bool__(self) -> bool:
        """Tell whether anything fulfils it."""
        return bool(len(self.rows) if self.is_listed else self.mask.any())

    def among(self, rows: Rows) -> Rows:
        """Return those of some rows that fulfil it."""
        if not self.is_listed or len(rows) > _FEW or not len(self.rows):
            return rows[self.mask[rows]]
        at = self.rows.searchsorted(rows)
        found: Rows = rows[self.rows.take(at, mode="clip") == rows]
        return found

    def scores_of(self, rows: Rows) -> Scores:
        """Return the scores of many of its rows."""
        scores = self.scores
        assert scores is not None
        if len(rows) == len(self.rows):
            return scores
        spread = np.zeros(self.size, np.float32)
        spread[self.rows] = scores
        return spread[rows]

    def scores_at(self, at: Places, rows: Rows) -> Scores:
        """Return the scores of the few of its rows that stand at some places among them."""
        if self._occurrences is None or self._scores is not None:
            assert self._scores is not None
            return self._scores[at]
        return weighed(self._occurrences.frequencies(rows, at), self.size, len(self.rows))


def all_of(found: list[Found], size: int) -> Found:
    """Return what fulfils every part; everything where there are none."""
    if len(found) == 1:
        return found[0]
    listed = sorted((each for each in found if each.is_listed), key=lambda each: len(each.rows))
    masks = [each for each in found if not each.is_listed]
    if not listed:
        every = np.ones(size, bool)
        return Found.masked(reduce(np.logical_and, (each.mask for each in masks), every))
    rows = listed[0].rows
    if len(rows) <= _FEW:
        return _all_of_few(listed, masks)
    for each in (*listed[1:], *masks):
        rows = each.among(rows)
    scores = [each.scores_of(rows) for each in listed if each.is_scored]
    return Found.listed(size, rows, sum(scores[1:], scores[0]) if scores else None)


def _all_of_few(listed: Sequence[Found], masks: Sequence[Found]) -> Found:
    """Look the few rows of the first list up in the others; only what all have is weighed."""
    rows = listed[0].rows
    places: list[Places] = [np.arange(len(rows))]
    for each in (*listed[1:], *masks):
        if not len(rows):
            break
        if each.is_listed:
            at = each.rows.searchsorted(rows)
            (kept,) = (each.rows.take(at, mode="clip") == rows).nonzero()
            places.append(at)
        else:
            (kept,) = each.mask[rows].nonzero()
        rows = rows[kept]
        places = [at[kept] for at in places]
    scores = [
        each.scores_at(at, rows) for each, at in zip(listed, places, strict=False) if each.is_scored
    ]
    return Found.listed(listed[0].size, rows, sum(scores[1:], scores[0]) if scores else None)


def any_of(found: list[Found]) -> Found:
    """Return what fulfils one part or more."""
    return _united(found, np.add)


def best_of(found: list[Found]) -> Found:
    """Return what fulfils one part or more, when all are the same in other words."""
    return _united(found, np.maximum)


def _united(found: list[Found], joined: np.ufunc) -> Found:
    mask = reduce(np.logical_or, (each.mask for each in found))
    scored = [each for each in found if each.is_scored]
    if not scored:
        return Found.masked(mask)
    scores = np.zeros(len(mask), np.float32)
    for each in scored:
        scores[each.rows] = joined(scores[each.rows], each.scores)
    rows = np.flatnonzero(mask).astype(np.int32)
    return Found.listed(len(mask), rows, scores[rows])


def none_of(found: Found, watch: Watch) -> Found:
    """Return what does not fulfil a part: nothing at all if that was not looked through in time."""
    return Found.masked(np.zeros(found.size, bool) if watch.expired else ~found.mask)


def weighed(frequencies: Scores, size: int, having: int | None = None) -> Scores:
    """Return the scores of rows that have a word (BM25).

    Args:
        frequencies: How often each has it, against what is usual for a text of its length.
        size: How many rows there are, those without it among them.
        having: How many have it, if it is more than are asked for.
    """
    having = len(frequencies) if having is None else having
    idf = math.log(1 + (size - having + 0.5) / (having + 0.5))
    return frequencies * (idf * (K1 + 1)) / (frequencies + K1)


def added_up(
    keys: npt.NDArray[AnyInteger], values: npt.NDArray[Any]
) -> tuple[npt.NDArray[AnyInteger], npt.NDArray[Any]]:
    """Return each key once, ascending, with the sum of its values.

    Args:
        keys: A few ascending runs, one after the other: those are merged quickly.
        values: Of the same shape.
    """
    order = keys.argsort(kind="stable")
    keys, values = keys[order], values[order]
    begins = np.empty(len(keys), bool)
    begins[:1] = True
    np.not_equal(keys[1:], keys[:-1], out=begins[1:])
    (starts,) = begins.nonzero()
    if len(starts) == len(keys):
        return keys, values
    return keys[starts], np.add.reduceat(values, starts, dtype=np.float32)
