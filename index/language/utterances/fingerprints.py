"""By what a quotation finds others that share a run of words: some of its shingles.

All that say enough are kept, so that what is found does not hang on the luck of a hash. Of each two
others that are neighbours the one with the smaller hash is (winnowing: Schleimer, Wilkerson and
Aiken 2003): whatever shares four words shares one.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import add
from typing import NamedTuple

from index.language.utterances.surprise import surprises
from index.language.utterances.words import MOST_WORDS, SHINGLE, shingles

LEAST_NATS = 18
"""By chance, a run that says less stands in more than one of the ten million runs of an archive."""
MOST_RUNS = MOST_WORDS - SHINGLE + 1
"""So many runs of a quotation have fingerprints, from its first one on."""
FEW_WORDS = 5
"""So few words share no run once one of them was changed: each of them is a fingerprint, too."""


class Runs(NamedTuple):
    """All runs of three words of a quotation, in order."""

    values: Sequence[int]
    """Of 32 bits: equal for equal words."""
    nats: Sequence[int]
    """How surprising each is, in whole nats."""


def runs_of(keys: Sequence[str]) -> Runs:
    """Return the runs of words in order; none of no words, and of one or two words these."""
    nats = surprises(keys)
    values = shingles(keys) if keys else []
    if len(keys) < SHINGLE:
        return Runs(values, [int(sum(nats))] * len(values))
    of_two = map(add, nats, nats[1:])
    return Runs(values, list(map(int, map(add, of_two, nats[2:]))))


def fingerprints(keys: Sequence[str]) -> frozenset[int]:
    """Return the fingerprints (32 bits) of words in order; none of no words."""
    return _kept(runs_of(keys))


def telling(runs: Runs) -> frozenset[int]:
    """Return which of them say enough: they are fingerprints wherever they stand."""
    return frozenset(value for value, nats in zip(*runs, strict=True) if nats >= LEAST_NATS)


def _kept(runs: Runs) -> frozenset[int]:
    """Return those that are fingerprints."""
    told = [(nats < LEAST_NATS, value) for value, nats in zip(*runs, strict=True)][:MOST_RUNS]
    smaller = map(min, told, told[1:]) if len(told) > 1 else told
    telling = (each for each in told if not each[0])
    return frozenset(value for _, value in (*smaller, *telling))


def word_fingerprints(keys: Sequence[str]) -> frozenset[int]:
    """Return by what a short quotation is found though it shares no run: each of its words."""
    if len(keys) > FEW_WORDS:
        return frozenset()
    return frozenset(value for key in keys for value in shingles([key]))
