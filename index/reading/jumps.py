"""Stories that a paper goes on with on another page: "Continued on page 4"."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
_HEADLINE, _LINES_OVER = 1.15, 2
"""Times the size of the lines below; how many there may be over the line that tells of a jump."""


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
    for start, landing in zip(away, here, strict=True):
        first, end = _story_at(lines, landing)
        moved[start] = lines[landing + 1 : end]
        gone.update(range(first, end))
    joined: list[Piece] = []
    for at, line in enumerate(lines):
        joined += moved.get(at, [])
        if at not in gone:
            joined.append(line)
    return [joined]


def _story_at(lines: Sequence[Piece], landing: int) -> tuple[int, int]:
    """Return where what goes on at a landing begins, its headline included, and where it ends."""
    body = lines[landing + 1].size if landing + 1 < len(lines) else 0.0
    first = landing
    for _ in range(_LINES_OVER):
        if first and lines[first - 1].size > _HEADLINE * body > 0:
            first -= 1
    end = landing + 1
    while end < len(lines) and lines[end].size <= _HEADLINE * body:
        end += 1
    return first, end
