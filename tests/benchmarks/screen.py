"""How fast the screen is, beside a Textual app that does nothing, in the same run.

    python -m tests.benchmarks.screen [--articles 300] [--runs 5]

Everything happens in real pseudo-terminals of 120 × 40: a time is from the key, or from the start
of the process, to the bytes of the frame. Exits with 1 if a goal is missed.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests.benchmarks.screen_apps import READY, long_text, paragraph
from tests.benchmarks.terminal import Paint, Terminal

_FIRST_TITLE = "Zebra crossing opens at last"
_LONG_TITLE = "A very long read"
_JUMPS = 60
_TIMES = 8
"""How often a key is pressed that changes much of the screen."""
_KEYS = (
    ("next article", "J", 10, 60),
    ("quote jump", "n", 7, 35),
    ("to the next pane", "\t", 6, 50),
    ("help", "?", 16, 120),
    ("closing the help", "\x1b", 16, 55),
    ("picker", "s", 16, 120),
    ("closing the picker", "\x1b", 16, 55),
)
"""What a key does, the key, and the goals: most kB to the terminal, most ms until all is drawn."""
_ALIKE = {"\t": "\t", "?": "?", "\x1b": "\x1b", "s": "?"}
"""What is pressed in the app with two panes, for comparison."""
_OPENED = 5
_PAGES = 30
_REDRAW = "\x0c"
"""The key that draws the whole screen anew: ctrl+l."""
_UNREAD = 6000
"""Articles that keep the other process busy while the screen is measured."""


class Figure(NamedTuple):
    """One line of the report."""

    name: str
    ours: float
    minimal: float | None = None
    """What a Textual app that does nothing takes for the like."""
    most: float | None = None
    """The goal: the most it may be."""
    most_ratio: float | None = None
    """The goal, where it is a ratio."""
    unit: str = "ms"

    @property
    def ratio(self) -> float | None:
        """How many times what a minimal app takes."""
        return self.ours / self.minimal if self.minimal else None

    @property
    def is_met(self) -> bool:
        """Whether the goal is reached."""
        if self.most_ratio is not None and self.ratio is not None:
            return self.ratio <= self.most_ratio
        return self.most is None or self.ours <= self.most

    def __str__(self) -> str:
        cells = [
            f"{self.ours:,.0f} {self.unit}",
            f"{self.minimal:,.0f} {self.unit}" if self.minimal else "",
            f"× {self.ratio:.2f}" if self.ratio else "",
            f"{self.most:g} {self.unit}" if self.most else "",
        ]
        if self.most_ratio:
            cells[-1] = f"× {self.most_ratio:g}"
        missed = "" if self.is_met else "  missed"
        return f"{self.name:<46}" + "".join(f"{cell:>11}" for cell in cells) + missed


def main() -> int:
    """Measure everything and print the report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--articles", type=int, default=300, help="articles in the archive")
    parser.add_argument("--runs", type=int, default=5, help="starts to take the median of")
    options = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a second start finds its modules compiled
    print(f"{'load of the machine':<46}{os.getloadavg()[0]:>11.1f}")
    print(f"{'':<46}{'Pullquote':>11}{'minimal':>11}{'ratio':>11}{'goal':>11}")
    all_met = True
    with tempfile.TemporaryDirectory() as scratch:
        env = {
            "PULLQUOTE_DATA_DIR": f"{scratch}/data",
            "XDG_CONFIG_HOME": f"{scratch}/config",
            "XDG_STATE_HOME": f"{scratch}/state",
            "XDG_CACHE_HOME": f"{scratch}/cache",
        }
        folder = _make_archive(Path(scratch), options.articles, env)
        for figure in _figures(folder, env, options.runs):
            print(figure, flush=True)
            all_met = all_met and figure.is_met
    return 0 if all_met else 1


def _figures(folder: Path, env: Mapping[str, str], runs: int) -> Iterator[Figure]:
    yield _version(runs)
    yield from _launch(folder, env, runs)
    with _child("minimal") as terminal:
        terminal.wait_for(READY)
        minimal = _presses(terminal, "n", _JUMPS)
    yield from _panes(minimal)
    yield from _keys(folder, env)
    yield from _explorer(folder, env, minimal)
    yield from _while_analysing(folder, env, minimal)


def _version(runs: int) -> Figure:
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        subprocess.run([_pullquote(), "--version"], check=True, capture_output=True)
        times.append((time.perf_counter() - begin) * 1000)
    return Figure("--version", median(times), most=150)


def _launch(folder: Path, env: Mapping[str, str], runs: int) -> Iterator[Figure]:
    """Start both, one after the other, so that both meet the same load."""
    minimal, paint, usable, memory, small = [], [], [], [], []
    for _ in range(runs):
        with _child("minimal") as terminal:
            minimal.append(terminal.wait_for(READY))
            terminal.settle(0.5)
            small.append(terminal.memory())
        with Terminal([_pullquote(), str(folder)], env=env) as terminal:
            paint.append(terminal.wait_for("1 Results"))
            usable.append(terminal.wait_for(_FIRST_TITLE))
            terminal.settle(1)
            memory.append(terminal.memory())
    beside = median(minimal)
    yield Figure("launch to first paint", median(paint), beside, most_ratio=1.3)
    yield Figure("launch to usable list", median(usable), beside, most_ratio=1.6)
    yield Figure("memory of the UI process", max(memory), max(small), most=120, unit="MB")


def _panes(minimal: Sequence[Paint]) -> Iterator[Figure]:
    """Use the two big panes alone, in the way that the minimal app is used."""
    beside = median(paint.settled for paint in minimal)
    with _child("article") as terminal:
        terminal.wait_for(READY)
        opened: dict[str, list[float]] = {key: [] for key in "abc"}
        for key in "abc" * _OPENED:
            opened[key].append(terminal.press(key).settled)
        yield Figure("open an article of 94 KB", median(opened["a"]), beside, most=50)
        yield Figure("open an article of 1 MB", median(opened["b"]), beside, most=150)
        yield from _paints(
            "quote jump, 20k words, 500 spans", _presses(terminal, "n", _JUMPS), minimal
        )
        jumps = {}
        for key in "ab":
            terminal.press(key)
            jumps[key] = median(paint.settled for paint in _presses(terminal, "n", _JUMPS))
        yield Figure("… in 1 MB, beside 94 KB", jumps["b"], jumps["a"], most_ratio=1.5)
        terminal.press("c")
        pages = [paint.settled for paint in _presses(terminal, " ", _PAGES)]
        yield Figure("page down, settled", median(pages), beside, most=25)
    with _child("results") as terminal:
        terminal.wait_for(READY)
        yield Figure("100,000 results shown", terminal.press("a").settled, beside, most=100)
        ends = [terminal.press(key).settled for key in "Gg" * _OPENED]
        yield Figure("… from end to end", median(ends), beside, most=100)


def _keys(folder: Path, env: Mapping[str, str]) -> Iterator[Figure]:
    """Press keys that change much of the screen, here and in a plain app of two panes."""
    with _child("panes") as terminal:
        terminal.wait_for(READY)
        terminal.settle(1)
        beside = _press_all(terminal, "\t?\x1b")
    with Terminal([_pullquote(), str(folder)], env=env) as terminal:
        terminal.wait_for(_FIRST_TITLE)
        terminal.settle(1)
        terminal.press("J")
        paints = _press_all(terminal, "Jn\t")
        paints |= _press_all(terminal, "?\x1b")
        picker = _press_all(terminal, "s\x1b")
    paints["s"] = picker["s"]
    for name, key, most_written, most_ms in _KEYS:
        pressed = picker if name == "closing the picker" else paints
        alike = beside.get(_ALIKE.get(key, ""))
        for unit, most, at in (("kB", most_written, 0), ("ms", most_ms, 1), ("ms CPU", None, 2)):
            other = alike[at] if alike else None
            yield Figure(f"explorer: {name}", pressed[key][at], other, most=most, unit=unit)


def _press_all(terminal: Terminal, keys: str) -> dict[str, tuple[float, float, float]]:
    """Press keys in turn, again and again; return kB, ms until all is drawn and ms of processor."""
    paints: dict[str, list[Paint]] = {key: [] for key in keys}
    for key in keys * _TIMES:
        paints[key].append(terminal.press(key))
    return {
        key: (
            median(paint.written for paint in each) / 1000,
            median(paint.settled for paint in each),
            median(paint.worked for paint in each),
        )
        for key, each in paints.items()
    }


def _explorer(folder: Path, env: Mapping[str, str], minimal: Sequence[Paint]) -> Iterator[Figure]:
    """Use the whole program, on a text of 20,000 words with some 330 quotes."""
    beside = median(paint.settled for paint in minimal)
    with Terminal([_pullquote(), str(folder)], env=env) as terminal:
        terminal.wait_for(_FIRST_TITLE)
        terminal.settle(1)
        yield Figure("explorer: open the next article", terminal.press("J").settled, beside)
        terminal.wait_for(_LONG_TITLE)
        yield from _paints("explorer: quote jump", _presses(terminal, "n", _JUMPS), minimal)
        terminal.press("2")
        terminal.press("g")
        pages = _presses(terminal, " ", _PAGES)
        yield from _paints("explorer: page down", pages, minimal)
        settled = median(paint.settled for paint in pages)
        yield Figure("explorer: page down, settled", settled, beside)


def _while_analysing(
    folder: Path, env: Mapping[str, str], minimal: Sequence[Paint]
) -> Iterator[Figure]:
    """Use the whole program while its other process analyses as fast as it can."""
    _write_stories(folder, _UNREAD, "2022-01-01")
    with Terminal([_pullquote(), str(folder)], env=env) as terminal:
        terminal.wait_for(_FIRST_TITLE)
        terminal.wait_for("Analysing")
        terminal.press("J")
        terminal.wait_for(_LONG_TITLE)
        jumps = _presses(terminal, "n", _JUMPS)
        yield from _paints("while analysing: quote jump", jumps, minimal)
        terminal.press("/")
        typed = [terminal.press(letter) for letter in "paragraph of the treasury"]
        yield from _paints("while analysing: letter of a query", typed, minimal)
        terminal.press(_REDRAW)  # or only the figures beside the word are written
        terminal.wait_for("Analysing")  # it has gone on all the time


def _paints(name: str, paints: Sequence[Paint], minimal: Sequence[Paint]) -> Iterator[Figure]:
    first, beside = (sorted(paint.first for paint in each) for each in (paints, minimal))
    late, late_beside = (each[int(len(each) * 0.95)] for each in (first, beside))
    yield Figure(f"{name}, key to paint", median(first), median(beside), most=16)
    yield Figure("… p95", late, late_beside, most=50)


def _presses(terminal: Terminal, key: str, times: int) -> list[Paint]:
    return [terminal.press(key) for _ in range(times)]


@contextmanager
def _child(name: str) -> Iterator[Terminal]:
    with Terminal([sys.executable, "-m", "tests.benchmarks.screen_apps", name]) as terminal:
        yield terminal


def _pullquote() -> str:
    return str(Path(sys.executable).with_name("pullquote"))


def _make_archive(scratch: Path, count: int, env: Mapping[str, str]) -> Path:
    """Write a folder of articles and index it, so that what is measured is a second start."""
    folder = scratch / "articles"
    folder.mkdir()
    draw = random.Random(1)
    _write_stories(folder, count - 2, "2023-01-01")
    _write(folder, "2025-01-02-first", _FIRST_TITLE, paragraph(draw))
    _write(folder, "2025-01-01-long", _LONG_TITLE, long_text(118_000))
    subprocess.run(
        [_pullquote(), "index", str(folder)],
        check=True,
        env={**os.environ, **env},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return folder


def _write_stories(folder: Path, count: int, date: str) -> None:
    draw = random.Random(date)
    for number in range(count):
        body = "\n\n".join(paragraph(draw) for _ in range(6))
        _write(folder, f"{date}-{number}", f"Article number {number} of {date[:4]}", body)


def _write(folder: Path, name: str, title: str, body: str) -> None:
    front = f"---\ntitle: {title}\nsource: The Courier\ndate: {name[:10]}\n---\n"
    (folder / f"{name}.md").write_text(f"{front}\n{body}\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
