"""Wallabag's export in XML: articles as it keeps them."""

from __future__ import annotations

from collections.abc import Iterator

from index.errors import ReadError
from index.reading.draft import Item
from index.reading.records import read_record
from index.reading.safe_xml import parse_xml
from index.reading.source import SourceFile

_LISTS = {"tags": "tag", "published_by": "item"}
"""Fields that hold several values, and what each of these is called."""


def read_wallabag(source: SourceFile) -> Iterator[Item]:
    """Read each entry.

    Raises:
        ReadError: It is unsafe, damaged or without entries.
    """
    entries = list(parse_xml(source.data(source.limits.text)).iter("entry"))
    if not entries:
        raise ReadError("no entries in this export")
    for number, entry in enumerate(entries, 1):
        fields: dict[str, object] = {str(one.tag): one.text or "" for one in entry}
        for name, each in _LISTS.items():
            fields[name] = [one.text for one in entry.iterfind(f"{name}/{each}") if one.text]
        part = str(number) if len(entries) > 1 else ""
        yield read_record(fields, part, f"entry {number}")
