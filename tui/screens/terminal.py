"""The terminal as Pullquote uses it: few bytes are written to it, and Esc is taken at once."""

from __future__ import annotations

import os
import re
import selectors
from codecs import getincrementaldecoder
from collections.abc import Iterator
from typing import Protocol, runtime_checkable

from textual import events
from textual._xterm_parser import XTermParser
from textual.constants import ESCAPE_DELAY
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from tui.widgets.thin_output import ThinOutput

_LOOK_EVERY = 0.1
"""Seconds after which it looks whether it is to end."""
_PATIENCE = ESCAPE_DELAY + 0.003
"""Seconds in which the rest of a key that begins with Esc must arrive, and a little more."""
_ESC = "\x1b"
_APART = re.compile(rf"{_ESC}(?:(?P<paste>\[20[01]~)|(?=[ac-eg-zA-NQ-WYZ0-9/?:.,*#;!<> ]))")
"""Where a text is pasted, and an Esc before what begins no key: `[` and `O` do, `b` and `f` are
moves by a word, and `-` and `=` other signs on a Mac."""


@runtime_checkable
class HasThinOutput(Protocol):
    """An app that knows what stands on its terminal."""

    output: ThinOutput


class KeyReader:
    """Reads keys from what a terminal sends; Esc and a letter that come together are two keys.

    A terminal sends the same for Alt and a letter, which nothing here is asked for by. A slow line
    brings both in one packet, however they were typed, and the letter would be lost.
    """

    def __init__(self, *, debug: bool = False) -> None:
        self._parser = XTermParser(debug)
        self._is_held = False
        """An Esc has come, and not yet what may belong to it."""
        self._is_pasting = False

    def read(self, data: str) -> Iterator[Message]:
        """Yield the keys in what has been sent; nothing was sent for a while if there is none."""
        if self._is_held:
            self._is_held = False
            if data:
                data = _ESC + data
            else:
                yield events.Key("escape", _ESC)
        at = 0
        for match in _APART.finditer(data):
            if match["paste"]:
                self._is_pasting = match["paste"] == "[200~"
            elif not self._is_pasting:
                yield from self._parsed(data[at : match.start()])
                yield events.Key("escape", _ESC)
                at = match.end()
        rest = data[at:]
        self._is_held = rest.endswith(_ESC) and not self._is_pasting
        yield from self._parsed(rest[:-1] if self._is_held else rest)
        yield from self._parser.tick()

    def _parsed(self, data: str) -> Iterator[Message]:
        if data:  # without any, it would end
            for message in self._parser.feed(data):
                if isinstance(message, events.Paste):
                    self._is_pasting = False  # also where its end came in two packets
                yield message


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
        keys = KeyReader(debug=self._debug)
        decode = getincrementaldecoder("utf-8")().decode
        wait = _LOOK_EVERY
        try:
            while not self.exit_event.is_set():
                data = decode(os.read(self.fileno, 4096)) if selector.select(wait) else ""
                for event in keys.read(data):
                    self.process_message(event)
                wait = _PATIENCE if "\x1b" in data else _LOOK_EVERY
        finally:
            selector.close()
