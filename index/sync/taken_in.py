"""The runs of words of the quotes that a run of the linker has taken in, packed in memory."""

from __future__ import annotations

from array import array
from bisect import bisect_left

import numpy as np
from numpy.typing import NDArray

from index.language.utterances.batches import Known
from index.language.utterances.fingerprints import Runs


class TakenIn:
    """Quotes by their numbers: 5 bytes a run of three words, 16 beside."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Forget all of them."""
        self._ids = array("Q")
        self._values, self._nats, self._ends = array("I"), bytearray(), array("Q", [0])

    def add(self, first: int, known: Known) -> None:
        """Add quotes, the first one by its number, which is higher than all before."""
        self._ids.extend(range(first, first + len(known.runs.sizes)))
        self._values.frombytes(known.runs.values.tobytes())
        self._nats += known.nats.tobytes()
        _extend(self._ends, known.runs.sizes)

    def runs(self, saying: int) -> Runs | None:
        """Return the runs of words of a quote; nothing if it was not taken in."""
        at = self._at(saying)
        if at is None:
            return None
        start, end = self._ends[at], self._ends[at + 1]
        return Runs(self._values[start:end], self._nats[start:end])

    def _at(self, saying: int) -> int | None:
        if not self._ids:
            return None
        at = saying - self._ids[0]  # where none is left out, as is usual
        if not (0 <= at < len(self._ids) and self._ids[at] == saying):
            at = bisect_left(self._ids, saying)
        return at if at < len(self._ids) and self._ids[at] == saying else None


def _extend(ends: array[int], sizes: NDArray[np.int64]) -> None:
    """Add to the ends of lists those of more lists."""
    ends.frombytes((ends[-1] + np.cumsum(sizes)).astype(np.uint64).tobytes())
