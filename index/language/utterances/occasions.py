"""On which day something was said: the day of the week that is named near it."""

from __future__ import annotations

import re

from index.article import Span

_NEARBY = 300
"""Code points on both sides of a quotation."""
_BESIDE = 80
"""Code points on both sides in which a day tells when it was said: "she said on Monday"."""
_TIME_ZONES = 1
"""Days by which the dates of two articles may differ from the days where they were written."""
_DAYS = (
    "monday montag lundi lunes lunedì segunda-feira",
    "tuesday dienstag mardi martes martedì terça-feira",
    "wednesday mittwoch mercredi miércoles mercoledì quarta-feira",
    "thursday donnerstag jeudi jueves giovedì quinta-feira",
    "friday freitag vendredi viernes venerdì sexta-feira",
    "saturday samstag sonnabend samedi sábado sabato",
    "sunday sonntag dimanche domingo domenica",
)
_OF = {name: number for number, names in enumerate(_DAYS) for name in names.split()}
_NAMED = re.compile(rf"\b(?:{'|'.join(_OF)})\b", re.IGNORECASE)
_NEWLY = (
    "today|tonight|yesterday|last night|this (?:morning|afternoon|evening)|heute|gestern"
    "|aujourd['’]hui|hoy|ayer|oggi|ieri|hoje|ontem"
)
_DAY_OF_ARTICLE = re.compile(rf"\b(?:{_NEWLY})\b|(?:^|[.!?]\s)\s*(?i:{_NEWLY})\b")
"""The day of an article, or that before it. A capital inside a sentence is a name: "USA Today"."""
_NOWADAYS = re.compile(
    r"\b(?:who|which|is|are|of|even|until|till|der|die|das|noch|bis|encore|ancora|fino a|aún|hasta"
    r"|ainda|até)\s+$",
    re.IGNORECASE,
)
"""What makes "these times" of a day: "who today leads", "even today", "bis heute"."""
_YESTERDAY = 1
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|''.*?''|«[^»]*»|„[^“”]*[“”]")
BETWEEN = " — "
"""In place of a quotation."""
_MARKS = 3
"""Code points at the end of a quotation that may end its sentence."""
_END_OF_SENTENCE = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St|Lt))(?<!\b(?:Mrs|Sen|Gov|Rep|Gen|Col|Rev|Hon|Sgt))"
    r"(?<!\b(?:Prof|Capt))[.!?][”\"'’]*\s(?=[^\sa-z\d—–-])|\n"
)
"""Not in "Jan. 8" or "Sen. Holm", nor before a dash and the name of who said it."""
_MONTH = re.compile(
    r"\b(?:January|February|April|June|July|August|September|October|November|December"
    r"|(?<=\d )(?:March|May)|(?<=[iI]n )(?:March|May)|(?:March|May)(?= \d))\b"
)
_YEAR = re.compile(r"\b(?:in|In|en|En|im Jahr|nel|em) (?:19|20)\d\d\b")
_PLACE = re.compile(rf"\b(?:[iI]n|[aA]t) (?!{_MONTH.pattern}|{_NAMED.pattern})([A-Z]\w+)")
_WEEK = 7
_MONDAY = 1
"""The first day of the calendar that `date.toordinal` counts by was a Monday."""


def occasion_of(text: str, span: Span) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the days of the week, the months and the places that stand near a quotation.

    They are looked for in its paragraph, but not in it.

    Args:
        text: Of the article.
        span: Of the quotation.
    """
    around = in_its_paragraph(text, span)
    days = (str(_OF[found.lower()]) for found in _NAMED.findall(around))
    return (
        frozenset(days),
        frozenset(_MONTH.findall(around)),
        frozenset(_PLACE.findall(around)),
    )


def occasions_apart(one: tuple[str, Span], other: tuple[str, Span]) -> int:
    """Return by how many of day, month and place two quotations are of two occasions.

    Args:
        one: The text of an article, and where a quotation stands in it.
        other: The same of the other.
    """
    named = zip(occasion_of(*one), occasion_of(*other), strict=True)
    return sum(bool(mine and theirs) and mine.isdisjoint(theirs) for mine, theirs in named)


def in_its_paragraph(text: str, span: Span, most: int = _NEARBY) -> str:
    """Return what stands near a quotation in its paragraph, empty marks in place of it."""
    before = text[max(0, span.start - most) : span.start].rpartition("\n")[2]
    behind = text[span.end : span.end + most].partition("\n")[0]
    return f"{before} “” {behind}"


def is_said_after(text: str, span: Span, published: int, day: int) -> bool:
    """Tell whether a day beside a quotation says that it was said after some day.

    What an article of that day quotes cannot be the same utterance.

    Args:
        text: Of the article.
        span: Of the quotation.
        published: The day of the article, as `date.toordinal` counts.
        day: The day of the other article.
    """
    if published - _YESTERDAY > day + _TIME_ZONES and _is_said_as_published(text, span):
        return True
    return names_a_day(text, span) and day_said(text, span, published) > day + _TIME_ZONES


def _is_said_as_published(text: str, span: Span) -> bool:
    """Tell whether the sentence says "today" or "last night", and no month or year.

    The one before says it for a quotation that begins its paragraph. Quotations are left out.
    """
    told = sentence_around(text, span)
    if _MONTH.search(told) or _YEAR.search(told):
        return False  # it was said then
    days = _DAY_OF_ARTICLE.finditer(told)
    return any(not _NOWADAYS.search(told, 0, day.start()) for day in days)


def sentence_around(text: str, span: Span) -> str:
    """Return the sentence of a quotation without what is quoted in it, a dash in its place.

    The one before tells of a quotation that begins its paragraph.
    """
    lines = text[max(0, span.start - _NEARBY) : span.start].split("\n")
    end = max(span.start, span.end - _MARKS)  # “It leaks.” Today: the quotation ends the sentence
    behind = _END_OF_SENTENCE.split(text[end : span.end + _NEARBY], maxsplit=1)[0]
    before = [line for line in lines if line.strip()][-1:]
    if lines[-1].strip():
        before = _END_OF_SENTENCE.split(lines[-1])[-1:]
    return _QUOTED.sub(" ", BETWEEN.join(("".join(before), behind)))


def names_a_day(text: str, span: Span) -> bool:
    """Tell whether a day of the week stands beside a quotation: "she said on Monday"."""
    return bool(_NAMED.search(in_its_paragraph(text, span, _BESIDE)))


def day_said(text: str, span: Span, published: int) -> int:
    """Return the last such day before an article, or that of the article, if none is named.

    Articles of several days report one speech; one speech is made on several days.

    Args:
        text: Of the article.
        span: Of the quotation; what is named inside it is not looked at.
        published: The day of the article, as `date.toordinal` counts.
    """
    start, end = max(0, span.start - _NEARBY), min(len(text), span.end + _NEARBY)
    around = text[start:end].lower()
    if not any(map(around.__contains__, _OF)):  # which takes a tenth of the time
        return published
    before = [
        (span.start - found.end(), found) for found in _NAMED.finditer(text, start, span.start)
    ]
    behind = [(found.start() - span.end, found) for found in _NAMED.finditer(text, span.end, end)]
    _, nearest = min((*before[-1:], *behind[:1]), key=lambda each: each[0], default=(0, None))
    if nearest is None:
        return published
    return published - (published - _MONDAY - _OF[nearest[0].lower()]) % _WEEK
