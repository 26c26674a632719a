"""The process that checks a manuscript: what it tells, and that it can be stopped."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from threading import Thread

import pytest
from textual.widgets import Static

from tests.tui.driving import running
from tests.tui.fakes import FakeArchive
from tui.screens.check import Checked
from tui.screens.checking import Check

_RECORD = {
    "status": "not-found",
    "text": "“Never.”",
    "speaker": None,
    "confidence": 0.0,
    "how": "",
    "match": None,
}


def _saying(words: str, code: int) -> list[str]:
    told = f"print({words!r}); import sys; print('A note.', file=sys.stderr); sys.exit({code})"
    return [sys.executable, "-S", "-c", told]


def _endless(began: Path) -> list[str]:
    """Return the command line of a process that ends only if it is stopped."""
    script = f"import time\nopen({str(began)!r}, 'w').close()\nwhile True: time.sleep(1)"
    return [sys.executable, "-S", "-c", script]


def test_what_it_tells_is_listed() -> None:
    checked = Check(_saying(json.dumps(_RECORD), 1)).run()
    assert [row.status for row in checked.rows] == ["not-found"]
    assert checked.said == "A note." and checked.is_done


def test_a_process_that_fails_before_it_lists_anything_has_not_checked() -> None:
    checked = Check([sys.executable, "-S", "-c", "import sys; sys.exit('No such draft.')"]).run()
    assert checked == Checked([], "No such draft.", is_done=False)


def test_what_cannot_be_started_is_told() -> None:
    checked = Check(["/nonexistent/program"]).run()
    assert not checked.is_done and "cannot be started" in checked.said


def test_it_takes_no_longer_than_it_may(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.screens.checking.PATIENCE", 0.1)
    checked = Check(_endless(tmp_path / "began")).run()
    assert not checked.is_done and "was stopped" in checked.said


def test_it_is_not_begun_once_it_was_stopped() -> None:
    check = Check(["/nonexistent/program"])
    check.stop()
    assert check.run() == Checked((), "", is_done=False)


def test_stopping_ends_the_process(tmp_path: Path) -> None:
    began = tmp_path / "began"
    check = Check(_endless(began))
    ended = []
    thread = Thread(target=lambda: ended.append(check.run()), daemon=True)
    thread.start()
    while not began.exists():
        thread.join(0.01)
    check.stop()
    thread.join(30)
    assert ended == [Checked((), "", is_done=False)]


async def test_a_draft_that_is_not_there_is_asked_for_again(
    archive: FakeArchive, draft: Path
) -> None:
    async with running(archive) as driver:
        await driver.press("c")
        await driver.type("daft.txt\r")
        await driver.settle()
        assert driver.top == "PromptScreen"
        hint = str(driver.app.screen.query_one(".hint", Static).content)
        assert hint.startswith("There is no such file.")


@pytest.mark.usefixtures("draft")
async def test_escape_stops_it(
    archive: FakeArchive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = tmp_path / "began"
    monkeypatch.setattr("tui.screens.checking.check_command", lambda draft, folder: _endless(began))
    async with running(archive) as driver:
        await driver.press("c")
        await driver.type("draft.txt\r")
        await driver.until(lambda: driver.top == "CheckingScreen" and began.exists())
        await driver.pilot.press("escape")
        await driver.settle()  # the thread that waits for the process has ended
        assert driver.top == "ExplorerScreen"
        assert driver.toasts == ["Stopped: the quotations were not compared."]
