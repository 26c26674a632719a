"""The words of the quotes that a run has taken in, packed: no text is read for them again."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence


class TakenIn:
    """Words and fingerprints of quotes by their numbers: 6 bytes a word, 4 a fingerprint."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Forget all of them."""
        self._ids = array("Q")
        self._words, self._word_ends = bytearray(), array("Q", [0])
        self._looked_for, self._ends = array("I"), array("Q", [0])

    def add(self, ids: Iterable[int], quotes: Iterable[tuple[bytes, Sequence[int]]]) -> None:
        """Add quotes, whose numbers are higher than all before.

        Args:
            ids: Their numbers, rising.
            quotes: The words of each, as `packed` returns them, and by what it looks for others.
        """
        for saying, (words, looked_for) in zip(ids, quotes, strict=True):
            self._ids.append(saying)
            self._words += words
            self._word_ends.append(len(self._words))
            self._looked_for.extend(looked_for)
            self._ends.append(len(self._looked_for))

    def words(self, saying: int) -> list[str] | None:
        """Return the words of a quote; nothing if it was not taken in."""
        at = self._at(saying)
        if at is None:
            return None
        words = self._words[self._word_ends[at] : self._word_ends[at + 1]]
        return words.decode("utf-8", "surrogatepass").split(" ")

    def looked_for(self, saying: int) -> Sequence[int] | None:
        """Return by what a quote looks for others; nothing if it was not taken in."""
        at = self._at(saying)
        return None if at is None else self._looked_for[self._ends[at] : self._ends[at + 1]]

    def _at(self, saying: int) -> int | None:
        at = bisect_left(self._ids, saying)
        return at if at < len(self._ids) and self._ids[at] == saying else None


def packed(words: Iterable[str]) -> bytes:
    """Return words as `TakenIn` keeps them."""
    return " ".join(words).encode("utf-8", "surrogatepass")
