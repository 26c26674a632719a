"""What the screen looks like, in every size, state and theme. Look at each picture you change:
`pytest tests/tui/test_snapshots.py --snapshot-update`, then the files in `__snapshots__`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Protocol

import pytest
from textual.pilot import Pilot

from index import Problem
from index.article import Article
from index.events import Progress
from tests.tui.driving import SIZES, Driver
from tests.tui.fakes import FakeArchive, explorer
from tests.tui.invented import ARTICLES
from tui.app import PullquoteApp
from tui.session.memory import Memory
from tui.settings import Settings


class Compare(Protocol):
    """Compares the screen with its picture."""

    def __call__(
        self,
        app: PullquoteApp,
        *,
        terminal_size: tuple[int, int],
        run_before: Callable[[Pilot[int]], Awaitable[None]],
    ) -> bool: ...


SIZE_NAMES = {size: f"{size[0]}x{size[1]}" for size in SIZES}
every_size = pytest.mark.parametrize("size", SIZES, ids=SIZE_NAMES.values())

QUERY_TAX = ("slash", "t", "a", "x", "enter")
STATES: dict[str, Sequence[str]] = {
    "start": (),
    "quote": ("n", "n"),
    "hit": (*QUERY_TAX, "full_stop", "full_stop"),
    "mention": ("4", "j", "e"),
    "typing": ("slash", "t", "a"),
    "query_error": ("slash", "t", "a", "x", "space", "left_parenthesis", "h"),
    "no_result": ("slash", "z", "e", "b", "r", "a", "space", "t", "a", "x", "enter"),
    "reading": ("2", "space"),
    "zen": ("n", "z"),
}
ONE_SIZE: dict[str, Sequence[str]] = {
    "help": ("question_mark",),
    "help_search": ("question_mark", "q", "u", "o", "t", "e"),
    "explain": ("n", "x"),
    "speakers": ("s",),
    "names": ("i",),
    "filter": ("F",),
    "who_said_what": ("n", "w"),
    "tags": ("number_sign",),
    "same_person": ("4", "j", "j", "equals_sign"),
    "split_off": ("4", "j", "equals_sign", "enter", "d"),
    "hints": ("f",),
    "side_off": ("v",),
    "by_speaker": ("3", "B"),
    "starred": ("asterisk",),
}


def frozen(app: PullquoteApp, keys: Sequence[str]) -> Callable[[Pilot[int]], Awaitable[None]]:
    """Return what brings the explorer into a state, with nothing that blinks or fades."""

    async def run(pilot: Pilot[int]) -> None:
        driver = Driver(app, pilot)
        await driver.until(lambda: driver.session.results is not None)
        archive = driver.session.archive
        assert isinstance(archive, FakeArchive)
        if archive.readings:
            await driver.until(lambda: driver.session.reading is not None)
        screen = driver.screen
        await driver.until(
            lambda: not driver.session.is_syncing and not driver.explorer.follow.refresh_is_due
        )
        await driver.settle()
        for key in keys:
            await driver.press(key)
        await driver.until(lambda: not screen.bar.is_pausing)
        await driver.settle()
        for widget in app.screen.query("Input"):
            widget.cursor_blink = False  # type: ignore[attr-defined]
        app.clear_notifications()
        await driver.settle()

    return run


@every_size
@pytest.mark.parametrize("state", STATES)
def test_states(
    snap_compare: Compare, archive: FakeArchive, state: str, size: tuple[int, int]
) -> None:
    app = explorer(archive)
    assert snap_compare(app, terminal_size=size, run_before=frozen(app, STATES[state]))


@pytest.mark.parametrize("state", ONE_SIZE)
def test_dialogs_and_views(snap_compare: Compare, archive: FakeArchive, state: str) -> None:
    app = explorer(archive)
    assert snap_compare(app, terminal_size=(120, 40), run_before=frozen(app, ONE_SIZE[state]))


@pytest.mark.parametrize("key", ["3", "4", "5"])
def test_drawers(snap_compare: Compare, archive: FakeArchive, key: str) -> None:
    app = explorer(archive)
    assert snap_compare(app, terminal_size=(80, 24), run_before=frozen(app, (key, "j")))


@pytest.mark.parametrize(
    "theme", ["pullquote-light", "textual-light", "gruvbox", "ansi-dark", "ansi-light"]
)
def test_themes(snap_compare: Compare, archive: FakeArchive, theme: str) -> None:
    app = explorer(archive, settings=Settings(theme=theme))
    keys = (*QUERY_TAX, "n")
    assert snap_compare(app, terminal_size=(120, 40), run_before=frozen(app, keys))


def test_ascii(snap_compare: Compare, archive: FakeArchive) -> None:
    app = explorer(archive, settings=Settings(ascii=True, watch=("levy",)))
    assert snap_compare(app, terminal_size=(80, 24), run_before=frozen(app, (*QUERY_TAX, "n")))


@every_size
def test_indexing(snap_compare: Compare, archive: FakeArchive, size: tuple[int, int]) -> None:
    app = explorer(archive)

    async def run(pilot: Pilot[int]) -> None:
        await frozen(app, ())(pilot)
        Driver(app, pilot).screen.status.progress = Progress(
            stage="analyse", done=120, total=400, rate=14.2, seconds_left=19.7
        )

    assert snap_compare(app, terminal_size=size, run_before=run)


def test_not_analysed_yet(snap_compare: Compare, tmp_path: Path) -> None:
    app = explorer(FakeArchive(directory=tmp_path, analysed=lambda number: False))
    assert snap_compare(app, terminal_size=(120, 40), run_before=frozen(app, ()))


def test_no_quotes_and_no_names(snap_compare: Compare, tmp_path: Path) -> None:
    article = Article(text="The wall is to be raised.\n\nNobody was asked.", title="The wall")
    app = explorer(FakeArchive((article,), directory=tmp_path))
    assert snap_compare(app, terminal_size=(120, 40), run_before=frozen(app, ()))


def test_no_articles(snap_compare: Compare, tmp_path: Path) -> None:
    app = explorer(FakeArchive((), directory=tmp_path))
    assert snap_compare(app, terminal_size=(80, 24), run_before=frozen(app, ()))


def test_problems(snap_compare: Compare, archive: FakeArchive) -> None:
    archive.unread = [
        Problem(path="old/scan.pdf", reason="It holds pictures only.", hint="Run OCR on it first."),
        Problem(
            path="letters.mbox",
            reason="2 of its 31 letters are empty.",
            hint="Nothing needs to be done.",
            skipped=False,
        ),
    ]
    app = explorer(archive)
    assert snap_compare(app, terminal_size=(120, 40), run_before=frozen(app, ("exclamation_mark",)))


def test_no_problems(snap_compare: Compare, archive: FakeArchive) -> None:
    app = explorer(archive)
    assert snap_compare(app, terminal_size=(80, 24), run_before=frozen(app, ("exclamation_mark",)))


@pytest.mark.parametrize("size", [(50, 20), (80, 12)])
def test_too_small(snap_compare: Compare, archive: FakeArchive, size: tuple[int, int]) -> None:
    app = explorer(archive)
    assert snap_compare(app, terminal_size=size, run_before=frozen(app, ()))


def test_wide_characters(snap_compare: Compare, tmp_path: Path) -> None:
    article = Article(
        text="港の壁は二度高くされた。👩‍👩‍👧 The wall 🧱 was raised; cafe\u0301 owners paid.\n\n"
        + ARTICLES[0].text,
        title="港の壁 — the harbour wall 🧱",
        source="The Courier",
        published="2024-03-07",
    )
    app = explorer(FakeArchive((article,), directory=tmp_path))
    assert snap_compare(app, terminal_size=(80, 24), run_before=frozen(app, ("n",)))


def test_welcome(snap_compare: Compare, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "tui.screens.welcome.recent_archives", lambda: [Path("/home/ada/articles/harbour")]
    )
    app = PullquoteApp(None, settings=Settings(), memory=Memory())

    async def run(pilot: Pilot[int]) -> None:
        await pilot.pause(0.2)

    assert snap_compare(app, terminal_size=(80, 24), run_before=run)
