"""Narrowing the results down: groups with counts, several filters at once, words to take away."""

from __future__ import annotations

import pytest

from tests.tui.driving import Driver, running
from tests.tui.fakes import FakeArchive
from tests.tui.shown import lines_shown
from tui.screens.dividing import FilterEntry
from tui.screens.filters import FilterList, FilterScreen
from tui.session.filters import FilteredQuery
from tui.session.query_edit import asks_for_reported, filter_word, with_filter


def held(query: str) -> dict[str, bool | None]:
    filtered = FilteredQuery.of(query)
    return {word: filtered.excludes(word) for word in filtered.words}


def test_filters_of_a_query() -> None:
    query = 'tax source:"The Gazette" -speaker:Holm date:2024'
    assert held(query) == {'source:"The Gazette"': False, "speaker:Holm": True, "date:2024": False}
    assert FilteredQuery.of(query).text == query
    assert FilteredQuery.of(query).cleared().text == "tax"
    assert not held("title:tax said:(a b)")


@pytest.mark.parametrize(
    "query",
    [
        "tax OR source:Post",
        "(tax source:Post)",
        "NOT source:Post",
        "date:march 2024",
        "date:2023 to 2024",
        "source: Post",
        '"the source:Post"',
    ],
)
def test_what_is_no_filter_of_the_whole_query(query: str) -> None:
    filtered = FilteredQuery.of(query)
    assert not filtered.filters
    added = filtered.toggled("tag:port", excludes=False)
    assert added.text.endswith(" tag:port")
    assert query in added.cleared().text


def test_several_of_one_kind_are_any_of_these() -> None:
    query = FilteredQuery.of("tax")
    for word in ('source:"The Post"', "source:Nora", "date:2025", "date:2026", "date:2026-03"):
        query = query.toggled(word, excludes=False)
    assert query.text == 'tax source:"The Post"|Nora date:2025|2026 date:2026-03'
    assert FilteredQuery.of(query.text) == query
    assert query.apart_from("source").text == "tax date:2025|2026 date:2026-03"
    assert query.apart_from("year").text == 'tax source:"The Post"|Nora date:2026-03'
    for word in ('source:"The Post"', "date:2026", "date:2026-03"):
        query = query.toggled(word, excludes=False)
    assert query.text == "tax source:Nora date:2025"
    assert query.toggled("source:Nora", excludes=True).text == "tax date:2025 -source:Nora"


def test_who_types_a_field_twice_asks_for_both() -> None:
    query = FilteredQuery.of("tag:port tag:fish")
    assert query.text == "tag:port tag:fish"
    assert query.toggled("tag:tax", excludes=False).text == "tag:port|tax tag:fish"
    assert query.toggled("tag:port", excludes=False).text == "tag:fish"
    assert query.apart_from("tag").text == "tag:fish"


def test_what_is_added_holds_for_all_alternatives() -> None:
    assert with_filter("tax OR levy", "tag", "port") == "(tax OR levy) tag:port"
    assert with_filter("tax|levy", "tag", "port") == "(tax|levy) tag:port"
    assert with_filter('"tax OR levy" (a OR b) tag:a|b', "tag", "port") == (
        '"tax OR levy" (a OR b) tag:a|b tag:port'
    )
    assert with_filter("speaker:Anna", "speaker", "Ann") == "speaker:Anna speaker:Ann"
    assert with_filter("", "tag", "OR") == 'tag:"OR"'
    assert with_filter("", "tag", "-port") == 'tag:"-port"'


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("„Post“ heute", 'source:"Post heute"'),
        ("Ada “Big” Holm", 'source:"Ada Big Holm"'),
        ('The "Post"', 'source:"The Post"'),
        ("What now?", 'source:"What now"'),
        ("Nora*", "source:Nora"),
    ],
)
def test_no_sign_in_a_name_is_one_in_the_query(name: str, word: str) -> None:
    assert filter_word("source", name) == word
    query = FilteredQuery.of(f"tax {word}").toggled('source:"Le Soir"', excludes=False)
    assert FilteredQuery.of(query.text) == query
    assert query.words == (word, 'source:"Le Soir"')


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
        await driver.type("varga")
        await driver.press("ctrl+x", "enter")
        assert driver.screen.bar.text == 'source:"The Gazette" -speaker:"Ruth Varga"'
        await driver.press("F")
        await driver.until(lambda: isinstance(driver.app.screen, FilterScreen))
        await driver.press("delete", "enter")
        assert "source" not in driver.screen.bar.text


def counts(driver: Driver) -> dict[str, int | None]:
    listed = driver.app.screen.query_one(FilterList).rows
    return {row.word: row.count for row in listed if isinstance(row, FilterEntry)}


def keys_told(driver: Driver) -> str:
    return str(driver.app.screen.query_one(".box").border_subtitle)


async def test_several_sources_mean_either(archive: FakeArchive) -> None:
    """What is chosen of a kind counts for the other kinds, and for the list; not for its own."""
    async with running(archive) as driver:
        await driver.press("F")
        await driver.type("courier")
        await driver.press("tab", "ctrl+u")
        assert counts(driver) | {
            'source:"The Courier"': 1,
            'source:"The Gazette"': 2,
            'speaker:"Ruth Varga"': 1,
        } == counts(driver)
        await driver.type("gazette")
        await driver.press("tab", "ctrl+u")
        assert counts(driver) | {
            'source:"The Courier"': 1,
            'source:"The Gazette"': 2,
            'speaker:"Ruth Varga"': 2,
            "date:2024": 3,
        } == counts(driver)
        assert 'source:"The Courier"|"The Gazette"' in "\n".join(lines_shown(driver.app))
        assert "3 articles" in str(driver.app.screen.query_one(".box").border_title)
        await driver.press("enter")
        assert driver.session.total == 3
        await driver.press("F")
        await driver.type("courier")
        await driver.press("tab", "enter")
        assert driver.screen.bar.text == 'source:"The Gazette"'
        assert driver.session.total == 2


async def test_enter_does_what_it_says(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("F")
        assert "↵ done" in keys_told(driver)
        await driver.press("enter")
        assert (driver.top, driver.screen.bar.text) == ("ExplorerScreen", "")
        await driver.press("F", "down")
        assert "↵ takes this one" in keys_told(driver)
        await driver.press("tab")
        assert "↵ done" in keys_told(driver)
        await driver.press("down", "enter")
        assert driver.screen.bar.text == "date:2024-03"


async def test_what_begins_so_comes_first(archive: FakeArchive) -> None:
    """`o` is in “The Courier”, but “Radio Four Winds” has no word that begins so either."""
    async with running(archive) as driver:
        await driver.press("F")
        await driver.type("br")
        assert rows(driver) == ["Speaker · 1", 'speaker:"Tomas Brandt"']
        await driver.press("ctrl+u")
        await driver.type("r")
        found = rows(driver)
        assert found.index('source:"Radio Four Winds"') < found.index('source:"The Courier"')
        assert found.index('speaker:"Ruth Varga"') < found.index('speaker:"Tomas Brandt"')


def test_a_query_tells_itself_whether_reported_speech_counts() -> None:
    assert asks_for_reported("(said:tax REPORTED:yes)")
    assert not asks_for_reported("said:tax unreported:yes")
