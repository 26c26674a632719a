"""By what a quotation finds others that share a run of words: some of its shingles.

Of each two neighbouring shingles the one with the smaller hash is kept (winnowing: Schleimer,
Wilkerson and Aiken 2003): two thirds of them, and whatever shares four words shares one.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.language.utterances.words import MOST_WORDS, shingles

_WINDOW = 2
_FEW_WORDS = 5
"""So few words share no run once one of them was changed: each of them is a fingerprint, too."""


def fingerprints(keys: Sequence[str]) -> frozenset[int]:
    """Return the fingerprints (32 bits) of words in order; none of no words."""
    if not keys:
        return frozenset()
    values = list(shingles(keys[:MOST_WORDS]))
    if len(values) == 1:
        return frozenset(values)
    windows = range(len(values) - _WINDOW + 1)
    return frozenset(min(values[start : start + _WINDOW]) for start in windows)


def word_fingerprints(keys: Sequence[str]) -> frozenset[int]:
    """Return by what a short quotation is found though it shares no run: each of its words."""
    if len(keys) > _FEW_WORDS:
        return frozenset()
    return frozenset(value for key in keys for value in shingles([key]))
