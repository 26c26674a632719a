"""The fitted choice: a softmax over everybody near a quotation, by weights with names.

The weights stand in `data/weights.toml`, fitted on annotated news by
`python -m index.language.training.speakers`; the rules' own choice is one feature of some hundred.
A multinomial logit over candidates is McFadden's (1974) conditional choice; as a ranker of mentions
Denis and Baldridge (2008).
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from index.language.quotes.attribution.features import Features, Place, candidates, linear
from index.language.quotes.attribution.pool import Mention
from index.language.quotes.text.lexicon import DATA


@dataclass(frozen=True, slots=True)
class Fitted:
    """What was fitted: weights by the features' names."""

    choice: Mapping[str, float]
    quotation: Mapping[str, float]
    confidence: Mapping[str, float]
    calibration: Sequence[Sequence[float]]
    """Pairs of a confidence as weighed and as counted, rising."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """Who most likely said a quotation."""

    mention: Mention
    probability: float
    features: Features
    runner_up: Features | None
    """What speaks for the next best."""
    second: float
    """The probability of the next best."""


@cache
def fitted() -> Fitted:
    """Return the weights that ship."""
    data = tomllib.loads((DATA / "weights.toml").read_text("utf-8"))
    return Fitted(
        data["choice"], data["quotation"], data["confidence"], data["calibration"]["steps"]
    )


def rank(place: Place, weights: Mapping[str, float]) -> Ranked | None:
    """Return the likeliest speaker among all mentions near a quotation, if there are any."""
    rows = candidates(place)
    if not rows:
        return None
    scores = [linear(weights, features) for _, features in rows]
    most = max(scores)
    exponents = [math.exp(score - most) for score in scores]
    total = sum(exponents)
    order = sorted(range(len(rows)), key=lambda at: -scores[at])
    best, second = order[0], order[1] if len(order) > 1 else None
    shares = [exponent / total for exponent in exponents]
    return Ranked(
        mention=rows[best][0],
        probability=shares[best],
        features=rows[best][1],
        runner_up=rows[second][1] if second is not None else None,
        second=shares[second] if second is not None else 0.0,
    )
