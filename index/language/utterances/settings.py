"""Among which words a phrase stands wherever it is quoted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Settings(NamedTuple):
    """Among which words a run of words stands in quotations."""

    quotations: int = 0
    """How often it stands in them."""
    before: int = 0
    """How many different words stand before it there, and behind it."""
    behind: int = 0


NOWHERE = Settings()


def settings_of(run: Sequence[int], quotations: Iterable[Sequence[int]]) -> Settings:
    """Return among which words a run stands.

    Args:
        run: Its shingles, in order.
        quotations: The shingles of quotations that may hold it.
    """
    times = 0
    before: set[int] = set()
    behind: set[int] = set()
    for shingles in quotations:
        for start, shingle in enumerate(shingles):
            end = start + len(run)
            if shingle == run[0] and list(shingles[start:end]) == list(run):
                times += 1
                before.update(shingles[start - 1 : start] if start else ())
                behind.update(shingles[end : end + 1])
    return Settings(times, len(before), len(behind))
