"""The fingerprints of many quotations at once, by arrays, as `fingerprints` has them of each."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from index.language.utterances.fingerprints import FEW_WORDS, LEAST_NATS, MOST_RUNS
from index.language.utterances.surprise import surprises
from index.language.utterances.words import SHINGLE, shingles

_Numbers = NDArray[np.int64]
_Keys = NDArray[np.uint64]
"""The number of a quotation above, a hash below."""
_HALF = np.uint64(32)


class Lists(NamedTuple):
    """A list of hashes for each quotation, one behind another."""

    values: NDArray[np.uint32]
    sizes: _Numbers

    @classmethod
    def of(cls, keys: _Keys, count: int) -> Lists:
        """Take them from sorted keys of so many quotations."""
        return cls(keys.astype(np.uint32), np.bincount(_owners(keys, _HALF), minlength=count))


class Known(NamedTuple):
    """What is known of quotations by their words."""

    runs: Lists
    """The values of `Runs`, in order."""
    nats: NDArray[np.uint8]
    """The nats of `Runs`."""
    found_by: Lists
    """By what each is found: its fingerprints, and those of its words if they are few."""
    looking: Looking


class Looking(NamedTuple):
    """By what quotations look for others: fingerprints, those of one behind those of another."""

    values: NDArray[np.uint32]
    sizes: _Numbers
    """How many each quotation has."""
    tells: NDArray[np.bool_]
    """Of each fingerprint whether it says enough to look for all quotations with it."""
    plain: NDArray[np.bool_]
    """Of each quotation whether most of its fingerprints say too little: it is looked for, and
    looks, by all of them."""


def looking(runs: Lists, nats: NDArray[Any]) -> Looking:
    """Return by what quotations look for others, by their runs and the nats of these."""
    count = len(runs.sizes)
    keys = _fingerprints(runs, nats)
    tells, of = (keys >> _HALF & np.uint64(1)) == 0, _owners(keys, np.uint64(33))
    sizes = np.bincount(of, minlength=count)
    telling = np.bincount(of[tells], minlength=count)
    return Looking(keys.astype(np.uint32), sizes, tells, 2 * telling < sizes)


class Batch:
    """Quotations that are taken in together: 4 bytes a word, and each different word once."""

    def __init__(self) -> None:
        self._numbers = _WordNumbers({"": 0})
        self._words, self._sizes = array("I"), array("I")
        self._short: dict[int, int] = {}
        """The only run of quotations of fewer words than a run has."""

    def add(self, keys: Sequence[str]) -> None:
        """Add the words of a quotation, at least one."""
        self._words.extend(map(self._numbers.__getitem__, keys))
        if len(keys) < SHINGLE:
            self._short[len(self._sizes)] = shingles(keys)[0]
            self._words.extend([0] * (SHINGLE - len(keys)))
        self._sizes.append(max(SHINGLE, len(keys)))

    def known(self) -> Known:
        """Return what is known of the quotations, in the order in which they were added."""
        words, sizes = np.frombuffer(self._words, np.uint32), np.array(self._sizes, np.int64)
        owners, ranks = _places(sizes)
        begins = np.flatnonzero(ranks < sizes[owners] - (SHINGLE - 1))
        written = [word.encode("utf-8", "replace") for word in self._numbers]
        values = self._runs(written)[begins]
        for quotation, value in self._short.items():
            values[np.searchsorted(owners[begins], quotation)] = value
        nats = np.array([0.0, *surprises(list(self._numbers)[1:])])[words]
        of_runs = (nats[begins] + nats[begins + 1] + nats[begins + 2]).astype(np.uint8)
        runs = Lists(values, sizes - (SHINGLE - 1))
        asked = looking(runs, of_runs)
        few = np.flatnonzero((sizes <= FEW_WORDS)[owners] & (words > 0))
        alone = np.array(list(map(crc32, written)), np.uint64)[words[few]]
        words_alone = owners[few].astype(np.uint64) << _HALF | alone
        count = len(sizes)
        found = np.repeat(np.arange(count, dtype=np.uint64), asked.sizes) << _HALF | asked.values
        found_by = Lists.of(_distinct(np.append(found, words_alone)), count)
        return Known(runs, of_runs, found_by, asked)

    def _runs(self, written: Sequence[bytes]) -> NDArray[np.uint32]:
        """Return `shingles` of all words, as if they were one quotation."""
        words = list(map(written.__getitem__, self._words))
        runs = zip(*(words[start:] for start in range(SHINGLE)), strict=False)
        return np.fromiter(map(crc32, map(b" ".join, runs)), np.uint32)


class _WordNumbers(dict[str, int]):
    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        return number


def _places(sizes: _Numbers) -> tuple[_Numbers, _Numbers]:
    """Return for each place of lists of such sizes the number of its list, and its rank there."""
    owners = np.repeat(np.arange(len(sizes)), sizes)
    return owners, np.arange(len(owners)) - (np.cumsum(sizes) - sizes)[owners]


def _owners(keys: _Keys, bits: np.uint64) -> _Numbers:
    return (keys >> bits).astype(np.int64)


def _distinct(keys: _Keys) -> _Keys:
    """Return each key once, sorted: `np.unique` takes ten times as long."""
    keys = np.sort(keys)
    is_new = np.append(True, keys[1:] != keys[:-1])
    return keys[np.flatnonzero(is_new[: len(keys)])]


def _fingerprints(runs: Lists, nats: NDArray[Any]) -> _Keys:
    """Return the fingerprints below the numbers of their owners and a bit for each that tells not.

    They are sorted, each of an owner once.
    """
    values, sizes = runs
    owners, ranks = _places(sizes)
    is_alone = (sizes == 1)[owners]
    kept = is_alone | (ranks + 1 < np.minimum(sizes, MOST_RUNS)[owners])
    told = values.astype(np.uint64) | (nats < LEAST_NATS).astype(np.uint64) << _HALF
    smaller = np.where(is_alone, told, np.minimum(told, np.append(told[1:], told[-1:])))
    own = owners.astype(np.uint64) << np.uint64(33)
    tells = (nats >= LEAST_NATS) & (ranks < MOST_RUNS)
    return _distinct(np.append((own | smaller)[kept], (own | told)[tells]))
