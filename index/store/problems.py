"""Writing down what is wrong with files."""

from __future__ import annotations

import sqlite3


class ProblemsWriter:
    """The part of the store that keeps, for each file, why it could not be read, or not well."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def clear(self, path: bytes) -> None:
        """Forget what was wrong with a file."""
        self._db.execute("DELETE FROM problems WHERE path = ?", (path,))

    def add(self, path: bytes, reason: str, hint: str, *, skipped: bool) -> None:
        """Note what is wrong with a file."""
        self._db.execute(
            "INSERT INTO problems SELECT ?, count(*), ?, ?, ? FROM problems WHERE path = ?",
            (path, reason, hint, skipped, path),
        )

    def skipped(self) -> set[bytes]:
        """Return the files that gave no article."""
        rows = self._db.execute("SELECT DISTINCT path FROM problems WHERE skipped")
        return {path for (path,) in rows}

    def refused(self) -> set[bytes]:
        """Return what was not even opened."""
        rows = self._db.execute(
            "SELECT DISTINCT path FROM problems WHERE path NOT IN (SELECT path FROM files)"
        )
        return {path for (path,) in rows}
