"""Every row that is listed is there for the mouse as well, and does what Enter does on it."""

from __future__ import annotations

import pytest
from textual import events
from textual.geometry import Offset
from textual.widget import Widget

from tests.tui.driving import SIZES, Driver, running
from tests.tui.fakes import FakeArchive
from tests.tui.test_keys import PANES
from tui.commands import COMMANDS
from tui.screens.palette import OfferList
from tui.session.memory import Memory
from tui.session.panes import PaneName
from tui.widgets.list_pane import ListPane

_KEY_OF = {name: f"{number}" for number, name in enumerate(PANES, 1)}


async def click(driver: Driver, widget: Widget, x: int, y: int) -> None:
    """Click a cell of a widget as the terminal reports it."""
    at = widget.content_region.offset + Offset(x, y)
    for kind in (events.MouseDown, events.MouseUp):
        driver.app.post_message(kind(None, *at, 0, 0, 1, False, False, False, *at))
    await driver.pilot.pause()
    await driver.until(lambda: driver.app.is_idle)
    await driver.settle()


def shown(driver: Driver) -> tuple[object, ...]:
    """Return what the reader is at, wherever it is shown."""
    screen = driver.screen
    lists = [driver.pane(name) for name in PANES]
    cursors = [pane.cursor for pane in lists if isinstance(pane, ListPane)]
    return driver.title, driver.at, driver.session.places.kind, screen.results.cursor, *cursors


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("pane", [name for name in PANES if name != "article"])
async def test_a_row_is_clicked_as_it_is_gone_to(
    archive: FakeArchive, pane: PaneName, size: tuple[int, int]
) -> None:
    async with running(archive, size=size, memory=Memory(watch=["the"])) as driver:
        await driver.press(_KEY_OF[pane], "g", "j", "j")
        by_keys = shown(driver)
        await driver.press("g")
        assert shown(driver) != by_keys
        rows = driver.pane(pane)
        if isinstance(rows, ListPane):
            assert rows.cursor is not None
            line = rows.line_of(int(str(by_keys[PANES.index(pane) + 2])))
        else:
            line = driver.screen.results.line_of(2)
        await click(driver, rows, 6, line)
        assert shown(driver) == by_keys


async def test_a_second_click_on_a_result_opens_it(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(archive) as driver:
        # A busy machine takes its time.
        monkeypatch.setattr(driver.app, "CLICK_CHAIN_TIME_THRESHOLD", 60.0)
        for _ in range(2):
            await click(driver, driver.screen.results, 20, 1)
        assert (driver.title, driver.focus) == ("Holm rules out tax cut", "article")


@pytest.mark.parametrize("pane", PANES)
async def test_a_click_gives_a_pane_the_focus(archive: FakeArchive, pane: PaneName) -> None:
    async with running(archive, size=(200, 50)) as driver:
        widget = driver.pane(pane)
        await click(driver, widget, 4, widget.content_size.height - 1)
        assert driver.focus == pane


async def test_the_palette_has_what_the_mouse_cannot_do_in_a_pane(archive: FakeArchive) -> None:
    """Moving and going to a pane is what the wheel and a click do; all else can be chosen."""
    async with running(archive) as driver:
        session = driver.session
        before = [one for one in COMMANDS.values() if one.available(session)]
        await driver.press("colon")
        listed = {offer.label for offer in driver.app.screen.query_one(OfferList).rows}
        for command in before:
            in_a_pane = command.id.startswith(("move.", "pane.")) or command.id == "palette"
            if command.available(session) and not in_a_pane:  # the indexing may end meanwhile
                assert command.label_now(session) in listed, command.id
