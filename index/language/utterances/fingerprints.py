"""By what a quotation finds others that share a run of words: some of its shingles.

Of each two neighbouring shingles the one with the smaller hash is kept (winnowing: Schleimer,
Wilkerson and Aiken 2003): two thirds of them, and whatever shares four words shares one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from index.language.utterances.surprise import surprises
from index.language.utterances.words import MOST_WORDS, SHINGLE, shingles

_LEAST_NATS = 18.0
"""By chance, a run that says less stands in more than one of the ten million runs of an archive."""
_FEW_WORDS = 5
"""So few words share no run once one of them was changed: each of them is a fingerprint, too."""


def fingerprints(keys: Sequence[str]) -> frozenset[int]:
    """Return the fingerprints (32 bits) of words in order; none of no words."""
    return frozenset(_winnowed(keys))


def telling_fingerprints(keys: Sequence[str]) -> frozenset[int]:
    """Return the fingerprints by which to look for others: without those of runs of common words.

    Where most of the runs are such, all of them.
    """
    return all_and_telling(keys)[1]


def all_and_telling(keys: Sequence[str]) -> tuple[frozenset[int], frozenset[int]]:
    """Return the fingerprints of words, and those by which to look for others."""
    found = _winnowed(keys)
    values = frozenset(found)
    nats = surprises(keys)
    telling = {value for value, at in found.items() if sum(nats[at : at + SHINGLE]) >= _LEAST_NATS}
    return values, frozenset(telling) if 2 * len(telling) >= len(values) else values


def _winnowed(keys: Sequence[str]) -> dict[int, int]:
    """Return the fingerprints of words in order, each with the place of its first word."""
    if not keys:
        return {}
    values = shingles(keys[:MOST_WORDS])
    kept = [
        at if value <= following else at + 1
        for at, (value, following) in enumerate(pairwise(values))
    ]
    return {values[at]: at for at in kept or (0,)}


def word_fingerprints(keys: Sequence[str]) -> frozenset[int]:
    """Return by what a short quotation is found though it shares no run: each of its words."""
    if len(keys) > _FEW_WORDS:
        return frozenset()
    return frozenset(value for key in keys for value in shingles([key]))
