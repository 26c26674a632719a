"""Keys that come faster than the screen changes: none is lost, none acts on the wrong thing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

import pytest
from textual import events
from textual.geometry import Offset
from textual.widget import Widget
from textual.widgets import Input, Static

from index import Reading
from tests.tui.driving import Driver, running
from tests.tui.fakes import FakeArchive, explorer
from tests.tui.hands import at_once, handled, key_event, slow_down


def mouse(kind: type[events.MouseEvent], x: int, y: int) -> events.MouseEvent:
    """Return what the terminal reports of a mouse with its left button down."""
    return kind(None, x, y, 0, 0, 1, False, False, False, x, y)


def click(driver: Driver, widget: Widget, *, line: int) -> None:
    """Click a line of a widget as the terminal reports it, without waiting for anything."""
    x, y = widget.content_region.offset + Offset(8, line)
    for kind in (events.MouseDown, events.MouseUp):
        driver.app.post_message(mouse(kind, x, y))


def typed(driver: Driver) -> str:
    """Return what stands in the input of the screen on top."""
    return driver.app.screen.query_one(Input).value


async def test_each_key_is_handled_once(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await at_once(driver, "jjk")
        assert driver.screen.results.cursor == 1
        await at_once(driver, "kn")
        assert driver.session.places.index("quote") == 0


@pytest.mark.parametrize(
    ("keys", "at"),
    [
        ("jn", "“There will be no cut this year.”"),
        ("/markets\rn", "“There will be no cut this year.”"),
        ("nnnnnn", "“The markets have heard worse.”"),
    ],
)
async def test_a_jump_waits_for_the_article_that_the_keys_before_it_open(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch, keys: str, at: str
) -> None:
    async with running(archive) as driver:
        slow_down(archive, ["read"], monkeypatch)
        await at_once(driver, keys)
        assert driver.title == "Holm rules out tax cut"
        assert driver.at == at


async def test_a_key_held_down_waits_for_no_article(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(archive) as driver:
        slow_down(archive, ["read"], monkeypatch, seconds=lambda: 1)
        for _ in range(3):
            driver.app.post_message(events.Key("j", "j"))
        await driver.until(lambda: driver.screen.results.cursor == 3)
        assert driver.title == "Budget splits cabinet"
        await handled(driver)
        assert driver.title == "Council counts the cost"


async def test_a_list_that_comes_back_into_sight_has_the_keys(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await at_once(driver, "/tax\r")
        driver.screen.results.post_message(events.Hide())  # comes late: it is in sight again
        await driver.settle()
        assert driver.focus == "results"
        for is_hidden, has_keys in ((True, ""), (False, "results")):
            driver.screen.set_class(is_hidden, "-nothing")
            await driver.settle()
            assert driver.focus == has_keys


async def test_a_query_typed_in_one_go(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await at_once(driver, "/bridge")
        assert driver.screen.bar.text == "bridge"
        assert driver.focus == "query"
        await at_once(driver, "\x1b/tax\rjJ")
        assert driver.session.query == "tax"
        assert driver.focus == "results"
        assert driver.screen.results.cursor == 2


async def test_another_query_in_one_go_where_one_has_found_nothing(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(archive) as driver:
        slow_down(archive, ["search"], monkeypatch, seconds=lambda: 0.2)
        await at_once(driver, "/bridge")
        await driver.until(lambda: driver.screen.has_class("-nothing"))
        await handled(driver)
        await at_once(driver, "\x1b/tax\rjJ")
        assert driver.session.query == "tax"
        assert driver.focus == "results"
        assert driver.screen.results.cursor == 2


@pytest.mark.parametrize("opener", ["s", "i", "F", "?", ":", "#", "W"])
async def test_a_dialog_gets_what_is_typed_after_its_key(archive: FakeArchive, opener: str) -> None:
    async with running(archive) as driver:
        await at_once(driver, f"{opener}qjz")
        assert typed(driver) == "qjz"
        await at_once(driver, "\x1bn")
        assert driver.top == "ExplorerScreen"
        assert driver.at == "“We cannot borrow to pay for tax cuts.”"


async def test_through_several_dialogs_at_once(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await at_once(driver, "sruth\r")
        assert driver.top == "ExplorerScreen"
        assert "given up" in driver.at
        await at_once(driver, "#harbour\r;levy\r*")
        reading = driver.session.reading
        assert reading is not None
        assert (reading.tags, reading.note, reading.starred) == (("harbour",), "levy", True)


async def test_a_paste_stands_in_its_place_among_the_keys(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        driver.app.post_message(events.Key("slash", "/"))
        driver.app.post_message(events.Paste("tax q"))
        driver.app.post_message(events.Key("x", "x"))
        await driver.until(lambda: driver.screen.bar.text == "tax qx")
        await driver.press("escape")
        driver.app.post_message(events.Paste("zqJ"))
        await handled(driver)
        assert driver.screen.results.cursor == 0
        assert driver.app.is_running


async def test_keys_with_priority_wait_for_their_turn_too(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        for name, character in (("slash", "/"), ("t", "t"), ("ctrl+p", None), ("q", "q")):
            driver.app.post_message(events.Key(name, character))
        await handled(driver)
        assert driver.top == "PaletteScreen"
        assert typed(driver) == "q"
        await driver.press("escape")
        assert driver.screen.bar.text == "t"


async def test_a_click_waits_for_the_article_that_the_keys_before_it_open(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(archive) as driver:
        slow_down(archive, ["read"], monkeypatch)
        driver.app.post_message(events.Key("j", "j"))
        click(driver, driver.quotes, line=2)  # still the first quote of the other
        driver.app.post_message(events.Key("y", "y"))
        await handled(driver)
        assert driver.title == "Holm rules out tax cut"
        assert driver.app.clipboard == driver.at == "“The markets have heard worse.”"


async def test_keys_wait_for_what_a_click_before_them_opens(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(archive) as driver:
        slow_down(archive, ["read"], monkeypatch)
        click(driver, driver.screen.results, line=1)
        driver.app.post_message(events.Key("n", "n"))
        await handled(driver)
        assert driver.at == "“There will be no cut this year.”"
        click(driver, driver.screen.bar, line=0)
        driver.app.post_message(events.Key("q", "q"))
        await handled(driver)
        assert typed(driver) == "q"


async def test_a_click_on_what_was_just_removed_does_nothing(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        note = Static("Here still, for a moment.")
        await driver.screen.mount(note)
        await driver.pilot.pause()
        x, y = note.region.offset
        assert driver.screen.get_widget_at(x, y)[0] is note
        note._detach()  # as while its removal is under way, before the next layout
        for kind in (events.MouseDown, events.MouseUp):
            driver.app.post_message(mouse(kind, x, y))
        await at_once(driver, "j")
        note._attach(driver.screen)  # so that the application can take it down

        assert driver.screen.results.cursor == 1


async def test_the_pointer_may_move_at_any_time(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        driver.app.post_message(events.Key("j", "j"))
        driver.app.post_message(mouse(events.MouseMove, 30, 20))
        await handled(driver)
        assert driver.screen.results.cursor == 1
        assert driver.app.mouse_position == (30, 20)


async def test_a_dialog_that_cannot_be_prepared_holds_nothing_up(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(results: object) -> None:
        raise OSError("no such disk")

    async with running(archive) as driver:
        monkeypatch.setattr(archive, "facets", fail)
        await at_once(driver, "sn")
        assert driver.top == "ExplorerScreen"
        assert driver.at == "“We cannot borrow to pay for tax cuts.”"


async def test_a_key_before_the_first_article_is_kept(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = threading.Event()
    monkeypatch.setattr(archive, "read", _after(there, archive.read))
    app = explorer(archive)
    async with app.run_test(size=(120, 40)) as pilot:
        driver = Driver(app, pilot)
        await driver.until(lambda: driver.session.total)
        await pilot.press("n", "n")
        assert driver.session.reading is None
        there.set()
        await driver.until(lambda: driver.session.places.span)
        await handled(driver)
        assert "given up" in driver.at


def _after(
    there: threading.Event, read: Callable[[int, str, Sequence[str]], Reading]
) -> Callable[[int, str, Sequence[str]], Reading]:
    def wait(article_id: int, query: str = "", watch: Sequence[str] = ()) -> Reading:
        there.wait(30)
        return read(article_id, query, watch)

    return wait


async def test_leaving_at_once(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        for letter in "/tax\rqnn":
            driver.app.post_message(key_event(driver, letter))
        await driver.until(lambda: driver.app.return_code == 0)
