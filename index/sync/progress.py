"""Telling whoever started the run what happens, and a few times a second how far it has come."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from index.events import Committed, Event, Progress, Stage, encode
from index.store.articles import Changes
from index.sync.cancellation import Cancelled

SECONDS_BETWEEN = 0.2
"""Progress is told no more often."""
LONG_SECONDS = 2.5
"""After so many it is told how much of one thing is done."""

_TELLING = 0.02
"""The share of the weight after which it can be told how long the rest takes: a few small files
first, and 20 large ones were to take an hour."""

Report = Callable[[Event], None]


@dataclass(slots=True)
class Tally:
    """What has become of articles since this was last told."""

    added: int = 0
    changed: int = 0
    moved: int = 0
    removed: int = 0

    def add(self, changes: Changes) -> None:
        """Count what became of articles."""
        self.added += len(changes.added)
        self.changed += len(changes.changed)
        self.removed += len(changes.removed)

    def committed(self) -> Committed:
        """Return the event that tells it."""
        return Committed(self.added, self.changed, self.moved, self.removed)

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.moved or self.removed)


class ProgressMeter:
    """Tells the progress of one stage.

    Args:
        report: Where to.
        stage: Which.
        total: How many things there are to do.
        weight: How much they weigh together, in bytes or characters: time left goes by weight.
    """

    def __init__(self, report: Report, stage: Stage, total: int, weight: int) -> None:
        self._report = report
        self._stage = stage
        self._total = total
        self._weight = weight
        self._done = 0
        self._weight_done = 0
        self._part, self._part_weight, self._found = 0.0, 0, 0
        self._began = self._part_began = self._reported = time.monotonic()
        self.report()

    def expect(self, total: int, weight: int) -> None:
        """Note that so much is still to be done."""
        self._total = self._done + total
        self._weight = self._weight_done + weight

    def begin(self, weight: int) -> None:
        """Note that something begins that may take long."""
        self._part, self._part_weight, self._found = 0.0, weight, 0
        self._part_began = time.monotonic()

    def advance(self, share: float) -> None:
        """Note that a share of it has been done; tell it if the whole takes long."""
        self._part = min(self._part + share, 1.0)
        now = time.monotonic()
        if now - max(self._reported + SECONDS_BETWEEN, self._part_began + LONG_SECONDS) >= 0:
            self.report()

    def note_found(self, articles: int) -> None:
        """Note how many articles were found in it so far; tell it if the whole takes long."""
        self._found = articles
        self.advance(0.0)

    def add(self, weight: int, count: int = 1) -> None:
        """Note that something has been done; tell it if the last telling was a while ago."""
        self.begin(0)
        self._done += count
        self._weight_done += weight
        if time.monotonic() - self._reported >= SECONDS_BETWEEN or self._done >= self._total:
            self.report()

    def report(self) -> None:
        """Tell how far it is."""
        self._reported = time.monotonic()
        seconds = self._reported - self._began
        rate = self._done / seconds if seconds > 0 else 0.0
        done, left = self._weight_done + self._part * self._part_weight, None
        if done >= _TELLING * self._weight and done:
            left = seconds * max(0, self._weight - done) / done
        is_long = self._reported - self._part_began >= LONG_SECONDS
        part = round(self._part, 3) if is_long and self._part > 0 else None
        found = self._found if is_long else 0
        counts = (self._done, self._total, round(rate, 1), left, part, found)
        self._report(Progress(self._stage, *counts))


def meter_for(report: Report, stage: Stage, total: int) -> ProgressMeter:
    """Return what tells the progress of a stage of many small things; nothing if there are none."""
    return ProgressMeter(report if total else lambda event: None, stage, total, total)


def event_printer() -> Report:
    """Return what prints events; when they cannot be printed any more, the run ends."""

    def report(event: Event) -> None:
        try:
            print(encode(event), flush=True)
        except OSError:  # nobody listens any more, or a full disk was to hold it
            sys.stdout = open(os.devnull, "w")  # noqa: SIM115 - for the rest of the process
            raise Cancelled from None

    return report
