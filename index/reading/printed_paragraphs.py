"""Printed lines joined to paragraphs: what begins one, and which words a line breaks."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.reading.columns import Piece

_RARE = 0.08
"""Share of the distances between lines."""
_GAP = 1.35
"""Times the usual distance between lines, from which on they stand apart."""
_FEWEST_LINES = 6
"""Of one size, from which on the distance between them can be told."""
_SENTENCE_ENDS = (".", "”", '"', "!", "?", ":")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]$")


def paragraphs(lines: Sequence[Piece]) -> Iterator[str]:
    """Join lines to paragraphs and hyphenated words to whole ones."""
    if not lines:
        return
    style = _style(lines)
    words = _whole_words(lines)
    text = lines[0].text
    for before, line, after in zip(lines[:-1], lines[1:], [*lines[2:], None], strict=False):
        if _begins_paragraph(before, line, after, style):
            yield text
            text = line.text
        else:
            text = _joined(text, line.text, words)
    yield text


@dataclass(frozen=True, slots=True)
class _Style:
    """How a document shows where a paragraph begins."""

    leading: float
    """The usual distance between lines."""
    leadings: Mapping[int, float]
    """The same for each size of type: notes and tables are set closer than the text."""
    width: float
    """Of the longest line."""
    indents: bool
    """Paragraphs begin with an indent."""
    gaps: bool
    """Paragraphs stand apart."""


def _style(lines: Sequence[Piece]) -> _Style:
    pairs = list(itertools.pairwise(lines))
    distances = [before.y - line.y for before, line in pairs]
    leading = _leading([one for one in distances if one > 0])
    leadings = dict(_leadings(pairs))
    often = max(2, len(lines) // 40)
    return _Style(
        leading=leading,
        leadings=leadings,
        width=max(line.end - line.x for line in lines),
        indents=sum(_is_indented(line, before) for before, line in pairs) >= often,
        gaps=sum(
            before.y - line.y > _GAP * leadings.get(round(line.size), leading)
            for before, line in pairs
        )
        >= often,
    )


def _leadings(pairs: Iterable[tuple[Piece, Piece]]) -> Iterator[tuple[int, float]]:
    """Yield the distance between lines of each size of type that a document has enough of."""
    by_size: defaultdict[int, list[float]] = defaultdict(list)
    for before, line in pairs:
        if round(before.size) == round(line.size) and before.y > line.y:
            by_size[round(line.size)].append(before.y - line.y)
    for size, distances in by_size.items():
        if len(distances) >= _FEWEST_LINES:
            yield size, _leading(distances)


def _leading(distances: Sequence[float]) -> float:
    """Return the distance between the lines of a paragraph: the smallest that is not rare.

    The most frequent one is that between paragraphs where most of these are one line, as in lists.
    """
    fewest = max(2, _RARE * len(distances))
    ascending = sorted(distances)
    for at, least in enumerate(ascending):
        if bisect_right(ascending, 1.1 * least) - at >= fewest:
            return least
    return min(distances, default=12.0)


def _whole_words(lines: Sequence[Piece]) -> Counter[str]:
    """Count the words that no line breaks."""
    words: Counter[str] = Counter()
    broken = False
    for line in lines:
        found = re.findall(r"[^\W\d_]+", line.text.casefold())
        first = 1 if broken else 0
        broken = bool(_HYPHEN.search(line.text))
        words.update(found[first : len(found) - 1 if broken else None])
    return words


def _begins_paragraph(before: Piece, line: Piece, after: Piece | None, style: _Style) -> bool:
    distance = before.y - line.y
    if distance > 0 and abs(before.size - line.size) > 0.15 * before.size:
        return True
    if distance < 0 and line.size > 1.15 * before.size:  # a headline at the top of a column
        return True
    if distance < 0:  # the next column or page: an indent tells, or a line that broke off early
        if style.indents:
            return after is not None and _is_indented(line, after)
        if before.end - before.x < 0.5 * style.width and line.text[:1].isupper():
            return True
        return before.text.endswith(_SENTENCE_ENDS) and before.end - before.x < 0.75 * style.width
    leading = style.leadings.get(round(line.size), style.leading)
    if distance > _GAP * leading or _is_indented(line, before):
        return True
    if style.indents or style.gaps:
        return False
    return before.text.endswith(_SENTENCE_ENDS) and before.end - before.x < 0.75 * style.width


def _is_indented(line: Piece, other: Piece) -> bool:
    return 0.8 * line.size < line.x - other.x < 6 * line.size


def _joined(text: str, more: str, words: Counter[str]) -> str:
    match = _HYPHEN.search(text)
    if match is None or not more[:1].islower():
        return f"{text} {more}"
    first = re.split(r"[\W_]", text[: match.start()])[-1]
    second = re.match(r"[^\W\d_]*", more)
    tail = second[0] if second else ""
    compound = words[first.casefold()] and words[tail.casefold()]
    if match[0] == "-" and compound and not words[(first + tail).casefold()]:
        return text + more
    return text[: match.start()] + more
