"""Quotation marks: where they stand and which way they face.

A glyph alone does not tell: straight marks have no direction, typesetters turn curly ones the
wrong way, and the closing single mark is also the apostrophe. The neighbours decide: an opening
mark leans on the word to its right, a closing one on the word or punctuation to its left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Literal, NamedTuple

from index.article import Span

Role = Literal["open", "close", "either", "inches"]
Family = Literal["double", "single"]


class Mark(NamedTuple):
    """One quotation mark."""

    start: int
    end: int
    role: Role


CORNERS: dict[str, Role] = {"「": "open", "『": "open", "」": "close", "』": "close"}
"""The marks of East Asia, which have no blanks beside them and face one way."""
OPENING = "“„«‟‹「『"
CLOSING = "”»›」』"
_GLYPHS = OPENING + CLOSING + "‘’‚\"'`"
_MANY = 1000
_FEWEST_SIGNS_PER_MARK = 7
_DOUBLE = r"``|''|[“”„«»‟\"「」『』]"
_MARKS = {
    "double": re.compile(
        r"[“”„«»‟\"「」『』`'’](?:(?<=[“”„«»‟\"「」『』])|(?<=`)`|(?<=')'|(?<=’)’(?!’))"
        rf"(?P<ornament>(?:{_DOUBLE}){{3,}})?"
    ),
    "single": re.compile(r"[‘’‚‹›'](?P<ornament>[‘’‚‹›']{3,})?"),
}
"""Four marks on end are an ornament. (A class of signs first is what `re` finds fast.)"""
_TAG = re.compile(r"<[A-Za-z/!][^<>\n]{0,1500}>")
_FAMILIES: tuple[Family, Family] = ("single", "double")
_LEANS_RIGHT = frozenset("([{—–-―/…>")
_LEANS_LEFT = frozenset(".,;:!?)]}—–―…<-")
_MEASURE = re.compile(r"(?:^|[\s(])\d+(?:['’/]\d+|\.\d+)?$")
_HEIGHT = re.compile(r"\b\d['’′]\d{1,2}$")
"""Feet and inches: 6’2”."""
_POSSESSIVE = re.compile(r"(?<=[^\W\d_])\"s(?!\w)")
"""China"s ports: an apostrophe that was keyed as a mark; not where it closes one: the "fan"s."""
_SINGLE_OPENS = re.compile(r"[‘‚‹'](?<![^\s(\[“\"—–].)(?=[\w\[…])")
_SINGLE_SPEECH = re.compile(r"[’'›](?:(?<=[,.?!…”\"].)(?![\w’'])|(?<=[^\Ws].)(?=[,.;:?!]))")


def is_crowded(text: str) -> bool:
    """Tell whether a text has so many marks that it is no prose: data, or a line of ornament.

    Even the tersest dialogue, "“No,” he said.", has seven signs to a mark.
    """
    count = sum(map(text.count, _GLYPHS))
    return count > _MANY and len(text) < _FEWEST_SIGNS_PER_MARK * count


def find_all_marks(text: str, paragraphs: list[Span]) -> list[tuple[Family, list[Mark]]]:
    """Return for every paragraph the family of marks that its quotations use, and its marks."""
    doubles = [find_marks(text, paragraph, "double") for paragraph in paragraphs]
    if text.count('"') < text.count("“"):
        doubles = [_without_block(text, *one) for one in zip(paragraphs, doubles, strict=True)]
    else:
        runs = _run_on(text, paragraphs)
        doubles = [
            _without_nested(text, marks) if runs_on else marks
            for runs_on, marks in zip(runs, doubles, strict=True)
        ]
    families = _families(text, paragraphs, doubles)
    return [
        (family, double if family == "double" else find_marks(text, paragraph, family))
        for family, double, paragraph in zip(families, doubles, paragraphs, strict=True)
    ]


def find_marks(text: str, span: Span, family: Family) -> list[Mark]:
    """Return the marks of one family inside `span`, without markup and apostrophes."""
    marks = list(_scan(text, span, family))
    return _without_possessives(text, marks) if family == "single" else marks


def _scan(text: str, span: Span, family: Family) -> Iterator[Mark]:
    opened, last = False, span.end
    has_tags = text.find("<", span.start, span.end) >= 0
    tags = [match.span() for match in _TAG.finditer(text, *span)] if has_tags else []
    tag = 0
    for match in _MARKS[family].finditer(text, span.start, span.end):
        if match["ornament"]:
            continue
        start, end = match.span()
        while tag < len(tags) and tags[tag][1] <= start:
            tag += 1
        if tag < len(tags) and tags[tag][0] <= start:
            continue
        before = text[start - 1] if start > span.start else "\n"
        after = text[end] if end < span.end else "\n"
        if family == "single" and (after.isdigit() or before.isalnum()) and after.isalnum():
            continue  # an apostrophe inside a word, or a decade
        mark = Mark(start, end, _role(text, match.group(), start, before, after))
        if match.group() == "’’" and not opened:
            continue  # two single marks
        if _POSSESSIVE.match(text, start, span.end) and not text[last:start].isalpha():
            continue
        opened = opened or mark.role in ("open", "either")
        last = end
        yield mark


def _without_block(text: str, paragraph: Span, marks: list[Mark]) -> list[Mark]:
    """Leave out straight marks around a paragraph of another text that has curly ones of its own.

    "The mayor called it “mad” and left. — and "“It is mad,” the mayor said, and left."
    """
    if not marks or marks[0].start != paragraph.start or text[paragraph.start] != '"':
        return marks
    straight = [mark for mark in marks if text[mark.start] == '"']
    curly = [mark.role for mark in marks if text[mark.start] in "“”"]
    is_whole = len(straight) == 2 and straight[1].end == paragraph.end
    is_block = len(straight) == 1 or (is_whole and marks[1].start == marks[0].end)
    is_paired = curly == ["open", "close"] * (len(curly) // 2)
    if not (curly and is_block and is_paired and len(curly) + len(straight) == len(marks)):
        return marks
    return [mark for mark in marks if mark not in straight]


def _run_on(text: str, paragraphs: list[Span]) -> list[bool]:
    """Tell of each paragraph whether it and one beside it open with a straight mark."""
    opens = [False, *(text[one.start] == '"' for one in paragraphs), False]
    return [
        own and (before or after)
        for before, own, after in zip(opens, opens[1:], opens[2:], strict=False)
    ]


def _without_nested(text: str, marks: list[Mark]) -> list[Mark]:
    """Leave out pairs of curly marks inside what a straight one opens, for other paragraphs to end.

    "The mayor’s “mad” plan isn’t mine. — and then "It is hers."
    """
    roles = [mark.role for mark in marks[1:]]
    is_curly = all(text[mark.start] in "“”" for mark in marks[1:])
    is_paired = bool(roles) and roles == ["open", "close"] * (len(roles) // 2)
    return marks[:1] if is_curly and is_paired else marks


def _without_possessives(text: str, marks: list[Mark]) -> list[Mark]:
    """Leave out "the farmers' market": a mark after s that another closing mark makes needless."""
    kept: list[Mark] = []
    for mark, following in zip_longest(marks, marks[1:]):
        runs_on = (
            text[mark.end : mark.end + 1] == " " and text[mark.end + 1 : mark.end + 2].islower()
        )
        plural = mark.role == "close" and text[mark.start - 1 : mark.start] == "s" and runs_on
        if not (plural and following and following.role == "close"):
            kept.append(mark)
    return kept


def _role(text: str, glyph: str, start: int, before: str, after: str) -> Role:
    """Tell which way a mark faces from its glyph and its neighbours."""
    if corner := CORNERS.get(glyph):
        return corner
    leaning = _leaning(before, after)
    if glyph == '"' and before.isdigit() and leaning != "open":
        measure = _MEASURE.search(text, max(0, start - 10), start)
        return "inches" if measure else leaning
    if glyph == "”" and before.isdigit() and _HEIGHT.search(text, max(0, start - 6), start):
        return "inches"
    if glyph in ("’", "’’"):
        return "close" if not before.isspace() else leaning
    if glyph == "‘":
        return "open"
    if glyph in OPENING or glyph == "``":
        wrong_way = leaning == "close" and (before.isalnum() or before in ",.?!")
        return "close" if wrong_way else "open"
    if glyph in CLOSING:
        opens_paragraph = before == "\n" and after != "\n"
        wrong_way = opens_paragraph or (leaning == "open" and before.isspace() and after.isalnum())
        return "open" if wrong_way else "close"
    return leaning


def _leaning(before: str, after: str) -> Role:
    """Tell which way a mark without a direction faces."""
    free_left = before.isspace() or before in _LEANS_RIGHT
    free_right = after.isspace() or after in _LEANS_LEFT
    if free_left and not free_right:
        return "open"
    if free_right and not free_left:
        return "close"
    if before in ",.?!" and not after.isalnum():
        return "close"
    return "either"


def _families(text: str, paragraphs: list[Span], marks: list[list[Mark]]) -> list[Family]:
    """Tell for every paragraph, with the double `marks` in it, which family it quotes with.

    British papers quote with single marks and nest double ones, Americans the other way round.
    Which style a text has, its speech in marks tells: single marks count where one closes at
    punctuation, as speech does and apostrophes don't, and where they are the outer ones.
    """
    singles = [_speaks_in_singles(text, paragraph) for paragraph in paragraphs]
    doubles = [next((m.start for m in own if m.role != "inches"), None) for own in marks]
    outer = [
        "single"
        if double is None or (single is not None and _outranks(text, paragraph, single, double))
        else "double"
        for paragraph, single, double in zip(paragraphs, singles, doubles, strict=True)
        if single is not None or double is not None
    ]
    british = outer.count("single") > outer.count("double")
    return [
        "single" if _is_single(text, paragraph, single, double, british) else "double"
        for paragraph, single, double in zip(paragraphs, singles, doubles, strict=True)
    ]


def _outranks(text: str, paragraph: Span, single: int, double: int) -> bool:
    """Tell whether single marks stand outside double ones, and are not far fewer."""
    if single > double:
        return False
    counts = [len(find_marks(text, paragraph, family)) for family in _FAMILIES]
    return counts[0] * 2 >= counts[1]


def _is_single(
    text: str, paragraph: Span, single: int | None, double: int | None, british: bool
) -> bool:
    if not british:
        return single is not None and double is None
    if single is None:
        opening = _SINGLE_OPENS.search(text, *paragraph)
        single = opening.start() if opening else None
    return single is not None and (double is None or single < double)


def _speaks_in_singles(text: str, paragraph: Span) -> int | None:
    """Return where the first single mark opens, if single marks enclose speech here."""
    opening = _SINGLE_OPENS.search(text, *paragraph)
    if opening is None:
        return None
    speech = _SINGLE_SPEECH.search(text, opening.end(), paragraph.end)
    introduced = text[max(paragraph.start, opening.start() - 2) : opening.start()] in (": ", ", ")
    closed = introduced and re.search(r"\S[’'](?!\w)", text[opening.end() : paragraph.end])
    return opening.start() if speech or closed else None
