"""Narrowing the results down: groups with counts, several filters at once, words to take away."""

from __future__ import annotations

from tests.tui.driving import Driver, running
from tests.tui.fakes import FakeArchive
from tui.screens.filters import FilterEntry, FilterList, FilterScreen
from tui.session.query_edit import asks_for_reported, filters_in, with_filters


def test_filters_of_a_query() -> None:
    query = 'tax source:"The Gazette" -speaker:Holm date:2024'
    held = filters_in(query)
    assert held == {'source:"The Gazette"': False, "speaker:Holm": True, "date:2024": False}
    assert with_filters(query, ["tag:port"]) == "tax tag:port"
    assert with_filters(query, []) == "tax"
    assert filters_in("title:tax said:(a b)") == {}


def rows(driver: Driver) -> list[str]:
    listed = driver.app.screen.query_one(FilterList).rows
    return [row.word if isinstance(row, FilterEntry) else row for row in listed]


async def test_groups_have_headings_and_counts(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("F")
        assert [row for row in rows(driver) if " · " in row] == [
            "Year · 1",
            "Month · 1",
            "Source · 3",
            "Speaker · 3",
            "Kind of file · 1",
        ]


async def test_several_at_once_and_taken_away_again(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("F")
        await driver.type("gazette")
        await driver.press("tab", "ctrl+u")
        await driver.type("holm")
        await driver.press("ctrl+x", "enter")
        assert driver.screen.bar.text == 'source:"The Gazette" -speaker:"Ada Holm"'
        await driver.press("F")
        await driver.until(lambda: isinstance(driver.app.screen, FilterScreen))
        await driver.press("delete", "enter")
        assert "source" not in driver.screen.bar.text


def test_a_query_tells_itself_whether_reported_speech_counts() -> None:
    assert asks_for_reported("(said:tax REPORTED:yes)")
    assert not asks_for_reported("said:tax unreported:yes")
