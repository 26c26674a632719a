"""The reading order of a printed page: columns, lines, paragraphs, running heads."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

_NARROW = frozenset("iljtfrI.,;:'’‘!|()[]-–“” ")
_WIDE = frozenset("mwMW—@%")
_FEWEST_LINES, _INDENT = 4, 1.5
"""Lines that must begin at one place for it to be a column, or are indented by so many ems."""
_DEEPEST, _MOST_STARTS = 4, 500
"""Columns within columns; places where lines begin: no page for readers has more."""
_PAGE_NUMBER = re.compile(
    r"^\W*(?:page|seite|p\.)?\s*[A-Z]?\d{1,4}(?:\s*(?:of|/|von)\s*\d{1,4})?\W*$", re.I
)
_MARGIN = 0.09
"""Share of the page's height, at its top and at its foot, where running heads stand."""
_SMALL_HEAD, _WORDS_OF_HEAD = 0.6, 12
"""Share of a headline's size; words."""
_RARE = 0.08
"""Share of the distances between lines."""
_GAP = 1.35
"""Times the usual distance between lines, from which on they stand apart."""
_SENTENCE_ENDS = (".", "”", '"', "!", "?", ":")
_MOST_INITIALS = 50
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]$")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that was printed in one go; `y` grows upwards."""

    text: str
    x: float
    y: float
    size: float

    @property
    def end(self) -> float:
        """Where it ends, roughly: PDF readers do not tell."""
        ems = sum(
            0.28 if one in _NARROW else 0.85 if one in _WIDE else 0.66 if one.isupper() else 0.52
            for one in self.text
        )
        return self.x + ems * self.size


def ordered_lines(pieces: Sequence[Piece], depth: int = 0) -> list[Piece]:
    """Return the lines of a page in the order in which they are read."""
    if depth == 0:
        pieces = _with_initials(pieces)
    gutter = _gutter(pieces) if depth < _DEEPEST else None
    if gutter is None:
        return _merged(pieces)
    lines: list[Piece] = []
    for band, across in _bands(pieces, gutter):
        left = [piece for piece in band if piece.x < gutter]
        right = [piece for piece in band if piece.x >= gutter]
        lines += ordered_lines(left, depth + 1) + ordered_lines(right, depth + 1)
        lines += across
    return lines


def _with_initials(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Put large letters that begin a text back before the uppermost line beside them."""
    if not pieces:
        return pieces
    usual = median(piece.size for piece in pieces)
    letters = ((one, one.text.strip(" \"“„«'‘")) for one in pieces if one.size > 1.8 * usual)
    large = [one for one, letter in letters if len(letter) == 1 and letter.isalpha()]  # no "3"
    found = list(pieces)
    for initial in large[:_MOST_INITIALS]:
        beside = [
            one for one in found
            if 0 < one.x - initial.x < 1.5 * initial.size
            and -2 <= one.y - initial.y <= initial.size
            and one.size < initial.size / 1.8
        ]  # fmt: skip
        if len(beside) > 1 and initial in found:
            first = max(beside, key=lambda one: (one.y, -one.x))
            whole = replace(first, text=initial.text.strip() + first.text.lstrip())
            found[found.index(first)] = whole
            found.remove(initial)
    return found


def without_running_heads(
    pages: Sequence[Sequence[Piece]], heights: Sequence[float]
) -> list[list[Piece]]:
    """Take out page numbers, lines at the edges that return, and what stands over headlines."""
    seen: Counter[str] = Counter()
    for page, height in zip(pages, heights, strict=True):
        seen.update({_pattern(line) for line in page if _is_marginal(line, height)})
    often = max(2, 0.3 * len(pages))
    kept: list[list[Piece]] = []
    for page, height in zip(pages, heights, strict=True):
        headline = _headline(page, height)
        kept.append([
            line
            for line in page
            if not _is_marginal(line, height)
            or not (
                _PAGE_NUMBER.match(line.text)
                or seen[_pattern(line)] >= often
                or (headline and _is_over(line, headline))
            )
        ])  # fmt: skip
    return kept


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
    often = max(2, len(lines) // 40)
    return _Style(
        leading=leading,
        width=max(line.end - line.x for line in lines),
        indents=sum(_is_indented(line, before) for before, line in pairs) >= often,
        gaps=sum(one > _GAP * leading for one in distances) >= often,
    )


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


def _gutter(pieces: Sequence[Piece]) -> float | None:
    """Return where a second column begins, if there is one."""
    if len(pieces) < 2 * _FEWEST_LINES:
        return None
    left = min(piece.x for piece in pieces)
    width = max(piece.end for piece in pieces) - left
    starts = sorted({round(one.x / 3) * 3 for one in pieces if left + 0.2 * width < one.x})
    for start in starts[:_MOST_STARTS]:
        column = [one for one in pieces if start - 3 <= one.x <= start + _INDENT * one.size]
        if len(column) < _FEWEST_LINES:
            continue
        top, foot = max(one.y for one in column), min(one.y for one in column)
        beside = [one for one in pieces if one.x < start - 3 and foot - 2 <= one.y <= top + 2]
        crossing = sum(_crosses(one, start - 3) for one in beside)
        if len(beside) >= _FEWEST_LINES and crossing <= 0.2 * len(beside):
            return float(start - 3)
    return None


def _crosses(piece: Piece, gutter: float) -> bool:
    return piece.x < gutter and piece.end - 0.12 * (piece.end - piece.x) > gutter


def _bands(pieces: Sequence[Piece], gutter: float) -> Iterator[tuple[list[Piece], list[Piece]]]:
    """Cut a page at the lines that run across the gutter; yield each band with what ends it."""
    band: list[Piece] = []
    across: list[Piece] = []
    for piece in sorted(pieces, key=lambda one: -one.y):
        if _crosses(piece, gutter):
            across.append(piece)
            continue
        if across:
            yield band, _merged(across)
            band, across = [], []
        band.append(piece)
    yield band, _merged(across)


def _merged(pieces: Sequence[Piece]) -> list[Piece]:
    """Join pieces of one height to lines, from the top."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda one: (-one.y, one.x)):
        if lines and abs(lines[-1][0].y - piece.y) < 0.4 * max(piece.size, 1.0):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [_line(sorted(line, key=lambda one: one.x)) for line in lines]


def _line(pieces: list[Piece]) -> Piece:
    text = pieces[0].text
    for before, piece in itertools.pairwise(pieces):
        apart = piece.x - before.end > 0.1 * piece.size
        text += (" " if apart and not text.endswith(" ") else "") + piece.text
    first = pieces[0]
    return Piece(" ".join(text.split()), first.x, first.y, max(one.size for one in pieces))


def _begins_paragraph(before: Piece, line: Piece, after: Piece | None, style: _Style) -> bool:
    distance = before.y - line.y
    if distance > 0 and abs(before.size - line.size) > 0.15 * before.size:
        return True
    if distance < 0 and line.size > 1.3 * before.size:  # a headline at the top of a column
        return True
    if distance < 0:  # the next column or page: an indent tells, or a line that broke off early
        if style.indents:
            return after is not None and _is_indented(line, after)
        if before.end - before.x < 0.5 * style.width and line.text[:1].isupper():
            return True
        return before.text.endswith(_SENTENCE_ENDS) and before.end - before.x < 0.75 * style.width
    if distance > _GAP * style.leading or _is_indented(line, before):
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


def _headline(page: Sequence[Piece], height: float) -> Piece | None:
    """Return the largest line of a page if only its margin is above: no text goes on over it."""
    largest = max(page, key=lambda one: one.size, default=None)
    if largest and all(_is_marginal(one, height) for one in page if one.y > largest.y):
        return largest
    return None


def _is_over(line: Piece, headline: Piece) -> bool:
    """Tell whether a short line stands over a headline that is much larger."""
    over = line.y > headline.y and line.size < _SMALL_HEAD * headline.size
    return over and len(line.text.split()) <= _WORDS_OF_HEAD


def _pattern(line: Piece) -> str:
    return re.sub(r"\d+", "#", line.text).casefold()


def _is_marginal(line: Piece, height: float) -> bool:
    return line.y < _MARGIN * height or line.y > (1 - _MARGIN) * height
