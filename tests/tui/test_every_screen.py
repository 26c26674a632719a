"""A walk through every screen, pane and dialog: all can be read, by a screen reader too."""

from __future__ import annotations

import importlib
import pkgutil
import re
import threading
from collections.abc import AsyncIterator, Iterator

import pytest
from textual.color import Color
from textual.screen import Screen

import tui.screens
from tests.tui.driving import Driver, running
from tests.tui.fakes import FakeArchive
from tests.tui.shown import lines_shown, segments_shown
from tests.tui.test_themes import READABLE, contrast
from tui.app import PullquoteApp
from tui.screens.check import Checked, CheckedRow
from tui.screens.checking import Check
from tui.session.memory import Memory
from tui.settings import Settings, settings_from
from tui.widgets.list_pane import CURSOR, ListPane
from tui.widgets.themes import DARK, LIGHT

STEPS = (
    *("", "n", "e.", "2", "3", "4", "D", "5", "z", "nQ", "*"),  # panes, and what is in them
    *("/tax", "/tax\r", "/(\r", "/xyzzy\r", "/speaker:varga\r"),
    *("?", "s", "i", "F", "f", "!", "L", ":", "nw", "nA", "T", "H", "#", ";", "W"),
    *("nx", "nxc", "4=", "4d", "na", "M"),
    "ctrl+e",
    "c",
)
"""Keys that lead to something else each."""
DRAFT = "cdraft.txt\r"
OWN = {"ExplorerScreen", "WelcomeScreen"}
FRAME = re.compile(r"[-+|]{4}|\+-|^\|.*\|$")
THEMES = (DARK, LIGHT)


def screens() -> set[str]:
    """Return the names of all screens and dialogs that can stand on top."""
    found = set[type[Screen[object]]]()
    for module in pkgutil.walk_packages(tui.screens.__path__, "tui.screens."):
        found |= {
            one
            for one in vars(importlib.import_module(module.name)).values()
            if isinstance(one, type) and issubclass(one, Screen) and one.__module__ == module.name
        }
    return {one.__name__ for one in found if not one.__subclasses__()}


async def walk(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[str]:
    """Stop at everything that can be seen, and return from it."""
    is_done = threading.Event()

    def run(check: Check) -> Checked:
        is_done.wait(30)
        return Checked(
            [CheckedRow("changed", "“No cut”", "Ada Holm", "“no” → “a”")], "1 to look at."
        )

    monkeypatch.setattr("tui.screens.checking.Check.run", run)
    for keys in STEPS:
        await (driver.press(keys) if "+" in keys else driver.type(keys))
        await driver.settle()
        yield keys
        await leave(driver)
    await driver.type(DRAFT)
    await driver.until(lambda: driver.top == "CheckingScreen")
    yield "while a draft is checked"
    is_done.set()
    await driver.until(lambda: driver.top == "CheckScreen")
    await driver.settle()
    yield "a draft that was checked"


async def leave(driver: Driver) -> None:
    """Close whatever is open."""
    while driver.top != "ExplorerScreen" or driver.screen.bar.is_typing:
        await driver.press("escape")
    if driver.session.arrangement.zen:
        await driver.press("z")
    if driver.session.query:
        driver.explorer.search.leave()
        await driver.settle()


def framed(lines: list[str]) -> Iterator[str]:
    """Yield the lines that a screen reader stumbles over."""
    for line in lines:
        if not line.isascii() or FRAME.search(line):
            yield line


def poor(driver: Driver) -> dict[str, float]:
    """Return the words on the screen that can hardly be read, with their contrast."""
    found = {}
    for text, style, _ in segments_shown(driver.app):
        if any(map(str.isalnum, text)) and style and style.color and style.bgcolor:
            ratio = contrast(*(Color(*one.get_truecolor()) for one in (style.color, style.bgcolor)))
            if ratio < READABLE:
                found[text] = round(ratio, 2)
    return found


def unsigned(driver: Driver) -> Iterator[str]:
    """Yield the rows under a cursor that only their colour would tell."""
    for pane in driver.app.screen.query(ListPane):
        width = pane.scrollable_content_region.width
        for number, row in enumerate(pane.rows[:200]):
            line = pane.draw(row, number, max(20, width))[0].plain
            if not line.startswith(" ") and not pane.is_heading(row):
                yield line
        if pane.cursor is not None and pane.is_on_screen and pane.size.height:
            line = pane.render_line(pane.line_of(pane.cursor) - pane.scroll_offset.y).text
            if not line.startswith(CURSOR):
                yield line


@pytest.mark.usefixtures("draft")
async def test_everything_can_be_read(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No frame meets a screen reader, no word is too dim in either of our themes, and the row
    under a cursor has a sign."""
    settings, _ = settings_from({"screen_reader": True})
    seen = set(OWN)
    async with running(archive, settings=settings) as driver:
        async for at in walk(driver, monkeypatch):
            seen.add(driver.top)
            lines = lines_shown(driver.app)
            assert not list(framed(lines)), (at, driver.top)
            assert not list(unsigned(driver)), (at, driver.top)
            is_covered = driver.top not in ("ExplorerScreen", "HintsScreen")
            read_out = "\n".join(lines)
            assert not (is_covered and "2 Article" in read_out), at  # a dialog is all there is
            assert not poor(driver), (at, driver.app.theme)
            driver.app.theme = next(one for one in THEMES if one != driver.app.theme)
            await driver.pilot.pause()
            assert not poor(driver), (at, driver.app.theme)
    assert seen == screens()


async def test_the_welcome_has_no_frames() -> None:
    settings = Settings(ascii=True, screen_reader=True)
    app = PullquoteApp(None, settings=settings, memory=Memory())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert not list(framed(lines_shown(app))) and not poor(Driver(app, pilot))


async def test_a_screen_reader_is_told_where_the_keys_go(archive: FakeArchive) -> None:
    """Without frames nothing shows which pane has the focus, but for colours."""
    async with running(archive, settings=Settings(ascii=True, screen_reader=True)) as driver:
        for keys, place in (("3", "In quotes:"), ("2", "In article:"), ("/", "In the search:")):
            await driver.press(keys)
            assert place in lines_shown(driver.app)[-1]
    async with running(archive) as driver:
        assert "In results" not in lines_shown(driver.app)[-1]
