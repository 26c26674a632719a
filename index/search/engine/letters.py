"""Words letter by letter: what tries a wildcard or a misspelling on a whole vocabulary.

Words of one length stand in one matrix, so that a letter is compared in all of them at once, and
those that cannot match any more are left out on the way.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Self

import numpy as np
import numpy.typing as npt

from index.search.engine.vocabulary import PAIR, Vocabulary
from index.search.query.syntax import within

Word = tuple[str, int, int]
"""A folded word, and the range of its forms in the vocabulary."""

Matrix = npt.NDArray[np.uint8] | npt.NDArray[np.uint16]
Numbers = npt.NDArray[np.intp]
Edits = npt.NDArray[np.int8]


@dataclass(frozen=True)
class _Shelf:
    """The `n` words of one length `m`, either those in ASCII or all others."""

    letters: Matrix
    """Shape `(m, n)`: the low 16 bits of each code point; row `i` holds the words' letters `i`."""
    firsts: Numbers
    """The first of each one's forms in the vocabulary; shape `(n,)`."""
    lasts: Numbers
    """The one behind its last form."""
    written: Sequence[str] | None = None
    """The words, where their letters do not tell."""

    def word(self, number: int) -> Word:
        """Return one of the words."""
        written = self.written
        word = written[number] if written else self.letters[:, number].tobytes().decode()
        return word, int(self.firsts[number]), int(self.lasts[number])


class Letters:
    """Folded words, laid out by their letters.

    Args:
        shelves: The words, in any order.
    """

    def __init__(self, shelves: Iterable[_Shelf]) -> None:
        self._shelves: defaultdict[int, list[_Shelf]] = defaultdict(list)
        for shelf in shelves:
            self._shelves[len(shelf.letters)].append(shelf)

    @classmethod
    def of_words(cls, words: Iterable[str]) -> Self:
        """Lay out words; each is the only form of itself."""
        return cls(_shelves((word, at, at + 1) for at, word in enumerate(words)))

    @classmethod
    def of_vocabulary(cls, vocabulary: Vocabulary) -> Self:
        """Lay out the folded words of a vocabulary's keys: most of them without a look at each."""
        block = np.frombuffer(vocabulary.block(), np.uint8)
        starts = vocabulary.starts.astype(np.intp)
        ends = starts[1:] - 1
        (pairs,) = (block == ord(PAIR)).nonzero()
        ends[_line(starts, pairs)] = pairs
        (high,) = (block > 127).nonzero()
        lines = _line(starts, high)
        is_ascii = np.ones(len(ends), bool)
        is_ascii[lines[high < ends[lines]]] = False
        others = (~is_ascii).nonzero()[0].tolist()
        folded = ((vocabulary.word(line).partition(PAIR)[0], line) for line in others)
        forms = (
            (word, [line for _, line in each]) for word, each in groupby(folded, itemgetter(0))
        )
        return cls(
            [
                *_ascii_shelves(block, starts[:-1], ends - starts[:-1], is_ascii),
                *_shelves((word, lines[0], lines[-1] + 1) for word, lines in forms),
            ]
        )

    def near(self, wanted: str, distance: int) -> Iterator[Word]:
        """Yield the words within `distance` edits of one, by the rule of `syntax.within`."""
        for length in range(max(len(wanted) - distance, 1), len(wanted) + distance + 1):
            for shelf in self._shelves.get(length, ()):
                for number in _near(shelf.letters, wanted, distance).tolist():
                    word = shelf.word(number)
                    if within(wanted, word[0], distance):  # beyond 16 bits
                        yield word

    def matching(self, wildcard: str) -> Iterator[Word]:
        """Yield the words that fit a folded pattern of letters, `*` and `?` as a whole."""
        parts = re.sub(r"\*+", "*", wildcard).split("*")
        shortest = sum(map(len, parts))
        fixed = len(parts) == 1
        for length, shelves in self._shelves.items():
            if length < shortest or (fixed and length > shortest):
                continue
            for shelf in shelves:
                yield from map(shelf.word, _fitting(shelf.letters, parts).tolist())


def _line(starts: Numbers, places: Numbers) -> Numbers:
    """Return which line of a block each place is in."""
    return starts.searchsorted(places, "right") - 1


def _ascii_shelves(
    block: npt.NDArray[np.uint8], begins: Numbers, lengths: Numbers, chosen: npt.NDArray[np.bool_]
) -> Iterator[_Shelf]:
    """Yield the shelves of the chosen lines' words; forms of one word follow each other."""
    order = np.flatnonzero(chosen)
    order = order[lengths[order].argsort(kind="stable")]
    borders = np.flatnonzero(np.diff(lengths[order])) + 1
    for lines in np.split(order, borders):
        length = int(lengths[lines[0]]) if len(lines) else 0
        if not length:
            continue
        letters = np.empty((length, len(lines)), np.uint8)
        for at in range(length):
            letters[at] = block[begins[lines] + at]
        again = (np.diff(lines) == 1) & (letters[:, 1:] == letters[:, :-1]).all(axis=0)
        firsts = np.flatnonzero(np.concatenate(([True], ~again)))
        lasts = lines[np.append(firsts[1:], len(lines)) - 1] + 1
        yield _Shelf(np.ascontiguousarray(letters[:, firsts]), lines[firsts], lasts)


def _shelves(words: Iterable[Word]) -> Iterator[_Shelf]:
    """Yield the shelves of words of any letters."""
    by_length: defaultdict[int, list[Word]] = defaultdict(list)
    for word in words:
        by_length[len(word[0])].append(word)
    for length, group in by_length.items():
        if length:
            written, firsts, lasts = zip(*group, strict=True)
            codes = np.array(written, f"<U{length}").view(np.uint32).reshape(-1, length)
            letters = np.ascontiguousarray(codes.T.astype(np.uint16))
            yield _Shelf(letters, np.array(firsts), np.array(lasts), written)


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
