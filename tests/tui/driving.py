"""Driving the explorer in tests: press keys, wait until all is quiet, ask what is shown."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from tests.tui.fakes import FakeArchive, explorer
from tui.app import PullquoteApp
from tui.commands import textual_key
from tui.screens.explorer import ExplorerScreen
from tui.session.memory import Memory
from tui.settings import Settings

_PATIENCE = 30.0
"""How long to wait for anything, in seconds: a busy machine takes its time."""
SIZES = ((80, 24), (120, 40), (200, 50))


class Driver:
    """An explorer that is running, and the hands on its keys."""

    def __init__(self, app: PullquoteApp, pilot: Pilot[int]) -> None:
        self.app, self.pilot = app, pilot

    @property
    def screen(self) -> ExplorerScreen:
        screen = self.app.screen_stack[-1]
        below = next(one for one in self.app.screen_stack if isinstance(one, ExplorerScreen))
        return screen if isinstance(screen, ExplorerScreen) else below

    @property
    def top(self) -> str:
        """The name of the class of the screen on top."""
        return type(self.app.screen).__name__

    @property
    def focus(self) -> str:
        return self.screen.focused.id or "" if self.screen.focused else ""

    @property
    def title(self) -> str:
        """The title of the open article."""
        return self.screen.reading.article.title if self.screen.reading else ""

    @property
    def at(self) -> str:
        """The text of the current thing."""
        span = self.screen.places.span
        assert self.screen.reading is not None
        return span.of(self.screen.reading.article.text) if span else ""

    @property
    def toasts(self) -> list[str]:
        return [f"{one.title} {one.message}".strip() for one in self.app._notifications]

    async def press(self, *keys: str) -> None:
        """Press keys, each when the one before has had its effect."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Type a text as fast as it goes."""
        names = {" ": "space", "\r": "enter"}
        await self.pilot.press(*(names.get(letter, textual_key(letter)) for letter in text))

    async def settle(self) -> None:
        """Wait until no worker is busy and every message has been taken."""
        await self.pilot.pause()
        busy = [one for one in self.app.workers if one.group not in ("sync", "")]
        if busy:  # Without any, Textual waits for all workers, the indexing process too.
            await self.app.workers.wait_for_complete(busy)
        await self.pilot.pause()

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait until something is so; fail if it does not come about."""
        deadline = time.monotonic() + _PATIENCE
        while not condition():
            assert time.monotonic() < deadline, "it did not come about"
            await self.pilot.pause(0.01)


@asynccontextmanager
async def running(
    archive: FakeArchive,
    *,
    size: tuple[int, int] = (120, 40),
    settings: Settings | None = None,
    memory: Memory | None = None,
    sync: tuple[str, ...] = ("true",),
) -> AsyncIterator[Driver]:
    """Run the explorer on an archive until the block ends."""
    app = explorer(archive, settings=settings, memory=memory, sync=sync)
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot)
        if archive.readings:
            await driver.until(lambda: driver.screen.reading is not None)
        await driver.settle()
        yield driver
