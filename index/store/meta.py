"""Facts about the archive as a whole, by their names."""

from __future__ import annotations

import json
import sqlite3

IMPORTS = "imports"
ANNOTATIONS_FOLLOWED = "marks_revision"
"""Up to which revision of the annotations the search index knows their tags and corrections."""


def get(db: sqlite3.Connection, key: str) -> str:
    """Return a remembered fact, or nothing."""
    row = db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return row[0] if row else ""


def put(db: sqlite3.Connection, key: str, value: str) -> None:
    """Remember a fact."""
    db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def imports(db: sqlite3.Connection) -> list[bytes]:
    """Return the absolute paths of files that the user added from outside the folder."""
    return [bytes.fromhex(path) for path in json.loads(get(db, IMPORTS) or "[]")]


def annotations_followed(db: sqlite3.Connection) -> int:
    """Return up to which revision the search index knows the user's annotations."""
    return int(get(db, ANNOTATIONS_FOLLOWED) or 0)
