"""Databases that are damaged, from the future, or on a full disk."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from pathlib import Path

import pytest

from index import open_archive
from index.errors import ArchiveError
from index.events import Failed
from index.store.connections import Connections
from index.store.database import DamagedDatabase, open_database, telling_errors, transaction
from index.store.writer import StoreWriter
from tests.archive.conftest import Syncer, titles

FIRST = "CREATE TABLE words (word TEXT);\nCREATE INDEX by_word ON words (word)"
SECOND = "ALTER TABLE words ADD COLUMN count INTEGER NOT NULL DEFAULT 1"


def test_schema_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "words.db"
    before = open_database(path, (FIRST,))
    before.execute("INSERT INTO words VALUES ('budget')")
    before.close()
    after = open_database(path, (FIRST, SECOND))
    assert after.execute("SELECT * FROM words").fetchall() == [("budget", 1)]
    after.close()


def test_migration_that_fails_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "words.db"
    open_database(path, (FIRST,)).close()
    with pytest.raises(ArchiveError):
        open_database(path, (FIRST, f"{SECOND};\nCREATE TABLE words (word TEXT)"))
    again = open_database(path, (FIRST, SECOND))
    assert again.execute("PRAGMA user_version").fetchone() == (2,)
    again.close()


def test_database_from_the_future(tmp_path: Path) -> None:
    path = tmp_path / "words.db"
    open_database(path, (FIRST, SECOND)).close()
    with pytest.raises(ArchiveError, match="newer version"):
        open_database(path, (FIRST,))


def test_full_disk(tmp_path: Path) -> None:
    path = tmp_path / "words.db"
    database = open_database(path, (FIRST,))
    database.execute("INSERT INTO words VALUES ('budget')")
    database.execute("PRAGMA max_page_count = 5")
    with pytest.raises(ArchiveError, match="full"), telling_errors(path), transaction(database):
        for _ in range(9999):
            database.execute("INSERT INTO words VALUES (?)", ("x" * 100,))
    assert database.execute("SELECT count(*) FROM words").fetchone() == (1,)
    database.close()


def test_block_within_a_block(tmp_path: Path) -> None:
    """The inner one is undone alone when it fails, and stored with the outer one."""
    database = open_database(tmp_path / "words.db", (FIRST,))
    with transaction(database):
        for word in ("tax", "levy", "toll"):
            with contextlib.suppress(LookupError), transaction(database):
                database.execute("INSERT INTO words VALUES (?)", (word,))
                if word == "levy":
                    raise LookupError
    assert not database.in_transaction
    assert database.execute("SELECT word FROM words").fetchall() == [("tax",), ("toll",)]
    database.close()


def test_block_that_fails_is_undone(tmp_path: Path) -> None:
    database = open_database(tmp_path / "words.db", (FIRST,))
    with pytest.raises(KeyboardInterrupt), transaction(database):
        database.execute("INSERT INTO words VALUES ('budget')")
        raise KeyboardInterrupt
    assert database.execute("SELECT count(*) FROM words").fetchone() == (0,)
    database.close()


def test_damaged_store_is_begun_anew(sync: Syncer) -> None:
    sync()
    with sync.open() as archive:
        archive.annotations.star(archive.search("river").ids[0], True)
        store = archive.paths.store
    store.write_bytes(b"This is no database. " * 999)
    with pytest.raises(DamagedDatabase) as raised:
        open_archive(sync.folder, data_dir=sync.data, create=False)
    assert "--rebuild" in raised.value.hint
    with sync.open() as archive:
        assert archive.is_repaired and archive.is_behind()
    sync()
    with sync.open() as archive:
        assert not archive.is_repaired
        assert titles(archive, "river") == ["Flood in Port Selwyn"]
        assert archive.read(archive.search("river").ids[0]).starred
    assert store.with_name("store.db.damaged").exists()


def test_store_that_is_not_of_the_version_it_says_is_begun_anew(sync: Syncer) -> None:
    sync()
    with sync.open() as archive:
        store = archive.paths.store
    with contextlib.closing(sqlite3.connect(store)) as db:
        (version,) = db.execute("PRAGMA user_version").fetchone()
        db.execute(f"PRAGMA user_version = {version - 1}")
    with sync.open() as archive:
        assert archive.is_repaired
    sync()
    with sync.open() as archive:
        assert titles(archive, "river") == ["Flood in Port Selwyn"]


def test_damage_within_the_store_is_told_and_mended(sync: Syncer) -> None:
    """A page somewhere is spoilt: opening it goes well."""
    sync()
    with sync.open() as archive:
        archive.annotations.star(archive.search("river").ids[0], True)
        store = archive.paths.store
    with sqlite3.connect(store) as db:
        db.execute("PRAGMA journal_mode = DELETE")
        (page,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'files'").fetchone()
        (size,) = db.execute("PRAGMA page_size").fetchone()
    db.close()
    with store.open("r+b") as opened:
        opened.seek((page - 1) * size)
        opened.write(b"\xff" * size)
    (failed,) = sync()
    assert isinstance(failed, Failed)
    assert "damaged" in failed.message and "--rebuild" in failed.hint
    assert sync.finish("--rebuild").articles == 3
    with sync.open() as archive:
        assert archive.read(archive.search("river").ids[0]).starred
        assert all(sound for _, _, sound in archive.health())


def test_annotations_of_a_newer_version(sync: Syncer) -> None:
    sync()
    for name in ("marks.db", "store.db"):
        (path,) = sync.data.rglob(name)
        with sqlite3.connect(path) as db:
            (version,) = db.execute("PRAGMA user_version").fetchone()
            db.execute("PRAGMA user_version = 99")
        with pytest.raises(ArchiveError, match="newer version") as raised:
            sync.open()
        assert "Update" in raised.value.hint
        (failed,) = sync()
        assert isinstance(failed, Failed) and "Update" in failed.hint
        db.execute(f"PRAGMA user_version = {version}")
        db.close()


def test_damaged_marks_are_never_thrown_away(sync: Syncer, folder: Path) -> None:
    sync()
    marks = sync.data / "marks.db"
    marks.write_bytes(b"This is no database. " * 999)
    with pytest.raises(DamagedDatabase) as raised:
        open_archive(folder, data_dir=sync.data)
    assert "backup" in raised.value.hint
    assert marks.read_bytes().startswith(b"This is no database.")


def test_closing_while_another_thread_reads(tmp_path: Path) -> None:
    """SQLite ends the process if a connection is closed while it works."""
    StoreWriter(tmp_path / "store.db").close()
    for _ in range(20):
        connections = Connections(tmp_path / "store.db")
        begun, told = threading.Event(), list[str]()

        def read(of: Connections = connections, begun: threading.Event = begun) -> None:
            try:
                while True:
                    with of.database() as database:
                        begun.set()
                        database.execute(_SLOW).fetchone()
            except ArchiveError as error:
                told.append(error.message)  # noqa: B023 - it ends with the round

        thread = threading.Thread(target=read)
        thread.start()
        begun.wait()
        connections.close()
        thread.join(20)
        assert not thread.is_alive() and len(told) == 1


def test_nothing_is_opened_after_closing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A thread that asks for the first time then would leave the file open."""
    StoreWriter(tmp_path / "store.db").close()
    connections = Connections(tmp_path / "store.db")
    connections.close()
    monkeypatch.setattr("index.store.connections.open_database", None)
    with pytest.raises(ArchiveError, match="closed"), connections.database():
        pass


_SLOW = """
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 300000) SELECT max(i) FROM n
"""


def test_store_is_an_ordinary_database(sync: Syncer) -> None:
    """Somebody's own scripts may read it while it is written."""
    sync()
    with sync.open() as archive:
        store = archive.paths.store
    database = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
    assert database.execute("SELECT count(*) FROM articles").fetchone() == (3,)
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    database.close()
