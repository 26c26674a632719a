"""Two explorers on one archive under random hands, while it is indexed: nothing may break.

    python -m tests.benchmarks.soak FOLDER --minutes 30

Keys, words, pastes, clicks and resizes from 1x1 to 300x80 go to two explorers in terminals of their
own; files come, change and go under them. FOLDER is copied, and left alone. It fails, and shows the
end of what was on the screen, if an explorer ends unasked, or takes over 100 MB more memory than at
the start; at the end a key must be answered in 0.2 s, and `q` must end it. `--seed` does it again.
"""

from __future__ import annotations

import argparse
import fcntl
import itertools
import os
import pty
import random
import re
import select
import shutil
import signal
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Iterator
from pathlib import Path

_MORE_MEMORY = 100
"""Megabytes that an explorer may take beyond those at its start."""
_ANSWER = 0.2
"""Seconds in which a key is answered at the end."""
_FIRST, _QUIET, _LONGEST_WAIT = 0.3, 0.06, 1.0
"""Seconds that the hand waits for something to be drawn, those of quiet after which it goes on, and
those after which it does anyway: keys that come faster than they are done would only pile up."""
_KEPT = 60_000
"""Bytes of the screen that are shown when an explorer ends."""
_KEYS = [
    *"jjjjkkkkJJKKnnnnppNP..,,eeEEggGG12345  bbffssiiwwxFFttTzvBBD?:;#*!<>==dcCuRSMWyY/--__r",
    *("\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~", "\x1b[H", "\x1b[F"),
    *("\r", "\r", "\t", "\x1b[Z", "\x1b", "\x1b", "\x1b", "\x7f", "\x04", "\x15", "\x0f"),
    *("\x10", "\x13", "\x18", "\x0e", "\x17", "\x0b", "\x1bOP", "\x1b[3~"),
]
_WORDS = (
    "/budget\r",
    "/tax OR council\r",
    "/speaker:h said:t",
    "/(tax",
    '/"not closed\r',
    "/zzzqx tax\r",
    "/date:2024 -tax\r",
    "/has:quotes\r",
    "/*\r",
    "F\x1b[B\r",
    "shol\t",
    "i\x1b[6~\r",
    "nx\x1b",
    "w\x1b[B\x1b[B\r",
    "4j=\r",
    "#one two\r",
    ";a note\r",
    "Wtax\r",
    "T\x1b[B\x1b[B\x1b",
    "?quote\r",
    ":theme\x1b",
    "fa",
    "fas",
)
_PASTES = ("tax", "a\nb\nc", "\x07\x00", "ﷺ" * 40, "👩‍👩‍👧‍👦 é" * 9, "jjjn" * 200, " " * 900)


_EXPLORER = """
import asyncio, faulthandler, signal, sys, traceback
from textual.app import App
from tui.cli import main
show = App._handle_exception
file = open(sys.argv.pop(), "w")
def note(app, error):
    traceback.print_exception(error, file=file)
    file.flush()
    show(app, error)
def tell(*signal):
    for task in asyncio.all_tasks():
        task.print_stack(file=file)
    file.flush()
App._handle_exception = note
signal.signal(signal.SIGUSR1, tell)
faulthandler.register(signal.SIGUSR1, file, chain=True)
sys.exit(main(sys.argv[1:2]))
"""
"""The explorer; what ends it, and where it stands when it is sent SIGUSR1, is written to the file
named last, whatever the window's size is."""


class Explorer:
    """An explorer in a terminal of its own, and random hands on it."""

    def __init__(self, folder: Path, home: Path, chance: random.Random) -> None:
        self.chance, self.columns, self.lines = chance, 120, 40
        self.folder, self.home, self._status = folder, home, 0
        self._error = home / f"error-{chance.random()}"
        self._seen = b""
        environment = {
            **os.environ,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "HOME": str(home),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_STATE_HOME": str(home / "state"),
            "EDITOR": "true",
            "BROWSER": "true",
            "PULLQUOTE_DEBUG": "1",
        }
        self.pid, self._fd = pty.fork()
        if not self.pid:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
            command = [sys.executable, "-c", _EXPLORER, str(folder), str(self._error)]
            os.execvpe(command[0], command, environment)

    def read(self, seconds: float) -> bool:
        """Take what is drawn for a while; tell whether anything was."""
        drawn = False
        until = time.monotonic() + seconds
        while (rest := until - time.monotonic()) > 0:
            ready, _, _ = select.select([self._fd], [], [], rest)
            if not ready:
                break
            try:
                self._seen = (self._seen + os.read(self._fd, 1 << 16))[-_KEPT:]
            except OSError:  # it has let go of the terminal, and is about to end
                time.sleep(rest)
                break
            drawn = True
        return drawn

    def wait(self) -> None:
        """Wait like a hand that goes on when nothing more moves, or after a while."""
        until = time.monotonic() + _LONGEST_WAIT
        select.select([self._fd], [], [], _FIRST)
        while self.read(_QUIET) and time.monotonic() < until:
            pass

    def write(self, text: str) -> None:
        """Type something; what is drawn meanwhile is taken."""
        rest = text.encode("utf-8", "replace")
        while rest:
            _, ready, _ = select.select([], [self._fd], [], 0.05)
            if ready:
                rest = rest[os.write(self._fd, rest[:256]) :]
            self.read(0.0)

    def act(self) -> str:
        """Do something at random, and return what."""
        chance = self.chance
        kind = chance.choices(
            ("keys", "word", "paste", "click", "wheel", "resize"), (60, 15, 3, 10, 6, 6)
        )[0]
        if kind == "keys":
            typed = "".join(chance.choices(_KEYS, k=chance.randint(1, 12)))
        elif kind == "word":
            typed = chance.choice(_WORDS)
        elif kind == "paste":
            typed = f"\x1b[200~{chance.choice(_PASTES)}\x1b[201~"
        elif kind == "resize":
            self.resize(chance.choice(((1, 300), (1, 20), (60, 130))))
            return f"{self.columns}x{self.lines}"
        else:
            column, line = chance.randint(1, self.columns), chance.randint(1, self.lines)
            button = 0 if kind == "click" else chance.choice((64, 65))
            typed = f"\x1b[<{button};{column};{line}M"
            if kind == "click":
                typed += f"\x1b[<0;{column};{line}m"
        self.write(typed)
        return repr(typed)

    def resize(self, widths: tuple[int, int]) -> None:
        """Give the terminal another size."""
        self.columns = self.chance.randint(*widths)
        self.lines = self.chance.randint(1, 80 if widths[0] > 1 or widths[1] > 20 else 12)
        self.set_size()

    def set_size(self) -> None:
        """Tell the terminal its size."""
        size = struct.pack("HHHH", self.lines, self.columns, 0, 0)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, size)

    def memory(self) -> float:
        """Return how many megabytes it has resident."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+)", status)
        return int(found.group(1)) / 1024 if found else 0.0

    def has_ended(self) -> bool:
        """Tell whether it has ended."""
        ended, self._status = os.waitpid(self.pid, os.WNOHANG)
        return ended != 0

    def was_asked_to(self) -> bool:
        """Tell whether it ended well: a hand may find "Quit" among the commands."""
        return self._status == 0 and not self._error.read_text()

    def last_words(self) -> str:
        """Return what has ended it, or what was last on the screen."""
        self.read(0.5)
        if told := self._error.read_text():
            return told
        shown = self._seen.decode("utf-8", "replace")
        return re.sub(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07]*\x07|.)", "", shown)[-6000:]

    def ends_as_asked(self) -> str:
        """Close all that is open, ask for a key's answer, and quit; return what is wrong."""
        self.columns, self.lines = 120, 40
        self.set_size()
        for _ in range(8):
            self.write("\x1b")
            self.read(0.6)
        for _ in range(60):  # what was typed before is done first
            if not self.read(1.0):
                break
        began = time.monotonic()
        self.write("2")
        self.write("1")
        select.select([self._fd], [], [], 5)
        waited = time.monotonic() - began
        print(f"a key is answered after {waited:.3f} s")
        if waited > _ANSWER:
            return f"a key is not answered within {_ANSWER} s"
        for _ in range(20):
            self.write("q")
            self.read(1.0)
            if self.has_ended():
                return ""
        os.kill(self.pid, signal.SIGUSR1)  # it tells what it waits for
        return f"{self.last_words()}\n\nq does not end it"


def _busy_folder(folder: Path, chance: random.Random) -> Iterator[None]:
    """Let files come, change and go, one at each step."""
    originals = [one for one in sorted(folder.rglob("*")) if one.is_file()]
    added: list[Path] = []
    for number in itertools.count():
        kind = chance.choice(("add", "add", "change", "remove"))
        if kind == "add" or not added:
            original = chance.choice(originals)
            copy = original.with_name(f"added-{number}{original.suffix}")
            shutil.copyfile(original, copy)
            added.append(copy)
        elif kind == "change":
            with chance.choice(added).open("a") as file:
                file.write(f"\n\nAda Holm said: “This is line {number}.”\n")
        else:
            added.pop(chance.randrange(len(added))).unlink()
        yield


def _soak(folder: Path, minutes: float, seed: int) -> str:
    """Return what broke; nothing if all held."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as place:
        home, copy = Path(place, "home"), Path(place, "articles")
        shutil.copytree(folder, copy)
        home.mkdir()
        both = [Explorer(copy, home, random.Random(seed + number)) for number in range(2)]
        try:
            return _drive(both, _busy_folder(copy, chance), minutes)
        finally:
            for one in both:
                try:
                    os.kill(one.pid, signal.SIGKILL)
                    os.waitpid(one.pid, 0)
                except (ProcessLookupError, ChildProcessError):
                    continue


def _drive(both: list[Explorer], changes: Iterator[None], minutes: float) -> str:
    for _ in range(10):
        for one in both:
            one.read(2)
    print("the explorers stand", flush=True)
    at_start = [one.memory() for one in both]
    until = time.monotonic() + 60 * minutes
    done: list[list[str]] = [[], []]
    next_change = 0.0
    most = list(at_start)
    while time.monotonic() < until:
        if time.monotonic() > next_change:
            next(changes)
            next_change = time.monotonic() + 4
        for number, one in enumerate(both):
            done[number].append(one.act())
            one.wait()
            if one.has_ended():
                if not one.was_asked_to():
                    what = "\n  ".join(done[number][-25:])
                    acts = len(done[number])
                    return f"{one.last_words()}\n\nafter {acts} acts, the last:\n  {what}"
                print(f"explorer {number + 1} was left after {len(done[number])} acts", flush=True)
                both[number] = Explorer(one.folder, one.home, one.chance)
                both[number].read(20)
                at_start[number] = both[number].memory()
            most[number] = max(most[number], both[number].memory())
    for number, one in enumerate(both):
        print(
            f"explorer {number + 1}: {len(done[number]):,} acts, {at_start[number]:.0f} MB at the "
            f"start, {one.memory():.0f} at the end, {most[number]:.0f} at most"
        )
        if one.memory() > at_start[number] + _MORE_MEMORY:
            return "it takes too much memory"
    return next(filter(None, (one.ends_as_asked() for one in both)), "")


def main() -> int:
    """Run the soak and say what broke."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    broken = _soak(options.folder, options.minutes, options.seed)
    print(broken or "all held")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
