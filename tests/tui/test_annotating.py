"""Marks, copying, and going to other programs."""

from __future__ import annotations

import asyncio
import os
import webbrowser
from dataclasses import replace
from functools import partial
from pathlib import Path
from unittest.mock import Mock

import pytest
from textual.widgets import Input, Static

from tests.tui.driving import Driver, running
from tests.tui.fakes import FakeArchive
from tui.session.memory import Memory
from tui.settings import Settings
from tui.widgets.no_results import NoResults


async def test_star(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("asterisk")
        await driver.until(lambda: archive.readings[1].starred)
        await driver.settle()
        row = driver.screen.results.row
        assert row is not None and row.starred
        await driver.press("asterisk")
        await driver.until(lambda: not archive.readings[1].starred)


async def test_tags_and_note(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("number_sign")
        await driver.type("#budget later budget")
        await driver.press("enter")
        await driver.until(lambda: archive.readings[1].tags == ("budget", "later"))
        await driver.until(lambda: "Tagged #budget #later." in _said(driver))
        await driver.press("semicolon")
        await driver.type("Ask the council")
        await driver.press("enter")
        await driver.until(lambda: archive.readings[1].note == "Ask the council")
        await driver.until(lambda: "Noted." in _said(driver))
        await driver.press("M")
        assert driver.session.results and list(driver.session.results.ids) == [1]
        for key, said in (("semicolon", "It has no note."), ("number_sign", "It has no tags of")):
            await driver.press(key, "ctrl+u", "enter")
            await driver.until(lambda said=said: said in _said(driver))  # type: ignore[misc]


def _said(driver: Driver) -> str:
    return " ".join(driver.toasts)


async def test_copy(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("n", "y")
        assert driver.app.clipboard == "“We cannot borrow to pay for tax cuts.”"
        await driver.press("Y")
        assert driver.app.clipboard == (
            "“We cannot borrow to pay for tax cuts.” — Ada Holm\n"
            "Budget splits cabinet, The Courier, 7 March 2024\n"
            "https://news.example/1"
        )


@pytest.mark.parametrize(
    ("style", "part"),
    [
        ("markdown", "> — Ada Holm, [Budget splits cabinet](https://news.example/1), The Courier"),
        ("apa", "Nora Lind. (2024, March 7). Budget splits cabinet. *The Courier*."),
        ("bibtex", "@article{lind2024,"),
    ],
)
async def test_copy_in_other_styles(archive: FakeArchive, style: str, part: str) -> None:
    settings = Settings(citation=style)  # type: ignore[arg-type]
    async with running(archive, settings=settings) as driver:
        await driver.press("n", "Y")
        assert part in driver.app.clipboard


async def test_watch_a_word(archive: FakeArchive) -> None:
    memory = Memory()
    async with running(archive, memory=memory, settings=Settings(watch=("harbour",))) as driver:
        assert "3 hits" in driver.screen.status.where
        await driver.press("W")
        await driver.type("library")
        await driver.press("enter")
        await driver.until(lambda: "6 hits" in driver.screen.status.where)
        assert memory.watch == ["library"]


async def test_open_the_original(archive: FakeArchive, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = Mock()
    monkeypatch.setattr("webbrowser.get", lambda: browser)
    async with running(archive) as driver:
        await driver.press("o")
        await driver.settle()
        browser.open.assert_called_once_with("https://news.example/1")
        assert driver.toasts == ["Opening https://news.example/1"]


async def test_there_is_no_browser(archive: FakeArchive, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise webbrowser.Error

    monkeypatch.setattr("webbrowser.get", fail)
    async with running(archive) as driver:
        await driver.press("o")
        assert driver.toasts == ["No browser was found. Set $BROWSER. https://news.example/1"]


async def test_no_other_program_is_started_where_there_is_no_terminal(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = webbrowser.GenericBrowser(["/nonexistent/browser"])
    monkeypatch.setattr("webbrowser.get", lambda: browser)
    async with running(archive) as driver:  # a test has none
        await driver.press("o")
        assert driver.toasts == ["No browser was found. Set $BROWSER. https://news.example/1"]


@pytest.mark.parametrize("key", ["o", "O"])
async def test_a_deleted_file_is_told(archive: FakeArchive, tmp_path: Path, key: str) -> None:
    reading = archive.readings[1]
    gone = tmp_path / "gone\x1b[31m.txt"
    archive.readings[1] = replace(reading, article=replace(reading.article, url=""), file=gone)
    async with running(archive) as driver:
        await driver.press(key)
        await driver.until(lambda: driver.toasts)
        said = rf"The file is not there any more {tmp_path}/gone\x1b[31m.txt"
        assert driver.toasts == [said]


async def test_export(archive: FakeArchive, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    async with running(archive) as driver:
        await driver.press("ctrl+e")
        assert driver.top == "PromptScreen"
        await driver.press("ctrl+u")
        await driver.paste(str(target))
        await driver.press("enter")
        await driver.until(lambda: driver.toasts)
        assert "4 articles written" in driver.toasts[-1]
        assert len(target.read_text().splitlines()) >= 4


async def test_a_reader_of_a_pipe_who_stalls_holds_nobody(
    archive: FakeArchive, tmp_path: Path
) -> None:
    """`q` says first what would stay unwritten; the thread that writes it ends with the program."""
    pipe = tmp_path / "pipe.jsonl"
    os.mkfifo(pipe)
    reader = _stalled(pipe)
    async with running(archive) as driver:
        await driver.press("ctrl+e", "ctrl+u")
        await driver.paste(str(pipe))
        await driver.pilot.press("enter")  # `driver.press` would wait until it is written
        await driver.until(lambda: driver.session.writing)
        await driver.pilot.press("q")
        await driver.until(lambda: driver.toasts)
        assert "pipe.jsonl is still being written q again leaves" in driver.toasts[-1]
        session = driver.session
        await driver.pilot.press("q")
    async with asyncio.timeout(30):
        while session.writing:
            await asyncio.sleep(0.01)
    assert driver.app.return_code == 0
    os.close(reader)


async def test_what_is_exported_twice_is_asked_about_twice_and_no_failure_is_kept_back(
    archive: FakeArchive, tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe.jsonl"
    os.mkfifo(pipe)

    async def export(driver: Driver, target: Path) -> None:
        await driver.pilot.press("ctrl+e", "ctrl+u")
        await driver.paste(str(target))
        await driver.pilot.press("enter")

    async with running(archive) as driver:
        for other in (tmp_path / "1.csv", tmp_path / "2.csv"):
            reader = _stalled(pipe)
            await export(driver, pipe)
            await driver.until(lambda: driver.session.writing)
            await driver.pilot.press("q")
            await driver.until(partial(_is_told, driver, "is still being written"))
            await export(driver, other)
            await driver.until(other.exists)
            os.close(reader)
            await driver.until(partial(_is_told, driver, "Broken pipe"))
            await driver.until(lambda: not driver.session.writing)


def _is_told(driver: Driver, words: str) -> bool:
    return any(words in one for one in driver.toasts)


def _stalled(pipe: Path) -> int:
    """Return a reader of a pipe that is full and stays so."""
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with open(pipe, "wb", buffering=0) as full:
        os.set_blocking(full.fileno(), False)
        while full.write(bytes(1000)):
            pass
    return reader


async def test_an_export_to_the_home_of_nobody(
    archive: FakeArchive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with running(archive) as driver:
        await driver.press("ctrl+e", "ctrl+u")
        await driver.paste("~nobody-here/out.csv")
        await driver.press("enter")
        assert driver.app.screen.query_one(Input).value == "~nobody-here/out.csv"
        assert "There is no folder ~nobody-here." in asked(driver)


async def test_what_is_there_already_is_replaced_when_that_is_said_twice(
    archive: FakeArchive, tmp_path: Path
) -> None:
    notes, other = tmp_path / "notes.csv", tmp_path / "other.csv"
    for file in (notes, other):
        file.write_text("mine")
    async with running(archive) as driver:
        await driver.press("ctrl+e", "ctrl+u")
        await driver.paste(str(notes))
        await driver.press("enter")
        assert driver.top == "PromptScreen" and notes.read_text() == "mine"
        assert "notes.csv is there already: ↵ replaces it." in asked(driver)
        await driver.press("ctrl+u")
        await driver.paste(str(other))
        await driver.press("enter")
        assert "other.csv is there already" in asked(driver) and other.read_text() == "mine"
        await driver.press("enter")
        await driver.until(lambda: other.read_text() != "mine")
    assert notes.read_text() == "mine"


def asked(driver: Driver) -> str:
    """Return what the dialog says."""
    return " ".join(str(one.content) for one in driver.app.screen.query(Static))


async def test_an_export_is_not_offered_the_name_of_another(
    archive: FakeArchive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with running(archive) as driver:
        for name in ("pullquote.csv", "pullquote-2.csv", "pullquote-3.csv"):
            await driver.press("ctrl+e")
            assert driver.app.screen.query_one(Input).value == name
            await driver.press("enter")
            await driver.until(lambda name=name: (tmp_path / name).exists())  # type: ignore[misc]


async def test_the_place_in_an_article_is_kept(archive: FakeArchive) -> None:
    async with running(archive, size=(80, 24)) as driver:
        await driver.press("2", "G")
        top = driver.screen.article.top_offset
        await driver.press("J", "K")
        assert driver.screen.article.top_offset == top


async def test_without_marks_the_view_of_them_says_how_to_make_some(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("M")
        said = str(driver.screen.query_one(NoResults).content)
        assert "* stars an article, # gives it tags, ; takes a note about it." in said
        assert said.endswith("R  shows all articles")
        await driver.press("R")
        assert driver.session.results and driver.session.results.total == 4
