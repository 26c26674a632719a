"""How sure a speaker is: the probability that span, mention and person are right.

Fitted on annotated news (see `ranking` and the model card's reliability diagram): a logistic model
weighs the place, the choice and the reference, and a table of steps, made monotone by pooling
adjacent violators (Ayer et al. 1955), turns what it says into what was counted.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from index.language.quotes.attribution.indirect import Indirect
from index.language.quotes.people.references import RELIABILITY, Reference


def calibrated(weighed: float, steps: Sequence[Sequence[float]]) -> float:
    """Return a confidence as counted for one as weighed, between the two nearest steps."""
    at = bisect_right(steps, weighed, key=lambda step: step[0])
    if at == 0:
        return round(steps[0][1], 2)
    if at == len(steps):
        return round(steps[-1][1], 2)
    (left, low), (right, high) = steps[at - 1], steps[at]
    share = (weighed - left) / (right - left) if right > left else 0.0
    return round(low + share * (high - low), 2)


def confidence_of_indirect(found: Indirect, reference: Reference | None) -> float:
    """Return the probability that a statement without marks and its speaker are right."""
    return round(found.confidence * _sureness(reference), 2)


def _sureness(reference: Reference | None) -> float:
    """Return how sure it is whom a mention refers to."""
    if reference is None:
        return 0.9
    if reference.rule != "pronoun":
        return RELIABILITY[reference.rule]
    if reference.margin > 0.6:
        return 0.93
    return 0.85 if reference.margin > 0.3 else 0.6
