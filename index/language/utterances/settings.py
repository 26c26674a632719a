"""Among which words a phrase stands wherever it is quoted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from index.language.utterances.words import SHINGLE


class Settings(NamedTuple):
    """In how many statements a run of words stands."""

    quotations: int = 0
    """How many hold it."""
    statements: int = 0
    """How many of them have other words on one side of it that no other one of these has."""


NOWHERE = Settings()


def settings_of(run: Sequence[int], quotations: Iterable[Sequence[int]]) -> Settings:
    """Return in how many statements a run stands.

    Quotations are of one statement if they share a shingle that has no word of the run, or another
    one shares such with both. One that begins before the run and one that goes on behind it may be
    of one statement, too: two that both begin otherwise, or both go on otherwise, are not.

    Args:
        run: Its shingles, in order.
        quotations: The shingles of quotations that may hold it.
    """
    count = 0
    same: dict[int, int] = {}
    sides: list[set[int]] = [set(), set()]
    for shingles in quotations:
        start = _find(run, shingles)
        if start is None:
            continue
        count += 1
        end = start + len(run) + SHINGLE - 1
        before, behind = shingles[: max(0, start - SHINGLE + 1)], shingles[end:]
        if beside := {*before, *behind}:
            new = {each for each in beside if each not in same}
            known = {_first(each, same) for each in beside - new}
            same.update(dict.fromkeys(known | new, min(known or new)))
            for side, words in zip(sides, (before, behind), strict=True):
                side.update(words[:1])
    return Settings(count, max(len({_first(each, same) for each in side}) for side in sides))


def _first(shingle: int, same: dict[int, int]) -> int:
    """Return the shingle that stands for a statement; the next search for it is short."""
    while same[shingle] != shingle:
        same[shingle] = same[same[shingle]]
        shingle = same[shingle]
    return shingle


def _find(run: Sequence[int], shingles: Sequence[int]) -> int | None:
    """Return where a run stands first, if it does."""
    for start, shingle in enumerate(shingles):
        if shingle == run[0] and list(shingles[start : start + len(run)]) == list(run):
            return start
    return None
