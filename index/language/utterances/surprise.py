"""How much a word says: rare words tell two quotations apart, common ones stand everywhere."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "word_surprise.txt"
TELLING = 6.5
"""Nats of a word that is not one of the few hundred commonest."""
_UNKNOWN = 13.0
"""Nats of a word that is not among the common ones."""


def surprise(keys: Iterable[str]) -> float:
    """Return how surprising words are together, in nats, each taken by itself."""
    return sum(surprises(keys))


def surprises(keys: Iterable[str]) -> list[float]:
    """Return how surprising each word is by itself, in nats."""
    return list(map(_common().__getitem__, keys))


class _Surprises(dict[str, float]):
    def __missing__(self, word: str) -> float:
        return _UNKNOWN


@cache
def _common() -> _Surprises:
    surprises = _Surprises()
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            nats, *words = line.split()
            surprises.update(dict.fromkeys(words, float(nats)))
    return surprises
