"""How articles and analyses are written down in the store's columns."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import zlib
from typing import Any, NamedTuple

from index.article import Analysis, Article

ARTICLE_COLUMNS = "title, source, authors, published, url, language, tags, origins, warnings"
"""In the order of `article_values` and `article_from`."""
DATE_IS_GUESSED = "origins ->> '$.published' IN ('file', 'guess')"
"""SQL that tells whether an article's date is only likely, as `Article.is_date_guessed` does."""
KNOWN_DATE = f"CASE WHEN {DATE_IS_GUESSED} THEN '' ELSE published END"
"""SQL for an article's date, or nothing where it is only likely: such a date places nothing."""
_JSON_COLUMNS = ("authors", "tags", "origins", "warnings")

_QUOTED = ("direct", "partial")
_FEW_WORDS = 20
"""Texts under this many words may be equal by chance ("Please enable JavaScript")."""


class FileState(NamedTuple):
    """What tells whether a file has changed."""

    size: int
    mtime_ns: int
    content: bytes = b""
    """A hash of its bytes; empty where they were not looked at."""
    stale: bool = False
    """It could not be read the last time."""
    encoding: str = ""
    """What the user has chosen to decode it by; empty where that is left to the reader."""
    reading: int = 0
    """The version of the readers by which it was read."""


def file_states(db: sqlite3.Connection) -> dict[bytes, FileState]:
    """Return every file that was seen the last time."""
    rows = db.execute("SELECT path, size, mtime_ns, content, stale, encoding, reading FROM files")
    return {
        path: FileState(size, mtime, content, bool(stale), encoding, reading)
        for path, size, mtime, content, stale, encoding, reading in rows
    }


def identity(article: Article) -> bytes:
    """Return what exact duplicates have in common: text, title and source."""
    fields = [article.text_hash, article.title.casefold(), article.source.casefold()]
    if len(article.text.split(None, _FEW_WORDS)) < _FEW_WORDS:
        fields += [article.path, article.part]
    joined = "\0".join(fields).encode("utf-8", "surrogateescape")
    return hashlib.blake2b(joined, digest_size=16).digest()


def article_values(article: Article) -> tuple[str, ...]:
    """Return an article's fields as values of `ARTICLE_COLUMNS`."""
    fields = article.to_json()
    return tuple(
        _json(fields[column]) if column in _JSON_COLUMNS else fields[column]
        for column in ARTICLE_COLUMNS.split(", ")
    )


def article_from(values: tuple[Any, ...], *, text: str, path: bytes, part: str) -> Article:
    """Return the article that `article_values` wrote down."""
    fields = {
        column: json.loads(value) if column in _JSON_COLUMNS else value
        for column, value in zip(ARTICLE_COLUMNS.split(", "), values, strict=True)
    }
    return Article.from_json({**fields, "text": text, "path": os.fsdecode(path), "part": part})


def pack(analysis: Analysis) -> bytes:
    """Return an analysis as the bytes to store."""
    return zlib.compress(_json(analysis.to_json()).encode(), 1)


def unpack(data: bytes) -> Analysis:
    """Return the analysis that `pack` wrote down."""
    return Analysis.from_json(json.loads(zlib.decompress(data)))


def unpack_quoted(data: bytes) -> list[tuple[int, int, int]]:
    """Return place, start and end of the quotes in marks of what `pack` wrote down, no more."""
    quotes = json.loads(zlib.decompress(data))["quotes"]
    return [(at, *each["span"]) for at, each in enumerate(quotes) if each["kind"] in _QUOTED]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
