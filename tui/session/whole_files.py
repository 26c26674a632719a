"""Writing a file at the user's path: whole, or as it was before, and never something in its place.

A link, a device and a pipe are there for a reason: what is written goes through or into them.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import select
import signal
import stat
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import BufferedWriter, FileIO
from pathlib import Path
from typing import Any, BinaryIO, cast

_PART = re.compile(r"\.pullquote-(\d+)-[0-9a-f]{8}\.part")
"""The name of what is being written, with the number of the process that writes it."""
_LOOK_EVERY = 0.1
"""Seconds after which it is asked anew whether what a pipe does not take is still wanted."""
_OPEN_ALREADY = ("/dev/fd/", "/dev/stdout", "/dev/stderr", "/proc/")
"""Where a name is that of something open, even if that is an ordinary file."""
_OURS = re.compile(r"/(?:dev|proc/(?:thread-)?self)/fd/(\d+)|/dev/std(?:out|(err))")
"""What this process has open: opened anew, it would be emptied, and a socket cannot be."""


def is_stream(target: Path) -> bool:
    """Tell whether a path is that of a device, a pipe or something open: nothing is kept there."""
    status = _status(target)
    if status is None or stat.S_ISDIR(status.st_mode):
        return False
    return not stat.S_ISREG(status.st_mode) or _led_to(target).startswith(_OPEN_ALREADY)


@contextmanager
def replacing(
    target: Path,
    mode: int = 0o666,
    *,
    waits: bool = False,
    given_up: Callable[[], bool] = lambda: False,
) -> Iterator[BinaryIO]:
    """Write a file that is either complete or as it was before.

    A link stays, and what it leads to is replaced; a device or a pipe is written into. What is
    replaced keeps its permissions and, where that is allowed, its owner. Where the file has a
    second name (a hard link), that one keeps what was there.

    Args:
        target: The file.
        mode: Its permissions if it is new, less the umask.
        waits: Whether to wait until somebody reads a pipe, where nobody does yet.
        given_up: Is asked now and then while who reads a pipe takes nothing, unless `waits`.

    Raises:
        OSError: It cannot be written.
    """
    if is_stream(target):
        with BufferedWriter(_Stream(_opened(target, waits), given_up)) as file:
            yield file
        return
    before = _status(target)
    if before is not None:  # neither a folder nor what is protected is to be replaced
        os.close(os.open(target, os.O_WRONLY | os.O_CLOEXEC))
    real = Path(os.path.realpath(target))
    _sweep(real.parent)
    part = real.with_name(f".pullquote-{os.getpid()}-{secrets.token_hex(4)}.part")
    with _unwinding():
        try:
            with open(_made(part, before, mode), "wb") as file:
                yield file
            os.replace(part, real)
        except BaseException:
            with suppress(OSError):
                part.unlink()
            raise


class _Stream(FileIO):
    """A pipe or a device, whose reader may stop to read for as long as it likes."""

    def __init__(self, descriptor: int, given_up: Callable[[], bool]) -> None:
        super().__init__(descriptor, "wb")
        self._given_up = given_up

    def write(self, data: Any, /) -> int:
        """Write as much as is taken at once, when any is.

        What was open already may be shared with other programs, so it is not ours to say that
        writing shall not wait: only what surely has room is written.

        Raises:
            OSError: Nobody wants it written any more.
        """
        room = select.poll()
        room.register(self, select.POLLOUT)
        while True:
            if room.poll(_LOOK_EVERY * 1000):
                taken = cast("int | None", super().write(memoryview(data)[: select.PIPE_BUF]))
                if taken is not None:
                    return taken
            if self._given_up():
                raise OSError(errno.ECANCELED, os.strerror(errno.ECANCELED))


def _status(target: Path) -> os.stat_result | None:
    with suppress(FileNotFoundError):
        return target.stat()
    return None


def _led_to(target: Path) -> str:
    """Return where links lead, but not further than to the name of something open."""
    path = os.path.abspath(target)
    while os.path.islink(path) and not path.startswith(_OPEN_ALREADY):
        path = os.path.abspath(os.path.join(os.path.dirname(path), os.readlink(path)))
    return path


def _opened(stream: Path, waits: bool) -> int:
    if ours := _OURS.fullmatch(_led_to(stream)):
        number = int(ours[1] or (2 if ours[2] else 1))
        if not os.get_inheritable(number):  # nobody has given us this: it is an archive's own file
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        return _ours_anew(number)
    flags = os.O_WRONLY | os.O_TRUNC | os.O_CLOEXEC | os.O_NOCTTY
    return os.open(stream, flags if waits else flags | os.O_NONBLOCK)


def _ours_anew(number: int) -> int:
    """Open a pipe or a terminal that is open so that writing never waits; share anything else."""
    if not stat.S_ISREG(os.fstat(number).st_mode):
        with suppress(OSError):  # a socket, or what is somebody else's
            flags = os.O_WRONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY
            return os.open(f"/dev/fd/{number}", flags)
    return os.dup(number)


def _made(part: Path, before: os.stat_result | None, mode: int) -> int:
    """Make a file as what it is to replace is."""
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
    if before is not None:
        with suppress(OSError):
            os.fchown(descriptor, before.st_uid, before.st_gid)
        os.fchmod(descriptor, stat.S_IMODE(before.st_mode))
    return descriptor


def _sweep(folder: Path) -> None:
    """Remove what processes that were killed have left half-written."""
    with suppress(OSError):
        for name in os.listdir(folder):
            if (left := _PART.fullmatch(name)) and not _runs(int(left[1])):
                (folder / name).unlink()


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):  # somebody else's
        return True
    return True


@contextmanager
def _unwinding() -> Iterator[None]:
    """Let a wish that the process end be an exception, so that nothing half-written is left."""
    if threading.current_thread() is not threading.main_thread():
        yield  # signals are not for threads; the next that writes there sweeps
        return
    numbers = [
        number
        for number in (signal.SIGTERM, signal.SIGHUP)
        if signal.getsignal(number) is signal.SIG_DFL
    ]
    try:
        for number in numbers:
            signal.signal(number, lambda number, _: sys.exit(128 + number))
        yield
    finally:
        for number in numbers:
            signal.signal(number, signal.SIG_DFL)
