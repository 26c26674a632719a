"""Phrases that count from today: `last week`, `past 30 days`, `7d`, `yesterday`, `monday`."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

Period = tuple[date | None, date | None]
"""The first and the last day of it; None where it is open."""

DAYS = [name.lower() for name in calendar.day_name]
SHORT_DAYS = [name[:3] for name in DAYS]
_UNITS = "day|week|month|year"
_SHORT_UNITS = {unit[0]: unit for unit in _UNITS.split("|")}
_SPELLED = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
SHORTLY = r"(\d+) ?([dwmy]|days?|weeks?|months?|years?)"
"""Other tools' `7d`: by itself the past seven days, as a bound the day on which they began."""


def relative(text: str, today: date) -> Period | None:
    """Return the days of a phrase that counts from today."""
    if text in ("today", "now"):
        return today, today
    if text == "yesterday":
        return today - timedelta(1), today - timedelta(1)
    if match := re.fullmatch(rf"(this|last) ({_UNITS})", text):
        return _calendar_unit(match[2], int(match[1] == "last"), today)
    number = r"(\d+|" + "|".join(_SPELLED) + ")"
    if match := re.fullmatch(rf"(?:last|past|previous) {number} ({_UNITS})s?", text):
        return _ago(_count(match[1]), match[2], today) + timedelta(1), today
    if match := re.fullmatch(SHORTLY, text):
        day = _ago(int(match[1]), _SHORT_UNITS[match[2][0]], today)
        return day, today
    if match := re.fullmatch(rf"{number} ({_UNITS})s? ago", text):
        day = _ago(_count(match[1]), match[2], today)
        return day, day
    if match := re.fullmatch(rf"(?:last )?({'|'.join(DAYS)})", text):
        day = today - timedelta((today.weekday() - DAYS.index(match[1])) % 7 or 7)
        return day, day
    return None


def _count(text: str) -> int:
    return _SPELLED.get(text) or int(text)


def _ago(count: int, unit: str, today: date) -> date:
    if count > 100_000:
        raise OverflowError
    match unit:
        case "day":
            return today - timedelta(count)
        case "week":
            return today - timedelta(7 * count)
        case "month":
            return _months_earlier(today, count)
        case _:
            return _months_earlier(today, 12 * count)


def _calendar_unit(unit: str, back: int, today: date) -> Period:
    """Return this calendar week, month or year, or the one before it."""
    match unit:
        case "day":
            return today - timedelta(back), today - timedelta(back)
        case "week":
            monday = today - timedelta(today.weekday() + 7 * back)
            return monday, monday + timedelta(6)
        case "month":
            first = _months_earlier(today.replace(day=1), back)
            return first, month_end(first.year, first.month)
        case _:
            return date(today.year - back, 1, 1), date(today.year - back, 12, 31)


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def _months_earlier(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - count, 12)
    month += 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
