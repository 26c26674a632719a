"""Notes and clipped pages that Evernote exported."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from index.reading.bylines import author_names
from index.reading.dates import parse_date
from index.reading.draft import Draft, Item
from index.reading.plain_html import html_to_text
from index.reading.prose import is_byline, names_in_byline, read_dateline, without_byline
from index.reading.safe_xml import elements, text_in
from index.reading.source import SourceFile

_BLOCKS_OF_HEAD = 6
_STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z?")
_MEDIA = re.compile(r"</?en-media\b[^>]*>|<en-crypt\b[^>]*>[^<]*</en-crypt>", re.I)
_CRYPT = re.compile(r"<en-crypt\b", re.I)


def read_enex(source: SourceFile) -> Iterator[Item]:
    """Read each note: its text, its labels, where it was clipped from and when.

    Raises:
        ReadError: It is unsafe, or damaged from some place on.
    """
    for number, note in enumerate(elements(source.data(source.limits.file), "note"), 1):
        yield _draft(note, str(number))


def _draft(note: etree._Element, part: str) -> Draft:
    draft = Draft(part=part)
    draft.offer("title", text_in(note, "title"), "evernote")
    draft.offer("url", text_in(note, "note-attributes/source-url"), "evernote")
    draft.offer_all("tags", [tag.text or "" for tag in note.iterfind("tag")], "evernote")
    content = text_in(note, "content")
    if hidden := len(_CRYPT.findall(content)):
        draft.warn(f"{hidden} encrypted passage{'' if hidden == 1 else 's'} left out")
    text = html_to_text(_MEDIA.sub("", content))
    for block in text.split("\n\n")[:_BLOCKS_OF_HEAD]:
        if is_byline(block):
            draft.offer_all("authors", names_in_byline(block), "byline")
    # Who made the note, mostly the reader: a clipped page has its author there, if at all.
    draft.offer_all("authors", author_names(text_in(note, "note-attributes/author")), "evernote")
    draft.text = without_byline(text)
    read_dateline(draft, draft.text)
    # When it was clipped: a day or two after it was published, mostly.
    draft.saved = _stamp(text_in(note, "created"))
    return draft


def _stamp(value: str) -> str:
    match = _STAMP.match(value)
    if match is None:
        return parse_date(value)
    year, month, day, hour, minute, second = match.groups()
    return parse_date(f"{year}-{month}-{day}T{hour}:{minute}:{second}+00:00")
