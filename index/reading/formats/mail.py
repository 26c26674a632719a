"""Mail: newsletters, alerts, and articles that people sent to themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr
from pathlib import Path

from index.clean import clean_phrase
from index.errors import ReadError
from index.reading.bylines import author_names
from index.reading.decode import Decoded, decode, refuse_binary
from index.reading.draft import BadRecord, Draft, Item
from index.reading.formats.forwards import Original, original_in
from index.reading.formats.newsletters import plain_stories_in, stories_in
from index.reading.html.page import decode_page, read_page
from index.reading.plain_html import html_to_text
from index.reading.prose import names_in_byline, read_prose, without_byline
from index.reading.registry import format_by_name, read_within
from index.reading.source import SourceFile

_COUNTED = re.compile(rb"\s*(\d{1,9})\s*\n")
_REPLY = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|rv|antw|sv|vs)\s*:\s*)+", re.I)
_ADDRESSES = ("Archived-At", "X-URL", "X-Original-URL", "Content-Location", "Content-Base")
_ENOUGH = 200
_DEEPEST = 10
"""Messages attached to each other."""
_LONGEST_NOTE = 40
"""Words above a forwarded message; more are told of."""
_EVERYBODYS = frozenset((
    "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "yahoo.com",
    "icloud.com", "me.com", "aol.com", "gmx.de", "gmx.net", "web.de", "proton.me",
    "protonmail.com", "mail.ru", "yandex.ru", "orange.fr", "free.fr", "laposte.net",
))  # fmt: skip
"""Hosts of mail that say nothing about the outlet."""
_IN_WORDS = re.compile(r"^(\S+) at (\S+) \(([^()]*)\)$")
"""How archives of lists write senders: "karla at osk.example (Karla Venn)"."""
_OUTLET = re.compile(
    r"\b(?:the|news\w*|daily|weekly|times|post|courier|gazette|herald|tribune|journal|review|mail"
    r"|alerts?|digest|briefing|morning|evening|team|editors?|magazine|press|radio|tv|zeitung|blatt"
    r"|le|la|les|el|die|der|das)\b|@",
    re.I,
)


def read_message(source: SourceFile) -> Iterator[Item]:
    """Read one message, and the articles that are attached to it."""
    data = source.data(source.limits.file)
    refuse_binary(data)
    if counted := _COUNTED.match(data):  # Apple Mail's, with a property list after the message
        data = data[counted.end() : counted.end() + int(counted[1])]
    yield from message_items(data, source)


def message_items(data: bytes, source: SourceFile, part: str = "") -> Iterator[Item]:
    """Yield what a message says, then what is attached to it.

    Args:
        data: The message as it was sent.
        source: The file that it stands in.
        part: Which message of that file.
    """
    # The older policy: the newer one raises on many a header that a spammer wrote.
    yield from _items(message_from_bytes(data, policy=policy.compat32), source, part, 0)


def _items(message: Message, source: SourceFile, part: str, depth: int) -> Iterator[Item]:
    parts = list(_own_parts(message))
    attached = [one for one in parts if _is_article(one) or _is_message(one)]
    for draft in _drafts(message, parts, source, part):
        if draft.text.strip() or not attached:
            yield draft
    number = 0
    for one in attached:
        name = f"{part}.{number + 1}".removeprefix(".")
        if not _is_message(one):
            number += 1
            yield from _attachment(one, source, part)
        elif depth < _DEEPEST:
            inner = one.get_payload()
            if isinstance(inner, list) and inner and isinstance(inner[0], Message):
                number += 1
                yield from _items(inner[0], source, name, depth + 1)


def _own_parts(message: Message) -> Iterator[Message]:
    """Yield the parts of a message, but not those of the messages that are attached to it."""
    waiting = [message]
    while waiting:
        part = waiting.pop(0)
        inner = part.get_payload() if part.is_multipart() else None
        if isinstance(inner, list) and part.get_content_type() != "message/rfc822":
            waiting[:0] = [one for one in inner if isinstance(one, Message)]
        else:
            yield part


def _is_message(part: Message) -> bool:
    return part.get_content_type() == "message/rfc822"


def _is_article(part: Message) -> bool:
    """Tell whether an attachment is a file that may hold an article."""
    name = part.get_filename() or ""
    if part.get_content_disposition() != "attachment" and not name:
        return False
    return format_by_name(Path(clean_phrase(name).replace("/", "_") or "unnamed")) is not None


def _attachment(part: Message, source: SourceFile, label: str) -> Iterator[Item]:
    name = clean_phrase(part.get_filename() or "").replace("/", "_")
    try:
        for item in read_within(source, name, body_bytes(part)):
            if isinstance(item, Draft):
                item.part = "/".join(piece for piece in (label, name, item.part) if piece)
            yield item
    except ReadError as error:
        yield BadRecord(f"attachment {name}: {error.message}")


def _drafts(
    message: Message, parts: list[Message], source: SourceFile, part: str
) -> Iterator[Draft]:
    """Yield the article that a message is, or those of a newsletter."""
    subject = header(message, "Subject")
    plain, page = _bodies(parts)
    text = _decoded(plain, source.encoding) if plain is not None else None
    markup, warnings = "", list[str]()
    if page is not None:
        markup, warnings = decode_page(
            body_bytes(page), declared=body_charset(page), forced=source.encoding
        )
    whole = text.text if text and len(clean_phrase(text.text)) >= _ENOUGH else html_to_text(markup)
    original = original_in(whole or (text.text if text else ""), subject)
    stories = stories_in(markup, subject) if markup else plain_stories_in(whole, subject)
    if original is not None:
        stories = [story for story in stories if story.title]
    if len(stories) > 1:
        for number, story in enumerate(stories, 1):
            draft = Draft(part=f"{part}#{number}" if part else str(number), warnings=warnings)
            draft.offer("title", story.title, "headline")
            for block in story.blocks[:2]:
                draft.offer_all("authors", names_in_byline(block), "byline")
            draft.text = without_byline(story.text)
            if original is not None:
                draft.offer("published", original.date, "forwarded")
                _offer_sender(draft, original.sender)
            yield _finished(draft, message)
        return
    draft = Draft(part=part)
    if original is not None:
        draft.warnings.extend(warnings if not text else text.warnings)
        _read_original(draft, original)
    else:
        draft.offer("title", _REPLY.sub("", subject), "subject")
        _read_body(draft, text, markup, source, warnings)
    yield _finished(draft, message)


def _finished(draft: Draft, message: Message) -> Draft:
    """Return a draft with what the header of its message says."""
    draft.offer("title", _REPLY.sub("", header(message, "Subject")), "subject")
    date = header(message, "Date")
    if not draft.offer("published", date, "mail date") and "published" not in draft.lines:
        draft.warn("the message's date could not be read" if date else "the message has no date")
    for name in _ADDRESSES:
        draft.offer("url", header(message, name).strip("<> "), name)
    _offer_sender(draft, header(message, "From"))
    return draft


def _read_original(draft: Draft, original: Original) -> None:
    """Take a forwarded message for what it was before somebody sent it on."""
    draft.offer("title", _REPLY.sub("", original.subject), "forwarded")
    draft.offer("published", original.date, "forwarded")
    read_prose(draft, original.text)
    _offer_sender(draft, original.sender)
    words = len(original.note.split())
    if words > _LONGEST_NOTE:
        draft.warn(f"{words} words were left out that stand above the forwarded message")


def _offer_sender(draft: Draft, sender: str) -> None:
    """Offer who sent a message: a person as its author, an outlet as its source."""
    sender = _IN_WORDS.sub(r"\3 <\1@\2>", re.sub(r"\[mailto:([^\]]*)\]", r"<\1>", sender))
    name, address = parseaddr(sender)
    local, _, host = address.rpartition("@")
    if is_person(name, local):
        draft.offer_all("authors", author_names(name), "sender")
        if host.casefold() not in _EVERYBODYS:
            draft.offer("source", host, "sender")
    draft.offer("source", name or host, "sender")


def is_person(name: str, local: str) -> bool:
    """Tell a person from an outlet: the address has a part of the name or its first letters."""
    words = re.findall(r"[^\W\d_]+", name.casefold())
    if not 2 <= len(words) <= 4 or _OUTLET.search(name) or not author_names(name):
        return False
    first_letters = "".join(word[0] for word in words)
    if local.casefold() in (first_letters, first_letters[0]):
        return True
    return any(word in local.casefold() for word in words if len(word) > 2)


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


def _read_body(
    draft: Draft, text: Decoded | None, markup: str, source: SourceFile, warnings: list[str]
) -> None:
    """Take the plain text if it is the whole article, else the page."""
    if text and (not markup or len(clean_phrase(text.text)) >= _ENOUGH):
        draft.warnings.extend(text.warnings)
        read_prose(draft, text.text)
    elif markup:
        draft.warnings.extend(warnings)
        read_page(draft, markup, source.limits)
    else:
        draft.warn("the message has no text")


def _bodies(parts: list[Message]) -> tuple[Message | None, Message | None]:
    """Return the first plain and the first HTML part that are not attachments."""
    plain: Message | None = None
    page: Message | None = None
    for part in parts:
        if part.get_content_disposition() == "attachment":
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
