"""Which panes are on the screen, at each size and in each state."""

from __future__ import annotations

import pytest

from tests.tui.driving import SIZES, Driver, running
from tests.tui.fakes import FakeArchive
from tests.tui.shown import lines_shown
from tui.session import panes
from tui.session.memory import Memory
from tui.session.panes import PaneName

PANES: tuple[PaneName, ...] = tuple(pane.id for pane in panes.PANES)


def visible(driver: Driver) -> set[str]:
    """Return the panes that have a place on the screen."""
    shown: set[str] = set()
    for name in PANES:
        region = driver.pane(name).region
        if region.width > 2 and region.height > 2:
            shown.add(name)
    return shown


@pytest.mark.parametrize("size", SIZES)
async def test_panes_of_each_size(archive: FakeArchive, size: tuple[int, int]) -> None:
    async with running(archive, size=size) as driver:
        expected = {"results", "article"} if size[0] < 100 else set(PANES)
        assert visible(driver) == expected
        article = driver.screen.article.region
        assert article.width >= 40 and article.height >= 12


@pytest.mark.parametrize(("key", "name"), [("3", "quotes"), ("4", "entities"), ("5", "hits")])
async def test_drawers(archive: FakeArchive, key: str, name: str) -> None:
    async with running(archive, size=(80, 24)) as driver:
        await driver.press(key)
        assert visible(driver) == {"article", name}
        assert driver.focus == name
        await driver.press("j", "j")
        assert driver.session.places.span is not None
        await driver.press("backspace")
        assert visible(driver) == {"results", "article"}
        assert driver.focus == "article"
        await driver.press(key, "q")
        assert visible(driver) == {"results", "article"}
        assert driver.app.is_running


@pytest.mark.parametrize("key", ["3", "z"])
async def test_a_search_brings_the_results_into_sight(archive: FakeArchive, key: str) -> None:
    async with running(archive, size=(80, 24)) as driver:
        await driver.press(key)
        assert "results" not in visible(driver)
        await driver.press("slash", "t", "a", "x")
        assert "results" in visible(driver)


async def test_a_drawer_closes_where_there_is_room(archive: FakeArchive) -> None:
    async with running(archive, size=(80, 24)) as driver:
        await driver.press("3")
        await driver.pilot.resize_terminal(120, 40)
        await driver.settle()
        assert visible(driver) == set(PANES)
        await driver.pilot.resize_terminal(80, 24)
        await driver.settle()
        assert visible(driver) == {"results", "article"}
        assert driver.focus == "article"


async def test_zen(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("z")
        assert visible(driver) == {"article"}
        assert driver.focus == "article"
        await driver.press("n")
        assert driver.at
        await driver.press("backspace")
        assert visible(driver) == set(PANES)
        await driver.press("z", "3")
        assert visible(driver) == set(PANES)
        assert driver.focus == "quotes"


async def test_side_panes_off_and_on(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("3", "v")
        assert visible(driver) == {"results", "article"}
        assert driver.focus == "article"
        await driver.press("tab")
        assert driver.focus == "results"
        await driver.press("v")
        assert visible(driver) == set(PANES)


@pytest.mark.parametrize("size", [(59, 24), (80, 15), (30, 8)])
async def test_too_small(archive: FakeArchive, size: tuple[int, int]) -> None:
    async with running(archive, size=size) as driver:
        assert driver.screen.query_one("#too-small").region.height == 1
        assert visible(driver) == {"results"}
        await driver.press("j")
        assert driver.screen.results.cursor == 1
        for key in ("enter", "3", "z", "tab", "n"):
            await driver.press(key)
            assert driver.focus == "results" and visible(driver) == {"results"}
        await driver.press("j")
        assert driver.screen.results.cursor == 2


@pytest.mark.parametrize("key", ["F", "question_mark", "s", "i", "colon", "T", "exclamation_mark"])
async def test_no_dialog_opens_where_there_is_no_room_for_one(
    archive: FakeArchive, key: str
) -> None:
    async with running(archive, size=(59, 15)) as driver:
        await driver.press(key)
        await driver.until(lambda: driver.toasts)
        assert "no room" in driver.toasts[-1] and driver.top == "ExplorerScreen"
        await driver.pilot.resize_terminal(80, 24)
        await driver.press(key)
        await driver.until(lambda: driver.top != "ExplorerScreen")


async def test_a_window_that_gets_too_small_has_the_results(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("2")
        await driver.pilot.resize_terminal(59, 15)
        await driver.settle()
        assert driver.focus == "results" and visible(driver) == {"results"}
        await driver.pilot.resize_terminal(80, 24)
        await driver.settle()
        assert visible(driver) == {"results", "article"}


async def test_a_side_pane_grows_with_the_focus(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        before = driver.hits.region.height
        await driver.press("5")
        assert driver.hits.region.height > before


async def test_the_width_of_the_side_panes_is_kept(archive: FakeArchive) -> None:
    memory = Memory()
    async with running(archive, memory=memory) as driver:
        side = driver.screen.query_one("#side")
        before = side.size.width
        await driver.press("less_than_sign", "less_than_sign")
        assert side.size.width == before - 8
        await driver.press("greater_than_sign")
        assert side.size.width == before - 4
    async with running(archive, memory=Memory.load()) as driver:
        assert driver.screen.query_one("#side").size.width == before - 4
        await driver.pilot.resize_terminal(200, 50)
        await driver.settle()
        assert driver.screen.query_one("#side").size.width == 46


@pytest.mark.parametrize("keys", ["s", "?", ":", "F", "#", "L", "nx", "nw", "nA"])
async def test_a_dialog_follows_the_window(archive: FakeArchive, keys: str) -> None:
    async with running(archive, size=(80, 24)) as driver:
        await driver.type(keys)
        await driver.settle()
        for size in ((120, 40), (70, 20), (200, 50)):
            await driver.pilot.resize_terminal(*size)
            await driver.settle()
            box = driver.app.screen.query_one(".box").region
            beside = (box.x, size[0] - box.right, box.y, size[1] - box.bottom)
            assert abs(beside[0] - beside[1]) <= 1 and abs(beside[2] - beside[3]) <= 1, size
            lines = lines_shown(driver.app)
            assert "q Quit" in lines[-1] and lines[1].endswith("╮"), "what is under it follows, too"


async def test_letters_do_not_stay_where_something_else_stands_now(archive: FakeArchive) -> None:
    async with running(archive, size=(80, 24)) as driver:
        await driver.press("f")
        assert driver.top == "HintsScreen"
        await driver.pilot.resize_terminal(120, 40)
        await driver.settle()
        assert driver.top == "ExplorerScreen"
