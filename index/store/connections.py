"""Reading one database from several threads: a connection for each."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from index.errors import ArchiveError
from index.store.database import open_database, telling_errors
from index.store.schema import MIGRATIONS

_CLOSED = "The archive has been closed."
_PATIENCE = 1.0
"""Seconds to wait for what is being read when the database is closed."""


@dataclass(slots=True)
class _Connection:
    """What one thread reads by."""

    database: sqlite3.Connection
    blocks: int = 0
    """How many blocks of code use it now, one within the other."""

    def leave(self, until: float) -> None:
        """Break off what is read, and close: SQLite would crash if it were closed meanwhile."""
        self.database.interrupt()
        while self.blocks and time.monotonic() < until:
            time.sleep(0.01)
        if not self.blocks:
            self.database.close()


class Connections:
    """The store, open for reading. Each thread that asks gets a connection of its own."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._of_thread = threading.local()
        self._all: list[_Connection] = []
        self._guard = threading.Lock()
        self._is_closed = False
        self._watcher = self._open().database  # makes the tables if they are missing
        self._seen = self._data_version()

    def close(self) -> None:
        """Let go of the database; what other threads read in it fails."""
        own = self._own()
        with self._guard:
            self._is_closed = True
            until = time.monotonic() + _PATIENCE
            for connection in self._all:
                if connection is own:
                    connection.database.close()
                else:
                    connection.leave(until)
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

    def _own(self) -> _Connection | None:
        """Return the connection of this thread, if it has one."""
        own: _Connection | None = getattr(self._of_thread, "connection", None)
        return own

    def _open(self) -> _Connection:
        database = open_database(self._path, MIGRATIONS)
        database.execute("PRAGMA query_only = ON")
        database.create_function("casefold", 1, _casefold, deterministic=True)
        self._all.append(_Connection(database))
        return self._all[-1]

    @contextmanager
    def database(self) -> Iterator[sqlite3.Connection]:
        """Give the connection of this thread to a block.

        Raises:
            ArchiveError: Something in the block failed in the database, or it has been closed.
        """
        connection = self._own()
        if connection is None:
            with self._guard:
                if self._is_closed:  # nobody would close it any more
                    raise ArchiveError(_CLOSED)
                connection = self._of_thread.connection = self._open()
        connection.blocks += 1
        try:
            if self._is_closed:  # looked at last, so that it is not closed within the block
                raise ArchiveError(_CLOSED)
            with telling_errors(self._path):
                yield connection.database
        finally:
            connection.blocks -= 1


def _casefold(text: str | None) -> str | None:
    """Fold a column's case as the search does; where nothing is known, there is nothing to fold."""
    return None if text is None else text.casefold()
