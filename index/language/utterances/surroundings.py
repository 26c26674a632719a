"""What stands around two quotations: who reports one speech tells of the same things beside it."""

from __future__ import annotations

from collections.abc import Iterable

from index.language.utterances.alignment import stem
from index.language.utterances.quotation import Quotation
from index.language.utterances.speakers import folded

MOST_OF_A_WORD = 9.0
"""Nats that one word says at most here: a name that is not among the common words may be common
in an archive."""


def nats_around(one: Quotation, other: Quotation, said: Iterable[str]) -> float:
    """Return how much the telling words say, in nats, that stand in or near both quotations.

    Args:
        one: A quotation.
        other: Another.
        said: The words that they have in common as quotations, which do not count.
    """
    names = (word for each in (one, other) for word in folded(each.speaker or "").split())
    both = (one.surroundings.keys() & other.surroundings.keys()).difference(
        map(stem, said), map(stem, names)
    )
    return sum(
        min(MOST_OF_A_WORD, one.surroundings[word], other.surroundings[word]) for word in both
    )
