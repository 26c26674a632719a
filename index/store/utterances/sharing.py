"""Which quotes share fingerprints with others, many at once: arrays sorted by fingerprint."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from index.store.utterances.entries import COMMON, PLAIN

_BUCKETS, _BUCKETS_AT_ONCE = 1 << 16, 1 << 12
_ENTRY = np.dtype([("upper", "<u2"), ("saying", "<u4")])
_PLAIN = np.uint32(PLAIN)
_WIDE, _BESIDE = 65, 32
"""In a list of more quotes each finds so many on either side of it, in an order of their own."""
_LETTERS_OF_A_FINGERPRINT, _LETTERS_WITHOUT = 9, 12
"""A word takes six letters of English text, and three words give two fingerprints or three; the
last two words of a quotation give none."""
_LEAST_SHARE, _LESS = 0.22, 0.75
"""A run of `n` words has at least `n / 2 - 1` fingerprints; of those of a quotation, what covers a
third of its words is this share, less so many fingerprints."""
_RARE = 10
_SURE_SHARE = 0.5
"""If all that two quotes share is in more quotes than the former, it has to be this much."""

Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Facts:
    """What is known of quotes: arrays of one length, by rising number of the quote."""

    ids: Numbers
    texts: Numbers
    letters: Numbers

    @classmethod
    def of(cls, rows: Iterable[tuple[int, int, int]]) -> Facts:
        """Take them from rows of number, text and length in code points, in order of the first."""
        return cls(*np.fromiter(rows, np.dtype((np.int64, 3))).T)

    def at(self, sayings: Numbers) -> tuple[Numbers, NDArray[np.bool_]]:
        """Return the places of quotes, and which of them are known."""
        places = np.minimum(np.searchsorted(self.ids, sayings), max(0, len(self.ids) - 1))
        return places, self.ids[places] == sayings


@dataclass(frozen=True)
class Asked:
    """Quotes that look for others by their fingerprints, those of one behind those of another."""

    ids: Numbers
    values: NDArray[np.uint32]
    sizes: Numbers
    """How many each quote has."""
    tells: NDArray[np.bool_]
    """Of each fingerprint whether all quotes with it are looked for."""
    plain: NDArray[np.bool_]
    """Of each quote whether it is looked for, and looks, by what does not tell, too."""

    @property
    def owners(self) -> Numbers:
        """The place of the quote of each fingerprint."""
        return np.repeat(np.arange(len(self.ids)), self.sizes)

    def parts(self, most: int) -> Iterator[Asked]:
        """Yield so many of the quotes at a time."""
        ends = np.append(0, np.cumsum(self.sizes))
        for start in range(0, len(self.ids), most):
            quotes = slice(start, start + most)
            own = slice(int(ends[start]), int(ends[min(start + most, len(self.ids))]))
            yield Asked(
                self.ids[quotes],
                self.values[own],
                self.sizes[quotes],
                self.tells[own],
                self.plain[quotes],
            )


class Postings:
    """The quotes by their fingerprints, 8 bytes each.

    Args:
        buckets: Number and packed entries of each by rising number, as `Shingles` writes them.
        size: How many bytes all of the latter have.
    """

    def __init__(self, buckets: Iterable[tuple[int, bytes]], size: int) -> None:
        count = size // _ENTRY.itemsize
        self._values, self._sayings = np.empty(count, np.uint32), np.empty(count, np.uint32)
        start = 0
        waiting = iter(buckets)
        while some := list(islice(waiting, _BUCKETS_AT_ONCE)):
            entries = np.frombuffer(b"".join(packed for _, packed in some), _ENTRY)
            sizes = [len(packed) // _ENTRY.itemsize for _, packed in some]
            values = np.repeat(np.array([bucket for bucket, _ in some], np.uint32), sizes) << 16
            values |= entries["upper"]
            order = np.argsort(values, kind="stable")
            own = slice(start, start := start + len(entries))
            self._values[own], self._sayings[own] = values[order], entries["saying"][order]

    def holding(self, fingerprints: Sequence[int]) -> list[list[int]]:
        """Return for each fingerprint the quotes with it, some of which may be gone."""
        starts, ends = self._ranges(np.array(fingerprints, np.uint32))
        pairs = zip(starts.tolist(), ends.tolist(), strict=True)
        return [(self._sayings[start:end] & ~_PLAIN).tolist() for start, end in pairs]

    def _ranges(self, wanted: NDArray[np.uint32]) -> tuple[Numbers, Numbers]:
        by_bucket = (wanted << np.uint32(16)) | (wanted >> np.uint32(16))
        order = np.argsort(by_bucket)  # neighbours are found near each other, which is faster
        starts, ends = np.empty((2, len(wanted)), np.int64)
        starts[order] = self._values.searchsorted(by_bucket[order])
        ends[order] = self._values.searchsorted(by_bucket[order], "right")
        return starts, ends

    def sharing(
        self,
        asked: Asked,
        facts_of: Callable[[Numbers], Facts],
        ranks_of: Callable[[Numbers], dict[int, tuple[str, int]]],
    ) -> dict[int, list[int]]:
        """Return for quotes the others that may be alike; of two in lists each finds the other.

        Args:
            asked: The quotes.
            facts_of: Returns the facts of quotes, some of which are given several times, as far as
                they are there, and maybe of others.
            ranks_of: Returns what orders quotes, wherever they came from, as far as they are there.

        Returns:
            The others of each that has any.
        """
        starts, ends = self._ranges(asked.values)
        order = np.lexsort((ends - starts, asked.owners))
        starts, sizes = starts[order], (ends - starts)[order]
        owners, tells = asked.owners[order], asked.tells[order]
        wide, rest = np.flatnonzero(is_wide := tells & (sizes > _WIDE)), np.flatnonzero(~is_wide)
        near = self._near(asked, owners[wide], starts[wide], sizes[wide], ranks_of)
        owners, starts, sizes, tells = owners[rest], starts[rest], sizes[rest], tells[rest]
        entries = self._entries(starts, sizes)
        finds = np.repeat(tells | asked.plain[owners], sizes) | (entries & _PLAIN > 0)
        keys = np.repeat(owners, sizes)[finds] << 32 | (entries[finds] & ~_PLAIN).astype(np.int64)
        sizes = np.append(np.repeat(sizes, sizes)[finds], np.full(len(near), _WIDE + 1))
        # An owner's lists stand in order of their sizes: the first one that has a quote is rarest.
        pairs, firsts, shared = np.unique(
            np.append(keys, near), return_index=True, return_counts=True
        )
        others = pairs & 0xFFFFFFFF
        facts = facts_of(np.append(asked.ids, others))
        return _likely(asked.ids, (pairs >> 32, others, shared, sizes[firsts]), facts)

    def _entries(self, starts: Numbers, sizes: Numbers) -> NDArray[np.uint32]:
        """Return the entries of lists, one behind another."""
        before = np.cumsum(sizes) - sizes
        return self._sayings[np.repeat(starts - before, sizes) + np.arange(int(sizes.sum()))]

    def _near(
        self,
        asked: Asked,
        owners: Numbers,
        starts: Numbers,
        sizes: Numbers,
        ranks_of: Callable[[Numbers], dict[int, tuple[str, int]]],
    ) -> Numbers:
        """Return pairs of owner and quote from lists that are too long to look at all of them."""
        if not len(owners):
            return owners
        sayings = (self._entries(starts, sizes) & ~_PLAIN).astype(np.int64)
        ranks = ranks_of(np.append(asked.ids[owners], sayings))
        found = []
        for owner, members in zip(
            owners.tolist(), np.split(sayings, np.cumsum(sizes)[:-1]), strict=True
        ):
            own = ranks.get(int(asked.ids[owner]))
            ordered = sorted((ranks[each], each) for each in members.tolist() if each in ranks)
            at = bisect_left(ordered, (own, 0)) if own else 0
            near = ordered[max(0, at - _BESIDE) : at + _BESIDE + 1]
            found += [owner << 32 | each for _, each in near]
        return np.array(found, np.int64)

    def beside(self, asked: Asked, *, leave: bool) -> tuple[Numbers, Numbers]:
        """Return the quotes of which something else may be known as some come or leave.

        Args:
            asked: Those that have come, or are to leave.
            leave: They leave.

        Returns:
            Those that may be parted from others or be joined otherwise where it hung on what the
            archive holds; and those that may find others.
        """
        starts, ends = self._ranges(asked.values)
        _, at, counts = np.unique(asked.values, return_inverse=True, return_counts=True)
        sizes = ends - starts
        without = sizes - counts[at]
        entries = (self._entries(starts, sizes) & ~_PLAIN).astype(np.int64)
        tells = np.repeat(asked.tells | (without <= COMMON), sizes)
        pairs, places = np.unique(
            np.repeat(asked.owners, sizes) << 32 | entries, return_inverse=True
        )
        touched = pairs[np.bincount(places, 1 + tells, len(pairs)) > 1] & 0xFFFFFFFF
        parts = asked.tells & (sizes > _WIDE) | (without <= _RARE) & (sizes > _RARE)
        freed = entries[np.repeat(parts, sizes)] if leave else entries[:0]
        return np.unique(touched), np.unique(freed)


def without(
    packed: Callable[[Sequence[int]], Mapping[int, bytes]],
    buckets: Sequence[int],
    gone: NDArray[np.bool_],
) -> Iterator[tuple[int, bytes]]:
    """Yield buckets from which quotes are gone.

    Args:
        packed: Returns some of the buckets as they are.
        buckets: Those to look at.
        gone: Of each quote, by its number, whether it is; those beyond are not.
    """
    for first in range(0, len(buckets), _BUCKETS_AT_ONCE):
        for bucket, entries in packed(buckets[first : first + _BUCKETS_AT_ONCE]).items():
            table = np.frombuffer(entries, _ENTRY)
            is_gone = gone[np.minimum(table["saying"] & ~_PLAIN, len(gone) - 1)]
            if is_gone.any():
                yield bucket, table[~is_gone].tobytes()


def grown(
    packed: Callable[[Sequence[int]], Mapping[int, bytes]],
    entries: NDArray[np.uint32],
    fingerprints: NDArray[np.uint32],
    most: int,
) -> Iterator[tuple[int, bytes]]:
    """Yield buckets with more quotes, by rising number.

    Args:
        packed: Returns some of the buckets as they are; one that is missing is empty.
        entries: New quotes, as they are written, each as often as it has fingerprints.
        fingerprints: Those of each.
        most: So many quotes of one fingerprint are kept, those that were there first.
    """
    keys = fingerprints.astype(np.uint64) << np.uint64(48)  # what is above falls out
    keys |= (fingerprints >> np.uint32(16)).astype(np.uint64) << np.uint64(32)
    keys |= entries
    keys.sort()
    table = np.empty(len(keys), _ENTRY)
    table["upper"], table["saying"] = keys >> np.uint64(32), keys
    keys >>= np.uint64(48)
    starts = np.flatnonzero(np.append(True, keys[1:] != keys[:-1])[: len(keys)])
    ends = np.append(starts, len(keys))[1:] * _ENTRY.itemsize
    buckets, added = keys[starts].tolist(), table.tobytes()
    bounds = list(zip(buckets, (starts * _ENTRY.itemsize).tolist(), ends.tolist(), strict=True))
    for first in range(0, len(bounds), _BUCKETS_AT_ONCE):
        before = packed(buckets[first : first + _BUCKETS_AT_ONCE])
        for bucket, start, end in bounds[first : first + _BUCKETS_AT_ONCE]:
            yield bucket, _capped(before.get(bucket, b"") + added[start:end], most)


def _capped(packed: bytes, most: int) -> bytes:
    """Return a bucket without what is too much of one fingerprint."""
    if len(packed) <= most * _ENTRY.itemsize:
        return packed
    entries = np.frombuffer(packed, _ENTRY)
    order = np.argsort(entries["upper"], kind="stable")
    upper = entries["upper"][order]
    ranks = np.empty(len(order), np.int64)
    ranks[order] = np.arange(len(order)) - np.searchsorted(upper, upper)
    return entries[ranks < most].tobytes()


def _likely(
    askers: Numbers, pairs: tuple[Numbers, Numbers, Numbers, Numbers], facts: Facts
) -> dict[int, list[int]]:
    """Return which pairs may be alike, of the two, how much they share, and how rare that is."""
    owners, others, shared, rarest = pairs
    if not len(facts.ids):
        return {}
    places, are_there = facts.at(others)
    own, _ = facts.at(askers)
    are_there &= facts.texts[places] != facts.texts[own][owners]
    lengths = np.minimum(facts.letters[places], facts.letters[own][owners])
    possible = np.maximum((lengths - _LETTERS_WITHOUT) / _LETTERS_OF_A_FINGERPRINT, 1)
    share = shared / possible
    kept = are_there & (share >= _LEAST_SHARE - _LESS / possible)
    kept &= (rarest <= _RARE) | (share >= _SURE_SHARE)
    found: dict[int, list[int]] = {}
    for asker, other in zip(askers[owners[kept]].tolist(), others[kept].tolist(), strict=True):
        found.setdefault(asker, []).append(other)
    return found
