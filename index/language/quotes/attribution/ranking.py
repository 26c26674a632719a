"""The fitted choice: a softmax over everybody near a quotation, by weights with names.

The weights stand in `data/weights.toml`, fitted on annotated news by
`python -m index.language.training.speakers`; the rules' own choice is one feature of some hundred.
A multinomial logit over candidates is McFadden's (1974) conditional choice; as a ranker of mentions
Denis and Baldridge (2008).
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from index.language.quotes.attribution.features import Place, candidates
from index.language.quotes.attribution.mention import Mention
from index.language.quotes.text.language_data import DATA
from index.language.quotes.text.page import Range
from index.language.quotes.text.weighing import Features, linear


@dataclass(frozen=True, slots=True)
class Fitted:
    """What was fitted: weights by the features' names."""

    choice: Mapping[str, float]
    quotation: Mapping[str, float]
    description: Mapping[str, float]
    """Whom a description means."""
    confidence: Mapping[str, float]
    calibration: Sequence[Sequence[float]]
    """Pairs of a confidence as weighed and as counted, rising."""

    @classmethod
    def none(cls) -> Fitted:
        """Return what weighs nothing."""
        return cls({}, {}, {}, {}, ((0.0, 0.0), (1.0, 1.0)))


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
        data["choice"],
        data["quotation"],
        data["description"],
        data["confidence"],
        data["calibration"]["steps"],
    )


def rank_all(places: Iterable[Place], weights: Mapping[str, float]) -> list[Ranked | None]:
    """Return the likeliest speaker of each quotation of a text among all mentions near it."""
    own: dict[Range, float] = {}
    return [_rank(place, weights, own) for place in places]


def _rank(place: Place, weights: Mapping[str, float], own: dict[Range, float]) -> Ranked | None:
    """Return the likeliest speaker of a quotation, if there are any.

    What is known of the mentions' own weighed features is looked up and noted in `own`.
    """
    rows = candidates(place)
    if not rows:
        return None
    scores = []
    for mention, features in rows:
        if mention.words not in own:
            own[mention.words] = linear(weights, mention.features)
        scores.append(linear(weights, features, own[mention.words]))
    most = max(scores)
    exponents = [math.exp(score - most) for score in scores]
    total = sum(exponents)
    best = scores.index(most)
    others = [at for at in range(len(rows)) if at != best]
    second = max(others, key=scores.__getitem__) if others else None
    return Ranked(
        mention=rows[best][0],
        probability=exponents[best] / total,
        features=_joined(*rows[best]),
        runner_up=_joined(*rows[second]) if second is not None else None,
        second=exponents[second] / total if second is not None else 0.0,
    )


def _joined(mention: Mention, features: Features) -> Features:
    return {**mention.features, **features}
