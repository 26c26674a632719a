"""An archive that takes its time: what is typed meanwhile is for what it brings, and for no other.

Each sequence of keys, typed in one go, must end where it ends with a pause after each key.
"""

from __future__ import annotations

import asyncio
import random
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from index import Completion, Results
from index.errors import ArchiveError
from tests.tui.driving import Driver, running
from tests.tui.fakes import FakeArchive, explorer
from tests.tui.hands import (
    at_once,
    before_the_first_article,
    handled,
    key_event,
    slow_down,
)
from tui.screens.explorer.screen_view import Done
from tui.session.memory import Memory
from tui.widgets.list_pane import ListPane

_ASKED = ("search", "read", "facets", "quotes", "frequent_entities", "complete")
_WRITTEN = ("star", "tag", "note", "keep", "remember_position")


async def test_a_mark_of_the_article_before_does_not_bring_it_back(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow_down(archive.annotations, _WRITTEN, monkeypatch, seconds=lambda: 0.3)
    async with running(archive) as driver:
        await at_once(driver, "*J")
        assert driver.title == "Holm rules out tax cut"
        assert archive.readings[1].starred
        await at_once(driver, "nQQK")
        assert driver.title == "Budget splits cabinet"
        assert not archive.readings[2].kept


async def test_one_comes_back_to_where_one_has_just_left_an_article(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow_down(archive.annotations, _WRITTEN, monkeypatch, seconds=lambda: 0.3)
    async with running(archive, size=(80, 24)) as driver:
        await driver.press("2", "ctrl+d")
        top = driver.screen.article.top_offset
        assert top > 0
        await at_once(driver, "JK")
        assert (driver.title, driver.session.places.position) == ("Budget splits cabinet", top)


async def test_letters_wait_for_their_dialog_however_long_it_takes(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow_down(archive, ["facets"], monkeypatch, seconds=lambda: 1.3)
    async with running(archive) as driver:
        await at_once(driver, "sruth\r")
        assert driver.top == "ExplorerScreen"
        assert "given up" in driver.at


async def test_esc_gives_up_what_takes_long_and_what_was_typed_for_it(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow_down(archive, ["facets"], monkeypatch, seconds=lambda: 1.6)
    async with running(archive) as driver:
        for letter in "sq":
            driver.app.post_message(key_event(driver, letter))
        await driver.until(lambda: driver.screen.status.doing)
        await at_once(driver, "\x1bn")
        assert driver.top == "ExplorerScreen"
        assert not driver.screen.status.doing
        assert driver.at == "“We cannot borrow to pay for tax cuts.”"
        await asyncio.sleep(1.6)  # when the names have been fetched
        await handled(driver)
        assert driver.top == "ExplorerScreen"


async def test_esc_may_be_held_down(archive: FakeArchive, monkeypatch: pytest.MonkeyPatch) -> None:
    slow_down(archive, ["facets"], monkeypatch, seconds=lambda: 2)
    async with running(archive) as driver:
        driver.app.post_message(key_event(driver, "s"))
        await driver.until(lambda: driver.screen.status.doing)
        for _ in range(20):
            driver.app.post_message(key_event(driver, "\x1b"))
            await asyncio.sleep(0)
        await handled(driver)
        assert driver.top == "ExplorerScreen"
        assert driver.app.is_running


@pytest.mark.parametrize("key", ["#", "s"])
async def test_an_article_that_cannot_be_read_is_not_waited_for(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    def fail(*_: object) -> None:
        raise ArchiveError("The disk is gone.")

    monkeypatch.setattr(archive, "read", fail)
    app = explorer(archive)
    async with app.run_test(size=(120, 40)) as pilot:
        driver = Driver(app, pilot)
        await driver.until(lambda: driver.session.total)
        await at_once(driver, key)
        assert driver.top == {"#": "ExplorerScreen", "s": "PickerScreen"}[key]
        assert not driver.explorer.view.status.doing


async def test_an_offer_is_waited_for_longer_than_a_moment(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(archive) as driver:
        slow_down(archive, ["search"], monkeypatch, seconds=lambda: 1.3)
        await at_once(driver, "/budgte\x14\r")
        assert driver.session.query == "budget"


@pytest.mark.parametrize(
    ("typed", "query"),
    [("/budg→\r", "budget"), ("/budgte\x14\r", "budget"), ("/tax zzz\x12\r", "tax")],
)
async def test_what_is_offered_for_a_query_may_be_taken_before_it_is_shown(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch, typed: str, query: str
) -> None:
    slow_down(archive, _ASKED, monkeypatch, seconds=lambda: 0.03)
    async with running(archive) as driver:
        await at_once(driver, typed)
        assert driver.session.query == query


async def test_letters_in_the_palette_do_not_wait_for_what_those_before_find(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(archive) as driver:
        await driver.press("J", "ctrl+p")
        slow_down(archive, ["search"], monkeypatch, seconds=lambda: 1.0)
        began = time.monotonic()
        for letter in "harbour":
            driver.app.post_message(key_event(driver, letter))
        await driver.until(lambda: driver.app.screen.query_one(Input).value == "harbour")
        searched = len(archive.calls)
        await at_once(driver, "\r")  # but what is chosen is one of what they find
        assert driver.title == "Budget splits cabinet"
        assert "search 'harbour'" in archive.calls[searched:]
        assert time.monotonic() - began > 1.0


async def test_what_is_found_after_esc_is_not_shown(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    began: list[str] = []
    search = archive.search

    def search_slowly(query: str, **how: Any) -> Results:
        began.append(query)
        time.sleep(0.3)
        return search(query, **how)

    async with running(archive) as driver:
        monkeypatch.setattr(archive, "search", search_slowly)
        for letter in "/harbour":
            driver.app.post_message(key_event(driver, letter))
        await driver.until(lambda: began)
        await at_once(driver, "\x1b")
        await driver.until(lambda: driver.session.results and not driver.session.results.query)
        await handled(driver)
        assert driver.session.results is not None
        assert (driver.screen.bar.text, driver.session.results.query) == ("", "")


async def test_what_is_found_while_it_ends_is_not_shown(archive: FakeArchive) -> None:
    """Nothing in place of the results is mounted on what is being taken down."""
    shown: list[str] = []
    async with running(archive) as driver:
        driver.screen._take(Done(lambda: shown.append("while it runs")))
        driver.app._running = False  # as Textual begins to take it down
        driver.screen._take(Done(lambda: shown.append("while it ends")))
        driver.app._running = True
    assert shown == ["while it runs"]


async def test_of_what_is_typed_fast_only_the_last_is_completed(archive: FakeArchive) -> None:
    asked: list[str] = []
    is_typed = threading.Event()

    def complete(query: str, cursor: int) -> Sequence[Completion]:
        asked.append(query)
        is_typed.wait(30)
        return ()

    async with running(archive) as driver:
        driver.screen.bar.complete_with(complete)
        for letter in "/harbour":
            driver.app.post_message(key_event(driver, letter))
        await driver.until(lambda: driver.screen.bar.text == "harbour" and asked)
        is_typed.set()
        await handled(driver)
        assert asked == ["h", "harbour"]


async def test_what_is_kept_for_the_first_article_acts_in_the_pane_it_goes_to(
    archive: FakeArchive,
) -> None:
    async with before_the_first_article(archive, size=(80, 24)) as (driver, bring):
        for letter in "3jj*":
            driver.app.post_message(key_event(driver, letter))
        await driver.pilot.pause(0.1)
        bring()
        await driver.until(lambda: driver.session.reading)
        await handled(driver)
        assert driver.title == "Budget splits cabinet"
        assert driver.session.places.index("quote") == 1
        assert archive.readings[1].starred


async def test_a_dialog_before_the_first_article_waits_for_it(
    archive: FakeArchive,
) -> None:
    async with before_the_first_article(archive) as (driver, bring):
        for letter in "n#quay\r":
            driver.app.post_message(key_event(driver, letter))
        await driver.pilot.pause(0.1)
        assert driver.top == "ExplorerScreen"
        bring()
        await driver.until(lambda: archive.readings[1].tags)
        await handled(driver)
        assert archive.readings[1].tags == ("quay",)
        assert driver.at == "“We cannot borrow to pay for tax cuts.”"


_TYPED = (
    *("/tax\r", "/council\r", "/budg→\r", "/zzz\r", "/bri", "\x1b", "\x1b", "\x7f", "\x0f", "-"),
    *("J", "K", "j", "k", "n", "p", "N", "e", ".", "1", "2", "3j", "4", "\t", "\r", "\x04", "t"),
    *("*", "#a b\r", ";quay\r", ";no\x1b", "Q", "M", "sru\r", "iho\t", "wcut\r", "A\x1b", "fk"),
    *("Fgaz\r", "F\x1b", "x\x1b", "4=kel\r\r", "u", "?star\r", ":star\r", "v", "B", "T\x1b"),
)


def _where(driver: Driver, archive: FakeArchive) -> dict[str, object]:
    """Return all that what was typed may have changed."""
    session, top = driver.session, driver.app.screen
    marks = [
        (one.starred, one.tags, one.note, sorted(one.kept)) for one in archive.readings.values()
    ]
    return {
        "query": (session.query, driver.screen.bar.text, session.sort),
        "dialog": (driver.top, [one.at_cursor for one in top.query(ListPane)]),
        "focus": driver.focus or "results",  # none can have it where nothing was found
        "found": (session.results and session.results.ids, driver.screen.results.cursor),
        "article": session.reading and session.reading.id,
        "place": (session.places.kind, session.places.position, session.places.entity),
        "panes": (session.arrangement.no_side, driver.quotes.by_speaker, driver.quotes.cursor),
        "marks": (marks, dict(archive.corrected)),
    }


async def _is_quiet(driver: Driver) -> None:
    """Wait until a query has been searched for, too, which begins after a pause.

    What is written is read and shown anew when that has ended: one piece of work leads to another.
    """
    await handled(driver)
    while driver.screen.bar.is_pausing or driver.busy:
        await driver.until(lambda: not driver.screen.bar.is_pausing)
        await handled(driver)


@pytest.mark.parametrize("seed", range(4))
async def test_in_one_go_all_ends_as_with_pauses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr("tui.widgets.search_bar.PAUSE", 0.02)
    draw = random.Random(seed)
    typed = "".join(draw.choices(_TYPED, k=4))
    ended = []
    for is_slow in (False, True):
        archive = FakeArchive(directory=tmp_path)
        async with running(archive, memory=Memory()) as driver:
            if is_slow:
                for thing, names in ((archive, _ASKED), (archive.annotations, _WRITTEN)):
                    slow_down(thing, names, monkeypatch, seconds=lambda: draw.uniform(0, 0.06))
            for letter in typed:
                driver.app.post_message(key_event(driver, letter))
                if not is_slow:
                    await _is_quiet(driver)
            await _is_quiet(driver)
            ended.append(_where(driver, archive))
    assert ended[0] == ended[1], typed
