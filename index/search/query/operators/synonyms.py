"""Names of other tools' fields, and which of ours to write instead."""

from __future__ import annotations

from collections.abc import Callable

_OURS = {
    "source": "site domain host publisher publication outlet newspaper feed journal channel so sn"
    " pub pb jn rst sc publicationtitle",
    "author": "from by byline writer creator reporter au written_by journalist columnist",
    "title": "subject intitle allintitle headline heading name ti hd hl hlead hlp title-abs-key",
    "body": "text content intext allintext fulltext contains message ab tx inbody lead lede"
    " lp para",
    "url": "inurl allinurl link address website web",
    "tag": "label labels tags keyword keywords category topic hashtag folder in su kw ns re section"
    " subjects desk",
    "after": "since newer newer_than later start date_from datefrom from_date published_after"
    " date_after start_date",
    "before": "until till older older_than earlier end date_to dateto to_date to published_before"
    " date_before end_date",
    "date": "year month day published created on when updated modified time py pd dt yr pdn"
    " pubdate publication_date publish_date published_at daterange publicationdate",
    "lang": "language la",
    "path": "filename directory dir",
    "file": "filetype type kind ext format files mime extension",
    "person": "people who",
    "org": "organisation organization company organisations",
    "place": "location country city where loc gpe geo region dateline",
    "entity": "mentions about ner",
    "speaker": "spoken sayer attributed said_by",
    "role": "job title_of position office function",
    "quote": "quotes quoted",
    "said": "says saying",
    "reported": "indirect paraphrased paraphrase include",
    "has": "is with",
    "sort": "order orderby order_by sortby sort_by",
    "duplicates": "dupes dedupe unique copies",
}
_ALSO = {
    "from": "speaker after",
    "folder": "path",
    "by": "speaker role",
    "site": "url",
    "domain": "url",
    "host": "url",
}
_OURS_OF = {name: ours for ours, names in _OURS.items() for name in names.split()}
_VALUES = {
    "starred": "star",
    "favorite": "star",
    "favourite": "star",
    "flagged": "star",
    "tagged": "tag",
    "noted": "note",
    "annotated": "mark",
    "dated": "date",
    "quoted": "quotes",
}
"""What stands behind `is:` elsewhere, and what behind our `has:`."""


def is_synonym(name: str) -> bool:
    """Tell whether we know which of our fields another tool's is."""
    return name in _OURS_OF


def ours_called(name: str) -> str:
    """Return which of our fields another tool's is; nothing if we know of none."""
    return _OURS_OF.get(name, "")


def advice(name: str, value: str, is_understood: Callable[[str], bool]) -> str:
    """Return what to write instead of another tool's field; nothing if we know of none.

    Args:
        name: The field.
        value: What stands behind its colon.
        is_understood: Tells whether a query has a meaning: none that has not is offered.
    """
    if name == "in" and value.lower() in ("title", "body"):
        return f"Write  {value.lower()}:word . "
    offers = " or ".join(f" {each} " for each in ours_for(name, value, is_understood))
    return f"Did you mean {offers or f' {_OURS_OF[name]}: '}? " if name in _OURS_OF else ""


def ours_for(name: str, value: str, is_understood: Callable[[str], bool]) -> list[str]:
    """Return what may have been meant by another tool's field with a value, the likeliest first."""
    ours = _OURS_OF.get(name)
    if ours is None:
        return []
    if ours == "has":
        value = _VALUES.get(value, value)
    elif value and name.endswith(("older_than", "newer_than")):
        units = {"d": "day", "w": "week", "m": "month", "y": "year"}
        count, unit = value[:-1], units.get(value[-1:].lower(), "year")
        value = f'"{count or 1} {unit}{"s" * (count not in ("", "1"))} ago"'
    offers = [f"{field}:{value}" for field in (ours, *_ALSO.get(name, "").split())]
    return list(filter(is_understood, offers))
