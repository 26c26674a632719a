"""Stories that a paper goes on with on another page: "Continued on page 4"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median_low

from index.reading.columns import Piece

_AWAY = re.compile(
    r"\W*(?:continued on|continues on|see .{1,40},|turn to|fortsetzung (?:auf )?|suite (?:en )?"
    r"|sigue en(?: la)?|segue a) ?"
    r"(?:page|p\.|seite|s\.|pág(?:ina|\.)|pag(?:ina|\.)) ?[a-z]?\d{1,3}\W*",
    re.I,
)
_HERE = re.compile(
    r"\W*(?:continued from|from|fortsetzung von|suite de la|viene de(?: la)?|segue da(?:lla)?) ?"
    r"(?:page|p\.|seite|s\.|pág(?:ina|\.)|pag(?:ina|\.)) ?[a-z]?\d{1,3}\W*",
    re.I,
)
_HEADLINE, _LINES_OF_HEADLINE, _FEW_LINES = 1.15, 2, 5
"""Times the size of the lines below; lines over or under the one that tells of a jump; lines."""


def rejoined(pages: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """Return pages with each story in one piece, without the lines that lead to its other part.

    Nothing is moved unless each jump away has its landing on a later page, in the same order.
    """
    lines = [line for page in pages for line in page]
    away = [at for at, line in enumerate(lines) if _AWAY.fullmatch(line.text)]
    here = [at for at, line in enumerate(lines) if _HERE.fullmatch(line.text)]
    if not away or len(away) != len(here) or away[-1] > here[0]:
        return [list(page) for page in pages]
    moved: dict[int, list[Piece]] = {}
    gone = {*away, *here}
    firsts = [_headline_over(lines, landing) for landing in here]
    limits = [*firsts[1:], len(lines)]
    for start, landing, first, limit in zip(away, here, firsts, limits, strict=True):
        end = _end_of_story(lines, landing, limit)
        moved[start] = lines[landing + 1 : end]
        gone.update(range(first, end))
    joined: list[Piece] = []
    for at, line in enumerate(lines):
        joined += moved.get(at, [])
        if at not in gone:
            joined.append(line)
    return [joined]


def _body_size(lines: Sequence[Piece], landing: int) -> float:
    """Return the size of most lines that go on at a landing: a headline may be the first."""
    below = lines[landing + 1 : landing + 1 + _FEW_LINES]
    return median_low(line.size for line in below) if below else 0.0


def _headline_over(lines: Sequence[Piece], landing: int) -> int:
    """Return where the headline over a landing begins, or the landing."""
    body, first = _body_size(lines, landing), landing
    for _ in range(_LINES_OF_HEADLINE):
        if first and lines[first - 1].size > _HEADLINE * body > 0:
            first -= 1
    return first


def _end_of_story(lines: Sequence[Piece], landing: int, limit: int) -> int:
    """Return where what goes on at a landing ends, at the latest where the next one begins."""
    most, end = _HEADLINE * _body_size(lines, landing), landing + 1
    for _ in range(_LINES_OF_HEADLINE):
        if end < limit and lines[end].size > most:
            end += 1
    while end < limit and lines[end].size <= most:
        end += 1
    return end
