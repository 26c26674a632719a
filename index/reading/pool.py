"""Reads in another process, which may hang, crash or swell without harm to this one."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import selectors
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Self

from index.article import Article
from index.errors import ReadError
from index.reading.contents import Contents, Found
from index.reading.limits import DEFAULT_LIMITS, Limits
from index.reading.wire import OUT_OF_MEMORY, End, decode_line

_GRACE = 5.0
"""Seconds beyond its own limit after which a worker that gives no sign is ended from here."""
_SAVE_OTHERWISE = "Save it in another format: as text or as HTML."
_AHEAD = 64
"""Files that the worker is asked for before they are wanted, so that it never waits."""
_PATHS_AHEAD = 5_000
"""Bytes of their paths, about: six times as many, with one path more, must fit into any pipe.
Otherwise both sides might wait for each other to read."""
_PIPE = 1 << 20
"""Bytes of answers that wait for whoever asked, where the system lets a pipe hold so many."""


def _unknown(path: Path) -> str:
    return ""


class ReaderPool:
    """Reads files in a worker process, which is started when first needed, and again if it ends.

    One thread may use it at a time. Close it, or use it as a context manager.

    Args:
        root: The archive's folder.
        limits: How much is read at most.
    """

    def __init__(self, root: Path, *, limits: Limits = DEFAULT_LIMITS) -> None:
        self._root = root
        self._limits = limits
        self._worker: _Worker | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """End the worker."""
        if self._worker is not None:
            self._worker.end()
            self._worker = None

    def read(self, path: Path, *, encoding: str = "") -> list[Article]:
        """Return the articles of a file, like `index.reading.read_file`.

        Raises:
            ReadError: It holds nothing that can be read, or its reader hung or crashed.
        """
        return self.contents(path, encoding=encoding).marked_articles()

    def contents(self, path: Path, *, encoding: str = "") -> Contents:
        """Return all that a file holds, like `index.reading.read_contents`.

        Raises:
            ReadError: It holds nothing that can be read, or its reader hung or crashed.
        """
        return Contents.of(self.stream(path, encoding=encoding))

    def stream(self, path: Path, *, encoding: str = "") -> Iterator[Found]:
        """Yield what a file holds piece by piece: for mailboxes and exports of any size.

        Raises:
            ReadError: It can't be read, or not further.
        """
        worker = self._running()
        worker.ask(path, encoding)
        finished = False
        try:
            yield from worker.answers()
            finished = True
        except ReadError:
            finished = True
            raise
        finally:
            if not finished:  # whoever asked has lost interest
                self.close()

    def read_many(
        self, paths: Iterable[Path], *, encoding_of: Callable[[Path], str] = _unknown
    ) -> Iterator[tuple[Path, Contents | ReadError]]:
        """Yield each file with what it holds, in order, while the worker reads ahead.

        Args:
            paths: The files.
            encoding_of: Returns the encoding of one of them where it is known better than by the
                reader, or nothing.
        """
        todo = iter(paths)
        asked: deque[Path] = deque()
        try:
            while self._ask_ahead(todo, asked, encoding_of):
                worker = self._running()
                result: Contents | ReadError
                try:
                    result = Contents.of(worker.answers())
                except ReadError as error:
                    result = error
                path = asked.popleft()
                if worker.ended:
                    for waiting in asked:
                        self._running().ask(waiting, encoding_of(waiting))
                yield path, result
        finally:
            if asked:  # whoever asked has lost interest
                self.close()

    def _ask_ahead(
        self, todo: Iterator[Path], asked: deque[Path], encoding_of: Callable[[Path], str]
    ) -> int:
        """Ask for some files more; return how many are asked for and not answered."""
        while len(asked) < _AHEAD and sum(len(os.fsencode(path)) for path in asked) < _PATHS_AHEAD:
            path = next(todo, None)
            if path is None:
                break
            asked.append(path)
            self._running().ask(path, encoding_of(path))
        return len(asked)

    def _running(self) -> _Worker:
        if self._worker is None or self._worker.ended:
            self._worker = _Worker(self._root, self._limits)
        return self._worker


class _Worker:
    """One process of `index.reading.worker`, and the talk with it."""

    def __init__(self, root: Path, limits: Limits) -> None:
        self._limits = limits
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "index.reading.worker", root, json.dumps(asdict(limits))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
        )
        assert self._process.stdin and self._process.stdout
        self._requests, self._answers = self._process.stdin, self._process.stdout
        self._output = self._answers.fileno()
        if sys.platform == "linux":
            with contextlib.suppress(OSError):
                fcntl.fcntl(self._output, fcntl.F_SETPIPE_SZ, _PIPE)
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._output, selectors.EVENT_READ)
        self._unread = bytearray()
        self._searched = 0
        """How much of `_unread` is known to have no newline."""
        self.ended = False

    def ask(self, path: Path, encoding: str = "") -> None:
        """Ask for one more file; answers come in the order of asking."""
        request = json.dumps({"path": os.fspath(path), "encoding": encoding})
        try:
            self._requests.write(request.encode("ascii") + b"\n")
        except BrokenPipeError:  # it has ended; waiting for the answer will tell why
            return

    def answers(self) -> Iterator[Found]:
        """Yield what the file holds that was asked for first.

        Raises:
            ReadError: It can't be read, or the worker ended over it.
        """
        while True:
            try:
                found = decode_line(self._line())
            except (ValueError, TypeError, KeyError) as error:
                self.end()
                raise ReadError("the reader failed on it") from error
            if isinstance(found, End):
                return
            yield found

    def end(self) -> None:
        """End the process, whatever it does."""
        if self.ended:
            return
        self.ended = True
        self._process.kill()
        self._process.wait()
        self._selector.close()
        self._requests.close()
        self._answers.close()

    def _line(self) -> bytes:
        while (newline := self._unread.find(b"\n", self._searched)) < 0:
            self._searched = len(self._unread)
            if not self._selector.select(self._limits.clock + _GRACE):
                self.end()
                raise self._timed_out()
            piece = os.read(self._output, 1 << 20)
            if not piece:
                raise self._post_mortem()
            self._unread += piece
        line = bytes(self._unread[:newline])
        del self._unread[: newline + 1]
        self._searched = 0
        return line

    def _post_mortem(self) -> ReadError:
        status = self._process.wait()
        self.end()
        if status in (-signal.SIGPROF, -signal.SIGALRM):
            return self._timed_out()
        if status in (OUT_OF_MEMORY, -signal.SIGKILL):
            limit = f"{self._limits.memory / 1e9:g} GB"
            return ReadError(
                f"the extractor needed too much memory (limit {limit})", _SAVE_OTHERWISE
            )
        how = signal.Signals(-status).name if status < 0 else f"status {status}"
        return ReadError(f"the extractor crashed ({how})", _SAVE_OTHERWISE)

    def _timed_out(self) -> ReadError:
        limit = f"limit {self._limits.seconds:g} s"
        return ReadError(f"the extractor timed out ({limit})", _SAVE_OTHERWISE)
