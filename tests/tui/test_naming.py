"""Whom a quote is by: the names that there are are offered, and any other can be typed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index import EntityRow
from index.article import EntityKind
from tests.tui.driving import Driver, running
from tests.tui.fakes import FakeArchive
from tests.tui.test_dialogs import choices
from tui.screens.palette import OfferList
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


async def test_a_last_name_comes_after_the_fuller_names_it_may_be_short_for(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A body that another one's name ends with is nobody's last name."""
    entities, facets = archive.frequent_entities, archive.facets
    kinds: dict[str, EntityKind] = {"Holm": "PERSON", "Courier": "ORG", "Kelding Courier": "ORG"}
    more = [EntityRow(kind=kind, name=name, articles=1, mentions=1) for name, kind in kinds.items()]
    quoted = (("Holm", 2), ("Courier", 2))
    monkeypatch.setattr(archive, "frequent_entities", lambda query="": [*entities(query), *more])
    monkeypatch.setattr(
        archive, "facets", lambda found: facets(found)._replace(speakers=(*quoted, ("Ada Holm", 1)))
    )
    async with running(archive) as driver:
        await ask(driver)
        await driver.type("holm")
        assert choices(driver) == ["Ada Holm", "Holm", "holm"]
        await driver.press(*["backspace"] * 4)
        await driver.type("Courier")
        assert choices(driver)[0] == "Courier"
        await driver.press("escape", "escape")
        await driver.press("ctrl+p")
        await driver.type("holm")
        await driver.settle()
        offers = [row.label for row in driver.app.screen.query_one(OfferList).rows]
        assert offers.index("Ada Holm") < offers.index("Holm")


async def test_who_is_only_described_is_offered_last_and_never_from_elsewhere(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    facets = archive.facets
    quoted = (
        ("the harbour master", 9),
        ("A neighbour", 8),
        ("One of the divers", 2),
        ("Tomas Brandt", 1),
    )
    monkeypatch.setattr(archive, "facets", lambda found: facets(found)._replace(speakers=quoted))
    reading = archive.readings[1]
    assert reading.analysis is not None
    first, second, *rest = reading.analysis.quotes
    described = (replace(first, name="the mayor"), replace(second, name="the engineer"))
    analysis = replace(reading.analysis, quotes=(*described, *rest))
    archive.readings[1] = replace(reading, analysis=analysis)
    async with running(archive) as driver:
        await ask(driver)
        offered = choices(driver)
        # Who it is so far stands first, and whom else the article has is in sight below.
        assert offered[:3] == ["the mayor", "Ada Holm", "Ruth Varga"]
        assert offered[-2:] == ["the engineer", "Nobody who is named"]
        assert not {name for name, _ in quoted[:-1]} & set(offered)
        assert at_cursor(driver) == "the mayor", "who it is so far"
