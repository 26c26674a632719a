from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index import Archive, open_archive
from index.events import Event, Finished, decode
from tests.indexing import index_here

if TYPE_CHECKING:
    from tests.archive.shelf import Shelf


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of three articles."""
    place = tmp_path / "articles"
    place.mkdir()
    write(place / "flood.txt", "Flood in Port Selwyn", "The river rose on Monday night. " * 8)
    write(place / "budget.txt", "Budget splits cabinet", "Ministers argued about the tax. " * 8)
    (place / "old").mkdir()
    write(place / "old" / "match.txt", "Arco win the cup", "The keeper saved the day. " * 8)
    return place


def write(file: Path, title: str, text: str) -> None:
    file.write_text(f"{title}\n\n{text}\n", "utf-8")


class Syncer:
    """Brings the archive of a folder up to date: here, or in a process as the explorer does.

    A process takes a second to start, so that only what is about processes asks for one.
    """

    def __init__(self, folder: Path, data: Path) -> None:
        self.folder = folder
        self.data = data

    def command(self, *options: str) -> list[str]:
        folder, data = str(self.folder), str(self.data)
        return [sys.executable, "-P", "-m", "index.sync", folder, "--data-dir", data, *options]

    def start(self, *options: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            self.command(*options),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def __call__(self, *options: str) -> list[Event]:
        """Run to the end here, text only, and return what was told."""
        _, told = index_here(self.command("--text-only", *options))
        return [decode(line) for line in told]

    def apart(self, *options: str) -> list[Event]:
        """Do the same in a process."""
        done = subprocess.run(
            self.command("--text-only", *options), capture_output=True, text=True, timeout=300
        )
        assert done.stderr == ""
        return [decode(line) for line in done.stdout.splitlines()]

    def finish(self, *options: str) -> Finished:
        last = self(*options)[-1]
        assert isinstance(last, Finished), last
        return last

    def open(self) -> Archive:
        return open_archive(self.folder, data_dir=self.data)


@pytest.fixture
def sync(folder: Path, tmp_path: Path) -> Syncer:
    return Syncer(folder, tmp_path / "data")


@pytest.fixture
def archive(sync: Syncer) -> Iterator[Archive]:
    """The folder's archive, brought up to date."""
    sync()
    with sync.open() as opened:
        yield opened


def titles(archive: Archive, query: str = "") -> list[str]:
    results = archive.search(query)
    assert results.problem is None
    return [row.title for row in archive.rows(results, 0, results.total)]


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    from tests.archive.shelf import Shelf  # which stands on tests of this folder

    one = Shelf(tmp_path)
    yield one
    one.store.close()
    one.reader.close()
