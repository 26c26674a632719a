"""The piece of a text that a row of results shows: with as many hits as it can hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.article import Span


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text on one line, with the hits in it."""

    text: str
    spans: tuple[Span, ...]


def snippet(text: str, hits: Sequence[Span], width: int = 160) -> Snippet:
    """Return about `width` characters of a text on one line, with as many hits as they can hold."""
    start = _best_start(hits, width)
    if start:
        start = max(start - width // 4, 0)
        while start and not text[start - 1].isspace():
            start -= 1
    end = min(start + width, len(text))
    while end < len(text) and not text[end].isspace() and end < start + width + 20:
        end += 1
    inside = [hit for hit in hits if start <= hit.start and hit.end <= end]
    pieces = ["… "] if start else []
    length = len("".join(pieces))
    spans, at = [], start
    for hit in (*inside, Span(end, end)):
        gap = _one_line(text[at : hit.start], after_space=not pieces or pieces[-1].endswith(" "))
        words_of_hit = _one_line(hit.of(text), after_space=False).strip()
        pieces += [gap, words_of_hit]
        if words_of_hit:
            spans.append(Span(length + len(gap), length + len(gap) + len(words_of_hit)))
        length += len(gap) + len(words_of_hit)
        at = hit.end
    line = "".join(pieces).rstrip()
    return Snippet(f"{line} …" if text[end:].strip() else line, tuple(spans))


def _one_line(text: str, *, after_space: bool) -> str:
    line = re.sub(r"\s+", " ", text)
    return line.lstrip() if after_space else line


def _best_start(hits: Sequence[Span], width: int) -> int:
    """Return the first of the hits that has most others within three quarters of the width."""
    best, most, last = 0, 0, 0
    for first, hit in enumerate(hits):
        while last < len(hits) and hits[last].end <= hit.start + width * 3 // 4:
            last += 1
        if last - first > most:
            best, most = hit.start, last - first
    return best
