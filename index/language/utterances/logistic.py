"""The model that the weights are of: a logistic regression, fitted by Newton's method."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.language.utterances.judgement import LEAST_PROBABILITY

_RIDGE = 0.3
_ROUNDS = 60
_LEAST_LOGIT = math.log(LEAST_PROBABILITY / (1 - LEAST_PROBABILITY))

Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Fitted:
    """A logistic model over features as they are."""

    bias: float
    weights: Vector

    def says_one(self, features: Vector) -> NDArray[np.bool_]:
        """Tell for each row whether it is one utterance."""
        told: NDArray[np.bool_] = self.bias + features @ self.weights >= _LEAST_LOGIT
        return told


def fit(features: Vector, labels: Vector) -> Fitted:
    """Fit by Newton's method, with a ridge on standardised features (shape `(pairs, features)`)."""
    mean, spread = features.mean(0), np.maximum(features.std(0), 1e-9)
    rows = np.c_[(features - mean) / spread, np.ones(len(features))]
    ridge = np.r_[np.full(features.shape[1], _RIDGE), 1e-6]
    weights = np.zeros(rows.shape[1])
    for _ in range(_ROUNDS):
        told = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (told - labels) + ridge * weights
        curve = (rows * (told * (1 - told))[:, None]).T @ rows + np.diag(ridge)
        weights -= np.linalg.solve(curve, slope)
    scaled = weights[:-1] / spread
    return Fitted(float(weights[-1] - scaled @ mean), scaled)
