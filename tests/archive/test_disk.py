"""Disks that are full or must not be written, and files that nobody else may see.

No lines are counted here (`tests/conftest.py`): what counts them would find no room either.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from index import paths
from index.errors import ArchiveError, DiskError
from index.events import Event, Failed, Finished, decode
from tests.archive.conftest import Syncer, write


def limited(sync: Syncer, size: int) -> list[Event]:
    """Run the indexing process with no file larger than so many bytes, as on a full disk."""
    done = subprocess.run(
        sync.command("--text-only"),
        capture_output=True,
        text=True,
        timeout=300,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
    )
    assert done.stderr == ""
    return [decode(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("size", [0, 10_000, 50_000, 130_000, 160_000, 200_000, 260_000])
def test_full_disk_is_told_and_costs_nothing(sync: Syncer, folder: Path, size: int) -> None:
    for number in range(60):
        words = " ".join(f"word{number}x{each}" for each in range(300))
        write(folder / f"a{number:03}.txt", f"Story {number}", words)
    last = limited(sync, size)[-1]
    assert isinstance(last, Failed), last
    assert last.disk
    assert "mistake" not in last.message
    assert sync.finish().articles == 63
    with sync.open() as archive:
        assert archive.search("story").total == 60
        assert all(sound for _, _, sound in archive.health())


@pytest.mark.parametrize(("room", "is_kept"), [(200, False), (10_000, True)])
def test_the_error_log_is_whole_or_not_there(sync: Syncer, room: int, is_kept: bool) -> None:
    mistake = "import sys, index.sync.__main__ as sync; sync.SyncRun.run = lambda _: 1 / 0; "
    done = subprocess.run(
        [sys.executable, "-c", f"{mistake}sys.exit(sync.main())", *sync.command()[4:]],
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
    )
    (failed,) = map(decode, done.stdout.splitlines())
    assert (done.returncode, done.stderr) == (3, "") and isinstance(failed, Failed)
    assert "a mistake in Pullquote (ZeroDivisionError)" in failed.message
    logs = list(sync.data.rglob("error.log"))
    assert [log.stat().st_mode & 0o777 for log in logs] == [0o600] * is_kept
    assert all(str(log) in failed.hint and "ZeroDivisionError" in log.read_text() for log in logs)


def test_output_that_cannot_be_written_ends_the_run(sync: Syncer) -> None:
    if not os.path.exists("/dev/full"):
        pytest.skip("no device that is always full")
    with open("/dev/full", "w") as full:
        done = subprocess.run(sync.command("--text-only"), stdout=full, stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (130, b"")
    assert sync.finish().articles == 3


def test_annotation_that_does_not_fit_is_told_and_leaves_the_old_one(sync: Syncer) -> None:
    sync()
    with sync.open() as archive:
        (found,) = archive.search("river").ids
        archive.annotations.note(found, "Ask the harbour master.")
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
        try:
            with pytest.raises(DiskError):
                archive.annotations.note(found, "Ask again. " * 10_000)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        assert archive.read(found).note == "Ask the harbour master."
        archive.annotations.note(found, "Ask again.")
        assert archive.read(found).note == "Ask again."


def test_files_are_private(sync: Syncer) -> None:
    """Also where the system lets others read what one makes, and in older archives."""
    before = os.umask(0o022)
    try:
        sync.apart()
        with sync.open() as archive:
            archive.annotations.star(archive.search("river").ids[0], True)
            archive.paths.annotations.chmod(0o644)
        with sync.open():
            everything = [sync.data, *sync.data.rglob("*")]
            for path in everything:
                assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path
    finally:
        os.umask(before)
    assert len(everything) > 8


@pytest.mark.parametrize("name", ["directory", "search"])
def test_nothing_is_taken_from_a_folder_that_others_can_write(sync: Syncer, name: str) -> None:
    """Opening the search index unpickles its files: they could do anything."""
    sync()
    directory: Path = getattr(paths.archive_paths(sync.folder, sync.data), name)
    directory.chmod(0o770)
    with pytest.raises(ArchiveError, match="Others than you"):
        sync.open()
    (failed,) = sync()
    assert isinstance(failed, Failed) and "Others than you" in failed.message
    directory.chmod(0o700)
    assert isinstance(sync()[-1], Finished)
