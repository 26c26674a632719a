"""Whom a quote is by: the names that there are are offered, and any other can be typed."""

from __future__ import annotations

import pytest

from tests.tui.driving import Driver, running
from tests.tui.fakes import FakeArchive
from tests.tui.test_dialogs import choices
from tui.screens.picker import ChoiceList


async def ask(driver: Driver) -> None:
    await driver.press("n", "x", "c")
    assert driver.top == "NamingScreen"


def at_cursor(driver: Driver) -> str:
    listed = driver.app.screen.query_one(ChoiceList)
    assert listed.at_cursor is not None
    return listed.choices[listed.at_cursor].label


async def test_those_of_the_article_come_first(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await ask(driver)
        offered = choices(driver)
        assert offered[:3] == ["Ada Holm", "Ruth Varga", "Kelding Council"]
        assert "Tomas Brandt" in offered[3:] and offered[-1] == "Nobody who is named"
        assert at_cursor(driver) == "Ada Holm", "who it is so far"


async def test_a_few_letters_are_enough(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await ask(driver)
        await driver.type("brand")
        assert choices(driver)[:2] == ["Tomas Brandt", "brand"]
        await driver.press("enter")
        assert driver.session.speaker == "Tomas Brandt"


async def test_what_is_typed_is_below_what_it_begins(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await ask(driver)
        await driver.type("Brandt")
        await driver.press("down", "enter")
        assert driver.session.speaker == "Brandt"


async def test_what_nobody_is_called_is_taken_as_typed(archive: FakeArchive) -> None:
    """Names that only have its letters, with others between, stand below it."""
    async with running(archive) as driver:
        await ask(driver)
        await driver.type("Ada Hom")
        assert choices(driver) == ["Ada Hom", "Ada Holm"]
        await driver.press("enter")
        assert driver.session.speaker == "Ada Hom"


async def test_a_name_in_full_is_that_name(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await ask(driver)
        await driver.type("Ruth Varga")
        assert choices(driver) == ["Ruth Varga"]


async def test_nobody_can_be_chosen(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await ask(driver)
        await driver.type("nobody")
        await driver.press("down", "enter")
        assert driver.toasts == ["Said by nobody named in this article. u takes it back."]


async def test_the_archive_is_asked_once(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    entities = archive.frequent_entities

    def noted(query: str = "") -> object:
        asked.append(query)
        return entities(query)

    monkeypatch.setattr(archive, "frequent_entities", noted)
    async with running(archive) as driver:
        await ask(driver)
        await driver.type("varga")
        assert asked == [""]
        await driver.press("escape")
        assert driver.session.speaker == "Ada Holm"
