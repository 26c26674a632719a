"""The encodings that the user chose for files whose letters came out wrong."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from index.store.annotations.connection import AnnotationsConnection


class ChosenEncodings(NamedTuple):
    """The encodings that the user chose, by where a file lies and by what it holds."""

    by_path: Mapping[bytes, str] = MappingProxyType({})
    by_content: Mapping[bytes, str] = MappingProxyType({})

    def of(self, path: bytes, content: bytes) -> str:
        """Return the encoding of a file, or nothing if it is left to Pullquote.

        Args:
            path: Absolute.
            content: The hash of the file's bytes.
        """
        return self.by_path.get(path) or self.by_content.get(content, "")

    def knows(self, path: bytes, content: bytes) -> bool:
        """Tell whether a file lies and holds what it did when this was last noted."""
        return path in self.by_path and content in self.by_content


class FileEncodings:
    """The part of the annotations that remembers how files are to be decoded."""

    def __init__(self, connection: AnnotationsConnection) -> None:
        self._connection = connection

    def chosen(self) -> ChosenEncodings:
        """Return what the user has chosen so far."""
        with self._connection.reading() as db:
            rows = db.execute("SELECT path, content, encoding FROM encodings").fetchall()
        return ChosenEncodings(
            {path: encoding for path, _, encoding in rows},
            {content: encoding for _, content, encoding in rows},
        )

    def choose(self, path: bytes, content: bytes, encoding: str) -> None:
        """Set the encoding of a file; an empty one leaves it to Pullquote again."""
        with self._connection.writing() as db:
            db.execute("DELETE FROM encodings WHERE path = ? OR content = ?", (path, content))
            if encoding:
                db.execute("INSERT INTO encodings VALUES (?, ?, ?)", (path, content, encoding))

    def follow(self, path: bytes, content: bytes, encoding: str) -> None:
        """Note where a file with a chosen encoding lies now, and what it holds now."""
        with self._connection.writing() as db:
            db.execute(
                "INSERT OR REPLACE INTO encodings VALUES (?, ?, ?)", (path, content, encoding)
            )
