"""Counts by month as a row of small bars, one for each stretch of time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_HEIGHTS = "▁▂▃▄▅▆▇█"


class Bar(NamedTuple):
    """A stretch of time, and what it holds."""

    first: str
    """Its first month: `2024-01`."""
    last: str
    """Its last month."""
    number: int
    """How many there are in it."""


def bars(months: Sequence[tuple[str, int]], room: int) -> list[Bar]:
    """Return at most `room` bars of equally many months for counts by month, oldest first."""
    counts = {_number(month): count for month, count in months if len(month) == 7}
    if not counts or room < 1:
        return []
    begin, end = min(counts), max(counts) + 1
    step = -(-(end - begin) // room)
    return [
        Bar(
            _month(at),
            _month(min(at + step, end) - 1),
            sum(counts.get(month, 0) for month in range(at, at + step)),
        )
        for at in range(begin, end, step)
    ]


def heights(drawn: Sequence[Bar]) -> str:
    """Return a character for each bar; a space where there is nothing."""
    most = max((bar.number for bar in drawn), default=0)
    return "".join(
        _HEIGHTS[(len(_HEIGHTS) - 1) * bar.number // most] if bar.number else " " for bar in drawn
    )


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:]) - 1


def _month(number: int) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}"
