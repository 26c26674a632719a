"""Reads the dates that articles state. What is ambiguous or implausible is no date."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

_MONTH_NAMES = {
    1: "january jan januar jänner januari janvier enero ene gennaio gen janeiro tammikuuta stycznia"
    " ledna január ianuarie ocak ιανουαρίου січня января يناير",
    2: "february feb februar februari février fév févr febrero febbraio fevereiro fev helmikuuta"
    " lutego února február februarie şubat φεβρουαρίου лютого февраля فبراير",
    3: "march mar mars märz mrz marzo março maart mrt marts maaliskuuta marca března március martie"
    " mart maret μαρτίου березня марта مارس",
    4: "april apr avril avr abril abr aprile huhtikuuta kwietnia dubna április aprilie nisan"
    " απριλίου квітня апреля أبريل",
    5: "may mai mayo maggio mag maio mei maj toukokuuta maja května május mayıs μαΐου травня мая"
    " مايو",
    6: "june jun juni juin junio giugno giu junho kesäkuuta czerwca června június iunie haziran"
    " ιουνίου червня июня يونيو",
    7: "july jul juli juillet juil julio luglio lug julho heinäkuuta lipca července július iulie"
    " temmuz ιουλίου липня июля يوليو",
    8: "august aug août agosto ago aoû augustus augusti elokuuta sierpnia srpna augusztus ağustos"
    " agustus αυγούστου серпня августа أغسطس",
    9: "september sep sept septembre septiembre settembre sett set setembro syyskuuta września září"
    " szeptember septembrie eylül σεπτεμβρίου вересня сентября سبتمبر",
    10: "october oct oktober okt octobre octubre ottobre ott outubro out lokakuuta października"
    " října október octombrie ekim οκτωβρίου жовтня октября أكتوبر",
    11: "november nov novembre noviembre novembro marraskuuta listopada listopadu noiembrie kasım"
    " νοεμβρίου листопада ноября نوفمبر",
    12: "december dec dezember dez décembre déc diciembre dic dicembre dezembro joulukuuta grudnia"
    " prosince decembrie aralık desember des δεκεμβρίου грудня декабря ديسمبر",
}
_MONTHS = {name: month for month, names in _MONTH_NAMES.items() for name in names.split()}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?<!\d)(?P<day>[0-3]?\d)(?:st|nd|rd|th|er|\.?[ºª°]|\.)?(?!\d)"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)(?!\d)"

_WORDED = (
    re.compile(rf"{_DAY}\s*(?:de\s+|of\s+|[-/])?{_MONTH}(?:\s+del?)?[\s,/-]*{_YEAR}", re.I),
    re.compile(rf"\b{_MONTH}\s*{_DAY},?\s+{_YEAR}", re.I),
)
_NUMBERED = (
    re.compile(rf"(?<!\d){_YEAR}[-/._](?P<month>\d\d?)[-/._](?P<day>\d\d?)(?!\d)"),
    re.compile(rf"(?<!\d)(?P<day>\d\d?)\.\s?(?P<month>\d\d?)\.\s?{_YEAR}"),
    re.compile(rf"(?<!\d){_YEAR}\s?[年년]\s?(?P<month>\d\d?)\s?[月월]\s?(?P<day>\d\d?)\s?[日일]"),
)
_SLASHED = re.compile(
    rf"(?:\b(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? )?"
    rf"(?<!\d)(?P<first>\d\d?)[/-](?P<second>\d\d?)[/-]{_YEAR}",
    re.I,
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_COMPACT = re.compile(r"(?<!\d)(?P<year>19\d\d|20\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)")
_BASIC = re.compile(r"((?:19|20)\d{2})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?([+-]\d{4}|Z)?")
"""ISO 8601 without marks between its parts, as databases and stamps write it."""
_SHORT_YEAR = re.compile(r"(\d\d)\.(\d\d)\.([0-3]\d)(?:,? \d\d:\d\d)?")
_SCRIPT_DATE = re.compile(
    r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d\d) (\d{4}) (\d\d:\d\d:\d\d) GMT([+-]\d{4}).*"
)
"""How browsers write a date."""
_NAMED_ZONE = re.compile(
    r"(\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(?:[+-]00:?00)?([A-Z]{1,4})"
)
_ZONES = {
    "Z": "Z", "UT": "Z", "UTC": "Z", "GMT": "Z", "EST": "-0500", "EDT": "-0400", "CST": "-0600",
    "CDT": "-0500", "MST": "-0700", "MDT": "-0600", "PST": "-0800", "PDT": "-0700", "BST": "+0100",
    "CET": "+0100", "CEST": "+0200", "MEZ": "+0100", "MESZ": "+0200", "MSK": "+0300",
    "JST": "+0900",
}  # fmt: skip
_MAIL_DATE = re.compile(r"\b\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d")
_STAMP = re.compile(r"\d{9,10}(?:\d{3})?(?:\.\d+)?")
_EARLIEST_YEAR = 1500


def parse_date(raw: str | int | float | None) -> str:
    """Return an ISO 8601 date or date-time, or nothing if the value does not state one.

    Takes what files hold: ISO forms, mail headers, seconds or milliseconds since 1970, and dates
    in words of several languages. `03/04/2024` may be in March or April and is therefore no date;
    `13/04/2024` can only be read one way.
    """
    if raw is None or isinstance(raw, bool):
        return ""
    if isinstance(raw, int | float):
        raw = f"{raw:.0f}" if abs(raw) < 1e15 else ""
    value = " ".join(str(raw)[:200].split())
    if not value:
        return ""
    return (
        _iso(_with_offset(value))
        or _basic(value)
        or _stamp(value)
        or _mail_date(value)
        or find_date(value)
        or _short_year(value)
    )


def find_date(text: str, *, day_first: bool = False) -> str:
    """Return the first date in a short text as `YYYY-MM-DD`, or nothing.

    Args:
        text: Where to look.
        day_first: Read `03/04/2024` as one of April, as most countries write it.
    """
    found = split_at_date(text)[1]
    if not found and day_first and (slashed := _SLASHED.search(text)):
        return _day(int(slashed["year"]), int(slashed["second"]), int(slashed["first"]))
    return found


def split_at_date(text: str) -> tuple[str, str, str]:
    """Return what stands before the first date in a short text, the date, and what follows it.

    If there is none, all of the text stands before it.
    """
    for pattern in (*_WORDED, *_NUMBERED):
        for match in pattern.finditer(text):
            name = match["month"].casefold()
            month = _MONTHS.get(name) or (int(name) if name.isdigit() else 0)
            if found := _day(int(match["year"]), month, int(match["day"])):
                return text[: match.start()], found, text[match.end() :]
    slashed = _SLASHED.search(text)
    if slashed and (found := _unambiguous(slashed)):
        return text[: slashed.start()], found, text[slashed.end() :]
    return text, "", ""


def date_in_name(name: str) -> str:
    """Return the date that a file's name or an address carries: `2024-03-07-holm.txt`."""
    for pattern in (_NUMBERED[0], _COMPACT):
        for match in pattern.finditer(name):
            if found := _day(int(match["year"]), int(match["month"]), int(match["day"])):
                return found
    return ""


def file_date(seconds: float) -> str:
    """Return the day of a file's time stamp, as its owner's clock shows it."""
    try:
        return date.fromtimestamp(seconds).isoformat()
    except (OSError, OverflowError, ValueError):
        return ""


def _iso(value: str) -> str:
    if len(value) < 10 or not value[:4].isdigit() or value[4] != "-":
        return ""
    try:
        if len(value) == 10:
            found: date = date.fromisoformat(value)
        else:
            found = datetime.fromisoformat(value)
    except ValueError:
        return ""
    return found.isoformat() if _plausible(found.year) else ""


def _with_offset(value: str) -> str:
    """Write a zone as its distance from UTC, and a browser's date as ISO 8601 does."""
    if match := _SCRIPT_DATE.fullmatch(value):
        month = _MONTHS.get(match[1].lower(), 0)
        return f"{match[3]}-{month:02}-{match[2]}T{match[4]}{match[5]}"
    match = _NAMED_ZONE.fullmatch(value)
    return match[1] + _ZONES[match[2]] if match and match[2] in _ZONES else value


def _basic(value: str) -> str:
    match = _BASIC.fullmatch(value)
    if match is None:
        return ""
    year, month, day, hour, minute, second, zone = match.groups()
    clock = f"T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else ""
    return _iso(f"{year}-{month}-{day}{clock}")


def _short_year(value: str) -> str:
    """Read `07.03.24`: with full stops between them, the day always goes first."""
    match = _SHORT_YEAR.fullmatch(value)
    return _day(2000 + int(match[3]), int(match[2]), int(match[1])) if match else ""


def _stamp(value: str) -> str:
    if not _STAMP.fullmatch(value):
        return ""
    seconds = float(value)
    if seconds > 1e11:
        seconds /= 1000
    found = datetime.fromtimestamp(seconds, UTC).replace(microsecond=0)
    return found.isoformat() if _plausible(found.year) else ""


def _mail_date(value: str) -> str:
    if not _MAIL_DATE.search(value):
        return ""
    from email.utils import parsedate_to_datetime  # 25 ms, which only mail should pay

    try:
        found = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
    return found.isoformat() if _plausible(found.year) else ""


def _unambiguous(match: re.Match[str]) -> str:
    year, first, second = int(match["year"]), int(match["first"]), int(match["second"])
    if first == second or first > 12:
        return _day(year, second, first)
    if second > 12:
        return _day(year, first, second)
    readings = (_day(year, second, first), _day(year, first, second))
    named = _WEEKDAYS.index(match["weekday"].lower()) if match["weekday"] else -1
    fitting = [one for one in readings if one and date.fromisoformat(one).weekday() == named]
    return fitting[0] if len(fitting) == 1 else ""


def _day(year: int, month: int, day: int) -> str:
    try:
        found = date(year, month, day)
    except ValueError:
        return ""
    return found.isoformat() if _plausible(year) else ""


def _plausible(year: int) -> bool:
    return _EARLIEST_YEAR <= year <= datetime.now(UTC).year + 1
