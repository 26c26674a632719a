"""Opening an SQLite database: its schema, brought up to date in one transaction."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from index.errors import ArchiveError, DiskError

_PRIVATE = 0o600
_WAIT_SECONDS = 10.0
"""How long a statement waits for another process that is writing."""


_REBUILD = "Run pullquote index --rebuild; your marks are in another file."
"""What to do about a damaged database that can be made again."""


class DamagedDatabase(ArchiveError):
    """A file is no database, or not a sound one.

    Args:
        path: The file.
        found: What SQLite says.
        hint: What to do about it.
    """

    def __init__(self, path: Path, found: str, hint: str) -> None:
        super().__init__(f"The database {path} is damaged ({found}).", hint)
        self.path = path


def open_database(
    path: Path, migrations: Sequence[str], *, durable: bool = False, if_damaged: str = _REBUILD
) -> sqlite3.Connection:
    """Open a database, make it if it is missing, and bring its schema up to date.

    Args:
        path: The file.
        migrations: Each brings the schema one version further; `PRAGMA user_version` counts them.
        durable: A commit has reached the disk when it returns, whatever happens to the machine.
        if_damaged: What to do if it is.

    Raises:
        ArchiveError: The file cannot be opened, is damaged, or was made by a newer Pullquote.
    """
    with telling_errors(path, if_damaged):
        _make_private(path)
        connection = sqlite3.connect(
            path, timeout=_WAIT_SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            connection.execute("PRAGMA foreign_keys = ON")
            _migrate(connection, path, migrations)
        except BaseException:
            connection.close()
            raise
    return connection


def is_sound(path: Path) -> bool:
    """Tell whether SQLite finds nothing wrong with a database; a missing one is sound.

    Raises:
        ArchiveError: It cannot be opened.
    """
    if not path.exists():
        return True
    try:
        with telling_errors(path), closing(sqlite3.connect(path, timeout=_WAIT_SECONDS)) as db:
            found: str = db.execute("PRAGMA quick_check(1)").fetchone()[0]
            return found == "ok"
    except DamagedDatabase:
        return False


def _make_private(path: Path) -> None:
    """Let nobody but its owner read the file; SQLite makes those beside it alike.

    Raises:
        DiskError: It cannot be made.
    """
    # One that is there is not opened: closing it again would drop the locks that SQLite, in this
    # very process, holds on it.
    try:
        if not path.exists():
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, _PRIVATE))
        elif path.stat().st_mode & 0o077:
            for file in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
                with suppress(FileNotFoundError):
                    file.chmod(_PRIVATE)
    except OSError as error:
        raise DiskError.of(error, str(path)) from error


def _migrate(connection: sqlite3.Connection, path: Path, migrations: Sequence[str]) -> None:
    if _version(connection) == len(migrations):
        return
    with transaction(connection):
        version = _version(connection)  # another process may have done it while we waited
        if version > len(migrations):
            raise ArchiveError(
                f"{path} was written by a newer version of Pullquote.", "Update Pullquote."
            )
        for migration in migrations[version:]:
            for statement in migration.split(";\n"):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(migrations)}")


def _version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do everything in the block, or nothing of it; what is done within another goes with that."""
    is_inner = connection.in_transaction
    connection.execute("SAVEPOINT inner" if is_inner else "BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:  # a full disk has rolled it back already
            connection.execute("ROLLBACK TO inner" if is_inner else "ROLLBACK")
            if is_inner:
                connection.execute("RELEASE inner")
        raise
    connection.execute("RELEASE inner" if is_inner else "COMMIT")


@contextmanager
def telling_errors(path: Path, if_damaged: str = _REBUILD) -> Iterator[None]:
    """Turn what SQLite raises into an error that says what to do.

    Args:
        path: The database.
        if_damaged: What to do if it is.

    Raises:
        ArchiveError: Something in the block failed in the database.
    """
    try:
        yield
    except sqlite3.OperationalError as error:
        raise _explained(path, error, if_damaged) from error
    except sqlite3.ProgrammingError as error:  # closed by another thread meanwhile
        raise ArchiveError("The archive has been closed.") from error
    except sqlite3.DatabaseError as error:
        raise DamagedDatabase(path, str(error), if_damaged) from error


def _explained(path: Path, error: sqlite3.OperationalError, if_damaged: str) -> ArchiveError:
    name: str = getattr(error, "sqlite_errorname", "")
    if name == "SQLITE_FULL":
        return DiskError(
            f"The disk that holds {path} is full.",
            "Free some space and go on; what was saved before is safe.",
        )
    if name.startswith("SQLITE_BUSY"):
        return ArchiveError(
            f"{path} is being written by another process.", "Try again in a moment."
        )
    if name.startswith(("SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN")):
        return DiskError(
            f"{path} cannot be read or written: {error}.",
            "Is the disk full, or are you not allowed to? What was saved before is safe.",
        )
    told = str(error)
    if told.startswith(("no such ", "duplicate column ")) or told.endswith(" already exists"):
        return DamagedDatabase(path, str(error), if_damaged)  # its tables are not those it says
    return ArchiveError(f"{path} cannot be used: {error}.")
