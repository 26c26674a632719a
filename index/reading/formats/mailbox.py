"""Mailboxes: files of many messages, one after another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.errors import ReadError
from index.reading.draft import BadRecord, Item
from index.reading.formats.mail import message_items
from index.reading.source import SourceFile

_QUOTED_FROM = re.compile(rb">+From ")
_SENDER = re.compile(
    rb"From (?:\S*@\S*|-|MAILER-DAEMON|\?\?\?\S*)(?:\s|$)"
    rb"|From \S.*\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b.*\d\d?:\d\d.*\b\d{4}\b"
)
_HEADER = re.compile(rb"[!-9;-~]+:(?:[ \t\r\n]|$)|>?From ")


def read_mailbox(source: SourceFile) -> Iterator[Item]:
    """Read each message."""
    for number, data in enumerate(_messages(source), 1):
        if len(data) > source.limits.record:
            yield BadRecord(f"message {number}: too long")
            continue
        yield from message_items(data, source, str(number))


def _messages(source: SourceFile) -> Iterator[bytes]:
    """Split at the lines that begin a message.

    Such a line says `From ` after an empty line, then an address or a date; a header follows it.
    "From now on nobody may moor there." is none.
    """
    message = bytearray()
    started = False
    empty = True
    waiting = b""
    """A line that begins a message if a header follows it."""
    for line in source.lines():
        if waiting:
            if _HEADER.match(line):
                if message.strip():
                    yield bytes(message)
                message.clear()
                started = True
            elif started:
                _add(message, waiting, source.limits.record)
            else:
                raise _no_mailbox()
            waiting = b""
        if empty and _SENDER.match(line):
            waiting = line
        elif not started and line.strip():
            raise _no_mailbox()
        else:
            _add(message, line, source.limits.record)
        empty = not line.strip()
    if message.strip():
        yield bytes(message)


def _add(message: bytearray, line: bytes, limit: int) -> None:
    if len(message) <= limit:
        message += line[1:] if _QUOTED_FROM.match(line) else line


def _no_mailbox() -> ReadError:
    return ReadError("not a mailbox", "Rename it so that its ending says what it is.")
