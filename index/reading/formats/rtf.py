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
_UNSEEN = re.compile(
    r"\{\\\*\\fldinst\b(?:[^{}]|\{[^{}]{0,2000}\}){0,200}\}|\{\\footnote\b(?:[^{}]|\{[^{}]*\}){0,2000}\}"
    r"|\{(?:\\\w+ ?)*\\v(?![\w])[^{}]*\}"
)
"""Addresses that links lead to, footnotes, and what is hidden."""
_INFO = re.compile(r"\{\\info\b.{0,20000}?(?:\}\s*\}|$)", re.S)
_CREATED = re.compile(r"\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
_MAC = re.compile(r"\\mac\b|\\ansicpg10000\b")
_BYTE = re.compile(r"\\'([89a-f][0-9a-f])", re.I)
_HEAD = 300
_CODE = re.compile(r"^([A-Z]{2,3})\|")
"""A code of two letters or three in the first cell of a row, as Factiva writes them."""
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
    markup = _UNSEEN.sub("", _PICTURE.sub("", data.decode("cp1252", "replace")))
    if _MAC.search(markup[:_HEAD]):  # striprtf knows the code pages of Windows only
        markup = _BYTE.sub(_from_mac, markup)
    lines = rtf_to_text(markup).split("\n")
    text = "\n\n".join(_line(line) for line in lines if line.strip())
    if (exported := part_export(text)) is not None:
        yield from exported
        return
    draft = Draft()
    info = match[0] if (match := _INFO.search(markup)) else ""
    _offer_info(draft, info)
    read_prose(draft, text)
    if " " in (author := _value(info, "author")):  # who typed it, if no byline says who wrote it
        draft.offer_all("authors", named_in(author), "rtf")
    yield draft


def _from_mac(match: re.Match[str]) -> str:
    return f"\\u{ord(bytes.fromhex(match[1]).decode('mac_roman'))}?"


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
    """Return a line; a row of a table, which ends with a bar, with tabs between its cells.

    A cell of several paragraphs breaks its row into as many lines.
    """
    line = _CODE.sub(r"\1\t", line)
    return line.strip()[:-1].replace("|", "\t") if line.rstrip().endswith("|") else line


def _offer_info(draft: Draft, info: str) -> None:
    """Offer what the document says of itself."""
    if " " in (title := _value(info, "title")):  # not "Untitled", nor a file's name
        draft.offer("title", title, "rtf")
    if created := _CREATED.search(info):
        draft.saved = parse_date(f"{created[1]}-{int(created[2]):02}-{int(created[3]):02}")


def _value(info: str, name: str) -> str:
    match = re.search(rf"\{{\\{name}\b\s?([^{{}}]{{0,1000}})\}}", info)
    return clean_phrase(rtf_to_text(f"{{\\rtf1\\ansi {match[1]}}}")) if match else ""
