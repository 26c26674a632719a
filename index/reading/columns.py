"""The reading order of a printed page: stories, columns, lines, running heads."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

_NARROW = frozenset("iljtfrI.,;:'’‘!|()[]-–“” ")
_WIDE = frozenset("mwMW—@%")
_FEWEST_LINES, _INDENT = 4, 1.5
"""Lines that must begin at one place for it to be a column, or are indented by so many ems."""
_DEEPEST, _MOST_STARTS = 8, 500
"""Columns within columns; places where lines begin: no page for readers has more."""
_PAGE_NUMBER = re.compile(
    r"^\W*(?:page|seite|p\.)?\s*[A-Z]?\d{1,4}(?:\s*(?:of|/|von)\s*\d{1,4})?\W*$", re.I
)
_PRINTED_FROM = re.compile(r"(?:https?|file)://\S+(?:\s+\d+\s*/\s*\d+)?", re.I)
"""What a browser writes at the foot of what it prints: the address, and which page."""
_MARGIN = 0.09
"""Share of the page's height, at its top and at its foot, where running heads stand."""
_SMALL_HEAD, _WORDS_OF_HEAD = 0.6, 12
"""Share of a headline's size; words."""
_LEADING, _CLOSE, _CAPITALS = 2.6, 1.5, 0.7
"""Of its size: a line is apart from the next of its column at most, from the next of its paragraph,
and capitals are high."""
_MOST_INITIALS = 50
_SHORTEST_HEADLINE, _MOST_HEADLINES = 8, 40
"""Code points; tried on a page."""


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


def ordered_lines(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the lines of a page in the order in which they are read."""
    pieces = _with_initials(pieces)
    begun = Counter(_start(piece) for piece in pieces)
    return _ordered(pieces, {start for start in begun if begun[start] >= _FEWEST_LINES})


def _ordered(pieces: Sequence[Piece], starts: Container[int], depth: int = 0) -> list[Piece]:
    """Return the lines of a part of a page, where columns begin at some places of the page."""
    if depth < _DEEPEST and (shelf := _shelf(pieces)):
        upper = [piece for piece in pieces if piece.y > shelf]
        lower = [piece for piece in pieces if piece.y <= shelf]
        return _ordered(upper, starts, depth + 1) + _ordered(lower, starts, depth + 1)
    gutter = _gutter(pieces, starts) if depth < _DEEPEST else None
    if gutter is None:
        return _merged(pieces)
    lines: list[Piece] = []
    for band, across in _bands(pieces, gutter):
        left = [piece for piece in band if piece.x < gutter]
        right = [piece for piece in band if piece.x >= gutter]
        lines += _ordered(left, starts, depth + 1) + _ordered(right, starts, depth + 1)
        lines += across
    return lines


def _shelf(pieces: Sequence[Piece]) -> float | None:
    """Return the height at which a headline begins another story, below all columns of the first.

    Nothing is printed in the stripe above it, as high as a line, whatever column it stands in.
    """
    if len(pieces) < 4 * _FEWEST_LINES:
        return None
    usual = median(piece.size for piece in pieces)
    large = (one for one in pieces if one.size > 1.5 * usual)
    for headline in sorted(large, key=lambda one: -one.y)[:_MOST_HEADLINES]:
        top = headline.y + 0.9 * headline.size
        above = sum(one.y >= top + usual for one in pieces)
        is_free = not any(top < one.y + 0.8 * one.size and one.y < top + usual for one in pieces)
        is_between = above >= 2 * _FEWEST_LINES and len(pieces) - above >= 2 * _FEWEST_LINES
        if is_free and is_between and len(headline.text) >= _SHORTEST_HEADLINE:
            return top
    return None


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
                (_PAGE_NUMBER.match(line.text) and not _ends_a_column(line, page))
                or _PRINTED_FROM.fullmatch(line.text)
                or seen[_pattern(line)] >= often
                or (headline and _is_over(line, headline) and not _goes_on(line, page, headline))
            )
        ])  # fmt: skip
    return kept


def _start(piece: Piece) -> int:
    """Return where a piece begins, so that those of one column agree."""
    return round(piece.x / 3) * 3


def _gutter(pieces: Sequence[Piece], known: Container[int]) -> float | None:
    """Return where a second column begins, if there is one: a short one where longer ones do."""
    if len(pieces) < 2 * _FEWEST_LINES:
        return None
    left = min(piece.x for piece in pieces)
    width = max(piece.end for piece in pieces) - left
    starts = sorted({_start(one) for one in pieces if left + 0.2 * width < one.x})
    for start in starts[:_MOST_STARTS]:
        column = [one for one in pieces if start - 3 <= one.x <= start + _INDENT * one.size]
        fewest = 1 if start in known and len(column) < _FEWEST_LINES else _FEWEST_LINES
        if len(column) < fewest:
            continue
        top, foot = max(one.y for one in column), min(one.y for one in column)
        beside = [one for one in pieces if one.x < start - 3 and foot - 2 <= one.y <= top + 2]
        crossing = sum(_crosses(one, start - 3) for one in beside)
        if len(beside) >= fewest and crossing <= 0.2 * len(beside):
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


def _goes_on(line: Piece, page: Sequence[Piece], headline: Piece) -> bool:
    """Tell whether a column begins with a line: it stands, or goes on, beside the headline.

    What stands over a headline ends above it. A column beside it may begin as high, or higher.
    """
    top = headline.y + _CAPITALS * headline.size
    below = sorted((one for one in page if one.y < line.y), key=lambda one: -one.y)
    for one in below:
        if line.y < top:
            return True
        if line.y - one.y > _LEADING * line.size:
            return False
        if abs(one.x - line.x) < _INDENT * line.size and _is_as_large(one, line):
            line = one
    return line.y < top


def _ends_a_column(line: Piece, page: Sequence[Piece]) -> bool:
    """Tell whether a number stands right below a line of its column: a page's stands apart."""
    return any(
        0 < one.y - line.y < _CLOSE * line.size
        and abs(one.x - line.x) < 0.5 * line.size
        and _is_as_large(one, line)
        for one in page
    )


def _is_as_large(one: Piece, other: Piece) -> bool:
    return abs(one.size - other.size) < 0.1 * other.size


def _pattern(line: Piece) -> str:
    return re.sub(r"\d+", "#", line.text).casefold()


def _is_marginal(line: Piece, height: float) -> bool:
    return line.y < _MARGIN * height or line.y > (1 - _MARGIN) * height
