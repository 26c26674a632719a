"""Several words that an article has to have: looked up all at once, and weighed only where all are.

For words by themselves `TextFinder.count` sorts what it finds; here a mask for each word does, and
most of what one word has is left out before anything else is done with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from index.search.engine.snapshot import Mask, Rows, Snapshot
from index.search.run.found import Found, Scores, weighed

Counts = npt.NDArray[Any]


class Scattered(NamedTuple):
    """Where a word occurs in one kind of text."""

    rows: Rows
    """In no order; some come several times, and that of all deleted ones, one behind the last."""
    counts: Counts
    by_length: bool
    """Whether an occurrence counts less in a longer text."""
    weight: float = 1.0
    """Else, how much it counts."""


def all_together(snapshot: Snapshot, words: Sequence[Sequence[Scattered]]) -> Found:
    """Return the articles that have every word, with what the words' scores are together."""
    masks = [_mask(word, snapshot.count) for word in words]
    every = reduce(np.logical_and, masks)
    rows = every.nonzero()[0].astype(np.int32)
    if not len(rows):
        return Found.listed(snapshot.count, rows, np.empty(0, np.float32))
    norms = snapshot.norms[rows]
    scores = np.zeros(len(rows), np.float32)
    for word, mask in zip(words, masks, strict=True):
        frequencies = _frequencies(word, every, rows, norms)
        scores += weighed(frequencies, snapshot.count, int(np.count_nonzero(mask)))
    return Found.listed(snapshot.count, rows, scores)


def _mask(word: Sequence[Scattered], size: int) -> Mask:
    """Return which articles have a word; shape `(size + 1,)`, the last for what is deleted."""
    mask = np.zeros(size + 1, bool)
    for place in word:
        if len(place.rows):
            mask[place.rows] = True
    mask[size] = False
    return mask


def _frequencies(word: Sequence[Scattered], every: Mask, rows: Rows, norms: Scores) -> Scores:
    """Return how often a word occurs in the rows that have all; those of `every`, ascending."""
    total = np.zeros(len(rows), np.float32)
    for place in word:
        (wanted,) = every[place.rows].nonzero()
        if len(wanted):
            at = rows.searchsorted(place.rows[wanted])
            counts = np.bincount(at, place.counts[wanted], len(rows))
            total += counts / norms if place.by_length else counts * place.weight
    return total
