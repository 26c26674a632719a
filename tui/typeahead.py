"""Keys one after another: each acts on what the one before it has made of the screen.

Textual gives a key to the widget that has the focus when the key is read. Of `/bridge`, typed or
pasted in one go, `/` has not yet moved the focus when `b` is read, so `b` would run as a command.
Here a key waits until the one before it has been handled and the dialog it opens is there.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.worker import WorkerError

_PATIENCE = 1.0
"""How long a key waits at most, in seconds, for anything that the one before it has set going."""
OPENING = "dialog"
"""The group of the workers that prepare what a dialog shows."""
TYPING = "typing"
"""The group of the worker that hands out the keys."""


class TypeAheadApp(App[int]):
    """An application that handles what is typed strictly in turn."""

    def __init__(self) -> None:
        super().__init__()
        self._typed: deque[events.Key | events.Paste] = deque()
        """What was typed and not handled yet; the first one is being handled."""

    async def on_event(self, event: events.Event) -> None:
        """Let what is typed wait for its turn."""
        if isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded:
            self._typed.append(event)
            if len(self._typed) == 1:
                self.run_worker(self._hand_out(), group=TYPING)
        else:
            await super().on_event(event)

    async def _hand_out(self) -> None:
        """Give each key to the widget that has the focus when its turn comes."""
        while self._typed:
            target = self.focused or self.screen
            on_its_way = target.ancestors_with_self
            await super().on_event(self._typed[0])
            for pump in (*on_its_way, *on_its_way):  # the key, then the messages it has led to
                await _taken(pump)
            await self._opened()
            self._typed.popleft()

    async def _opened(self) -> None:
        """Wait until the dialog that a key opens is there."""
        opening = [one for one in self.workers if one.group == OPENING and not one.is_finished]
        if opening:
            with contextlib.suppress(WorkerError, TimeoutError):
                async with asyncio.timeout(_PATIENCE):
                    await self.workers.wait_for_complete(opening)
            await _taken(self.screen)
        await _taken(self.screen)


async def _taken(pump: MessagePump) -> None:
    """Wait until a part of the application has taken all messages it has by now."""
    taken = asyncio.Event()
    if pump.call_later(taken.set):
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE):
                await taken.wait()
