"""Keys one after another: each acts on what the one before it has made of the screen.

Textual gives a key to the widget that has the focus when the key is read. Of `/bridge`, typed or
pasted in one go, `/` has not yet moved the focus when `b` is read, so `b` would run as a command.
Here a key waits until the one before it has been handled and the screen it opened is there.
"""

from __future__ import annotations

from collections import deque

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import Screen

_PATIENCE = 0.1
"""How long to wait, in seconds, for a key whose widget went away while it was handling it."""
_POLL = 0.02
"""How often to look, in seconds, whether a dialog that is being prepared is there."""
OPENING = "dialog"
"""The group of the workers that prepare what a dialog shows."""


class TypeAheadApp(App[int]):
    """An application that handles keys strictly in turn."""

    def __init__(self) -> None:
        super().__init__()
        self._typed: deque[events.Key] = deque()
        self._under_way: events.Key | None = None
        self._is_waiting = False
        self._ready_screen: Screen[object] | None = None

    async def on_event(self, event: events.Event) -> None:
        """Let a new key wait for its turn."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self._typed.append(event)
            if self._under_way is None and not self._is_waiting:
                await self._go_on()
        else:
            await super().on_event(event)

    async def _on_key(self, event: events.Key) -> None:
        await super()._on_key(event)
        self._settle(event)

    async def _go_on(self) -> None:
        """Send the next key as soon as the screen it is meant for can take it."""
        self._is_waiting = True
        if any(one.group == OPENING and not one.is_finished for one in self.workers):
            self.set_timer(_POLL, lambda: self.screen.call_later(self.call_later, self._go_on))
        elif self.screen is not self._ready_screen:
            self._ready_screen = self.screen
            self.screen.call_after_refresh(self.call_later, self._go_on)
        else:
            self._is_waiting = False
            await self._send()

    async def _send(self) -> None:
        if self._under_way is not None or not self._typed:
            return
        key = self._under_way = self._typed.popleft()
        target: MessagePump = self.focused or self.screen
        await super().on_event(key)
        target.call_later(self._settle_if_taken, key)
        self.set_timer(_PATIENCE, lambda: self._settle(key))

    def _settle_if_taken(self, key: events.Key) -> None:
        """Go on if the widget has used the key; else it is on its way up to the application."""
        if key._stop_propagation or not key.is_forwarded:
            self._settle(key)

    def _settle(self, key: events.Key) -> None:
        """Go on to the next key: this one has been handled."""
        if self._under_way is key:
            self._under_way = None
            if self._typed:
                self._is_waiting = True
                self.call_later(self._go_on)
