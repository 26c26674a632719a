"""Fitting weights with names: a softmax over groups of candidates, and logistic odds.

Both by Newton's method with a penalty on the squares of the weights, every feature scaled by its
spread so that the penalty means the same for all. No library is needed for a hundred weights.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
_STEPS = 30
_ENOUGH = 3e-3
_LEAST_SPREAD = 0.1
"""Added to every feature's spread, so that a rare one is held back."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of features as a matrix, with the names of its columns."""

    names: tuple[str, ...]
    values: Matrix

    @classmethod
    def of(cls, rows: Sequence[Mapping[str, float]], *, fewest: int = 20) -> Table:
        """Gather rows; features that fewer rows than `fewest` have are left out."""
        counts = Counter(name for row in rows for name in row)
        names = tuple(sorted(name for name, count in counts.items() if count >= fewest))
        columns = {name: column for column, name in enumerate(names)}
        values = np.zeros((len(rows), len(names)))
        for number, row in enumerate(rows):
            for name, value in row.items():
                if name in columns:
                    values[number, columns[name]] = value
        return cls(names, values)


def fit_logistic(table: Table, right: Matrix, penalty: float) -> dict[str, float]:
    """Return weights that give each row the odds of being right.

    Args:
        table: A row a case.
        right: 1.0 or 0.0 for each row.
        penalty: What a squared weight costs, the feature scaled by its spread; `bias` is free.
    """
    spread = table.values.std(axis=0) + _LEAST_SPREAD
    scaled = table.values / spread
    costs = np.array([1e-6 if name == "bias" else penalty for name in table.names])
    weights = np.zeros(len(table.names))
    for _ in range(_STEPS):
        odds = np.clip(scaled @ weights, -30, 30)
        likely = 1 / (1 + np.exp(-odds))
        gradient = scaled.T @ (likely - right) + costs * weights
        curve = (scaled * (likely * (1 - likely))[:, None]).T @ scaled + np.diag(costs)
        step = np.linalg.solve(curve, gradient)
        weights = weights - step
        if np.abs(step).max() < _ENOUGH:
            break
    return _named(table.names, weights / spread)


def fit_softmax(
    table: Table,
    groups: NDArray[np.intp],
    right: Matrix,
    penalty: float,
    start: Mapping[str, float] | None = None,
) -> dict[str, float]:
    """Return weights that make a right row of each group the likeliest of it.

    Where several rows are right (a mention and a longer one around it), what counts is their sum.

    Args:
        table: A row a candidate.
        groups: The number of each row's group, from 0, in order.
        right: 1.0 or 0.0 for each row; a group without a right row is left out.
        penalty: What a squared weight costs, the feature scaled by its spread.
        start: Weights to begin with, which only saves time.
    """
    known = np.bincount(groups, right) > 0
    keep = known[groups]
    groups, right = np.unique(groups[keep], return_inverse=True)[1], right[keep]
    spread = table.values[keep].std(axis=0) + _LEAST_SPREAD
    scaled = (table.values[keep] / spread).astype(np.float32)
    weights = np.array([(start or {}).get(name, 0.0) for name in table.names]) * spread
    for _ in range(_STEPS):
        shares = softmax(scaled @ weights, groups)
        rights = shares * right
        wanted = rights / np.maximum(np.bincount(groups, rights), 1e-12)[groups]
        gradient = scaled.T @ (shares - wanted) + penalty * weights
        means = _sums(scaled * shares[:, None], groups)
        moments = (scaled * shares[:, None].astype(np.float32)).T @ scaled
        curve = moments.astype(np.float64) - means.T @ means
        step = np.linalg.solve(curve + penalty * np.eye(len(weights)), gradient)
        loss = partial(_loss, scaled, groups, right, penalty)
        step *= _share_that_gains(loss, weights, step)
        weights = weights - step
        if np.abs(step).max() < _ENOUGH:
            break
    return _named(table.names, weights / spread)


def _loss(
    scaled: Matrix, groups: NDArray[np.intp], right: Matrix, penalty: float, weights: Matrix
) -> float:
    own = np.bincount(groups, softmax(scaled @ weights, groups) * right)
    return float(penalty * (weights @ weights) / 2 - np.log(np.maximum(own, 1e-12)).sum())


def _share_that_gains(loss: Callable[[Matrix], float], weights: Matrix, step: Matrix) -> float:
    """Return how much of a step to go: it is halved until it leads no higher."""
    now, share = loss(weights), 1.0
    while loss(weights - share * step) > now and share > 1e-3:
        share /= 2
    return share


def softmax(scores: Matrix, groups: NDArray[np.intp]) -> Matrix:
    """Return each row's share of its group."""
    starts = np.flatnonzero(np.r_[True, groups[1:] != groups[:-1]])
    most = np.maximum.reduceat(scores, starts)
    exponents = np.exp(scores - np.repeat(most, np.diff(np.r_[starts, len(groups)])))
    return np.asarray(exponents / np.bincount(groups, exponents)[groups])


def _sums(values: Matrix, groups: NDArray[np.intp]) -> Matrix:
    starts = np.flatnonzero(np.r_[True, groups[1:] != groups[:-1]])
    return np.asarray(np.add.reduceat(values, starts, axis=0))


def _named(names: Iterable[str], weights: Matrix) -> dict[str, float]:
    return {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}


def fit_steps(weighed: Matrix, right: Matrix, most: int = 20) -> list[tuple[float, float]]:
    """Return a rising table from weighed to counted probabilities: isotonic regression.

    Pools adjacent violators (Ayer et al. 1955) over `most` bins of equal size. What is counted is
    taken half a standard error lower: the rules were tuned on the texts that weights are fitted
    on, and do worse on others.
    """
    order = np.argsort(weighed, kind="stable")
    bins = np.array_split(order, most)
    pooled: list[list[float]] = []
    for own in bins:
        pooled.append([float(weighed[own].sum()), float(right[own].sum()), float(len(own))])
        while len(pooled) > 1 and pooled[-2][1] / pooled[-2][2] >= pooled[-1][1] / pooled[-1][2]:
            last = pooled.pop()
            pooled[-1] = [one + other for one, other in zip(pooled[-1], last, strict=True)]
    counted = np.maximum.accumulate([_surely(right, count) for _, right, count in pooled])
    return [
        (round(total / count, 4), round(float(step), 4))
        for (total, _, count), step in zip(pooled, counted, strict=True)
    ]


def _surely(right: float, count: float) -> float:
    """Return what share is right, half a standard error lower."""
    share = (right + 0.5) / (count + 1)
    return share - float(np.sqrt(share * (1 - share) / (count + 1))) / 2
