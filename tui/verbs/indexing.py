"""Running the indexing process for a command, and telling on standard error how it goes."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Self, TypeVar

from index import clean_line
from index.errors import ArchiveError, ArchiveLocked, DiskError
from index.events import (
    Analysed,
    Committed,
    Event,
    Failed,
    Finished,
    ProblemFound,
    Progress,
    decode,
)
from tui.exporting.tables import shortened

_STAGES = {
    **{"scan": "Looking", "index": "Making the search index", "read": "Reading"},
    **{"analyse": "Analysing", "agree": "Joining names", "gather": "Gathering quotes"},
    **{"compare": "Comparing quotes", "publish": "Publishing"},
}
LONG_SECONDS, SECONDS_BETWEEN = 1.0, 0.2
_Thing = TypeVar("_Thing")


class IndexReport:
    """What a run of the indexing process told."""

    def __init__(self) -> None:
        self.added = self.changed = self.moved = self.removed = 0
        self.analysed = 0
        self.problems: list[ProblemFound] = []
        self.finished: Finished | None = None

    @property
    def skipped(self) -> int:
        """How many files gave no article."""
        return sum(problem.skipped for problem in self.problems)

    def take(self, event: Event) -> None:
        """Note an event.

        Raises:
            ArchiveError: The event tells that the run failed.
        """
        if isinstance(event, Committed):
            self.added += event.added
            self.changed += event.changed
            self.moved += event.moved
            self.removed += event.removed
        elif isinstance(event, Analysed):
            self.analysed += len(event.articles)
        elif isinstance(event, ProblemFound):
            self.problems.append(event)
        elif isinstance(event, Finished):
            self.finished = event
        elif isinstance(event, Failed):
            if event.locked:
                raise ArchiveLocked(event.message, event.hint)
            raise (DiskError if event.disk else ArchiveError)(event.message, event.hint)


def run_index(command: list[str], *, each_change: bool = False) -> IndexReport:
    """Run the indexing process to its end; Ctrl+C ends it safely.

    Args:
        command: Its command line.
        each_change: Tell of every change when it can be searched, not only of them all at the end.

    Raises:
        ArchiveError: It failed.
        KeyboardInterrupt: It was told to stop, and has.
    """
    report = IndexReport()
    with _process(command) as process, line_for_progress(each_change) as show:
        for line in process.stdout or ():
            event = _decoded(line)
            if event:
                report.take(event)
                show(event)
    if report.finished is None and process.returncode not in (0, 130):
        raise ArchiveError(
            "The indexing process ended unexpectedly.",
            "Run it again: it goes on where it stopped. What it had saved is safe.",
        )
    if process.returncode == 130:
        raise KeyboardInterrupt
    return report


@contextmanager
def _process(command: list[str]) -> Iterator[subprocess.Popen[str]]:
    """Run a process in a session of its own, so that Ctrl+C reaches it through us alone."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        encoding="ascii",
        start_new_session=True,
    )
    try:
        yield process
    except BaseException:
        process.send_signal(signal.SIGTERM)
        raise
    finally:
        if process.stdout:
            process.stdout.close()
        process.wait()


def _decoded(line: str) -> Event | None:
    try:
        return decode(line)
    except ValueError:  # a library that prints
        return None


@contextmanager
def line_for_progress(each_change: bool) -> Iterator[Callable[[Event], None]]:
    """Yield what shows events: in a terminal on one line that is written over."""
    in_place = sys.stderr.isatty()
    stage = ""

    def show(event: Event) -> None:
        nonlocal stage
        if isinstance(event, ProblemFound):
            where = f"{clean_line(event.path)}: " if event.path else ""
            _print(where + event.reason, in_place, stays=True)
        elif isinstance(event, Committed) and each_change:
            counts = (event.added, event.changed, event.moved, event.removed)
            _print(f"Articles: {told_changes(*counts)}", in_place, stays=True)
        elif isinstance(event, Progress) and event.total and (in_place or event.stage != stage):
            stage = event.stage
            # A line that stays says what there is to do: “0 of 38” would never go on.
            line = _progress_line(event) if in_place else f"{_STAGES[stage]}: {event.total:,}"
            _print(line, in_place, stays=not in_place)

    try:
        yield show
    finally:
        if in_place:
            _print("", in_place, stays=False)


class ShareLine:
    """Shows in a terminal how much of something is done, if that takes long.

    Args:
        what: Is done.
        size: How much there is to do.
    """

    def __init__(self, what: str, size: int) -> None:
        self._what, self._size = what, size
        self._done = 0.0
        self._due = time.monotonic() + LONG_SECONDS
        self._is_shown = False

    def advance(self, done: float) -> None:
        """Note how much has been done since, and show it now and then."""
        self._done += done
        if time.monotonic() >= self._due and sys.stderr.isatty():
            self._due = time.monotonic() + SECONDS_BETWEEN
            self._is_shown = True
            share = min(self._done / self._size, 1.0)
            _print(f"{self._what}: {share:.0%} of it", in_place=True, stays=False)

    def follow(self, things: Iterable[_Thing]) -> Iterator[_Thing]:
        """Yield things, each of which is one of what there is to do."""
        for thing in things:
            yield thing
            self.advance(1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.clear()

    def clear(self) -> None:
        """Make room for what is printed."""
        if self._is_shown:
            self._is_shown = False
            _print("", in_place=True, stays=False)


def told_changes(added: int, changed: int, moved: int, removed: int) -> str:
    """Return what has changed in words: `3 new, 1 gone`; nothing if nothing has."""
    counts = {"new": added, "changed": changed, "moved": moved, "gone": removed}
    return ", ".join(f"{count:,} {name}" for name, count in counts.items() if count)


def _progress_line(event: Progress) -> str:
    line = f"{_STAGES[event.stage]}: {event.done:,} of {event.total:,}"
    if event.part is not None:
        line += f", {event.part:.0%} of {'it' if event.total == 1 else 'the next'}"
    elif event.found:
        line += f", {event.found:,} articles of {'it' if event.total == 1 else 'the next'} so far"
    elif event.rate and event.done:
        line += f", {event.rate:,.0f} a second"
    if event.seconds_left is not None and event.done < event.total:
        line += f", {time_left(event.seconds_left)} left"
    return line


def time_left(seconds: float) -> str:
    """Return a length of time in words: `40 s`, `3 min`, `2 h 10 min`."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"


def _print(line: str, in_place: bool, *, stays: bool) -> None:
    if not in_place:
        print(line, file=sys.stderr, flush=True)
        return
    fitted = shortened(line, shutil.get_terminal_size().columns - 1)
    print(f"\r\x1b[K{fitted}", end="\n" if stays else "", file=sys.stderr, flush=True)
