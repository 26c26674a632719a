"""Output that nobody reads, or that finds no room: a sentence, and never a traceback.

No lines are counted here (`tests/conftest.py`): what counts them would find no room either.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Pullquote

COMMANDS = [("search", "river"), ("quotes",), ("stats",), ("show", "1"), ("keys",), ("index",)]

pytestmark = pytest.mark.skipif(
    not os.path.exists("/dev/full"), reason="no device that is always full"
)


def run(pullquote: Pullquote, command: tuple[str, ...], redirected: str) -> tuple[int, str]:
    """Run a command with the shell's redirections; return its status and standard error."""
    done = subprocess.run(
        ["sh", "-c", f'"$@" {redirected}', "sh", sys.executable, "-m", "tui.cli", *command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=pullquote.environment,
        timeout=180,
        text=True,
    )
    return done.returncode, done.stderr


@pytest.mark.parametrize(
    "command", [*COMMANDS[:-1], ("--version",), ("search", "--help")], ids=" ".join
)
def test_full_disk(indexed: Pullquote, command: tuple[str, ...]) -> None:
    status, errors = run(indexed, command, "> /dev/full")
    assert status == 1
    assert "pullquote: The disk is full." in errors
    assert "Traceback" not in errors and "Exception ignored" not in errors


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("redirected", [">&-", "2>&-", ">&- 2>&-"])
def test_closed(indexed: Pullquote, command: tuple[str, ...], redirected: str) -> None:
    status, errors = run(indexed, command, redirected)
    assert status == 0
    assert "Traceback" not in errors and "mistake" not in errors


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_narration_without_room(indexed: Pullquote, command: tuple[str, ...]) -> None:
    status, _ = run(indexed, command, "2> /dev/full")
    assert status in (0, 1)  # 1 where there was something to say


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_reader_that_has_seen_enough(indexed: Pullquote, command: tuple[str, ...]) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "tui.cli", *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=indexed.environment,
    )
    assert process.stdout and process.stderr
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=180) == 0
    assert b"Traceback" not in errors and b"Exception ignored" not in errors


def test_full_disk_of_the_archive(pullquote: Pullquote, tmp_path: Path) -> None:
    """The indexing process meets it, and the command says so."""
    folder = tmp_path / "many"
    folder.mkdir()
    (folder / "flood.txt").write_text("Flood\n\n" + "The river rose on Monday. " * 40, "utf-8")
    limit = ["sh", "-c", 'ulimit -f 64; exec "$@"', "sh"]
    done = subprocess.run(
        [*limit, sys.executable, "-m", "tui.cli", "index", str(folder), "--text-only"],
        capture_output=True,
        env=pullquote.environment,
        timeout=180,
        text=True,
    )
    assert done.returncode == 1
    assert "mistake" not in done.stderr and "Traceback" not in done.stderr
    assert "store.db" in done.stderr
