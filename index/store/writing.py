"""What every writing part of the store stands on."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path

from index.store.database import open_database, transaction
from index.store.schema import MIGRATIONS


class Writing:
    """An open store. Every method of its parts is one step of a `transaction`."""

    def __init__(self, path: Path) -> None:
        self._db = open_database(path, MIGRATIONS)

    def close(self) -> None:
        """Let go of the database."""
        self._db.close()

    def transaction(self) -> AbstractContextManager[None]:
        """Return a block of which all or nothing is stored."""
        return transaction(self._db)

    # Facts about the archive as a whole.

    def meta(self, key: str) -> str:
        """Return a remembered fact, or nothing."""
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return row[0] if row else ""

    def set_meta(self, key: str, value: str) -> None:
        """Remember a fact."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def _articles_with(self, text_id: int) -> list[int]:
        rows = self._db.execute("SELECT id FROM articles WHERE text_id = ?", (text_id,))
        return [article_id for (article_id,) in rows]

    def _must_index(self, article_ids: Iterable[int]) -> None:
        self._db.executemany(
            "INSERT OR IGNORE INTO pending VALUES (?)", ((each,) for each in article_ids)
        )
