"""How a worker tells what it found: one JSON object a line.

JSON and not pickle: the worker reads files of strangers, and what it says is not to be trusted
with more than it needs.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from index.article import Article, SavedLink
from index.errors import ReadError
from index.reading.contents import Found
from index.reading.draft import BadRecord
from index.reading.source import Unavailable

OUT_OF_MEMORY = 75
"""The exit status of a worker that should not go on after running out of memory."""


@dataclass(frozen=True, slots=True)
class End:
    """All of a file has been told."""


def encode_found(found: Found) -> bytes:
    """Return one thing that was found, as a line."""
    if isinstance(found, Article):
        return _line(kind="article", **found.to_json())
    if isinstance(found, SavedLink):
        return _line(kind="link", **found.to_json())
    return _line(kind="bad", reason=found.reason)


def encode_end(error: ReadError | None = None) -> bytes:
    """Return the line that ends a file."""
    if error is None:
        return _line(kind="end")
    kind = "unavailable" if isinstance(error, Unavailable) else "error"
    return _line(kind=kind, message=error.message, hint=error.hint)


def decode_line(line: bytes) -> Found | End:
    """Return what a line tells.

    Raises:
        ReadError: It tells that the file could not be read.
        ValueError: It is not such a line.
    """
    fields: dict[str, Any] = json.loads(line)
    kind = fields.pop("kind", "")
    if kind == "article":
        return Article.from_json(fields)
    if kind == "link":
        return SavedLink.from_json(fields)
    if kind == "bad":
        return BadRecord(fields["reason"])
    if kind == "error":
        raise ReadError(fields["message"], fields["hint"])
    if kind == "unavailable":
        raise Unavailable(fields["message"], fields["hint"])
    if kind != "end":
        raise ValueError(f"not a line of a worker: {line[:80]!r}")
    return End()


def _line(**fields: object) -> bytes:
    return json.dumps(fields).encode("ascii") + b"\n"
