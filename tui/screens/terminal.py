"""The terminal as Pullquote uses it: few bytes are written to it, and Esc is taken at once."""

from __future__ import annotations

import os
import selectors
from codecs import getincrementaldecoder
from typing import Protocol, runtime_checkable

from textual._xterm_parser import XTermParser
from textual.constants import ESCAPE_DELAY
from textual.drivers.linux_driver import LinuxDriver

from tui.widgets.thin_output import ThinOutput

_LOOK_EVERY = 0.1
"""Seconds after which it looks whether it is to end."""
_PATIENCE = ESCAPE_DELAY + 0.003
"""Seconds in which the rest of a key that begins with Esc must arrive, and a little more."""


@runtime_checkable
class HasThinOutput(Protocol):
    """An app that knows what stands on its terminal."""

    output: ThinOutput


class ThinDriver(LinuxDriver):
    """Writes only what is new of a frame, and asks in time whether an Esc is all there is.

    Textual asks every 0.1 s, however short a time the environment's `ESCDELAY` gives a key.
    """

    def write(self, data: str) -> None:
        """Write what is new in some data."""
        app = self._app
        thinned = app.output.thin(data) if isinstance(app, HasThinOutput) else data
        if thinned:
            super().write(thinned)

    def run_input_thread(self) -> None:
        """Read keys and pass them on, until the end."""
        selector = selectors.SelectSelector()
        selector.register(self.fileno, selectors.EVENT_READ)
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")().decode
        wait = _LOOK_EVERY
        try:
            while not self.exit_event.is_set():
                data = decode(os.read(self.fileno, 4096)) if selector.select(wait) else ""
                for event in (*(parser.feed(data) if data else ()), *parser.tick()):
                    self.process_message(event)
                wait = _PATIENCE if "\x1b" in data else _LOOK_EVERY
        finally:
            selector.close()
