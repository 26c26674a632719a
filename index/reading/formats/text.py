"""Plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from index.reading.draft import Draft, Item
from index.reading.exports import part_export
from index.reading.formats.shortcuts import addresses_in
from index.reading.prose import read_prose
from index.reading.source import SourceFile


def read_text(source: SourceFile) -> Iterator[Item]:
    """Read a text whose first lines may be a title, a byline, and an outlet with a date.

    The export of a database becomes the articles in it, a list of addresses links.
    """
    decoded = source.decoded(source.limits.text)
    if (exported := part_export(decoded.text)) is not None:
        yield from warned(exported, decoded.warnings)
        return
    if links := addresses_in(decoded.text):
        yield from links
        return
    draft = Draft(warnings=list(decoded.warnings))
    read_prose(draft, decoded.text)
    yield draft


def warned(items: Iterable[Item], warnings: Iterable[str]) -> Iterator[Item]:
    """Yield the items; the first article carries the warnings about the whole file."""
    first = True
    for item in items:
        if first and isinstance(item, Draft):
            item.warnings.extend(warnings)
            first = False
        yield item
