"""Which quotes share fingerprints with others, many at once: arrays sorted by fingerprint."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

_BUCKETS = 1 << 16
_ENTRY = np.dtype([("upper", "<u2"), ("saying", "<u4")])
_MOST_LOOKED_AT = 250
"""So many are found by rare words at most, before common words are left out."""
_MOST = 30
"""Of one quote so many others are returned, those with the most in common."""
_FINGERPRINTS_OF_A_LETTER = 1 / 9
"""A word takes six letters of English text, and three words give two fingerprints or three."""
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
        table = np.array(list(rows), np.int64).reshape(-1, 3)
        return cls(*table.T.copy())

    def at(self, sayings: Numbers) -> tuple[Numbers, NDArray[np.bool_]]:
        """Return the places of quotes, and which of them are known."""
        places = np.minimum(np.searchsorted(self.ids, sayings), max(0, len(self.ids) - 1))
        return places, self.ids[places] == sayings


class Postings:
    """The quotes by their fingerprints.

    Args:
        buckets: Number and packed entries of each, as `Shingles` writes them.
    """

    def __init__(self, buckets: Sequence[tuple[int, bytes]]) -> None:
        entries = np.frombuffer(b"".join(packed for _, packed in buckets), _ENTRY)
        sizes = [len(packed) // _ENTRY.itemsize for _, packed in buckets]
        lower = np.repeat(np.array([bucket for bucket, _ in buckets], np.uint32), sizes)
        values = entries["upper"].astype(np.uint32) * np.uint32(_BUCKETS) + lower
        order = np.argsort(values, kind="stable")
        self._values: NDArray[np.uint32] = values[order]
        self._sayings: NDArray[np.uint32] = entries["saying"][order]

    def holding(self, fingerprints: Sequence[int]) -> list[list[int]]:
        """Return for each fingerprint the quotes with it, some of which may be gone."""
        wanted = np.array(fingerprints, np.uint32)
        starts = self._values.searchsorted(wanted).tolist()
        ends = self._values.searchsorted(wanted, "right").tolist()
        pairs = zip(starts, ends, strict=True)
        return [self._sayings[start:end].tolist() for start, end in pairs]

    def _ranges(self, wanted: NDArray[np.uint32]) -> tuple[Numbers, Numbers]:
        order = np.argsort(wanted)  # neighbours are found near each other, which is faster
        starts, ends = np.empty((2, len(wanted)), np.int64)
        starts[order] = self._values.searchsorted(wanted[order])
        ends[order] = self._values.searchsorted(wanted[order], "right")
        return starts, ends

    def sharing(
        self, asked: Mapping[int, array[int]], facts_of: Callable[[Numbers], Facts]
    ) -> dict[int, list[int]]:
        """Return for quotes the others that may be alike, by their rarest fingerprints.

        Args:
            asked: The quotes with their fingerprints.
            facts_of: Returns the facts of quotes, some of which are given several times, as far as
                they are there, and maybe of others.

        Returns:
            For each that has any, those with the largest share in common first.
        """
        askers = np.array(list(asked), np.int64)
        sizes = [len(values) for values in asked.values()]
        owners = np.repeat(np.arange(len(askers)), sizes)
        starts, ends = self._ranges(np.frombuffer(b"".join(asked.values()), np.uint32))
        owners, starts, sizes_found = _rarest(owners, starts, ends - starts)
        looked_for = np.bincount(owners, minlength=len(askers))
        pairs = _expanded(owners, starts, sizes_found, self._sayings)
        facts = facts_of(np.append(askers, pairs[1]))
        return _likely(askers, looked_for, pairs, facts)


def grown(
    packed: Mapping[int, bytes], owners: Numbers, fingerprints: NDArray[np.uint32], most: int
) -> Iterator[tuple[int, bytes]]:
    """Yield buckets with more quotes, by rising number.

    Args:
        packed: The buckets as they are; one that is missing is empty.
        owners: New quotes, each as often as it has fingerprints.
        fingerprints: Those of each.
        most: So many quotes of one fingerprint are kept, those that were there first.
    """
    values = fingerprints.astype(np.uint64)
    lower, upper = values % np.uint64(_BUCKETS), values >> np.uint64(16)
    keys = np.sort(lower << np.uint64(48) | upper << np.uint64(32) | owners.astype(np.uint64))
    entries = np.empty(len(keys), _ENTRY)
    entries["upper"], entries["saying"] = keys >> np.uint64(32), keys
    buckets = keys >> np.uint64(48)
    starts = np.flatnonzero(np.append(True, buckets[1:] != buckets[:-1])[: len(keys)])
    bounds = [*(starts * _ENTRY.itemsize).tolist(), entries.nbytes]
    added = entries.tobytes()
    for bucket, (start, end) in zip(buckets[starts].tolist(), pairwise(bounds), strict=True):
        yield bucket, _capped(packed.get(bucket, b"") + added[start:end], most)


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


def _rarest(owners: Numbers, starts: Numbers, sizes: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Return each owner's shortest lists, as many as lead to few enough quotes."""
    order = np.lexsort((sizes, owners))
    owners, starts, sizes = owners[order], starts[order], sizes[order]
    before = np.cumsum(sizes) - sizes
    first = np.searchsorted(owners, owners)
    before -= before[first]
    kept = (before == 0) | (before + sizes <= _MOST_LOOKED_AT)
    return owners[kept], starts[kept], sizes[kept]


def _expanded(
    owners: Numbers, starts: Numbers, sizes: Numbers, sayings: NDArray[np.uint32]
) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Return pairs of owner and quote, with how many lists they share and the shortest of them."""
    before = np.cumsum(sizes) - sizes
    places = np.repeat(starts - before, sizes) + np.arange(int(sizes.sum()))
    keys = (np.repeat(owners, sizes) << 32) | sayings[places].astype(np.int64)
    # An owner's lists stand in order of their sizes: the first one that has a quote is the rarest.
    pairs, firsts, shared = np.unique(keys, return_index=True, return_counts=True)
    return pairs >> 32, pairs & 0xFFFFFFFF, shared, np.repeat(sizes, sizes)[firsts]


def _likely(
    askers: Numbers,
    looked_for: Numbers,
    pairs: tuple[Numbers, Numbers, Numbers, Numbers],
    facts: Facts,
) -> dict[int, list[int]]:
    owners, others, shared, rarest = pairs
    if not len(facts.ids):
        return {}
    places, are_there = facts.at(others)
    own, _ = facts.at(askers)
    are_there &= facts.texts[places] != facts.texts[own][owners]
    lengths = np.minimum(facts.letters[places], facts.letters[own][owners])
    possible = np.clip(lengths * _FINGERPRINTS_OF_A_LETTER, 1, looked_for[owners])
    share = shared / possible
    kept = are_there & (share >= _LEAST_SHARE - _LESS / possible)
    kept &= (rarest <= _RARE) | (share >= _SURE_SHARE)
    owners, others, share = owners[kept], others[kept], share[kept]
    order = np.lexsort((others, -share, owners))
    owners, others = owners[order], others[order]
    ranks = np.arange(len(owners)) - np.searchsorted(owners, owners)
    found: dict[int, list[int]] = {}
    first = ranks < _MOST
    for asker, other in zip(askers[owners[first]].tolist(), others[first].tolist(), strict=True):
        found.setdefault(asker, []).append(other)
    return found
