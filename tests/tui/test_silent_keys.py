"""Where there is little to do, too, a key does something or says why it does nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.app import App

from index import Reading
from index.errors import ArchiveError
from tests.tui.driving import Driver, running
from tests.tui.fakes import FakeArchive, explorer
from tests.tui.hands import before_the_first_article
from tests.tui.invented import ARTICLES
from tests.tui.test_keys import state
from tui.commands import COMMANDS, Command, textual_key
from tui.screens import typeahead
from tui.screens.explorer.screen import ExplorerScreen
from tui.screens.explorer.view import View
from tui.session import panes
from tui.session.memory import Memory
from tui.session.panes import PaneName
from tui.settings import Settings
from tui.widgets.timeline import Timeline

PANES: tuple[PaneName, ...] = tuple(pane.id for pane in panes.PANES)
STATES = (
    "nothing found",
    "empty archive",
    "still indexing",
    "not to be opened",
    "not to be read",
    "no quote",
    "not analysed",
)
_REACH_OUT = ("quit", "source.open", "source.edit")


def _fail(*_: object) -> None:
    raise ArchiveError("The disk is gone.", "Put it back.")


def _archive(kind: str, place: Path) -> FakeArchive:
    archive = FakeArchive(ARTICLES, directory=place, analysed=lambda _: kind != "not analysed")
    if kind in ("empty archive", "still indexing"):
        archive.readings.clear()
    if kind == "no quote":
        archive.readings = {number: _bare(one) for number, one in archive.readings.items()}
    if kind == "not to be read":
        archive.read = _fail  # type: ignore[assignment, method-assign]
    return archive


def _bare(reading: Reading) -> Reading:
    """Return an article in which nobody is quoted or named."""
    assert reading.analysis is not None
    return replace(reading, analysis=replace(reading.analysis, quotes=(), entities=()))


@asynccontextmanager
async def _in_state(kind: str, place: Path) -> AsyncIterator[Driver]:
    sync = ("sleep", "60") if kind == "still indexing" else ("true",)
    app = explorer(_archive(kind, place), memory=Memory(), sync=sync)
    if kind == "not to be opened":
        app._open_archive = _fail  # type: ignore[assignment]
    async with app.run_test(size=(120, 40)) as pilot:
        driver = Driver(app, pilot)
        session = driver.session
        await driver.until(lambda: session.results or session.is_refused)
        await driver.settle()
        await driver.until(lambda: session.is_syncing == (kind == "still indexing"))
        yield driver


async def _begin(driver: Driver, kind: str, pane: PaneName) -> None:
    """Bring the explorer into the state, with the keys in a pane where there is one."""
    while driver.top != "ExplorerScreen" or driver.screen.bar.is_typing:
        await driver.press("escape")
    if kind == "nothing found" and driver.session.query != "zebra":
        driver.explorer.search.search_for("zebra")
    driver.session.arrangement.zen = driver.session.arrangement.no_side = False
    driver.explorer.view.show_panes()
    if not driver.session.lists_nothing:
        driver.explorer.panes.focus(pane)
    driver.explorer._kept.clear()
    driver.app.clear_notifications()
    await driver.settle()


def _may_be_silent(command: Command, kind: str, pane: PaneName) -> bool:
    """Tell whether a key needs to say nothing, since what it does is there already."""
    is_at_edge = command.id.startswith("move.") and kind in STATES[4:]
    is_there = command.id == f"pane.{pane}" or (command.id == "open" and pane == "article")
    return is_at_edge or is_there or command.id == "redraw"


@pytest.mark.parametrize("kind", STATES)
async def test_no_key_is_silent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    """Walk through all keys, from one pane after the other."""
    monkeypatch.setattr(typeahead, "_LONGEST", 0.05)
    silent: list[str] = []
    async with _in_state(kind, tmp_path) as driver:
        for number, command in enumerate(COMMANDS.values()):
            if command.id in _REACH_OUT:
                continue
            pane = PANES[number % len(PANES)]
            await _begin(driver, kind, pane)
            before = state(driver)
            await driver.press(textual_key(command.keys[0]))
            if state(driver) == before and not _may_be_silent(command, kind, pane):
                silent.append(f"{command.keys[0]} ({command.id}) in {pane}")
    assert not silent


async def test_what_is_missing_is_named(tmp_path: Path) -> None:
    said = {
        "nothing found": "Nothing was found: / searches again, R drops a word.",
        "empty archive": "There are no articles yet.",
        "still indexing": "That waits for the first article.",
        "not to be opened": "No archive is open: r tries again.",
        "not to be read": "No article is open.",
    }
    for kind, words in said.items():
        async with _in_state(kind, tmp_path) as driver:
            await _begin(driver, kind, "results")
            for key in ("*", "n", "y"):
                await driver.press(textual_key(key))
                assert driver.toasts == [words], (kind, key)


async def test_what_waited_for_the_first_article_is_done_and_no_more_said_to_wait(
    archive: FakeArchive,
) -> None:
    async with before_the_first_article(archive) as (driver, bring):
        await driver.press("n")
        assert driver.toasts == ["That waits for the first article."]
        bring()
        await driver.until(lambda: driver.session.reading)
        await driver.settle()
        assert driver.at == "“We cannot borrow to pay for tax cuts.”"
        assert not driver.toasts


@pytest.mark.parametrize("key", ["tab", "shift+tab", "2", "3", "v", "z"])
async def test_where_nothing_is_found_no_key_hides_why(archive: FakeArchive, key: str) -> None:
    async with running(archive, size=(80, 24)) as driver:
        driver.explorer.search.search_for("zebra")
        await driver.settle()
        await driver.press(key)
        assert driver.toasts == ["Nothing was found: / searches again, R drops a word."]
        assert driver.screen.query_one("#no-results").size.height > 10
        await driver.press("escape", "escape")
        assert (driver.focus, driver.session.arrangement.drawer) == ("results", None)
        await driver.press("tab")
        assert driver.focus == "article"


async def test_what_is_alone_on_the_screen_gives_way_to_why_nothing_is_left(
    archive: FakeArchive,
) -> None:
    async with running(archive) as driver:
        await driver.press("z")
        archive.readings.clear()
        driver.explorer.follow.show_changes(frozenset(), listing=True)
        await driver.settle()
        assert driver.screen.query_one("#no-results").size.height > 10


async def test_the_months_go_with_the_search(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.until(lambda: list(driver.screen.query(Timeline)))
        timeline = driver.screen.query_one(Timeline)
        await driver.until(lambda: timeline.months)
        driver.explorer.search.search_for("zebra")
        await driver.settle()
        assert not timeline.months
        await driver.press("escape")
        await driver.until(lambda: timeline.months)


async def test_an_article_from_elsewhere_is_seen_where_nothing_was_found(
    archive: FakeArchive,
) -> None:
    async with running(archive) as driver:
        driver.explorer.search.search_for("zebra")
        await driver.settle()
        driver.explorer.reader.go_to_article(2)
        await driver.settle()
        assert (driver.title, driver.focus) == ("Holm rules out tax cut", "article")
        assert driver.screen.article.size.height > 10
        assert (driver.screen.bar.text, driver.session.total) == ("", 4)
        assert driver.screen.results.cursor == 1


async def test_an_article_that_cannot_be_read_is_not_taken_for_the_one_before(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = archive.read

    def read_some(article_id: int, *rest: Any) -> Reading:
        if article_id == 2:
            _fail()
        return read(article_id, *rest)

    monkeypatch.setattr(archive, "read", read_some)
    async with running(archive) as driver:
        await driver.press("J")
        assert driver.toasts == ["The disk is gone. Put it back."]
        assert driver.session.reading is None
        await driver.press("*")
        assert driver.toasts == ["No article is open."]
        assert not archive.readings[1].starred
        await driver.press("J")
        assert driver.title == "Harbour wall to be raised again"


async def test_esc_takes_a_message_back_or_says_that_all_is_closed(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.until(lambda: not driver.session.is_syncing)
        await driver.press("X", "escape")
        assert not driver.toasts
        await driver.press("escape")
        assert driver.toasts == ["Nothing is left to close: q leaves Pullquote."]


async def test_the_side_panes_come_out_of_zen(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("z", "v")
        assert driver.screen.query_one("#side").size.width > 20


async def test_at_its_widest_a_side_pane_says_so(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        view: View = driver.explorer.view
        widths = []
        while not driver.toasts:
            await driver.press("greater_than_sign")
            widths.append(view.widen_side(0))
        assert widths[-1] == widths[-2] == 60
        assert driver.toasts == ["They can be no wider in this window."]


async def test_what_waited_for_too_long_is_said_to_be_forgotten(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typeahead, "_LONGEST", 0.05)
    async with before_the_first_article(archive) as (driver, _):
        await driver.press("number_sign")
        assert driver.toasts == ["What it waited for did not come: what was typed is forgotten."]


async def test_what_is_done_one_by_one_needs_no_application_of_ours(archive: FakeArchive) -> None:
    """Whoever shows the screen says how: it is never left undone."""
    done: list[object] = []

    class Other(App[None]):
        def get_default_screen(self) -> ExplorerScreen:
            return ExplorerScreen(
                archive.folder,
                Settings(),
                Memory(),
                open_archive=lambda _: archive,
                sync_command=lambda _: ["true"],
                do_first=done.extend,
            )

    app = Other()
    async with app.run_test() as pilot:
        await pilot.pause()
        assert isinstance(app.screen, ExplorerScreen)
        done.clear()
        app.screen.view.do_one_by_one([app.bell])
        assert done == [app.bell]
