"""The database of the marks, open: what every part of them stands on."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from index.store.annotations.schema import MIGRATIONS
from index.store.database import open_database, telling_errors, transaction


class OpenMarks:
    """The marks of all archives, open. Safe to use from several threads and processes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db = open_database(path, MIGRATIONS, durable=True)
        self._guard = threading.Lock()

    def close(self) -> None:
        """Let go of the database."""
        with self._guard:
            self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def health(self) -> tuple[str, bool]:
        """Return what SQLite finds when it checks the whole file, and whether that is well."""
        with self._database() as db:
            found: str = db.execute("PRAGMA quick_check(1)").fetchone()[0]
        return found, found == "ok"

    @contextmanager
    def _database(self) -> Iterator[sqlite3.Connection]:
        with self._guard, telling_errors(self._path):
            yield self._db

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._database() as db, transaction(db):
            yield db
