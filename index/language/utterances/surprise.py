"""How much a word says: rare words tell two quotations apart, common ones stand everywhere."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "word_surprise.txt"
_UNKNOWN = 13.0
"""Nats of a word that is not among the common ones."""


def surprise(keys: Iterable[str]) -> float:
    """Return how surprising words are together, in nats, each taken by itself."""
    known = _common()
    return sum(known.get(key, _UNKNOWN) for key in keys)


@cache
def _common() -> dict[str, float]:
    surprises: dict[str, float] = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            nats, *words = line.split()
            surprises.update(dict.fromkeys(words, float(nats)))
    return surprises
