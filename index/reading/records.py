"""One record of an export, a table or a JSON file: an article, or a link with labels."""

from __future__ import annotations

import re
from collections.abc import Mapping

from index.article import SavedLink
from index.clean import clean_phrase
from index.reading.dates import parse_date
from index.reading.draft import BadRecord, Draft
from index.reading.fields import (
    DATE_NAMES,
    NOTE_NAMES,
    SAVED_NAMES,
    TAG_NAMES,
    TEXT_NAMES,
    TITLE_NAMES,
    URL_NAMES,
    first,
    folded,
    offer_fields,
    tags_in,
)
from index.reading.plain_html import html_to_text
from index.reading.prose import without_byline
from index.reading.services import normal

_SAVED = (
    *SAVED_NAMES, "created", "createdon", "importdate", "addedat", "highlightedat", "bookmarkedat",
    "lastinteractiondate",
)  # fmt: skip
"""Names of the day when something was saved, in the order of trust."""
_MONTH = re.compile(r"\d{4}(?:-\d\d)?")
"""A date of which only the year is told, or the month."""
_CUT = re.compile(r"(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*$")
"""How NewsAPI ends a text that it has cut."""
_MARKUP = re.compile(r"<(?:p|br|div|h[1-6]|article|span|a|ul|strong|em)\b[^<>]*>", re.I)


def read_record(
    record: Mapping[str, object], part: str, where: str
) -> Draft | SavedLink | BadRecord:
    """Return what a record holds.

    Args:
        record: Names and values.
        part: Its place in the file; its own identifier is used instead if it has one.
        where: Its place in words, for what is said about it.
    """
    fields = folded(normal(record))
    text = first(fields, TEXT_NAMES)
    if text:
        draft = Draft(part=_identity(fields, part))
        draft.text = text
        if _MARKUP.search(text[:5_000]):
            draft.text = without_byline(html_to_text(text))
        if _CUT.search(draft.text):
            draft.text = _CUT.sub("…", draft.text)
            draft.warn("the service that gave this article has cut it off")
        draft.saved = saved_in(fields)
        offer_fields(draft, fields, "record")
        return draft
    url = first(fields, URL_NAMES)
    if url.startswith(("http://", "https://")):
        return SavedLink(
            url=clean_phrase(url),
            title=clean_phrase(first(fields, TITLE_NAMES)),
            saved=saved_in(fields, (*_SAVED, *DATE_NAMES)),
            tags=_tags(fields),
            note=clean_phrase(first(fields, NOTE_NAMES)),
        )
    return BadRecord(f"{where}: neither a text nor a link")


def _identity(fields: Mapping[str, object], part: str) -> str:
    own = fields.get("id")
    if part and isinstance(own, str | int) and not isinstance(own, bool):
        return clean_phrase(str(own))[:200] or part
    return part


def saved_in(fields: Mapping[str, object], names: tuple[str, ...] = _SAVED) -> str:
    """Return when a record with folded names says that it was saved; ISO 8601, or nothing."""
    for name in names:
        value = fields.get(name)
        if isinstance(value, str) and _MONTH.fullmatch(value):
            return value
        if isinstance(value, str | int | float) and (found := parse_date(value)):
            return found
    return ""


def _tags(fields: Mapping[str, object]) -> tuple[str, ...]:
    for name in TAG_NAMES:
        if found := tuple(tag for tag in map(clean_phrase, tags_in(fields.get(name))) if tag):
            return found
    return ()
