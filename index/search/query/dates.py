"""Dates as people write them in a query: `2024-03`, `last week`, `march 2024`."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from index.search.query.relative_dates import (
    DAYS,
    SHORT_DAYS,
    SHORTLY,
    Period,
    month_end,
    relative,
)

EPOCH = date(1970, 1, 1).toordinal()
"""The day that days are counted from."""

MONTHS = [name.lower() for name in calendar.month_name]

_MOST_LETTERS = 100


class AmbiguousDate(ValueError):
    """A date that is one day to some and another one to others: `3/4/2025`."""

    def __init__(self, text: str, readings: Sequence[date]) -> None:
        super().__init__(text, readings)
        self.text = text
        self.readings = readings


def parse_period(text: str, today: date | None = None) -> Period:
    """Return the days that a phrase names.

    Args:
        text: A year, a month, a day, a range `2024-01..2024-03`, open at one end or not, `>=2024`,
            or words such as "last week", "past 30 days", "march 2024", "yesterday". `-` may stand
            for the space between words.
        today: The day that relative phrases count from.

    Raises:
        AmbiguousDate: It names one of two days.
        ValueError: It names no days.
    """
    if len(text) > _MOST_LETTERS:
        raise ValueError("too long for a date")
    today = today or date.today()
    text = " ".join(text.lower().replace("…", "..").replace("_", " ").split())
    for form in _SPANS:
        text = re.sub(form, r"\1..\2", text)
    if ".." in text:
        return _range(text, today)
    text = re.sub("^= ?", "", text)
    if compared := re.fullmatch("([<>])(=?) ?(.+)", text):
        return _compared(compared[1], _bound(compared[3], today), or_equal=bool(compared[2]))
    try:
        if period := _figures(text, today):
            return period
        spoken = re.sub(r"[-,\s]+", " ", re.sub(_MONTH_GLUED, " ", text))
        return relative(spoken, today) or _many_months(spoken) or _named(spoken, today)
    except OverflowError as error:
        raise ValueError(f"{text!r} is too far away") from error


_NUMERIC = (
    r"(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?",
    r"(\d{4})(\d{2})(\d{2})?",
)


_DAY_MONTH_YEAR = r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})"
_MONTH_YEAR = r"(\d{1,2})[-/.](\d{4})"


def _figures(text: str, today: date) -> Period | None:
    """Return the days of `2024-03-07`, `20240307T10:00`, `7.3.2024`, `03/2024` and their like."""
    without_time = re.sub(r"(?<=\d)[t ]\d{1,2}:\d{2}.*", "", text)
    for form in _NUMERIC:
        if numeric := re.fullmatch(form, without_time):
            return _numeric(*(int(part) if part else None for part in numeric.groups()))
    if numeric := re.fullmatch(_DAY_MONTH_YEAR, text):
        is_whole = len(numeric[4]) == 4
        return _day_or_month_first(numeric) if is_whole else _short(numeric, today)
    if numeric := re.fullmatch(_MONTH_YEAR, text):
        return _numeric(int(numeric[2]), int(numeric[1]), None)
    return None


_DATE = r"(\d{4}(?:-?\d\d){0,2}|\*)"
_MONTH_GLUED = r"(?<=\d)(?=[a-z]{3,9}\d{4}$)|(?<=[a-z]{3})(?=\d{4}$)"
"""Where spaces are missing in `28mar2024`."""
_SPANS = (
    r"^[\[{]\s*(.+?)\s+to\s+(.+?)\s*[\]}]$",  # [2024-01-01 TO 2024-12-31]
    r"^(?:from |between )?(\S.*?) (?:-|–|—|to|until|till|through) (\S.*)$",
    r"^between (\S.*?) and (\S.*)$",
    rf"^{_DATE}(?:/|--|\s*[–—:,]\s*|\s+to\s+){_DATE}$",  # 2024-01/2024-03
    rf"^{_DATE}?/{_DATE}?$",
    r"^(\d{4})-(\d{4})$",
)
"""Other ways to write `2024-01..2024-03`."""


_NO_YEAR = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{'|'.join(name[:3] for name in MONTHS[1:])})[a-z]*"
    r"(?: \d{1,2}(?:st|nd|rd|th)?)?"
)
"""`march`, `4 march`, `march 4th`."""


def _range(text: str, today: date) -> Period:
    """Return the days of `2024-01..2024-03`, `2024..` or `..2024`."""
    begin, _, end = text.partition("..")
    begin, end = begin.strip("* "), end.strip(".* ")
    if re.fullmatch(_NO_YEAR, begin) and (year := re.search(r"\b\d{4}$", end)):
        last = _bound(end, today)[1]  # march to may 2024
        first = _bound(f"{begin} {year[0]}", today)[0]
        is_earlier = first and last and first > last  # november to february 2024
        begin = f"{begin} {int(year[0]) - 1 if is_earlier else year[0]}"
    if not begin and not end:
        raise ValueError("neither begin nor end")
    first = _bound(begin, today)[0] if begin else None
    last = _bound(end, today)[1] if end else None
    if first and last and first > last:
        raise ValueError(f"{begin} comes after {end}")
    return first, last


def _bound(text: str, today: date) -> Period:
    period = parse_period(text, today)
    return (period[0], period[0]) if re.fullmatch(SHORTLY, text) else period


def _compared(sign: str, period: Period, *, or_equal: bool) -> Period:
    """Return the days of `>2024`, `>=2024` and their like."""
    first, last = period
    if first is None or last is None:
        raise ValueError("an open range has no end to compare with")
    if sign == ">":
        return (first if or_equal else _shifted(last, 1)), None
    return None, (last if or_equal else _shifted(first, -1))


def _shifted(day: date, days: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def _day_or_month_first(numeric: re.Match[str]) -> Period:
    """Return the day of `28/11/2025`; with dots, the day comes first everywhere.

    Raises:
        AmbiguousDate: Either may be the month.
    """
    one, other, year = (int(numeric[group]) for group in (1, 3, 4))
    sign = numeric[2]
    if sign != "." and one != other and one <= 12 and other <= 12:
        raise AmbiguousDate(numeric[0], (date(year, other, one), date(year, one, other)))
    day, month = (one, other) if sign == "." or other <= 12 else (other, one)
    return date(year, month, day), date(year, month, day)


def _short(numeric: re.Match[str], today: date) -> Period:
    """Return the day of `28/11/25`.

    Raises:
        AmbiguousDate: It may be more than one.
    """
    one, other, last = (int(numeric[group]) for group in (1, 3, 4))
    readings: list[date] = []
    orders = [(last, other, one), (last, one, other)]
    if numeric[2] == "-":
        orders.append((one, other, last))
    for short, month, day in orders:
        with suppress(ValueError):
            year = today.year // 100 * 100 + short
            readings.append(date(year if year <= today.year + 1 else year - 100, month, day))
    readings = list(dict.fromkeys(readings))
    if len(readings) > 1:
        raise AmbiguousDate(numeric[0], readings)
    if not readings:
        raise ValueError("no day of any month")
    return readings[0], readings[0]


def _numeric(year: int | None, month: int | None, day: int | None) -> Period:
    assert year is not None
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return date(year, month, 1), month_end(year, month)
    return date(year, month, day), date(year, month, day)


def _many_months(text: str) -> Period | None:
    """Return the days of `2024 q3` or `q3 2024`, `1990s`, or of a week: `2024 w9`."""
    if match := re.fullmatch(r"(\d{4})[ /]?q([1-4])|q([1-4])[ /]?(\d{4})", text):
        quarter, year = int(match[2] or match[3]), int(match[1] or match[4])
        return date(year, 3 * quarter - 2, 1), month_end(year, 3 * quarter)
    if match := re.fullmatch(r"(\d{4})[ /]?h([12])|h([12])[ /]?(\d{4})", text):
        half, year = int(match[2] or match[3]), int(match[1] or match[4])
        return date(year, 6 * half - 5, 1), month_end(year, 6 * half)
    if match := re.fullmatch(r"(\d{3})0s", text):
        return date(int(match[1]) * 10, 1, 1), date(int(match[1]) * 10 + 9, 12, 31)
    if match := re.fullmatch(r"(\d{4}) ?w(\d{1,2})", text):
        week = int(match[1]), int(match[2])
        return date.fromisocalendar(*week, 1), date.fromisocalendar(*week, 7)
    return None


def _named(text: str, today: date) -> Period:
    """Return the days of `march`, `march 2024`, `7 march 2024` or `march 7 2024`."""
    day = year = month = None
    for part in text.split():
        if part in ("of", "the") or part in DAYS or part in SHORT_DAYS:
            continue
        if year is None and part.isdigit() and len(part) == 4:
            year = int(part)
        elif day is None and (match := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?", part)):
            day = int(match[1])
        elif month is None and len(part) >= 3 and any(name.startswith(part) for name in MONTHS[1:]):
            month = next(i for i, name in enumerate(MONTHS) if i and name.startswith(part))
        else:
            raise ValueError(f"{text!r} is not a date")
    if month is None:
        raise ValueError(f"{text!r} is not a date")
    if year is None:
        year = today.year - ((month, day or 1) > (today.month, today.day))
    return _numeric(year, month, day)


def day_number(published: str) -> int | None:
    """Return the day of an ISO date or date-time as a count from 1970, if it is one."""
    try:
        day = date.fromisoformat(published[:10])
    except ValueError:
        return None
    return day.toordinal() - EPOCH
