"""Features by name, and their weighted sum: what every fitted step reads."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import repeat
from operator import mul

Features = dict[str, float]
"""Values by name; what is not there is 0."""


def linear(weights: Mapping[str, float], features: Features, start: float = 0.0) -> float:
    """Return `start` and the weighted sum of features; those without a weight count nothing."""
    return sum(map(mul, map(weights.get, features, repeat(0.0)), features.values()), start)
