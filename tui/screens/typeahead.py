"""Keys and clicks one after another: each acts on what the one before has made of the screen.

Textual gives a key to the widget that has the focus when the key is read. Of `/bridge`, typed or
pasted in one go, `/` has not yet moved the focus when `b` is read, so `b` would run as a command.
Here a key waits until the one before it has been handled and the dialog or the article that it
opens is there: `k n` goes to the first quote of the article above, however fast it is typed. A
click takes its place among the keys. Only the pointer moves at once.

What takes long, as with a shared archive, is waited for all the same, or the letters of a name
would run as commands; Esc then gives it up, with all that was typed since.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable, Set
from dataclasses import dataclass

from textual import events
from textual.app import App
from textual.errors import NoWidget
from textual.widget import Widget
from textual.worker import Worker

from tui.screens.explorer.view import (
    GOING,
    MARKING,
    OPENING,
    OPENING_ARCHIVE,
    READING,
    SEARCHING,
    SEEKING,
)
from tui.screens.taken import all_taken, taken

_PATIENCE = 1.0
"""Seconds after which Esc gives up what is waited for. What needs nothing waits no longer."""
_LONGEST = 30.0
"""Seconds after which it is given up without Esc."""
_A_MOMENT = 0.01
"""Seconds between two looks at what tells nobody when it is there."""
_LISTING = frozenset({OPENING_ARCHIVE, SEARCHING})
"""The work that brings another list: a key pressed now is meant for that one."""
_FETCHING = _LISTING | {READING, SEEKING, MARKING}
_COMPLETING = frozenset({"default"})
"""The work that completes a query: Textual's input starts it, in no group of its own."""
_WRITES_NOT = frozenset(
    "enter escape tab shift+tab ctrl+x delete up down pageup pagedown".split()  # noqa: SIM905
)
"""Keys of a line above a list that mean what is listed; all others only write in the line."""
_ROLLED = (
    events.MouseScrollDown,
    events.MouseScrollUp,
    events.MouseScrollLeft,
    events.MouseScrollRight,
)
_GIVES_UP = ("escape", "ctrl+q", "ctrl+c")
_TYPED = (events.Key, events.Paste, events.MouseEvent)
Typed = events.Key | events.Paste | events.MouseEvent
"""What a hand does on purpose; a pointer that moves is none of it."""
_HANDING_OUT = "typing"
"""The group of the worker that hands out the keys."""


@dataclass(frozen=True, eq=False)
class Asked:
    """Something that was asked for when it could not be done yet."""

    do: Callable[[], object]


class TypeAheadApp(App[int]):
    """An application that handles what is typed strictly in turn."""

    def __init__(self) -> None:
        super().__init__()
        self._typed: deque[Typed | Asked] = deque()
        """What was typed and not handled yet; the first one is being handled."""
        self._limit: asyncio.Timeout | None = None
        """How long the first one waits still, if it does."""
        self._waits_long = False
        self._is_given_up = False
        """What the first one waits for is wanted no more."""
        self.hasty_keys: frozenset[str] = frozenset()
        """Keys that do not wait for an article: held down, they pass many of them."""
        self.brief_keys: frozenset[str] = frozenset()
        """Keys that need nothing that is waited for, and so do not wait long."""
        self.offer_keys: frozenset[str] = frozenset()
        """Keys that take what is offered while a query is typed."""

    @property
    def is_idle(self) -> bool:
        """Whether everything that was typed has been handled."""
        return not self._typed

    # What an application says of itself.

    def is_early(self, event: Typed | Asked) -> bool:
        """Tell whether something was typed for what is not there yet, but will be."""
        return False

    def tell_waiting(self, waits: bool) -> None:
        """Show that what was typed waits, and how to give it up; or show it no longer."""

    def tell_forgotten(self) -> None:
        """Say that what was typed has waited for too long, and is not done any more."""

    # Handing out.

    async def on_event(self, event: events.Event) -> None:
        """Let what is typed wait for its turn."""
        if (
            isinstance(event, _TYPED)
            and not isinstance(event, events.MouseMove)
            and not event.is_forwarded
        ):
            if self._waits_long and isinstance(event, events.Key) and event.key in _GIVES_UP:
                self._give_up()
                if event.key == "escape":
                    return
            self._typed.append(event)
            if len(self._typed) == 1:
                self.run_worker(self._hand_out(), group=_HANDING_OUT)
        else:
            await super().on_event(event)

    def do_first(self, asked: Iterable[Callable[[], object]]) -> None:
        """Do some things one by one, before what was typed and not handled yet."""
        is_idle = self.is_idle
        self._typed.extendleft(reversed([*map(Asked, asked)]))
        if is_idle and self._typed:
            self.run_worker(self._hand_out(), group=_HANDING_OUT)

    async def _hand_out(self) -> None:
        """Give each to the widget that has the focus, or is clicked, when its turn comes."""
        while self._typed:
            event = self._typed[0]
            self._is_given_up = False
            await self._fetched(event)
            if self._typed[0] is not event:
                continue
            if not self._is_given_up:
                target, is_text = self._target(event), self._is_text(event)
                on_its_way = target.ancestors_with_self
                if isinstance(event, Asked):
                    event.do()
                elif target.is_attached or not isinstance(event, events.MouseEvent):
                    # Textual raises on a click on what was just removed.
                    await super().on_event(event)
                await all_taken(on_its_way)
                if not is_text:
                    await self._opened()
            with contextlib.suppress(ValueError):  # it was given up
                self._typed.remove(event)

    @property
    def _is_in_input(self) -> bool:
        """Whether what is typed goes into a line."""
        from textual.widgets import Input  # nobody types before the first paint

        return isinstance(self.focused, Input)

    def _is_text(self, event: Typed | Asked) -> bool:
        """Tell whether something only writes in a line, whatever is listed below it."""
        is_written = not isinstance(event, events.Key) or event.key not in _WRITES_NOT
        is_typed = isinstance(event, events.Key | events.Paste)
        return is_typed and is_written and self._is_in_input

    def _is_hasty(self, event: Typed | Asked) -> bool:
        """Tell whether what was typed waits for no article: many of it come in a row."""
        if isinstance(event, events.Key):
            return event.key in self.hasty_keys
        return isinstance(event, _ROLLED)

    def _target(self, event: Typed | Asked) -> Widget:
        """Return the widget that something typed is for."""
        if isinstance(event, events.MouseEvent):
            with contextlib.suppress(NoWidget):
                return self.get_widget_at(event.x, event.y)[0]
            return self.screen
        return self.focused or self.screen

    # Waiting.

    async def _fetched(self, event: Typed | Asked) -> None:
        """Wait until what something typed is meant for is there."""
        key = event.key if isinstance(event, events.Key) else ""
        is_text = self._is_text(event) and key not in self.offer_keys
        async with self._waiting(is_brief=key in self.brief_keys or is_text):
            while not self.screen.is_mounted:  # a key may come before the first paint
                await asyncio.sleep(_A_MOMENT)
            is_new = isinstance(event, Asked)
            while True:
                if busy := self._busy(self._awaited(event)):
                    await self._ended(busy)
                    is_new = True
                elif self._typed[0] is event and self.is_early(event):
                    await asyncio.sleep(_A_MOMENT)
                    await all_taken(self._target(event).ancestors_with_self)  # a search may begin
                else:
                    break
            if is_new:
                await self._painted()

    def _awaited(self, event: Typed | Asked) -> Set[str]:
        """Return the groups of the work that brings what something typed is meant for."""
        if isinstance(event, Asked) or not self._is_in_input:
            return _LISTING if self._is_hasty(event) else _FETCHING
        key = event.key if isinstance(event, events.Key) else ""
        if key in self.offer_keys:
            return _LISTING
        if key == "right":
            return _COMPLETING
        return frozenset() if key == "escape" or self._is_text(event) else frozenset({OPENING})

    async def _painted(self) -> None:
        """Wait until what is filled after the next paint, as the side panes are, is there, too."""
        painted = asyncio.Event()
        if self.screen.call_after_refresh(painted.set):
            await painted.wait()

    async def _opened(self) -> None:
        """Wait until the dialog that a key opens is there."""
        if self._busy({OPENING}):
            async with self._waiting():
                while busy := self._busy({OPENING}):
                    await self._ended(busy)
        await taken(self.screen)

    def _busy(self, groups: Set[str]) -> list[Worker[object]]:
        return [one for one in self.workers if one.group in groups and not one.is_finished]

    async def _ended(self, workers: list[Worker[object]]) -> None:
        """Wait until pieces of work have ended, and what they report has been taken."""
        ends = asyncio.gather(*(one.wait() for one in workers), return_exceptions=True)
        await asyncio.shield(ends)  # or whoever waits no longer would end the work, too
        await all_taken([self.screen])

    @contextlib.asynccontextmanager
    async def _waiting(self, *, is_brief: bool = False) -> AsyncIterator[None]:
        """Wait for something, until it is given up."""
        late = asyncio.get_running_loop().call_later(_PATIENCE, self._wait_long)
        try:
            async with asyncio.timeout(_PATIENCE if is_brief else _LONGEST) as self._limit:
                yield
        except TimeoutError:
            if not is_brief and not self._is_given_up:
                self._let_go()
                self.tell_forgotten()
        finally:
            late.cancel()
            self._limit = None
            if self._waits_long:
                self._waits_long = False
                self.tell_waiting(False)

    def _wait_long(self) -> None:
        self._waits_long = True
        self.tell_waiting(True)

    def _give_up(self) -> None:
        """Wait no longer for what is waited for."""
        self._let_go()
        if self._limit is not None and not self._limit.expired():
            self._limit.reschedule(0)

    def _let_go(self) -> None:
        """Forget what was typed, which was meant for what does not come, and open no dialog."""
        if self._is_given_up:
            return
        self._is_given_up = True
        while len(self._typed) > 1:
            self._typed.pop()
        for worker in self._busy(GOING):
            worker.cancel()
