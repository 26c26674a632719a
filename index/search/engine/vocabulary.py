"""Sorted words in one block of bytes: looked up by bisection, never loaded."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property

import numpy as np
import numpy.typing as npt

END = b"\n"
"""What ends each word; no word contains it."""

_SIGNPOST = 64

PAIR = "\0"
"""What parts the folded form of a word from the form as written, and a stem from its words."""


class Vocabulary:
    """A sorted list of words that stays on disk.

    Args:
        block: The words, each with `END` behind it, as bytes of a mapped file.
        starts: Where each begins in the block, and at last the block's length.
    """

    def __init__(self, block: npt.NDArray[np.uint8], starts: npt.NDArray[np.uint32]) -> None:
        self._block = block.data if len(block) else memoryview(b"")
        self.starts = starts
        # A view gives plain integers, several times as fast as numpy gives its own.
        self._starts: memoryview[int] = memoryview(starts)  # type: ignore[arg-type]

    def __len__(self) -> int:
        return max(len(self._starts) - 1, 0)

    def word(self, index: int) -> str:
        """Return one word."""
        return bytes(self._block[self._starts[index] : self._starts[index + 1] - 1]).decode()

    def block(self) -> memoryview:
        """Return all the words, each with `END` behind it."""
        return self._block

    def encoded(self, first: int, last: int) -> list[bytes]:
        """Return the words from `first` up to `last`, encoded."""
        if first >= last:
            return []
        return bytes(self._block[self._starts[first] : self._starts[last] - 1]).split(END)

    def words(self, first: int = 0, last: int | None = None) -> list[str]:
        """Return the words from `first` up to `last`."""
        last = len(self) if last is None else last
        if first >= last:
            return []
        block = bytes(self._block[self._starts[first] : self._starts[last]])
        return block[:-1].decode().split("\n")

    @cached_property
    def _signposts(self) -> list[bytes]:
        """Every so many words one, in memory: most of a search is made among them."""
        size = len(self)
        return [self.encoded(at, at + 1)[0] for at in range(0, size, _SIGNPOST)]

    def place(self, word: bytes, first: int = 0) -> int:
        """Return the index of the first word, from one on, that does not come before `word`."""
        low, high = first, len(self)
        block, starts = self._block, self._starts
        if high - low > 2 * _SIGNPOST:
            post = bisect_left(self._signposts, word)
            low = max(low, (post - 1) * _SIGNPOST)
            high = min(high, post * _SIGNPOST)
        while low < high:
            middle = (low + high) // 2
            if bytes(block[starts[middle] : starts[middle + 1] - 1]) < word:
                low = middle + 1
            else:
                high = middle
        return low

    def beginning_with(self, prefix: bytes) -> tuple[int, int]:
        """Return the range of words that begin with `prefix`."""
        low = self.place(prefix)
        return low, self.place(prefix + b"\xff", low)

    def forms(self, folded: str) -> tuple[int, int]:
        """Return the range of the forms, as written, of a folded word."""
        key = folded.encode()
        low = self.place(key)
        high, size = low, len(self)
        block, starts = self._block, self._starts
        after = (key + END, key + PAIR.encode())
        while high < size and bytes(block[starts[high] : starts[high] + len(key) + 1]) in after:
            high += 1
        return low, high

    def forms_of(self, words: Iterable[str]) -> list[tuple[int, int]]:
        """Return the ranges of the forms of several folded words, which come sorted.

        Words that stand near each other, as those of one stem do, are looked up in one piece.
        """
        found: list[tuple[int, int]] = []
        low, piece = 0, list[bytes]()
        for word in words:
            key = word.encode()
            if not piece or key > piece[-1]:
                low = self.place(key)
                piece = self.encoded(low, min(low + _SIGNPOST, len(self)))
            first = last = bisect_left(piece, key)
            paired = key + PAIR.encode()
            while last < len(piece) and (piece[last] == key or piece[last].startswith(paired)):
                last += 1
            ended = last == len(piece)  # there may be more behind it
            found.append(self.forms(word) if ended else (low + first, low + last))
        return found

    def partners(self, key: str) -> Iterator[str]:
        """Yield what stands behind `key` in a list of pairs."""
        begun = (key + PAIR).encode()
        for low in range(self.place(begun), len(self), 16):
            for pair in self.encoded(low, min(low + 16, len(self))):
                if not pair.startswith(begun):
                    return
                yield pair[len(begun) :].decode()


def pack(words: Iterable[bytes]) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint32]]:
    """Return the block and the starts of words that come sorted."""
    block = bytearray()
    starts = [0]
    for word in words:
        block += word + END
        starts.append(len(block))
    return np.frombuffer(bytes(block), np.uint8), np.array(starts, np.uint32)
