"""The database of annotations, open: what every part of them stands on."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.store.annotations.schema import MIGRATIONS
from index.store.database import open_database, telling_errors, transaction

_IF_DAMAGED = (
    "It holds your marks: restore it from a backup, or move it away to go on without them."
)


class AnnotationsConnection:
    """The annotations of all archives, open. Safe to use from several threads and processes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db = open_database(path, MIGRATIONS, durable=True, if_damaged=_IF_DAMAGED)
        self._guard = threading.Lock()

    def close(self) -> None:
        """Let go of the database."""
        with self._guard:
            self._db.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give the database to a block, and to no other thread meanwhile.

        Raises:
            ArchiveError: Something in the block failed in the database.
        """
        with self._guard, telling_errors(self._path, _IF_DAMAGED):
            yield self._db

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Do everything in the block, and write it through to the disk, or do nothing of it.

        Raises:
            ArchiveError: Something in the block failed in the database.
        """
        with self.reading() as db, transaction(db):
            yield db
