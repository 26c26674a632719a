"""Reading one database from several threads: a connection for each."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.store.database import open_database, telling_errors
from index.store.schema import MIGRATIONS


class Connections:
    """The store, open for reading. Each thread that asks gets a connection of its own."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._of_thread = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._guard = threading.Lock()
        self._watcher = self._open()  # makes the tables if they are missing
        self._seen = self._data_version()

    def close(self) -> None:
        """Let go of the database."""
        with self._guard:
            for connection in self._all:
                connection.close()
            self._all.clear()

    def refresh(self) -> bool:
        """Tell whether another process has written since the last time this was asked."""
        with self._guard:
            seen = self._data_version()
            changed = seen != self._seen
            self._seen = seen
            return changed

    def _data_version(self) -> int:
        version: int = self._watcher.execute("PRAGMA data_version").fetchone()[0]
        return version

    def _open(self) -> sqlite3.Connection:
        connection = open_database(self._path, MIGRATIONS)
        connection.execute("PRAGMA query_only = ON")
        connection.create_function("casefold", 1, _casefold, deterministic=True)
        self._all.append(connection)
        return connection

    @contextmanager
    def database(self) -> Iterator[sqlite3.Connection]:
        """Give the connection of this thread to a block.

        Raises:
            ArchiveError: Something in the block failed in the database.
        """
        connection: sqlite3.Connection | None = getattr(self._of_thread, "connection", None)
        if connection is None:
            with self._guard:
                connection = self._of_thread.connection = self._open()
        with telling_errors(self._path):
            yield connection


def _casefold(text: str | None) -> str | None:
    """Fold a column's case as the search does; where nothing is known, there is nothing to fold."""
    return None if text is None else text.casefold()
