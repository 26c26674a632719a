"""Pages saved as one MIME file by Chrome, Edge, Opera or old Internet Explorers."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import Message

from index.errors import ReadError
from index.reading.dates import parse_date
from index.reading.decode import refuse_binary
from index.reading.draft import Draft
from index.reading.formats.mail import body_bytes, body_charset, header
from index.reading.html.page import decode_page, read_page
from index.reading.source import SourceFile


def read_mhtml(source: SourceFile) -> Iterator[Draft]:
    """Read the page at the root of the file."""
    data = source.data(source.limits.file)
    refuse_binary(data)
    message = message_from_bytes(data, policy=policy.compat32)
    page = _root(message)
    if page is None:
        raise ReadError("no page in this MHTML file")
    markup, warnings = decode_page(
        body_bytes(page), declared=body_charset(page), forced=source.encoding
    )
    draft = Draft(warnings=warnings, saved=parse_date(header(message, "Date")))
    for name in ("Snapshot-Content-Location", "Content-Location"):
        draft.offer("url", header(message, name), "mhtml")
    draft.offer("url", header(page, "Content-Location"), "mhtml")
    read_page(draft, markup, source.limits)
    draft.offer("title", header(message, "Subject"), "mhtml")
    yield draft


def _root(message: Message) -> Message | None:
    """Return the part that the file says it starts with, or the first page in it."""
    pages = [
        part
        for part in message.walk()
        if part.get_content_type() in ("text/html", "application/xhtml+xml")
    ]
    start = message.get_param("start")
    for page in pages:
        if start and header(page, "Content-ID") == start:
            return page
    return pages[0] if pages else None
