"""Words letter by letter: what tries a wildcard or a misspelling on a whole vocabulary.

Words of one length stand in one matrix, so that a letter is compared in all of them at once, and
those that cannot match any more are left out on the way.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

import numpy as np
import numpy.typing as npt

from index.search.query.syntax import within

Word = tuple[str, int, int]
"""A folded word, and the range of its forms in the vocabulary."""

Matrix = npt.NDArray[np.uint16]
Numbers = npt.NDArray[np.intp]
Edits = npt.NDArray[np.int8]


@dataclass(frozen=True)
class _Shelf:
    """The `n` words of one length `m`."""

    letters: Matrix
    """Shape `(m, n)`: the low 16 bits of each code point; row `i` holds the words' letters `i`."""
    numbers: Numbers
    """Which word each one is; shape `(n,)`."""


class Letters:
    """Folded words, laid out by their letters.

    Args:
        keys: The keys of a vocabulary, in their order.
        folded: What gives the folded word of a key.
    """

    def __init__(self, keys: list[str], folded: Callable[[str], str]) -> None:
        self._words: list[Word] = []
        at = 0
        for word, forms in groupby(keys, folded):
            first, at = at, at + sum(1 for _ in forms)
            self._words.append((word, first, at))
        by_length: defaultdict[int, list[int]] = defaultdict(list)
        for number, (word, _, _) in enumerate(self._words):
            by_length[len(word)].append(number)
        self._shelves = {
            length: self._shelf(length, numbers) for length, numbers in by_length.items() if length
        }

    def _shelf(self, length: int, numbers: list[int]) -> _Shelf:
        words = np.array([self._words[number][0] for number in numbers], f"<U{length}")
        letters = words.view(np.uint32).reshape(len(numbers), length)
        return _Shelf(np.ascontiguousarray(letters.T.astype(np.uint16)), np.array(numbers))

    def near(self, wanted: str, distance: int) -> Iterator[Word]:
        """Yield the words within `distance` edits of one, by the rule of `syntax.within`."""
        for length in range(max(len(wanted) - distance, 1), len(wanted) + distance + 1):
            shelf = self._shelves.get(length)
            if shelf is None:
                continue
            for number in shelf.numbers[_near(shelf.letters, wanted, distance)].tolist():
                if within(wanted, self._words[number][0], distance):  # beyond 16 bits
                    yield self._words[number]

    def matching(self, wildcard: str) -> Iterator[Word]:
        """Yield the words that fit a folded pattern of letters, `*` and `?` as a whole."""
        parts = re.sub(r"\*+", "*", wildcard).split("*")
        shortest = sum(map(len, parts))
        fixed = len(parts) == 1
        for length, shelf in self._shelves.items():
            if length < shortest or (fixed and length > shortest):
                continue
            for number in shelf.numbers[_fitting(shelf.letters, parts)].tolist():
                yield self._words[number]


def _near(letters: Matrix, wanted: str, distance: int) -> Numbers:
    """Return which words of a shelf are near enough, or may be.

    The usual table of edits (with swaps of neighbours: optimal string alignment) column by column,
    for all words at once; of each column only the cells within `distance` of the diagonal.
    """
    length, count = letters.shape
    size = len(wanted)
    codes = [ord(letter) & 0xFFFF for letter in wanted]
    too_far = np.int8(distance + 1)
    alive = np.arange(count)
    everywhere = np.full(count, too_far, np.int8)
    column = {i: np.full(count, i, np.int8) for i in range(min(size, distance) + 1)}
    before: dict[int, Edits] = {}
    for j in range(1, length + 1):
        here = letters[j - 1][alive]
        last = letters[j - 2][alive] if j > 1 else here
        following: dict[int, Edits] = {}
        if j <= distance:
            following[0] = np.full(len(alive), j, np.int8)
        for i in range(max(1, j - distance), min(size, j + distance) + 1):
            cost = column.get(i - 1, everywhere) + (here != codes[i - 1])
            np.minimum(cost, column.get(i, everywhere) + np.int8(1), out=cost)
            np.minimum(cost, following.get(i - 1, everywhere) + np.int8(1), out=cost)
            if i > 1 and j > 1 and i - 2 in before:
                swapped = (here == codes[i - 2]) & (last == codes[i - 1])
                cost[swapped] = np.minimum(cost, before[i - 2] + np.int8(1))[swapped]
            following[i] = cost
        best = np.minimum.reduce([*following.values(), *column.values()])
        near = best <= distance
        if np.count_nonzero(near) < len(alive):
            alive, everywhere = alive[near], everywhere[near]
            column = {i: edits[near] for i, edits in column.items()}
            following = {i: edits[near] for i, edits in following.items()}
        if not len(alive):
            return alive
        before, column = column, following
    return alive[column[size] <= distance] if size in column else alive[:0]


def _fitting(letters: Matrix, parts: list[str]) -> Numbers:
    """Return which words of a shelf fit a pattern, cut at its `*`."""
    length, count = letters.shape
    first, *others = parts
    alive = _holding(letters, np.arange(count), first, 0)
    if not others:
        return alive
    *inner, last = others
    alive = _holding(letters, alive, last, length - len(last))
    ends = np.full(len(alive), len(first))
    for part in filter(None, inner):
        # The first place from where the part before it ends is as good as any later one.
        found = np.full(len(alive), length + 1)
        for at in range(length - len(part), -1, -1):
            here = _holding(letters, alive, part, at)
            places = np.searchsorted(alive, here)
            places = places[ends[places] <= at]
            found[places] = at + len(part)
        fits = found + len(last) <= length
        alive, ends = alive[fits], found[fits]
    fitting: Numbers = alive[ends + len(last) <= length]
    return fitting


def _holding(letters: Matrix, among: Numbers, part: str, at: int) -> Numbers:
    """Return which words have a part at a place."""
    for i, letter in enumerate(part, at):
        if letter != "?":
            among = among[letters[i][among] == ord(letter) & 0xFFFF]
    return among
