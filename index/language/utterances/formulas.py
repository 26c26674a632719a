"""What many people say in the same words: formulas of offices and occasions, proverbs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from index.language.utterances.words import keys_of, shingles

_FILE = Path(__file__).parent / "formulas.txt"
_MOSTLY = 0.5
"""A run of words with so many of its shingles in formulas is one of them, or says one its way."""


def is_formula(run: Sequence[str]) -> bool:
    """Tell whether most of a run of words is of formulas that anybody may use."""
    values = frozenset(shingles(run)) if run else frozenset()
    return bool(values) and len(values & _known()) >= _MOSTLY * len(values)


@cache
def _known() -> frozenset[int]:
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(
        value for line in lines if not line.startswith("#") for value in shingles(keys_of(line))
    )
