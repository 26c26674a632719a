"""RTF, by striprtf."""

from __future__ import annotations

import re
from collections.abc import Iterator

from striprtf.striprtf import rtf_to_text as striprtf_to_text

from index.clean import clean_phrase
from index.errors import ReadError
from index.reading.bylines import named_in
from index.reading.dates import parse_date
from index.reading.draft import Draft, Item
from index.reading.exports import part_export
from index.reading.prose import read_prose
from index.reading.source import SourceFile

_PICTURE = re.compile(r"(?:[0-9a-fA-F]{2}\s*){500,}")
_INFO = re.compile(r"\{\\info\b.{0,20000}?(?:\}\s*\}|$)", re.S)
_CREATED = re.compile(r"\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
_FAILURES = (ValueError, LookupError, TypeError, AttributeError, OverflowError)
"""What striprtf raises on documents that are damaged."""


def read_rtf(source: SourceFile) -> Iterator[Item]:
    """Read a document; the export of a database becomes the articles in it.

    Raises:
        ReadError: It is too large, damaged or no RTF.
    """
    data = source.data(source.limits.text)
    if not data.lstrip().startswith(b"{\\rtf"):
        raise ReadError("damaged: not an RTF document", "Save it again.")
    markup = _PICTURE.sub("", data.decode("cp1252", "replace"))
    lines = rtf_to_text(markup).split("\n")
    text = "\n\n".join(_line(line) for line in lines if line.strip())
    if (exported := part_export(text)) is not None:
        yield from exported
        return
    draft = Draft()
    _offer_info(draft, markup)
    read_prose(draft, text)
    yield draft


def rtf_to_text(markup: str) -> str:
    """Return the text of RTF, a line for each paragraph.

    Raises:
        ReadError: It is damaged.
    """
    try:
        return str(striprtf_to_text(markup, errors="replace"))  # type: ignore[no-untyped-call]
    except _FAILURES as error:
        raise ReadError("damaged: it can't be read as RTF") from error


def _line(line: str) -> str:
    """Return a line; a row of a table, which ends with a bar, with tabs between its cells."""
    return line.strip()[:-1].replace("|", "\t") if line.rstrip().endswith("|") else line


def _offer_info(draft: Draft, markup: str) -> None:
    """Offer what the document says of itself."""
    match = _INFO.search(markup)
    if match is None:
        return
    info = match[0]
    title, author = _value(info, "title"), _value(info, "author")
    if " " in title:  # not "Untitled", nor a file's name
        draft.offer("title", title, "rtf")
    if " " in author:
        draft.offer_all("authors", named_in(author), "rtf")
    if created := _CREATED.search(info):
        draft.saved = parse_date(f"{created[1]}-{int(created[2]):02}-{int(created[3]):02}")


def _value(info: str, name: str) -> str:
    match = re.search(rf"\{{\\{name}\b\s?([^{{}}]{{0,1000}})\}}", info)
    return clean_phrase(rtf_to_text(f"{{\\rtf1\\ansi {match[1]}}}")) if match else ""
