from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from tests.indexing import index_here
from tui.cli import main

BUDGET = """Budget splits cabinet

PORT SELWYN, 7 March 2024 — Ministers were divided last night over the budget.

“We cannot borrow to pay for tax cuts,” said Ada Holm, the finance minister.

“This is a budget of a government that has given up,” said Ruth Varga, who leads the opposition.
She added that families would see through it.
"""
FLOOD = """Flood reaches the old town

The river rose above the quay on Monday night, and forty families left their homes.

“I have never seen water like this,” said Hugh Tallis, the harbour master.
"""


@dataclass(frozen=True)
class Outcome:
    """What a command printed, and its exit status."""

    status: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.out.splitlines()]


class Indexing:
    """Stands for the indexing process, and has done its work here when it is there."""

    def __init__(self, command: list[str]) -> None:
        self.returncode, told = index_here(command)
        self.stdout = StringIO("\n".join(told))

    def wait(self) -> int:
        return self.returncode


_popen = subprocess.Popen


def popen(command: Sequence[str | Path], **more: Any) -> subprocess.Popen[Any] | Indexing:
    """Start a process, unless it is the one that indexes."""
    words = [*map(str, command)]
    return Indexing(words) if "index.sync" in words else _popen(words, **more)


class Pullquote:
    """Runs the command without a terminal: here, or in a process as a shell does.

    A process takes a second to start, so that only what is about processes asks for one.
    """

    def __init__(self, home: Path) -> None:
        self.home = home

    @property
    def environment(self) -> dict[str, str]:
        """What the command finds in its environment."""
        return {
            **os.environ,
            "PULLQUOTE_DATA_DIR": str(self.home / "data"),
            "PULLQUOTE_CONFIG": str(self.home / "settings.toml"),
            "PULLQUOTE_MEMORY": str(self.home / "memory.json"),
        }

    def __call__(self, *arguments: str | Path, given: str | bytes = "") -> Outcome:
        """Run it here."""
        read = TextIOWrapper(BytesIO(given.encode() if isinstance(given, str) else given), "utf-8")
        out, err = TextIOWrapper(BytesIO(), "utf-8"), TextIOWrapper(BytesIO(), "utf-8")
        with (
            patch("subprocess.Popen", popen),
            patch.dict(os.environ, self.environment),
            patch.multiple(sys, stdin=read, stdout=out, stderr=err),
        ):
            status = main([*map(str, arguments)])
        return Outcome(status, _written(out), _written(err))

    def apart(self, *arguments: str | Path, given: str | bytes = "") -> Outcome:
        """Do the same in a process."""
        done = subprocess.run(
            [sys.executable, "-m", "tui.cli", *map(str, arguments)],
            input=given.encode("utf-8") if isinstance(given, str) else given,
            capture_output=True,
            env=self.environment,
            timeout=180,
        )
        outcome = Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())
        assert "Traceback" not in outcome.err, outcome.err
        return outcome


def _written(stream: TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()


@pytest.fixture
def pullquote(tmp_path: Path) -> Pullquote:
    """The command for a user who has never used it."""
    return Pullquote(tmp_path)


@pytest.fixture(scope="session")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Pullquote:
    """The command for a user with an archive of two articles; change nothing in it."""
    home = tmp_path_factory.mktemp("home")
    folder = home / "articles"
    folder.mkdir()
    (folder / "budget.txt").write_text(BUDGET, "utf-8")
    (folder / "flood.txt").write_text(FLOOD, "utf-8")
    (folder / "empty.txt").write_text("", "utf-8")
    command = Pullquote(home)
    assert command.apart("index", folder).status == 1  # one file is empty
    return command
