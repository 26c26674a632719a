"""Who signs below a text: a name alone, a greeting, an agency's last line."""

from __future__ import annotations

import re

from index.reading.byline_words import NOBODY
from index.reading.bylines import author_names, is_person
from index.reading.dates import find_date

_LONGEST_LINE = 60
_MOST_NAMES = 3
"""Of one person, who signs."""
_SIGNED = re.compile(
    r"^\W*(?:(?:by|von|par|text|autor(?:in)?|words)\b\s*:?|(?:eu(?:er|re)|(?:ihr|dein)e?|yours),?)\s+",
    re.I,
)
_SENT = re.compile(r"(?:eu(?:er|re)|(?:ihr|dein)e?|yours),?\s", re.I)
_REPORTED = re.compile(
    r"(?:^|[(\[])(?:Reporting|Reported|Writing|Written)(?: and (?:writing|editing))?"
    r"(?: by\s+|\s*:\s*)(?P<names>[^;()\[\]]{3,120})"
)
"""How agencies end a report: "(Reporting by Ada Holm; editing by Bo Lind)", or with colons."""
_GREETING = re.compile(
    r"(?:(?:(?:ganz )?(?:liebe|viele|herzliche|beste|schöne)|mit freundlichen) grüße"
    r"(?: aus [\w ]{2,30})?"
    r"|alles liebe|best wishes|kind regards|cheers|love|cordialement|saludos)\W*",
    re.I,
)
_AGENCY = re.compile(r"(?<!\s)\s*[,/]\s*(?:dpa|AFP|AP|epd|KNA|APA|sda|Reuters|ANSA|EFE|Lusa)\b.*")
"""What stands behind who signs: "Ada Holm, dpa"."""


def signed_below(text: str) -> list[str]:
    """Return whose name stands alone below a text, perhaps above a date; nobody if none does."""
    lines = text.rstrip().split("\n")[-3:]
    for line in lines:
        if match := _REPORTED.search(line):
            return [one for one in author_names(match["names"]) if is_person(one)]
    is_dated = len(lines) > 1 and find_date(lines[-1]) and len(lines[-1]) <= _LONGEST_LINE
    if is_dated:
        lines.pop()
    line = _SIGNED.sub("", lines[-1]).strip(" —–-()[]")
    is_greeting = len(lines) > 1 and _GREETING.fullmatch(lines[-2].strip())
    is_sent = is_dated or is_greeting or _SENT.match(lines[-1])
    if is_sent and re.fullmatch(r"[^\W\d_]{2,20}", line) and line[:1].isupper():
        return [line]
    name = _AGENCY.sub("", line)
    if _signed_alike(name):
        if any(map(_signed_alike, text.rstrip().split("\n")[:-1])):
            return []  # letters of several people
        name = name.partition(", ")[0]
    is_line = name.endswith((".", "!", "?")) or ":" in name or NOBODY.fullmatch(name)
    return [name] if is_person(name) and not is_line and len(name.split()) <= _MOST_NAMES else []


def _signed_alike(line: str) -> bool:
    """Tell whether a line is somebody's name and place: "Ada Holm, Brenn"."""
    name, _, place = line.partition(", ")
    return (
        bool(place) and len(line) <= _LONGEST_LINE and is_person(name) and is_person(f"A {place}")
    )
