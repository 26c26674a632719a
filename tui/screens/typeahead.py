"""Keys and clicks one after another: each acts on what the one before has made of the screen.

Textual gives a key to the widget that has the focus when the key is read. Of `/bridge`, typed or
pasted in one go, `/` has not yet moved the focus when `b` is read, so `b` would run as a command.
Here a key waits until the one before it has been handled and the dialog or the article that it
opens is there: `k n` goes to the first quote of the article above, however fast it is typed. A
click takes its place among the keys. Only the pointer moves at once.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import Sequence, Set

from textual import events
from textual.app import App
from textual.errors import NoWidget
from textual.message_pump import MessagePump
from textual.widget import Widget
from textual.worker import Worker, WorkerError

from tui.screens.explorer.view import OPENING, OPENING_ARCHIVE, READING, SEARCHING, SEEKING

_PATIENCE = 1.0
"""How long a key waits at most, in seconds, for anything that the one before it has set going."""
_ROUNDS = 10
"""How often the parts on a key's way are asked whether anything is left to take."""
_LISTING = frozenset({OPENING_ARCHIVE, SEARCHING})
"""The work that brings another list: a key pressed now is meant for that one."""
_FETCHING = _LISTING | {READING, SEEKING}
_TYPED = (events.Key, events.Paste, events.MouseEvent)
Typed = events.Key | events.Paste | events.MouseEvent
"""What a hand does on purpose; a pointer that moves is none of it."""
_ROLLED = (
    events.MouseScrollDown,
    events.MouseScrollUp,
    events.MouseScrollLeft,
    events.MouseScrollRight,
)
TYPING = "typing"
"""The group of the worker that hands out the keys."""


class TypeAheadApp(App[int]):
    """An application that handles what is typed strictly in turn."""

    def __init__(self) -> None:
        super().__init__()
        self._typed: deque[Typed] = deque()
        """What was typed and not handled yet; the first one is being handled."""
        self.hasty_keys: frozenset[str] = frozenset()
        """Keys that do not wait for an article: held down, they pass many of them."""

    @property
    def is_idle(self) -> bool:
        """Whether everything that was typed has been handled."""
        return not self._typed

    async def on_event(self, event: events.Event) -> None:
        """Let what is typed wait for its turn."""
        if (
            isinstance(event, _TYPED)
            and not isinstance(event, events.MouseMove)
            and not event.is_forwarded
        ):
            self._typed.append(event)
            if len(self._typed) == 1:
                self.run_worker(self._hand_out(), group=TYPING)
        else:
            await super().on_event(event)

    async def _hand_out(self) -> None:
        """Give each to the widget that has the focus, or is clicked, when its turn comes."""
        while self._typed:
            event = self._typed[0]
            await self._fetched(_LISTING if self._is_hasty(event) else _FETCHING)
            target = self._target(event)
            on_its_way = target.ancestors_with_self
            await super().on_event(event)
            await _all_taken(on_its_way)
            await self._opened()
            self._typed.popleft()

    def _is_hasty(self, event: Typed) -> bool:
        """Tell whether what was typed waits for no article: many of it come in a row."""
        if isinstance(event, events.Key):
            return event.key in self.hasty_keys
        return isinstance(event, _ROLLED)

    def _target(self, event: Typed) -> Widget:
        """Return the widget that something typed is for."""
        if isinstance(event, events.MouseEvent):
            with contextlib.suppress(NoWidget):
                return self.get_widget_at(event.x, event.y)[0]
            return self.screen
        return self.focused or self.screen

    async def _fetched(self, groups: Set[str]) -> None:
        """Wait until what the reader has gone to is there; a query goes on at once."""
        from textual.widgets import Input  # nobody types before the first paint

        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE):
                while not self.screen.is_mounted:  # a key may come before the first paint
                    await asyncio.sleep(0.01)
                while not isinstance(self.focused, Input) and (busy := self._busy(groups)):
                    await self._ended(busy)

    async def _opened(self) -> None:
        """Wait until the dialog that a key opens is there."""
        if busy := self._busy({OPENING}):
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_PATIENCE):
                    await self._ended(busy)
        await _taken(self.screen)

    def _busy(self, groups: Set[str]) -> list[Worker[object]]:
        return [one for one in self.workers if one.group in groups and not one.is_finished]

    async def _ended(self, workers: list[Worker[object]]) -> None:
        """Wait until pieces of work have ended, and what they report has been taken."""
        with contextlib.suppress(WorkerError):
            await self.workers.wait_for_complete(workers)
        await _taken(self.screen)


async def _all_taken(pumps: Sequence[MessagePump]) -> None:
    """Wait until a key has been taken, and every message that it has led to on its way up.

    A message may post the next one to a part that was asked before: two quiet rounds in a row
    say that there is none left. What never falls silent is given up after some rounds.
    """
    quiet = 0
    for _ in range(_ROUNDS):
        for pump in pumps:
            await _taken(pump)
        quiet = 0 if any(pump.message_queue_size for pump in pumps) else quiet + 1
        if quiet == 2:
            return


async def _taken(pump: MessagePump) -> None:
    """Wait until a part of the application has taken all messages it has by now."""
    taken = asyncio.Event()
    if pump.call_later(taken.set):
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE):
                await taken.wait()
