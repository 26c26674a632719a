"""Plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from index.reading.draft import Draft, Item
from index.reading.exports import part_export
from index.reading.formats.chats import chat_in
from index.reading.formats.shortcuts import addresses_in
from index.reading.prose import read_prose
from index.reading.source import SourceFile

_RULE = re.compile(r"^[ \t]*(?:[-=_*#~]{5,}|(?:[-*_] ){2,}[-*_]|\f)[ \t]*$", re.M)
_MOST_STORIES, _FEWEST_WORDS = 2_000, 25


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
    chat = chat_in(decoded.text.replace("\r\n", "\n"))
    yield from warned([chat] if chat else _stories(decoded.text), decoded.warnings)


def _stories(text: str) -> list[Draft]:
    """Return the articles of a text: several if each piece between rules has a head of its own."""
    pieces = [piece for piece in _RULE.split(text) if piece.strip()]
    drafts = [Draft(part=str(number)) for number in range(1, len(pieces) + 1)]
    if 1 < len(pieces) <= _MOST_STORIES:
        for draft, piece in zip(drafts, pieces, strict=True):
            read_prose(draft, piece.strip("\n"))
        if all(map(_has_head, drafts)):
            return drafts
    draft = Draft()
    read_prose(draft, text)
    return [draft]


def _has_head(draft: Draft) -> bool:
    told = draft.lists.keys() & {"authors"} or draft.lines.keys() & {"published", "url"}
    return "title" in draft.lines and bool(told) and len(draft.text.split()) >= _FEWEST_WORDS


def warned(items: Iterable[Item], warnings: Iterable[str]) -> Iterator[Item]:
    """Yield the items; the first article carries the warnings about the whole file."""
    first = True
    for item in items:
        if first and isinstance(item, Draft):
            item.warnings.extend(warnings)
            first = False
        yield item
