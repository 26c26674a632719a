"""What the explorer's process loads, and when."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tui.cli import main

_SCRIPT = """
import asyncio, sys
from pathlib import Path
import index
from tui.app import PullquoteApp

HEAVY = {"spacy", "thinc", "whoosh", "trafilatura", "lxml", "numpy"}
LANGUAGE = {"spacy", "thinc", "trafilatura"}
PARSER = {"index.search.query.parser.syntax"}
painted, listed = [], []

def open_archive(folder):
    if app.screen.query_one("#results").size:
        painted.append(HEAVY & set(sys.modules))
    archive = index.open_archive(folder)
    rows = archive.rows

    def list_rows(*args):
        found = rows(*args)
        listed.append((HEAVY | PARSER) & set(sys.modules))
        return found

    archive.rows = list_rows
    return archive

async def main():
    global app
    app = PullquoteApp(
        Path(sys.argv[1]), open_archive=open_archive, sync_command=lambda _: ["true"]
    )
    async with app.run_test(size=(120, 40)) as pilot:
        for key in ("slash", "h", "a", "r", "enter", "n", "full_stop", "e", "s", "escape", "w"):
            await pilot.press(key)
            await pilot.pause(0.05)

asyncio.run(main())
print(sorted(painted[0]), sorted(listed[0]), sorted(LANGUAGE & set(sys.modules)))
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "wall.txt").write_text("The harbour\\n\\nThe wall is to be raised.")
    assert main(["index", str(tmp_path / "articles"), "--text-only"]) == 0
    return tmp_path


def test_the_screen_is_painted_before_anything_is_opened(home: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(home / "articles")],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    told = "before the first paint, before the first list, and ever: spaCy"
    assert run.stdout.strip() == "[] [] []", told


def test_commands_and_settings_need_no_screen() -> None:
    code = "import sys, tui.commands, tui.settings; print('textual' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"
