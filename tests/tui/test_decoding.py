"""Choosing the encoding of an article whose letters came out wrong."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from index import EncodingChoice
from index.archive.encodings import Encodings
from index.errors import ReadError
from index.events import Committed, encode
from tests.tui.driving import running
from tests.tui.fakes import FakeArchive

CHOICES = [
    EncodingChoice("cp1252", "Western European, Windows", "Ñõîä"),
    EncodingChoice("cp1251", "Cyrillic, Windows", "Сход"),
]


class OnDisk(FakeArchive):
    """An archive whose first article has a file."""

    def __init__(self, directory: Path) -> None:
        super().__init__(directory=directory)
        self.chosen = ""
        self.readings[1] = replace(self.readings[1], file=Path("/articles/1.txt"))
        self.encodings = OfOneFile(self)


class OfOneFile(Encodings):
    def __init__(self, archive: OnDisk) -> None:
        self.archive = archive

    def of(self, file: Path) -> tuple[str, list[EncodingChoice]]:
        return self.archive.chosen, CHOICES

    def choose(self, file: Path, encoding: str) -> None:
        assert file == Path("/articles/1.txt")
        self.archive.chosen = encoding
        reading = self.archive.readings[1]
        article = replace(reading.article, title=f"As {encoding or 'guessed'}")
        self.archive.readings[1] = replace(reading, article=article)


@pytest.fixture
def archive(tmp_path: Path) -> OnDisk:
    return OnDisk(tmp_path)


def process(then: str = "") -> tuple[str, ...]:
    """Return an indexing process that reports a change, and does something more."""
    tell = f"print({encode(Committed(0, 1, 0, 0))!r}, flush=True)"
    return (sys.executable, "-S", "-c", f"import time\n{tell}\n{then}")


@pytest.mark.parametrize("then", ["", "time.sleep(60)"], ids=["idle", "busy"])
async def test_the_article_is_shown_as_it_reads_in_the_encoding(archive: OnDisk, then: str) -> None:
    async with running(archive, sync=process(then)) as driver:
        await driver.until(lambda: driver.session.is_syncing is bool(then))
        await driver.press("C")
        assert driver.top == "PickerScreen"
        await driver.type("cyr")
        await driver.press("enter")
        await driver.until(lambda: archive.chosen == "cp1251")
        await driver.until(lambda: driver.title == "As cp1251")


async def test_a_choice_can_be_taken_back(archive: OnDisk) -> None:
    archive.chosen = "cp1251"
    async with running(archive, sync=process()) as driver:
        await driver.press("C", "enter")
        await driver.until(lambda: driver.title == "As guessed")


async def test_a_file_that_is_not_text(archive: OnDisk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(file: Path) -> tuple[str, list[EncodingChoice]]:
        raise ReadError("This file says itself how it is encoded.", "It is PDF data, not text.")

    monkeypatch.setattr(archive.encodings, "of", refuse)
    async with running(archive) as driver:
        await driver.press("C")
        await driver.until(lambda: driver.toasts)
        assert "PDF data" in driver.toasts[-1]
