"""Articles that are nearly the same: agency copy that many papers print, cut or edited.

Two texts are compared by their sketches: of the hashes of all runs of three words, the smallest.
What two sketches share is what the texts share, without looking at the texts (Broder, 1997,
"On the resemblance and containment of documents").
"""

from __future__ import annotations

from array import array
from functools import lru_cache
from zlib import crc32

import numpy as np
import numpy.typing as npt

from index.search.terms import fold, words

SIZE = 32
"""So many hashes make a sketch."""
SAME = 16
"""Sketches that share so many belong to one story."""
_KEYS = 8
"""Only texts that share one of their smallest hashes are compared."""

Sketches = npt.NDArray[np.uint32]


def sketch(text: str) -> array[int]:
    """Return the sketch of a text: `SIZE` numbers, zeros at the end where it is short."""
    hashes = np.array([_hash(word) for word in words(text)], np.uint32)
    runs = hashes[:-2] * np.uint32(0x9E3779B1)
    runs += hashes[1:-1] * np.uint32(0x85EBCA77)
    runs += hashes[2:] * np.uint32(0xC2B2AE3D)
    runs ^= runs >> np.uint32(15)
    smallest = np.unique(runs[runs > 0])[:SIZE]
    return array("I", np.pad(smallest, (0, SIZE - len(smallest))).tobytes())


@lru_cache(maxsize=65536)
def _hash(word: str) -> int:
    return crc32(fold(word).encode())


def stories(sketches: Sketches) -> npt.NDArray[np.int32]:
    """Return the story that each text tells: the row of the first text that does, or its own."""
    story = np.arange(len(sketches), dtype=np.int32)
    first, second = _candidates(sketches)
    for low in range(0, len(first), 4096):
        some = slice(low, low + 4096)
        shared = sketches[first[some], :, None] == sketches[second[some], None, :]
        shared &= sketches[first[some], :, None] > 0
        same = np.flatnonzero(shared.sum((1, 2)) >= SAME) + low
        for left, right in zip(first[same].tolist(), second[same].tolist(), strict=True):
            _join(story, left, right)
    for row in np.flatnonzero(story != np.arange(len(story))).tolist():
        story[row] = _root(story, row)
    return story


def _candidates(sketches: Sketches) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Return pairs of rows that share one of their smallest hashes, each pair once."""
    keys = sketches[:, :_KEYS].ravel().astype(np.uint64)
    rows = np.repeat(np.arange(len(sketches), dtype=np.uint64), min(_KEYS, sketches.shape[1]))
    packed = (keys << np.uint64(32) | rows)[keys > 0]
    packed.sort()
    next_to = (packed[1:] >> np.uint64(32)) == (packed[:-1] >> np.uint64(32))
    first = packed[:-1][next_to] & np.uint64(0xFFFFFFFF)
    second = packed[1:][next_to] & np.uint64(0xFFFFFFFF)
    pairs = np.unique(first << np.uint64(32) | second)
    return (pairs >> np.uint64(32)).astype(np.intp), (pairs & np.uint64(0xFFFFFFFF)).astype(np.intp)


def _root(story: npt.NDArray[np.int32], row: int) -> int:
    while story[row] != row:
        row = int(story[row])
    return row


def _join(story: npt.NDArray[np.int32], left: int, right: int) -> None:
    left, right = sorted((_root(story, left), _root(story, right)))
    story[right] = left
