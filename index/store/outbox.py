"""What shared archives must still be told: a list for each, written with every change."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unsent:
    """An article whose latest change a shared archive has not acknowledged."""

    article_id: int
    change: int
    """The number of the change; later changes of any article have higher ones."""


class Outbox:
    """The changes that shared archives have not acknowledged.

    A change is noted in the same transaction that makes it, and crossed off only if it is still
    the latest when the shared archive has acknowledged it. So whatever ends the process that
    publishes, the next one goes on, and sends some articles again at most.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def note(self, article_ids: Iterable[int]) -> None:
        """Note for every shared archive that articles have changed or gone."""
        if not self._db.execute("SELECT 1 FROM publications LIMIT 1").fetchone():
            return
        self._db.execute("UPDATE publications SET changes = changes + 1")
        self._db.executemany(
            "INSERT OR REPLACE INTO outbox SELECT id, ?, changes FROM publications",
            ((each,) for each in article_ids),
        )

    def begin(self, publication: str, name: str) -> None:
        """Begin to publish to a shared archive that knows nothing yet.

        Args:
            publication: What tells it from others.
            name: Its address; an earlier one of this address is forgotten.
        """
        self._db.execute("DELETE FROM publications WHERE name = ?", (name,))
        self._db.execute(
            "INSERT INTO publications (publication, name, changes) VALUES (?, ?, 1)",
            (publication, name),
        )
        self._db.execute(
            "INSERT INTO outbox SELECT p.id, a.id, 1 FROM publications p, articles a"
            " WHERE publication = ?",
            (publication,),
        )

    def knows(self, publication: str) -> bool:
        """Tell whether this archive publishes there."""
        found = self._db.execute("SELECT 1 FROM publications WHERE publication = ?", (publication,))
        return found.fetchone() is not None

    def count(self, publication: str) -> int:
        """Return how many articles wait."""
        (count,) = self._db.execute(
            "SELECT count(*) FROM outbox JOIN publications p ON p.id = publication_id"
            " WHERE publication = ?",
            (publication,),
        ).fetchone()
        return int(count)

    def waiting(self, publication: str, after: int, most: int) -> list[Unsent]:
        """Return articles that wait, by their ids.

        Args:
            publication: Where to.
            after: Only those with higher ids.
            most: At most so many.
        """
        rows = self._db.execute(
            "SELECT article_id, change FROM outbox JOIN publications p ON p.id = publication_id"
            " WHERE publication = ? AND article_id > ? ORDER BY article_id LIMIT ?",
            (publication, after, most),
        )
        return [Unsent(*row) for row in rows]

    def acknowledge(self, publication: str, sent: Iterable[Unsent]) -> None:
        """Cross off what a shared archive has, unless it has changed again."""
        self._db.executemany(
            "DELETE FROM outbox WHERE article_id = ? AND change = ? AND publication_id ="
            " (SELECT id FROM publications WHERE publication = ?)",
            ((each.article_id, each.change, publication) for each in sent),
        )
