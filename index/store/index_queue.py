"""What the search index must still be told: a queue in the store, written with each change."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from index.store.outbox import Outbox


class IndexQueue:
    """The articles whose latest state the search index has not committed.

    An article is queued in the same transaction as its change and taken off only after the index
    has committed, so a run that dies in between tells it once more.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._outbox = Outbox(db)

    def add(self, article_ids: Iterable[int]) -> None:
        """Note that articles have changed or gone."""
        ids = list(article_ids)
        self._db.executemany("INSERT OR IGNORE INTO pending VALUES (?)", ((each,) for each in ids))
        self._outbox.note(ids)

    def add_text(self, text_id: int) -> list[int]:
        """Note that what is known about a text has changed; return the articles that have it."""
        rows = self._db.execute("SELECT id FROM articles WHERE text_id = ?", (text_id,))
        ids = [article_id for (article_id,) in rows]
        self.add(ids)
        return ids

    def add_copy(self, text_id: int) -> None:
        """Note that another text is much like one: only shared archives are told, who list it."""
        rows = self._db.execute("SELECT id FROM articles WHERE text_id = ?", (text_id,))
        self._outbox.note([article_id for (article_id,) in rows])

    def add_all(self) -> None:
        """Note that the search index knows nothing."""
        self._db.execute("INSERT OR IGNORE INTO pending SELECT id FROM articles")

    def pending(self) -> list[int]:
        """Return articles that the search index has not been told of, or not the latest."""
        rows = self._db.execute("SELECT article_id FROM pending ORDER BY article_id")
        return [article_id for (article_id,) in rows]

    def remove(self, article_ids: Iterable[int]) -> None:
        """Note that the search index has been told."""
        self._db.executemany(
            "DELETE FROM pending WHERE article_id = ?", ((each,) for each in article_ids)
        )
