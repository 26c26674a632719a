"""How much two articles have in common beside the quotation: sequences of four words."""

from __future__ import annotations

from collections.abc import Iterable

from index.language.utterances.words import keys_of

WORDS = 4
_MOST_LETTERS = 100_000
"""So many code points of a text are looked at."""


def sequences(text: str) -> frozenset[int]:
    """Return the hashes of all sequences of four words; equal for equal ones in this process."""
    keys = keys_of(text[:_MOST_LETTERS])
    return frozenset(map(hash, zip(*(keys[start:] for start in range(WORDS)), strict=False)))


def beside(shared: int, runs: Iterable[int]) -> int:
    """Return how many of the sequences that two articles share are not those of runs of words.

    Args:
        shared: How many they share.
        runs: How many words each run has.
    """
    return max(0, shared - sum(max(0, run - WORDS + 1) for run in runs))
