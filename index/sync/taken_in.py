"""The runs of words of the quotes that a run of the linker has taken in, packed in memory."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from index.language.utterances.fingerprints import Runs


class Packed(NamedTuple):
    """What is kept of a quote."""

    values: array[int]
    nats: bytes
    looked_for: array[int]


class TakenIn:
    """Quotes by their numbers: 5 bytes a run of three words, 4 a fingerprint, 24 beside."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Forget all of them."""
        self._ids = array("Q")
        self._values, self._nats, self._ends = array("I"), bytearray(), array("Q", [0])
        self._looked_for, self._looked_for_ends = array("I"), array("Q", [0])

    def add(self, ids: Iterable[int], quotes: Iterable[Packed]) -> None:
        """Add quotes by their numbers, which rise and are higher than all before."""
        for saying, quote in zip(ids, quotes, strict=True):
            self._ids.append(saying)
            self._values += quote.values
            self._nats += quote.nats
            self._ends.append(len(self._values))
            self._looked_for += quote.looked_for
            self._looked_for_ends.append(len(self._looked_for))

    def runs(self, saying: int) -> Runs | None:
        """Return the runs of words of a quote; nothing if it was not taken in."""
        at = self._at(saying)
        if at is None:
            return None
        start, end = self._ends[at], self._ends[at + 1]
        return Runs(self._values[start:end], self._nats[start:end])

    def looked_for(self, saying: int) -> Sequence[int] | None:
        """Return by what a quote looks for others; nothing if it was not taken in."""
        at = self._at(saying)
        if at is None:
            return None
        return self._looked_for[self._looked_for_ends[at] : self._looked_for_ends[at + 1]]

    def _at(self, saying: int) -> int | None:
        if not self._ids:
            return None
        at = saying - self._ids[0]  # where none is left out, as is usual
        if not (0 <= at < len(self._ids) and self._ids[at] == saying):
            at = bisect_left(self._ids, saying)
        return at if at < len(self._ids) and self._ids[at] == saying else None


def packed(runs: Runs, looked_for: Iterable[int]) -> Packed:
    """Return the runs of a quote, and by what it looks for others, as `TakenIn` keeps them."""
    return Packed(array("I", runs.values), bytes(runs.nats), array("I", looked_for))
