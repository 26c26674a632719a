"""The process that reads files of strangers: `python -m index.reading.worker ROOT LIMITS`.

It takes one JSON object `{"path", "encoding"}` a line and answers as `index.reading.wire` says.
The system ends it when it takes too long or too much; it can write no file, open no connection
and start no program.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from index.errors import ReadError
from index.reading.contents import Found, stream_file
from index.reading.limits import Limits
from index.reading.wire import OUT_OF_MEMORY, encode_end, encode_found

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_SET_PARENT_DEATH_SIGNAL = 1
"""`PR_SET_PDEATHSIG` of Linux's `prctl`."""
_FORBIDDEN = (
    "socket.",
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
    "os.remove",
    "os.rename",
    "os.mkdir",
    "os.rmdir",
    "os.truncate",
    "shutil.",
    "urllib.Request",
)


def main() -> None:
    """Read what the other side asks for, until it closes."""
    root, limits = Path(sys.argv[1]), Limits(**json.loads(sys.argv[2]))
    answers = _take_output()
    _end_with_parent()
    _confine(limits)
    for line in sys.stdin.buffer:
        request = json.loads(line)
        try:
            _answer(answers, Path(request["path"]), root, limits, request["encoding"])
        except BrokenPipeError:
            return


def _answer(answers: BinaryIO, path: Path, root: Path, limits: Limits, encoding: str) -> None:
    """Write all that a file holds."""
    failure: ReadError | None = None
    found: Iterator[Found] = stream_file(path, root=root, limits=limits, encoding=encoding)
    while True:
        try:
            with _time_limit(limits):
                one = next(found, None)
        except ReadError as error:
            if isinstance(error.__cause__, MemoryError):
                os._exit(OUT_OF_MEMORY)  # a fresh worker has all its memory again
            failure = error
            break
        except Exception as error:  # a parser's own bug: this file is lost, the next is not
            failure = ReadError(f"the reader failed on it ({type(error).__name__})")
            break
        if one is None:
            break
        answers.write(encode_found(one))
        answers.flush()
    answers.write(encode_end(failure))
    answers.flush()


@contextmanager
def _time_limit(limits: Limits) -> Iterator[None]:
    """Let the system end this process if it takes longer: no handler could run inside of C."""
    signal.setitimer(signal.ITIMER_PROF, limits.seconds)
    signal.setitimer(signal.ITIMER_REAL, limits.clock)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)


def _end_with_parent() -> None:
    """Let the system end this process when the one that started it is gone, whatever it reads.

    Elsewhere than on Linux it ends with the file that it is at, as nobody asks for another.
    """
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)


def _confine(limits: Limits) -> None:
    """Give up what reading does not need."""
    sys.dont_write_bytecode = True
    for kind, amount in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        amount = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
        try:
            resource.setrlimit(kind, (amount, hard))
        except (OSError, ValueError):  # a system that knows the limit and does not set it (macOS)
            continue
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the process that asks
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    flags = arguments[2] if event == "open" else 0
    if event.startswith(_FORBIDDEN) or (isinstance(flags, int) and flags & _WRITING):
        raise PermissionError(f"{event} is not for readers")


def _take_output() -> BinaryIO:
    """Keep standard output for the answers alone: libraries print there too."""
    answers = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
    return answers


if __name__ == "__main__":
    main()
