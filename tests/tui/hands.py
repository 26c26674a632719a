"""Typing in one go, faster than the screen changes, on an archive that takes its time."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from functools import wraps
from typing import TypeVar

import pytest
from textual import events

from tests.tui.driving import Driver
from tests.tui.fakes import FakeArchive, explorer
from tui.commands import textual_key

T = TypeVar("T")
KEYS = {
    " ": "space",
    "\r": "enter",
    "\x1b": "escape",
    "\t": "tab",
    "\x7f": "backspace",
    "\x0f": "ctrl+o",
    "\x12": "ctrl+r",
    "\x14": "ctrl+t",
    "\x04": "ctrl+d",
    "\x18": "ctrl+x",
    "↓": "down",
    "→": "right",
}
"""What is no letter, and how Textual calls its key."""


def key_event(driver: Driver, letter: str) -> events.Key:
    """Return what the terminal reports of a key."""
    key = KEYS.get(letter) or textual_key(letter)
    is_letter = letter.isprintable() and letter not in "↓→"
    event = events.Key(key, letter if is_letter else None)
    event.set_sender(driver.app)
    return event


async def at_once(driver: Driver, text: str) -> None:
    """Type a text as one piece, as a paste into the terminal or `tmux send-keys -l` does."""
    for letter in text:
        driver.app.post_message(key_event(driver, letter))
    await handled(driver)


async def handled(driver: Driver) -> None:
    """Wait until all that was typed has had its effect."""
    await driver.pilot.pause()
    await driver.until(lambda: driver.app.is_idle)
    await driver.settle()


def slow_down(
    thing: object,
    names: Iterable[str],
    monkeypatch: pytest.MonkeyPatch,
    *,
    seconds: Callable[[], float] = lambda: 0.1,
) -> None:
    """Let some of what an archive does take its time."""
    for name in names:
        monkeypatch.setattr(thing, name, _slowed(getattr(thing, name), seconds))


def _slowed(work: Callable[..., T], seconds: Callable[[], float]) -> Callable[..., T]:
    @wraps(work)
    def slowly(*arguments: object, **named: object) -> T:
        time.sleep(seconds())
        return work(*arguments, **named)

    return slowly


@asynccontextmanager
async def before_the_first_article(
    archive: FakeArchive, *, size: tuple[int, int] = (120, 40)
) -> AsyncIterator[tuple[Driver, Callable[[], None]]]:
    """Run the explorer while nothing is indexed yet; give what brings the articles, too."""
    later = dict(archive.readings)
    archive.readings.clear()
    app = explorer(archive, sync=("sleep", "30"))
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot)
        await driver.until(lambda: driver.session.is_syncing and driver.session.results)

        def bring() -> None:
            archive.readings.update(later)
            driver.explorer.follow.note(listing=True)

        yield driver, bring
