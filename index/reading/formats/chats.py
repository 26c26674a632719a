"""A chat that WhatsApp has exported: a transcript, who writes as a label before what is written."""

from __future__ import annotations

import re

from index.reading.dates import parse_date
from index.reading.draft import Draft

_MESSAGE = re.compile(
    r"\u200e?\[?(?P<date>\d{1,4}[./-]\d{1,2}[./-]\d{2,4}),? (?P<time>\d{1,2}[:.]\d\d(?:[:.]\d\d)?"
    r"(?:[\s\u202f]?[APap]\.?\s?[Mm]\.?)?)(?:\]| -) (?:(?P<name>[^:\n]{1,60}): )?(?P<text>.*)"
)
_NOT_WRITTEN = re.compile(r"\u200e|<[^<>]{3,40}>$")
"""What the program writes itself: "<Media omitted>"."""
_FEWEST, _LOOKED_AT = 2, 10_000
"""Messages; code points."""


def chat_in(text: str) -> Draft | None:
    """Return a chat as one draft; nothing if a text is none."""
    head = text[:_LOOKED_AT].split("\n")
    said = [match for line in head if (match := _MESSAGE.match(line)) and match["name"]]
    if len(said) < _FEWEST or _MESSAGE.match(head[0]) is None:
        return None
    told: list[list[str]] = []
    last = ""
    for line in text.split("\n"):
        message = _MESSAGE.match(line)
        if message is None:
            if last and told and line.strip():
                told[-1].append(line.strip())
            continue
        last = message["name"] or ""
        if not last or _NOT_WRITTEN.match(message["text"]):
            last = ""
        else:
            told.append([f"{last}: {message['text']}"])
    draft = Draft(text="\n\n".join(map("\n".join, told)))
    draft.offer("published", _day(said[0]["date"]), "chat")
    return draft


def _day(date: str) -> str:
    """Return a day as ISO 8601; nothing if day and month may be exchanged."""
    first = re.split(r"[./-]", date)
    if len(first) == 3 and len(first[2]) == 2:
        first[2] = f"20{first[2]}"
    if "." in date and len(first[0]) < 3:  # only written with the day first
        return parse_date(f"{first[2]}-{first[1]:0>2}-{first[0]:0>2}")
    return parse_date("/".join(first))
