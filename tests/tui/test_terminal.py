"""The explorer in a real terminal: what reaches it, and how it is left."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

_EVIL = "\x1b]52;c;RVZJTA==\x07\x1b]0;EVIL\x07\x1b[31;7;99mEVIL\x9b5n\x1bPEVIL\x1b\\\u202eEVIL"
_TEXT = f"Ada Holm said: “We cannot {_EVIL} borrow to pay for harbours.” {_EVIL} The end.\n\n" * 3


class Terminal:
    """A program in a pseudoterminal of 100 by 30 cells, unless another size is named."""

    def __init__(self, *command: str, columns: int = 100, lines: int = 30) -> None:
        self.output = b""
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self._process = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment,
            start_new_session=True,
        )
        os.close(theirs)
        self._ours = ours
        self._hung_up = False

    def send(self, keys: str) -> None:
        os.write(self._ours, keys.encode())

    def read_until(self, condition: Callable[[bytes], bool], seconds: float = 60.0) -> None:
        """Read what the program writes until that fulfils a condition."""
        end = time.monotonic() + seconds
        while not condition(self.output) and time.monotonic() < end and self._read():
            pass
        assert condition(self.output), self.output[-2000:]

    def rest(self, seconds: float) -> None:
        """Give the program time, and read what it writes: it would wait for that."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and self._read():
            pass

    def _read(self) -> bool:
        """Read for a moment; tell whether the program may still write."""
        try:
            if select.select([self._ours], [], [], 0.1)[0]:
                self.output += os.read(self._ours, 65536)
        except OSError:  # the program has closed its end
            return False
        return True

    def quit(self) -> int:
        """Close layer after layer, and the program."""
        for _ in range(30):
            if self._process.poll() is not None:
                break
            self.send("q")
            self.rest(1.0)
        return self._process.wait(timeout=30)

    def stop(self) -> None:
        """Stop the program, as the shell does, and let it go on."""
        self._process.send_signal(signal.SIGTSTP)
        self.read_until(lambda output: output.endswith(b"\x1b[?1004l"))
        time.sleep(0.5)
        self._process.send_signal(signal.SIGCONT)

    def hang_up(self) -> int:
        """Let the terminal go away; return how the program ends."""
        os.close(self._ours)
        self._hung_up = True
        return self._process.wait(timeout=30)

    def end(self) -> int:
        """Ask the program to end, as `kill` does; return how it does."""
        self._process.terminate()
        self.rest(30.0)
        return self._process.wait(timeout=30)

    def close(self) -> None:
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        if not self._hung_up:
            os.close(self._ours)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "evil\x1b]0;EVIL\x07\x1b[31;7;99m.txt").write_text(f"Harbour {_EVIL}\n\n{_TEXT}")
    (folder / "empty\x1b]0;EVIL\x07.txt").write_text("")
    (folder / "front.md").write_text(f'---\ntitle: "Wall {_EVIL!r}"\n---\n{_TEXT}')
    return folder


@pytest.fixture
def terminal(folder: Path) -> Iterator[Terminal]:
    terminal = Terminal(sys.executable, "-m", "tui.cli", str(folder))
    yield terminal
    terminal.close()


def test_no_control_sequence_of_ours_reaches_the_terminal(terminal: Terminal) -> None:
    terminal.read_until(lambda output: b"arbour" in output or b"Wall" in output)
    terminal.send("/")
    # Terminals take escape characters out of what is pasted, but nothing else.
    terminal.send("\x1b[200~harbour\x07\x9b5n\u202e\x08\x1b[201~")
    terminal.rest(1.0)
    terminal.send("\r")
    for keys in ("\x7f", "J", "n", ".", "3", "!", "q", ":"):
        terminal.rest(0.4)
        terminal.send(keys)
    terminal.rest(0.6)
    terminal.send("\x1b")
    terminal.rest(0.6)
    assert terminal.quit() == 0
    for sequence in (b"\x1b]52", b"\x1b]0;", b"\x1b[31;7;99m", b"\x9b5n", b"\x1bPEVIL"):
        assert sequence not in terminal.output
    assert "\u202e".encode() not in terminal.output


def test_the_terminal_is_left_as_it_was(terminal: Terminal) -> None:
    terminal.read_until(lambda output: b"Results" in output)
    assert terminal.quit() == 0
    terminal.rest(1.0)
    assert terminal.output.rindex(b"\x1b[?1049l") > terminal.output.rindex(b"\x1b[?1049h")
    assert b"Traceback" not in terminal.output


def test_a_terminal_that_does_not_tell_its_size(folder: Path) -> None:
    """As when a container or a serial line is its other end: it is laid out once, and q ends it."""
    terminal = Terminal(sys.executable, "-m", "tui.cli", str(folder), columns=0, lines=0)
    try:
        terminal.read_until(lambda output: b"Results" in output)
        assert terminal.quit() == 0
    finally:
        terminal.close()


def test_all_is_drawn_anew_after_a_stop(terminal: Terminal) -> None:
    terminal.read_until(lambda output: b"Wall" in output)
    terminal.rest(2.0)
    terminal.stop()
    shown = len(terminal.output)
    terminal.read_until(lambda output: b"Results" in output[shown:] and b"Wall" in output[shown:])
    assert terminal.quit() == 0


def test_it_ends_with_its_terminal_although_nobody_tells_it(terminal: Terminal) -> None:
    """The terminal of these tests controls no process, so no signal is sent: as under make."""
    terminal.read_until(lambda output: b"Results" in output)
    terminal.rest(3.0)  # while it analyses
    assert terminal.hang_up() == 129


def test_ended_by_sigterm_it_leaves_the_terminal_as_it_was(terminal: Terminal) -> None:
    terminal.read_until(lambda output: b"Results" in output)
    assert terminal.end() == 143
    assert terminal.output.rindex(b"\x1b[?1049l") > terminal.output.rindex(b"\x1b[?1049h")


_EXPORTS_SLOWLY = """
import sys, time
from pathlib import Path
import tui.exporting.formats as formats
from tui.app import run_explorer

def slowly(archive, results):
    for reading in readings_of(archive, results):
        yield reading
        time.sleep(2)

readings_of, formats.readings_of = formats.readings_of, slowly
sys.exit(run_explorer(Path(sys.argv[1])))
"""


def test_ended_while_it_exports_it_leaves_nothing_half_written(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()
    for wood in ("oak", "ash", "elm", "yew"):
        (folder / f"{wood}.txt").write_text(f"The {wood} quay\n\nIt was built of {wood} again.")
    target = folder.parent / "out.csv"
    target.write_text("old")
    terminal = Terminal(sys.executable, "-c", _EXPORTS_SLOWLY, str(folder))
    try:
        terminal.read_until(lambda output: b"quay" in output)
        terminal.rest(2.0)
        terminal.send("\x05")
        terminal.read_until(lambda output: b"Export" in output)
        terminal.send("\x15" + f"{target}\r")
        terminal.read_until(lambda output: b"replaces it" in output)
        terminal.send("\r")
        terminal.read_until(lambda output: any(folder.parent.glob(".pullquote-*.part")))
        assert terminal.end() == 143
    finally:
        terminal.close()
    assert target.read_text() == "old"
    assert not [*folder.parent.glob(".pullquote-*.part")]
