"""Mail: newsletters, alerts, and articles that people sent to themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr

from index.clean import clean_phrase
from index.errors import ReadError
from index.reading.decode import Decoded, decode, refuse_binary
from index.reading.draft import BadRecord, Draft, Item
from index.reading.html.page import decode_page, read_page
from index.reading.prose import read_prose
from index.reading.source import SourceFile

_REPLY = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr)\s*:\s*)+", re.I)
_ADDRESSES = ("Archived-At", "X-URL", "X-Original-URL", "Content-Location", "Content-Base")
_ENOUGH = 200
_QUOTED_FROM = re.compile(rb">+From ")


def read_message(source: SourceFile) -> Iterator[Draft]:
    """Read one message."""
    data = source.data(source.limits.file)
    refuse_binary(data)
    yield message_draft(data, source)


def message_draft(data: bytes, source: SourceFile, part: str = "") -> Draft:
    """Return the draft of a message.

    Args:
        data: The message as it was sent.
        source: The file that it stands in.
        part: Which message of that file.
    """
    # The older policy: the newer one raises on many a header that a spammer wrote.
    message = message_from_bytes(data, policy=policy.compat32)
    draft = Draft(part=part)
    subject = _REPLY.sub("", header(message, "Subject"))
    draft.offer("title", subject, "subject")
    date = header(message, "Date")
    if not draft.offer("published", date, "mail date"):
        draft.warn("the message's date could not be read" if date else "the message has no date")
    for name in _ADDRESSES:
        draft.offer("url", header(message, name).strip("<> "), name)
    _read_body(draft, message, source)
    name, address = parseaddr(header(message, "From"))
    draft.offer("source", name or address.rpartition("@")[2], "sender")
    return draft


def header(message: Message, name: str) -> str:
    """Return a header as text, whatever its encoding; nothing if it is missing."""
    raw = message.get(name)
    if raw is None:
        return ""
    try:
        pieces = decode_header(raw)
    except (HeaderParseError, ValueError, LookupError):
        return clean_phrase(str(raw))
    decoded = [
        piece if isinstance(piece, str) else decode(piece, declared=charset or "").text
        for piece, charset in pieces
    ]
    return clean_phrase("".join(decoded))


def _read_body(draft: Draft, message: Message, source: SourceFile) -> None:
    """Take the plain text if it is the whole article, else the page."""
    plain, page = _bodies(message)
    text = _decoded(plain, source.encoding) if plain is not None else None
    if text and (page is None or len(clean_phrase(text.text)) >= _ENOUGH):
        draft.warnings.extend(text.warnings)
        read_prose(draft, text.text)
    elif page is not None:
        markup, warnings = decode_page(
            body_bytes(page), declared=body_charset(page), forced=source.encoding
        )
        draft.warnings.extend(warnings)
        read_page(draft, markup, source.limits.page)
    else:
        draft.warn("the message has no text")


def _bodies(message: Message) -> tuple[Message | None, Message | None]:
    """Return the first plain and the first HTML part that are not attachments."""
    plain: Message | None = None
    page: Message | None = None
    for part in message.walk():
        if part.is_multipart() or part.get_content_disposition() == "attachment":
            continue
        kind = part.get_content_type()
        if kind == "text/plain" and plain is None:
            plain = part
        elif kind in ("text/html", "application/xhtml+xml") and page is None:
            page = part
    return plain, page


def _decoded(part: Message, forced: str) -> Decoded:
    data, charset = body_bytes(part), body_charset(part)
    decoded = decode(data, declared=charset, forced=forced)
    if charset and not forced and not _is_known(charset):
        unknown = f"unknown character set {clean_phrase(charset)[:40]!r}"
        return Decoded(decoded.text, decoded.encoding, (unknown, *decoded.warnings))
    return decoded


def body_bytes(part: Message) -> bytes:
    """Return the body of a part, its transfer encoding undone."""
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        payload = str(part.get_payload()).encode("utf-8", "surrogateescape")
    return payload if isinstance(payload, bytes) else b""


def body_charset(part: Message) -> str:
    """Return the character set that a part names; nothing if it names none."""
    try:
        charset = part.get_param("charset", "")
    except (ValueError, LookupError):
        return ""
    return charset[2] if isinstance(charset, tuple) else str(charset or "")


def _is_known(charset: str) -> bool:
    try:
        "".encode(charset.strip(" \"'"))
    except (LookupError, ValueError):
        return False
    return True


def read_mailbox(source: SourceFile) -> Iterator[Item]:
    """Read a file of many messages, one after another."""
    for number, data in enumerate(_messages(source), 1):
        if len(data) > source.limits.record:
            yield BadRecord(f"message {number}: too long")
            continue
        yield message_draft(data, source, str(number))


def _messages(source: SourceFile) -> Iterator[bytes]:
    """Split at the lines that begin a message: `From ` after an empty line."""
    message = bytearray()
    started = False
    empty = True
    for line in source.lines():
        if empty and line.startswith(b"From "):
            if message.strip():
                yield bytes(message)
            message.clear()
            started = True
        elif not started and line.strip():
            raise ReadError("not a mailbox", "Rename it so that its ending says what it is.")
        elif len(message) <= source.limits.record:
            message += line[1:] if _QUOTED_FROM.match(line) else line
        empty = not line.strip()
    if message.strip():
        yield bytes(message)
