"""Whoever started the indexing process may be killed: it and its own children end, too."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import paths
from index.sync.lock import locked
from tests.archive.conftest import Syncer, write

STARTER = """
import subprocess, sys, time
child = subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
print(child.pid, flush=True)
for line in child.stdout:
    print(line.decode(), end="", flush=True)
time.sleep(600)
"""
"""Starts the indexing process, as the explorer and the commands do, and passes on what it tells."""

SECONDS = 30.0
"""How long whatever is left may take to end: on an idle machine it takes one or two."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


def is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def children(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        found += map(int, (task / "children").read_text().split())
    return found


def readers_of(indexer: int) -> list[int]:
    """Return the processes that read for the indexer, once they are there and read."""
    while True:
        found = children(indexer)
        if found and all(b"reading.worker" in commandline(pid) for pid in found):
            return found
        time.sleep(0.05)


def commandline(pid: int) -> bytes:
    return Path(f"/proc/{pid}/cmdline").read_bytes()


@pytest.fixture
def starter(sync: Syncer, folder: Path) -> Iterator[subprocess.Popen[str]]:
    for number in range(400):
        write(folder / f"a{number:03}.txt", f"Story {number}", f"Word{number} after word. " * 80)
    process = subprocess.Popen(
        [sys.executable, "-c", STARTER, *sync.command("--text-only")],
        stdout=subprocess.PIPE,
        text=True,
    )
    yield process
    process.kill()
    process.communicate()


def ended(pids: list[int], within: float) -> bool:
    until = time.monotonic() + within
    while any(map(is_running, pids)):
        if time.monotonic() > until:
            return False
        time.sleep(0.1)
    return True


def test_children_end_with_a_killed_parent(
    sync: Syncer, starter: subprocess.Popen[str], folder: Path
) -> None:
    assert starter.stdout
    indexer = int(starter.stdout.readline())
    readers = readers_of(indexer)
    starter.kill()
    assert ended([indexer, *readers], SECONDS)
    with locked(paths.archive_paths(folder, sync.data).lock):
        pass
    assert sync.finish().articles == 403


def test_even_where_one_of_them_hears_nothing(
    sync: Syncer, starter: subprocess.Popen[str], folder: Path
) -> None:
    """A reader deep in a parser, here: one that is stopped."""
    assert starter.stdout
    indexer = int(starter.stdout.readline())
    readers = readers_of(indexer)
    os.kill(readers[0], signal.SIGSTOP)
    time.sleep(0.5)
    starter.kill()
    assert ended([indexer, *readers], SECONDS)
