"""`N` after a search for a speaker goes to what they say, without the quotes before it."""

from __future__ import annotations

import pytest

from tests.tui.driving import running
from tests.tui.fakes import FakeArchive
from tui.session.query_edit import asks_for_speaker


@pytest.mark.parametrize(
    ("query", "name", "asked"),
    [
        ("speaker:varga", "Ruth Varga", True),
        ('tax speaker:"ruth varga" date:2024', "Ruth Varga", True),
        ("speaker:ruth-varga", "Ruth Varga", True),
        ("speaker:var*", "Ruth Varga", True),
        ("speaker:var", "Ruth Varga", False),
        ("-speaker:varga", "Ruth Varga", False),
        ("varga", "Ruth Varga", False),
        ("speaker:", "Ruth Varga", False),
        ("speaker:varga", None, False),
        ("speaker:varga", "Ada Holm", False),
        ("speaker:jose", "José Varga", True),
        ("(speaker:holm OR speaker:varga)", "Ruth Varga", True),
    ],
)
def test_whom_a_query_asks_for(query: str, name: str | None, asked: bool) -> None:
    assert asks_for_speaker(query, name) == asked


async def test_the_first_quote_of_the_speaker_searched_for(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("slash")
        await driver.type("speaker:varga\r")
        await driver.until(lambda: driver.session.query == "speaker:varga")
        await driver.settle()
        first = next(one for one in driver.session.places.quotes if one.name == "Ruth Varga")
        assert driver.session.places.quotes[0].name != "Ruth Varga"
        await driver.press("N")
        quote = driver.session.quote
        assert quote is not None and quote.span == first.span


async def test_without_such_a_search_a_quote_is_needed_first(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("N")
        assert any("Go to a quote first" in toast for toast in driver.toasts)
