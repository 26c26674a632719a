"""A program in a real pseudo-terminal, with a stopwatch."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

_QUIET = 0.12
"""Seconds without output after which a screen counts as settled."""


class Paint(NamedTuple):
    """When the answer to a key came, in milliseconds after it."""

    first: float
    """The first byte of the new frame."""
    settled: float
    """The last byte before it grew quiet."""
    written: int
    """How many bytes were written to the terminal."""
    worked: float
    """Milliseconds of processor time that the program took, whatever else the machine did."""


class Terminal:
    """Runs a program in a terminal of its own.

    Args:
        command: The program and its arguments.
        columns: The width of the terminal.
        lines: Its height.
        env: Environment variables beyond those of this process.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 120,
        lines: int = 40,
        env: Mapping[str, str] | None = None,
    ) -> None:
        self._seen = b""
        self._begin = time.perf_counter()
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        environment.update(env or {})
        size = struct.pack("HHHH", lines, columns, 0, 0)
        self._pid, self._fd = pty.fork()
        if not self._pid:
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            os.execvpe(command[0], list(command), environment)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._fd)

    def wait_for(self, text: str, *, timeout: float = 60) -> float:
        """Return how many milliseconds after its start the program has shown a text.

        Args:
            text: What stands on the screen in one piece.
            timeout: Seconds from now, whatever else is drawn meanwhile.

        Raises:
            TimeoutError: It has not.
        """
        wanted = text.encode()
        end = time.perf_counter() + timeout
        while wanted not in self._seen:
            if not self._read(max(0, end - time.perf_counter())):
                raise TimeoutError(f"{text!r} was never shown; {self._seen[-400:]!r}")
        return (time.perf_counter() - self._begin) * 1000

    def settle(self, quiet: float = _QUIET) -> None:
        """Wait until nothing more is drawn."""
        while self._read(quiet):
            pass

    def press(self, key: str) -> Paint:
        """Press a key and return when the screen answered.

        Raises:
            TimeoutError: It did not.
        """
        self.settle()
        self._seen = b""
        worked = self._processor_time()
        begin = time.perf_counter()
        os.write(self._fd, key.encode())
        if not self._read(5):
            raise TimeoutError(f"no answer to {key!r}")
        first = last = time.perf_counter()
        while self._read(_QUIET):
            last = time.perf_counter()
        worked = self._processor_time() - worked
        return Paint((first - begin) * 1000, (last - begin) * 1000, len(self._seen), worked)

    def _processor_time(self) -> float:
        """Return the milliseconds that all threads of the program have run."""
        threads = Path(f"/proc/{self._pid}/task").glob("*/schedstat")
        return sum(int(each.read_text().split()[0]) for each in threads) / 1e6

    def memory(self) -> float:
        """Return how many megabytes of memory the program has resident."""
        status = Path(f"/proc/{self._pid}/status").read_text()
        (line,) = (line for line in status.splitlines() if line.startswith("VmRSS:"))
        return int(line.split()[1]) / 1024

    def _read(self, timeout: float) -> bool:
        ready, _, _ = select.select([self._fd], [], [], timeout)
        if not ready:
            return False
        try:
            self._seen += os.read(self._fd, 1 << 16)
        except OSError:
            return False
        return True
