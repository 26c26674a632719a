"""The register of commands: every key does what it says, in every pane, and only there."""

from __future__ import annotations

import inspect

import pytest

from tests.tui.driving import Driver, running
from tests.tui.fakes import FakeArchive
from tui.commands import COMMANDS, Group, keys_of, problems_of, textual_key
from tui.screens.bindings import bindings
from tui.session import panes
from tui.session.panes import PaneName
from tui.settings import Settings

PANES: tuple[PaneName, ...] = tuple(pane.id for pane in panes.PANES)
OPENS_DIALOG = {
    "help": "HelpScreen",
    "palette": "PaletteScreen",
    "problems": "ProblemsScreen",
    "files": "FilesScreen",
    "speaker.pick": "PickerScreen",
    "entity.pick": "PickerScreen",
    "who_said_what": "SaidScreen",
    "person": "PersonScreen",
    "check": "PromptScreen",
    "dossier": "PickerScreen",
    "explain": "ExplainScreen",
    "hints": "HintsScreen",
    "mark.tag": "PromptScreen",
    "mark.note": "PromptScreen",
    "person.join": "PickerScreen",
    "person.split": "PickerScreen",
    "watch": "PromptScreen",
    "export": "PromptScreen",
    "search.filter": "FilterScreen",
    "theme": "PickerScreen",
}


def state(driver: Driver) -> tuple[object, ...]:
    """Return everything that a command could change."""
    screen = driver.screen
    return (
        driver.top,
        driver.focus,
        driver.title,
        driver.session.places.position,
        driver.session.places.kind,
        driver.session.places.entity,
        driver.session.arrangement.zen,
        driver.session.arrangement.no_side,
        screen.query_one("#side").size.width,
        driver.session.arrangement.drawer,
        driver.session.sort,
        driver.session.query,
        driver.quotes.by_speaker,
        driver.entities.unfolded,
        screen.article.scroll_offset,
        screen.results.cursor,
        *(
            pane.cursor
            for pane in (
                driver.quotes,
                driver.entities,
                driver.hits,
            )
        ),
        driver.session.archive.calls.count("refresh")
        if isinstance(driver.session.archive, FakeArchive)
        else 0,
        driver.session.reading.starred if driver.session.reading else False,
        len(driver.toasts),
    )


class TestRegister:
    def test_every_command_is_whole(self) -> None:
        for command in COMMANDS.values():
            assert command.group in Group
            assert command.label and len(command.label) <= 20, command.id
            assert command.summary.endswith("."), command.id
            assert len(command.summary) <= 100, command.id
            assert type(command).__doc__ != inspect.getdoc(type(command).__mro__[1]), command.id

    def test_every_command_has_a_key(self) -> None:
        assert not [command.id for command in COMMANDS.values() if not command.keys]

    def test_no_key_is_bound_twice(self) -> None:
        assert problems_of({}) == []

    def test_each_key_is_bound_to_its_command_only(self) -> None:
        bound: dict[str, str | None] = {}
        for binding in bindings():
            assert not isinstance(binding, tuple)
            for key in binding.key.split(","):
                assert key not in bound
                bound[key] = binding.id
        for command in COMMANDS.values():
            assert {bound[textual_key(key)] for key in command.keys} == {command.id}

    def test_no_printable_key_has_priority(self) -> None:
        assert not any(binding.priority for binding in bindings() if not isinstance(binding, tuple))


@pytest.mark.parametrize("pane", PANES)
async def test_every_key_does_something_in_every_pane(archive: FakeArchive, pane: PaneName) -> None:
    """Walk through the register: each command from each pane, in one of them by all its keys."""
    async with running(archive) as driver:
        for command in COMMANDS.values():
            if command.id in ("quit", "sync", "source.open", "source.edit", "search.save"):
                continue  # tested on their own: they reach out of the explorer
            keys = keys_of(command, {})
            for key in keys if pane == "article" else keys[:1]:
                await _begin(driver, pane)
                if not command.available(driver.session):
                    continue
                before = state(driver)
                await driver.press(textual_key(key))
                changed = state(driver) != before
                stays = _may_stay(command.id, pane)
                assert changed or stays, f"{key} ({command.id}) does nothing in {pane}"
                if command.id in OPENS_DIALOG:
                    assert driver.top == OPENS_DIALOG[command.id], command.id


async def _begin(driver: Driver, pane: PaneName) -> None:
    """Bring the explorer into the state that each key is tried from."""
    screen = driver.screen
    if driver.top != "ExplorerScreen" or screen.bar.is_typing:
        await driver.press("escape")
    driver.session.arrangement.zen = driver.session.arrangement.no_side = False
    driver.quotes.by_speaker = driver.entities.unfolded = False
    if driver.session.query or driver.session.sort:
        driver.session.sort = ""
        driver.explorer.search.leave()
        await driver.settle()
    if screen.results.cursor != 1:
        screen.results.cursor = 1
        await driver.settle()
    driver.explorer.panes.focus(pane)
    driver.explorer.reader.go_to(driver.session.places.following(0).at("quote", 0))
    driver.app.clear_notifications()
    await driver.settle()


def _may_stay(command: str, pane: PaneName) -> bool:
    """Tell whether a command has nothing to change from where the test begins."""
    own = {f"pane.{pane}"}
    if command.startswith("move."):
        return True  # at an edge, or in an article that fits; test_moving tries them all
    if command == "redraw":
        return True  # it shows the same
    if command == "open":
        return pane == "article"
    return command in own


async def test_letters_do_not_fire_while_typing(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        printable = [key for command in COMMANDS.values() for key in command.keys if len(key) == 1]
        await driver.press("slash")
        before = _apart_from_the_search(driver)
        await driver.pilot.press(*(textual_key(key) for key in printable))
        assert driver.screen.bar.text == "".join(printable)
        assert driver.focus == "query"
        assert driver.top == "ExplorerScreen"
        assert _apart_from_the_search(driver) == before


def _apart_from_the_search(driver: Driver) -> tuple[object, ...]:
    """Return what stays the same while a query that finds something else is typed."""
    panes = (
        driver.session.arrangement.zen,
        driver.session.arrangement.no_side,
        driver.session.arrangement.drawer,
        driver.quotes.by_speaker,
    )
    return (
        *panes,
        driver.session.sort,
        driver.session.query,
        driver.entities.unfolded,
    )


@pytest.mark.parametrize("opener", ["number_sign", "s", "question_mark", "W"])
async def test_letters_do_not_fire_while_typing_in_a_dialog(
    archive: FakeArchive, opener: str
) -> None:
    async with running(archive) as driver:
        await driver.press(opener)
        top = driver.top
        await driver.pilot.press("q", "x", "n", "J", "z")
        assert driver.top == top
        await driver.press("escape")
        assert driver.top == "ExplorerScreen"
        assert driver.title == "Budget splits cabinet"


async def test_moving(archive: FakeArchive) -> None:
    async with running(archive, size=(80, 24)) as driver:
        pane = driver.screen.results
        cursors = []
        for key in ("j", "down", "G", "g", "end", "home", "j", "k", "ctrl+d", "ctrl+u"):
            await driver.press(key)
            cursors.append(pane.cursor)
        assert cursors == [1, 2, 3, 0, 3, 0, 1, 0, 3, 0]
        await driver.press("2")
        article = driver.screen.article
        for down, up in (("j", "k"), ("space", "b"), ("ctrl+d", "ctrl+u"), ("G", "g")):
            await driver.press(down)
            assert article.scroll_offset.y > 0, down
            await driver.press(up)
            assert article.scroll_offset.y == 0, up


async def test_tab_goes_round(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        order = []
        for _ in range(len(PANES) + 1):
            await driver.press("tab")
            order.append(driver.focus)
        assert order == [*PANES[1:], *PANES[:2]]
        await driver.press("shift+tab", "h")
        assert driver.focus == PANES[-1]


async def test_q_quits(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("z", "q")
        assert not driver.session.arrangement.zen
        assert driver.app.is_running
        await driver.pilot.press("q")
        assert driver.app.return_code == 0


async def test_own_keys(archive: FakeArchive) -> None:
    settings = Settings(keys={"quote.next": ("ctrl+n", "m"), "quote.previous": ("n",)})
    async with running(archive, settings=settings) as driver:
        await driver.press("m")
        assert driver.at == "“We cannot borrow to pay for tax cuts.”"
        await driver.press("ctrl+n")
        assert "given up" in driver.at
        await driver.press("n")
        assert driver.at == "“We cannot borrow to pay for tax cuts.”"
        shown = {hint.command: hint.key for hint in driver.screen.key_bar.hints}
        assert shown["quote.next"] == "ctrl+n"


@pytest.mark.parametrize("pane", PANES)
async def test_a_click_in_the_footer_runs_the_command(archive: FakeArchive, pane: PaneName) -> None:
    async with running(archive, size=(200, 50)) as driver:
        await _begin(driver, pane)
        for command in [hint.command for hint in driver.screen.key_bar.fitting()]:
            if command == "quit":
                continue
            await _begin(driver, pane)
            shown = driver.screen.key_bar.fitting()
            at = next(number for number, hint in enumerate(shown) if hint.command == command)
            x = 1 + sum(hint.width for hint in shown[:at])
            before = state(driver)
            await driver.pilot.click(driver.screen.key_bar, offset=(x, 0))
            await driver.settle()
            assert state(driver) != before or _may_stay(command, pane), command


async def test_the_footer_shows_only_what_is_possible(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        for pane in PANES:
            driver.explorer.panes.focus(pane)
            await driver.settle()
            for hint in driver.screen.key_bar.hints:
                assert COMMANDS[hint.command].available(driver.session)
        await driver.press("slash")
        assert {hint.command for hint in driver.screen.key_bar.hints} == {""}
