"""Whether an article looks back at what was said: "she said in May", "he had told the inquiry"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

from index.article import Span
from index.language.utterances.numbers import number_of
from index.language.utterances.occasions import (
    BETWEEN,
    day_said,
    sentence_around,
)

_SAID = (
    r"(?:said|told|called|warned|vowed|promised|pledged|written|wrote|declared|insisted|argued"
    r"|described|asked|tweeted|posted|spoken?|announced|claimed|boasted|joked|quoted|remarked"
    r"|predicted|complained|testified|replied|responded|dismissed|denied)"
)
_VAGUELY = re.compile(
    rf"\b(?:ha[ds]|have|['’](?:d|s|ve)) (?:\w+ ){{0,2}}?{_SAID}\b|\b(?:once|first) {_SAID}\b"
    r"|\bwho (?:called|vowed|promised|pledged|warned|described)\b"
    r"|\bfamously\b|\bpreviously\b|\boriginally\b|\bearlier\b|\bback (?:then|in)\b|\bat the time\b"
    r"|(?<=\w) then(?=\s*[,.;]|\s*$)|\b[tT]hat (?:day|night|evening|morning|afternoon)\b"
    r"|\b(?:recall|remember)(?:s|ed)?\b"
    r"|(?:\b[hH]is|\b[hH]er|\b[tT]heir|['’]s) (?:\w+ )?(?:call|remark|comment|promise|pledge|vow"
    r"|claim|phrase|line|quip|boast|prediction|demand|description)s?\b"
    r"|\b(?:days|weeks?|months?|years?) (?:after|before)\b[^,;.]*(?:$| — )"
    rf"|\b{_SAID}\b[^.;]*\b(?:days|weeks?|months?|years?) before\b"
    r"|\b(?:damals|seinerzeit|à l['’]époque|entonces|en su día|all['’]epoca|na altura)\b"
)
"""What tells that it was said before, but not when."""
_MONTHS = "January February March April May June July August September October November December"
_NAMED_MONTH = re.compile(
    rf"\b(?:(?P<before>\d\d?) )?(?P<month>{_MONTHS.replace(' ', '|')}"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
    r"(?: (?P<behind>\d\d?)\b)?(?:,? (?P<year>(?:19|20)\d\d)\b)?"
)
_IN_A_MONTH = re.compile(r"\b(?:in|last|since|of|early|late|mid)[ -]$", re.IGNORECASE)
_LAST_YEAR = re.compile(r" (?:of )?last year\b")
_IN_A_YEAR = re.compile(r"\b(?:in|of|since) ((?:19|20)\d\d)\b", re.IGNORECASE)
_AGO = re.compile(
    r"\b(?P<count>an?|\w+) (?P<unit>day|week|month|year)s? (?:ago|earlier)\b"
    r"|\b(?P<kind>earlier this|last) "
    r"(?P<of>week|month|year|spring|summer|autumn|fall|winter)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?][”\"'’)]*\s*$")
"""The sentence before is another one."""
_HAD_ON_A_DAY = re.compile(
    rf"\bhad (?:\w+ )?{_SAID}\b[^,;.]{{0,40}} on [A-Z]\w+day\b"
    rf"|\b[A-Z]\w+day\b[^,;.]{{0,40}} had (?:\w+ )?{_SAID}\b"
)
"""In English only."""
_LAST = re.compile(r"\blast [A-Z]\w+day\b")
"""On Tuesday it may be the day before, or that of the week before."""
_WEEK = 7
_NEWS = 1
"""Days before an article that are no looking back: the date that opens a wire's story."""
_DAYS_OF = {"day": 1, "week": 7, "month": 31, "year": 366}
_SEASON = 500
"""Days before an article in which "last summer" began."""


class Days(NamedTuple):
    """On one of which something was said; days as `date.toordinal` counts."""

    first: int
    last: int


def days_recalled(text: str, span: Span, published: int) -> Days | None:
    """Return when something was said, if an article looks back at it; else nothing.

    The sentence of the quotation tells that, and the one before it may tell when.

    Args:
        text: Of the article.
        span: Of the quotation.
        published: The day of the article, as `date.toordinal` counts.
    """
    around = sentence_around(text, span)
    before, dash, behind = around.partition(BETWEEN)
    own = behind if _ENDS.search(before) else f"{before}{dash}{behind}"
    told = _in_a_month(own, published) or _ago(own, published)
    if told is None and _VAGUELY.search(own):
        told = _in_a_month(before, published) or _ago(before, published)
        told = told or _vaguely(text, span, published, own)
    return told


def _vaguely(text: str, span: Span, published: int, sentence: str) -> Days:
    """Return the day of "he had said on Monday", or all days up to the article."""
    if not _HAD_ON_A_DAY.search(sentence):
        return Days(1, published)
    day = day_said(text, span, published)
    return Days(day - _WEEK if _LAST.search(sentence) else day, day)


def _in_a_month(sentence: str, published: int) -> Days | None:
    """Return the days of "in May", "on 2 May" or "in 2019", if they are past."""
    today = date.fromordinal(published)
    for found in _NAMED_MONTH.finditer(sentence):
        day = found["before"] or found["behind"]
        if not (day or found["year"] or _IN_A_MONTH.search(sentence, 0, found.start())):
            continue
        month = 1 + _MONTHS[: _MONTHS.index(found["month"][:3])].count(" ")
        is_last = _LAST_YEAR.match(sentence, found.end()) is not None
        year = max(1, int(found["year"] or today.year - (is_last or month > today.month)))
        size = monthrange(year, month)[1]
        first = date(year, month, max(1, min(int(day or 1), size))).toordinal()
        last = first if day else min(published, first + size - 1)
        if first < published - _NEWS or (day is None and first <= published):
            return Days(first, last)
    for found in _IN_A_YEAR.finditer(sentence):
        if (year := int(found[1])) < today.year:
            return Days(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal())
    return None


def _ago(sentence: str, published: int) -> Days | None:
    """Return the days of "a year ago" or "last month"."""
    for found in _AGO.finditer(sentence):
        if found["kind"]:
            size = _DAYS_OF.get(found["of"].lower(), _SEASON)
            size *= 2 if found["kind"].lower() == "last" and size != _SEASON else 1
            return Days(max(1, published - size), published)
        count = 1 if found["count"].lower() in ("a", "an") else number_of(found["count"].lower())
        if count is not None:
            unit = _DAYS_OF[found["unit"].lower()]
            last = max(1, published - max(0, count - 1) * unit)
            return Days(max(1, published - (count + 1) * unit), last)
    return None
