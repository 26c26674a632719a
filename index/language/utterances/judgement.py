"""Judging whether two quotations are one utterance: a logistic model with its weights in a file."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, Protocol

from index.language.utterances.again import is_said_again
from index.language.utterances.commonplaces import (
    is_overlap_of_two,
    is_phrase,
    is_slogan,
    is_stock_phrase,
    is_term,
)
from index.language.utterances.comparison import Comparison, Evidence
from index.language.utterances.fingerprints import Runs
from index.language.utterances.settings import Settings

WEIGHTS = Path(__file__).parent / "weights.json"
_LEAST_RUN = 3
_LEAST_COVERAGE = 0.3
_LEAST_NATS = 18.0
"""Words that say less stand in a large archive by chance."""
LEAST_PROBABILITY = 0.5
"""Of one utterance."""
_AGAIN_COVERAGE = 0.6
_AGAIN_NATS = 22.0
"""What is said again has so much in common: not a turn of phrase only."""

Verdict = Literal["one", "again", "none", "too little"]
"""One utterance; the same speaker in alike words on another occasion; neither; and not even worth
asking the archive about."""


class Archive(Protocol):
    """What else is quoted, as `Evidence` has it, found when it is asked for."""

    def speakers(self) -> frozenset[str]:
        """Return `Evidence.speakers`."""

    def users(self) -> frozenset[str]:
        """Return `Evidence.users`."""

    def shared(self) -> int:
        """Return `Evidence.shared`."""

    def settings(self) -> Settings:
        """Return `Evidence.settings`."""


@dataclass(frozen=True)
class Weights:
    """A fitted model."""

    bias: float
    of: dict[str, float]
    """By the names that `Comparison.features` gives."""


def is_worth_judging(comparison: Comparison) -> bool:
    """Tell whether two quotations have enough in common to ask the archive about it."""
    longest = len(comparison.alignment.longest)
    is_long = longest >= _LEAST_RUN and comparison.nats >= _LEAST_NATS
    return is_long and comparison.coverage >= _LEAST_COVERAGE


def share_enough(one: Runs, others: Mapping[int, Sequence[int]]) -> Iterator[int]:
    """Yield which of some quotations may be worth judging beside one: fast, without their words.

    Whichever of two is the one.

    The others share no run of three words with it, or just one that says too little.

    Args:
        one: The runs of one.
        others: The values of the runs of the others.
    """
    values = frozenset(one.values)
    for number, other in others.items():
        shared = values.intersection(other)
        if len(shared) > 1 or any(_says_enough(one, other, value) for value in shared):
            yield number


def _says_enough(runs: Runs, other: Sequence[int], value: int) -> bool:
    """Tell whether a run that two share says enough, or both have it more than once."""
    at = runs.values.index(value)
    if runs.nats[at] >= _LEAST_NATS:
        return True
    return value in runs.values[at + 1 :] and value in other[other.index(value) + 1 :]


def is_plausible(comparison: Comparison) -> bool:
    """Tell whether nothing forbids that two quotations are one, however alike they are."""
    return not (
        is_overlap_of_two(comparison)
        or comparison.has_other_numbers()
        or comparison.has_other_words()
        or is_stock_phrase(comparison)
    )


def probability(features: Mapping[str, float]) -> float:
    """Return how probable it is that two quotations are one utterance, by their features."""
    weights = fitted()
    logit = weights.bias + sum(weights.of[name] * value for name, value in features.items())
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, logit))))


def judge(comparison: Comparison, archive: Archive) -> Verdict:
    """Say what two quotations are to each other.

    Args:
        comparison: The two.
        archive: What else is quoted, which is asked for only as far as it matters.
    """
    if not is_worth_judging(comparison):
        return "too little"
    if is_plausible(comparison) and _seem_one(comparison, archive):
        if is_term(comparison, archive.shared) or is_slogan(comparison, archive.users):
            return "none"
        is_again = is_said_again(comparison, archive.shared)
        if not (is_again or is_phrase(comparison, archive.settings)):
            return "one"
    enough = comparison.coverage >= _AGAIN_COVERAGE and comparison.nats >= _AGAIN_NATS
    return "again" if enough and comparison.is_by_the_same() else "none"


def _seem_one(comparison: Comparison, archive: Archive) -> bool:
    """Tell whether two quotations are one by all but who else uses their words."""
    evidence = Evidence(archive.speakers())
    if probability(comparison.features(evidence)) >= LEAST_PROBABILITY:
        return True
    # What the articles share is dearer to find, and only ever speaks for one utterance.
    evidence = Evidence(evidence.speakers, shared=archive.shared())
    return probability(comparison.features(evidence)) >= LEAST_PROBABILITY


@cache
def fitted() -> Weights:
    """Return the weights that ship with Pullquote."""
    stored = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return Weights(stored["bias"], stored["weights"])
