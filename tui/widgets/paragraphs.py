"""What the lines of an article are: paragraphs, subheadings, bylines, and what leads them in.

News text comes in three manners: paragraphs parted by blank lines, one paragraph a line, and
hard-wrapped columns as wire services send them. All three are to read alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from itertools import pairwise
from typing import NamedTuple

from index.article import Span

_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
# Patterns that are compiled with the first article: the first paint needs none.
_BYLINE = (
    r"(?:By|Words by|Words|Reporting by|Additional reporting by|Editing by|Photographs? by|"
    r"Pictures?|Von|Par|Por)[ :]\s*[^\W\d_][^.?!”\"]{0,70}"
)
_DATELINE = (
    r"[^\W\d_a-zß-ÿ][^\W\d_a-zß-ÿ'’.,/ -]{2,40}"  # the place, in capitals
    r"(?:,? [^—–\n]{1,30}?)?"  # a date, a country
    r"(?: ?\([^()\n]{2,30}\))?"  # the agency
    r"(?: ?(?:—|–|--| -) ?|\. /[^/\s]{2,20}/\.? ?)(?=\S)"
)
_LABEL = (
    r"(?:Q|A|Question|Answer)[:.](?=\s)|\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?\b:?(?=\s|$)"
    r"|(?:[^\W\d_][\w.'’-]*)(?: [^\W\d_a-z][\w.'’-]*){0,3}:(?=\s)"
)
_SENTENCE_END = frozenset(".,;:!”\"'’…")
_LONGEST_SUBHEADING = 80
_LONGEST_COLUMN = 100
_BYLINES_STAND_BEFORE = 4


class Role(IntEnum):
    """What a visual line belongs to."""

    BODY = 0
    GAP = 1
    SUBHEADING = 2
    BYLINE = 3


class Paragraph(NamedTuple):
    """A run of text that is wrapped as one."""

    start: int
    end: int
    """Where its text ends, before the newline."""
    role: Role = Role.BODY
    reflow: bool = False
    """Newlines inside it only mark a narrow column: they count as spaces."""
    spaced: bool = False
    """A blank line is shown after it though the text has none."""


def paragraphs(text: str) -> list[Paragraph]:
    """Return the paragraphs of `text` in order; what lies between them is white space."""
    found: list[Paragraph] = []
    start = len(text) - len(text.lstrip("\n"))
    stop = len(text.rstrip("\n"))
    while start < stop:
        gap = _BLANK_LINES.search(text, start, stop)
        end = gap.start() if gap else stop
        found.extend(_block(text, start, end))
        start = gap.end() if gap else stop
    return _with_roles(text, found)


def lead_ins(text: str, within: list[Paragraph]) -> Iterator[tuple[Span, bool]]:
    """Yield the datelines (`True`) and labels (`False`) that paragraphs begin with.

    A label is the "Q:" or the name before an answer in an interview, or the time of an entry in a
    live report; one alone is just a word and a colon.
    """
    dateline, label = re.compile(_DATELINE), re.compile(_LABEL)
    labels: list[Span] = []
    for number, paragraph in enumerate(within):
        if paragraph.role is not Role.BODY:
            continue
        if number < _BYLINES_STAND_BEFORE and (
            found := dateline.match(text, paragraph.start, paragraph.end)
        ):
            yield Span(paragraph.start, found.end()), True
        elif found := label.match(text, paragraph.start, paragraph.end):
            labels.append(Span(paragraph.start, found.end()))
    if len(labels) > 1:
        yield from ((span, False) for span in labels)


def _block(text: str, start: int, end: int) -> Iterator[Paragraph]:
    lines = list(_lines(text, start, end))
    longest = max(line.end - line.start for line in lines)
    if len(lines) == 1 or _is_column(text, lines, longest):
        yield Paragraph(start, end, reflow=len(lines) > 1)
        return
    spaced = longest > _LONGEST_COLUMN
    for line in lines:
        yield Paragraph(line.start, line.end, spaced=spaced)


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    while True:
        newline = text.find("\n", start, end)
        if newline < 0:
            yield Span(start, end)
            return
        yield Span(start, newline)
        start = newline + 1


def _is_column(text: str, lines: list[Span], longest: int) -> bool:
    """Tell whether the lines were cut to a width: no next word would have fitted."""
    if not 40 <= longest <= _LONGEST_COLUMN:
        return False
    for line, following in pairwise(lines):
        first_word = text[following.start : following.end].split(maxsplit=1)
        if not first_word or line.end - line.start + 1 + len(first_word[0]) <= longest:
            return False
    return True


def _with_roles(text: str, found: list[Paragraph]) -> list[Paragraph]:
    last = len(found) - 1
    for number, paragraph in enumerate(found):
        role = _role(text, paragraph, number, last=number == last)
        if role is not Role.BODY:
            found[number] = paragraph._replace(role=role)
    return found


def _role(text: str, paragraph: Paragraph, number: int, *, last: bool) -> Role:
    if paragraph.end - paragraph.start > _LONGEST_SUBHEADING or paragraph.reflow:
        return Role.BODY
    line = text[paragraph.start : paragraph.end].strip()
    if (number < _BYLINES_STAND_BEFORE or last) and re.fullmatch(_BYLINE, line):
        return Role.BYLINE
    if last or not line or line[-1] in _SENTENCE_END or re.match(_LABEL, line):
        return Role.BODY
    standing_apart = paragraph.spaced or text[paragraph.end : paragraph.end + 2] == "\n\n"
    if standing_apart and (line[0].isupper() or line[0] in "#0123456789"):
        return Role.SUBHEADING
    return Role.BODY
