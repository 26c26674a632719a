"""Where the commonest words of a field follow each other, kept beside their own places.

A phrase of common words is the dearest: each has very many places, few of them beside the other's.
After the common-grams index of Williams, Zobel and Bahle (2004), but of a few words only: those
make most of what is gained, and all pairs would make the index an eighth larger.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

import numpy as np
import numpy.typing as npt

from index.search.engine.arrays import Array
from index.search.engine.vocabulary import PAIR, Vocabulary

MOST = 24
"""Of so many words all pairs are kept."""
LEAST = 500_000
"""In a field of fewer places no phrase takes long."""

_BLOCK = 2**20
"""So many places are looked through at a time."""

_NONE = np.empty(0, np.uint32)

Ranges = list[tuple[int, int]]
"""Words of a vocabulary, as ranges of their indices."""


class KeptPairs:
    """The pairs of one field, as they are read.

    Args:
        arrays: The field's; without any pairs in a small field.
    """

    def __init__(self, arrays: Mapping[str, Array]) -> None:
        self._first = arrays.get("pair_first", _NONE)
        self._places = arrays.get("pair_places", _NONE)
        forms = arrays.get("pair_words", _NONE).reshape(-1, 2).tolist()
        self._number = {(low, high): number for number, (low, high) in enumerate(forms)}

    def places(self, one: Ranges, other: Ranges) -> npt.NDArray[np.uint32] | None:
        """Return where one word stands before another, ascending; None where that is not kept."""
        if len(one) != 1 or len(other) != 1:
            return None
        first, second = self._number.get(one[0]), self._number.get(other[0])
        if first is None or second is None:
            return None
        pair = first * len(self._number) + second
        return self._places[self._first[pair] : self._first[pair + 1]]


def common_pairs(
    words: Vocabulary,
    first_place: npt.NDArray[np.uint64],
    places: npt.NDArray[np.uint32],
    base: npt.NDArray[np.uint32],
) -> dict[str, Array]:
    """Return what is kept of the pairs of a field's commonest words; nothing of a small field.

    Args:
        words: The field's words.
        first_place: Where the places of each begin.
        places: The places, ascending within a word.
        base: Where the places of each document begin, and at last where they end.

    Returns:
        `pair_words`, where the forms of each of `c` words begin and end in the vocabulary;
        `pair_first`, where the places of each pair begin, of shape `(c * c + 1,)`; `pair_places`,
        the places of the first word of each pair, ascending within a pair.
    """
    if len(places) < LEAST:
        return {}
    forms = _commonest(words, first_place)
    found: list[list[npt.NDArray[np.uint32]]] = [[] for _ in range(len(forms) ** 2)]
    runs = [
        [places[first_place[form] : first_place[form + 1]] for form in range(low, high)]
        for low, high in forms
    ]
    for start in range(0, int(base[-1]), _BLOCK):
        stands = [_standing(each, start) for each in runs]
        at = _beginning(stands, base, start)
        firsts, seconds = [each[at] for each in stands], [each[at + 1] for each in stands]
        for pair, (first, second) in enumerate(product(firsts, seconds)):
            found[pair].append((at[first & second] + start).astype(np.uint32))
    lengths = [sum(map(len, each)) for each in found]
    return {
        "pair_words": np.array(forms, np.uint32).ravel(),
        "pair_first": np.concatenate(([0], np.cumsum(lengths))).astype(np.uint64),
        "pair_places": np.concatenate([at for each in found for at in each]),
    }


def _commonest(words: Vocabulary, first_place: npt.NDArray[np.uint64]) -> list[tuple[int, int]]:
    """Return where the forms of the words with most places begin and end, most first."""
    counts = np.diff(first_place).astype(np.int64)
    likely = np.argsort(-counts, kind="stable")[: 4 * MOST].tolist()
    forms = {words.forms(words.word(each).partition(PAIR)[0]) for each in likely}

    def occurrences(form: tuple[int, int]) -> tuple[int, int]:
        return -int(first_place[form[1]] - first_place[form[0]]), form[0]

    return sorted(forms, key=occurrences)[:MOST]


def _beginning(
    stands: Sequence[npt.NDArray[np.bool_]], base: npt.NDArray[np.uint32], start: int
) -> npt.NDArray[np.intp]:
    """Return at which of a block's places a pair begins: two of the words, of one text."""
    begins = np.logical_or.reduce([each[:-1] for each in stands])
    begins &= np.logical_or.reduce([each[1:] for each in stands])
    ends = base[slice(*np.searchsorted(base, (start + 1, start + _BLOCK + 1)))]
    begins[ends - 1 - start] = False  # what follows is in another text
    return np.flatnonzero(begins)


def _standing(runs: list[npt.NDArray[np.uint32]], start: int) -> npt.NDArray[np.bool_]:
    """Return at which of a block's places, and at the next one, a word stands."""
    stands = np.zeros(_BLOCK + 1, bool)
    for run in runs:
        low, high = np.searchsorted(run, (start, start + _BLOCK + 1))
        stands[run[low:high] - np.uint32(start)] = True
    return stands
