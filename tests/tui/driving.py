"""Driving the explorer in tests: press keys, wait until all is quiet, ask what is shown."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from textual import events
from textual.pilot import Pilot
from textual.widget import Widget
from textual.worker import Worker

from tests.tui.fakes import FakeArchive, NotingApp, explorer
from tui.app import PullquoteApp
from tui.commands import textual_key
from tui.panes.entities import EntitiesPane
from tui.panes.hits import HitsPane
from tui.panes.quotes import QuotesPane
from tui.screens.explorer.explorer import Explorer
from tui.screens.explorer.screen import ExplorerScreen
from tui.session.memory import Memory
from tui.session.panes import PaneName
from tui.session.session import Session
from tui.settings import Settings

_PATIENCE = 120.0
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
    def explorer(self) -> Explorer:
        return self.screen.explorer

    @property
    def session(self) -> Session:
        return self.screen.session

    def pane(self, name: PaneName) -> Widget:
        return self.screen.query_one(f"#{name}")

    @property
    def quotes(self) -> QuotesPane:
        return self.screen.query_one(QuotesPane)

    @property
    def entities(self) -> EntitiesPane:
        return self.screen.query_one(EntitiesPane)

    @property
    def hits(self) -> HitsPane:
        return self.screen.query_one(HitsPane)

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
        return self.session.reading.article.title if self.session.reading else ""

    @property
    def at(self) -> str:
        """The text of the current thing."""
        span = self.session.places.span
        assert self.session.reading is not None
        return span.of(self.session.reading.article.text) if span else ""

    @property
    def toasts(self) -> list[str]:
        """What is said at the lower edge, the title before the rest."""
        return list(self.app.said) if isinstance(self.app, NotingApp) else []

    async def press(self, *keys: str) -> None:
        """Press keys, each when the one before has had its effect."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Type a text as fast as it goes."""
        names = {" ": "space", "\r": "enter"}
        await self.pilot.press(*(names.get(letter, textual_key(letter)) for letter in text))

    async def paste(self, text: str) -> None:
        """Put in a long text at once, as a terminal does what is pasted."""
        self.app.post_message(events.Paste(text))
        await self.pilot.pause()

    async def settle(self) -> None:
        """Wait until no worker is busy and every message has been taken."""
        await self.pilot.pause()
        if busy := self.busy:  # Without any, Textual waits for all workers, the process too.
            await self.app.workers.wait_for_complete(busy)
        await self.pilot.pause()

    @property
    def busy(self) -> list[Worker[object]]:
        """The work in the background, but for the indexing process."""
        every = self.app.workers
        return [one for one in every if one.group not in ("sync", "") and not one.is_finished]

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
            await driver.until(lambda: driver.session.reading is not None)
        await driver.settle()
        yield driver
