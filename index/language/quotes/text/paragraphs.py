"""Paragraphs: the lines of a text, or what its blank lines separate if it is hard-wrapped."""

from __future__ import annotations

import itertools
import re

from index.article import Span

_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_WRAP_WIDTHS = range(45, 96)
_WIDEST_LINE = 110
_ENOUGH_LINES = 8


def find_paragraphs(text: str) -> list[Span]:
    """Return the paragraphs in order, without the white space around them."""
    lines = [Span(*match.span()) for match in _LINE.finditer(text)]
    return _joined(text, lines) if _is_hard_wrapped(text, lines) else lines


def _is_hard_wrapped(text: str, lines: list[Span]) -> bool:
    """Tell whether line breaks are a matter of width: equal lines that break sentences."""
    widths = sorted(line.end - line.start for line in lines)
    if not widths or widths[int(len(widths) * 0.95)] > _WIDEST_LINE:
        return False
    if len(lines) > _ENOUGH_LINES:
        return widths[len(widths) // 2] in _WRAP_WIDTHS
    runs_on = [
        text[below.start].islower() and text[above.end - 1] not in ".!?”\"’'"
        for above, below in itertools.pairwise(lines)
    ]
    return len(runs_on) >= 2 and sum(runs_on) * 2 > len(runs_on)


def _joined(text: str, lines: list[Span]) -> list[Span]:
    paragraphs = lines[:1]
    for line in lines[1:]:
        if text.count("\n", paragraphs[-1].end, line.start) > 1:
            paragraphs.append(line)
        else:
            paragraphs[-1] = Span(paragraphs[-1].start, line.end)
    return paragraphs
