"""A file that a reader is given: looked at before it is opened, and never opened for writing."""

from __future__ import annotations

import errno
import io
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from index.clean import clean_line
from index.errors import ReadError
from index.reading.decode import Decoded, decode
from index.reading.limits import Limits

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class Unavailable(ReadError):
    """The file can't be opened now, and may be readable later: what was read of it stays valid."""


_DEEPEST = 3
"""Files within files: a page in a ZIP archive that is attached to a message."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One regular file inside the archive's folder, or a file that such a file holds."""

    path: Path
    root: Path
    limits: Limits
    size: int
    modified: float
    """Seconds since 1970."""
    encoding: str = ""
    """The encoding that the user chose for it."""
    held: bytes | None = None
    """What it holds, if it is a file within another one and not on the disk."""
    depth: int = 0
    """How many files it lies within."""

    def within(self, name: str, data: bytes) -> SourceFile:
        """Return a file that this one holds: a member of an archive, an attachment.

        Raises:
            ReadError: Too many files lie within each other.
        """
        if self.depth >= _DEEPEST:
            raise ReadError("packed too deeply to read", "Unpack it here.")
        path = Path(name.replace("\x00", "") or "unnamed")
        return replace(self, path=path, size=len(data), held=data, depth=self.depth + 1)

    @property
    def relative(self) -> str:
        """The path below the root with `/` between its parts; the whole path if it lies outside."""
        try:
            return self.path.relative_to(self.root).as_posix()
        except ValueError:
            return self.path.as_posix()

    @property
    def suffix(self) -> str:
        """The ending of the name in small letters, with its dot."""
        return self.path.suffix.lower()

    def open(self) -> BinaryIO:
        """Open it for reading.

        Raises:
            Unavailable: It is gone, or may not be opened.
            ReadError: It was replaced by something that is not a file.
        """
        if self.held is not None:
            return io.BytesIO(self.held)
        # Not to block on a pipe that took the file's place, nor to become a terminal's process.
        flags = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY
        try:
            descriptor = os.open(self.path, flags)
        except OSError as error:
            raise unavailable(error) from error
        try:
            _refuse_special(os.fstat(descriptor))
        except ReadError:
            os.close(descriptor)
            raise
        return os.fdopen(descriptor, "rb")

    def head(self, size: int = 8192) -> bytes:
        """Return its first bytes.

        Raises:
            ReadError: It can't be opened.
        """
        try:
            with self.open() as file:
                return file.read(size)
        except OSError as error:
            raise unavailable(error) from error

    def data(self, limit: int) -> bytes:
        """Return its bytes.

        Raises:
            ReadError: There are more than `limit`.
        """
        if self.size > limit:
            raise too_large(limit)
        try:
            with self.open() as file:
                data = file.read(limit + 1)
        except OSError as error:
            raise unavailable(error) from error
        if len(data) > limit:
            raise too_large(limit)
        return data

    def decoded(self, limit: int) -> Decoded:
        """Return its text.

        Raises:
            ReadError: There are more than `limit` bytes, or they are not text.
        """
        return decode(self.data(limit), forced=self.encoding)

    def lines(self) -> Iterator[bytes]:
        """Yield its lines without taking it into memory; a line over the limit is cut."""
        limit = self.limits.record
        try:
            with self.open() as file:
                while line := file.readline(limit + 1):
                    yield line
                    while len(line) > limit and not line.endswith(b"\n"):
                        line = file.readline(limit + 1)
        except OSError as error:
            raise unavailable(error) from error


def look_at(path: Path, root: Path, limits: Limits, encoding: str = "") -> SourceFile:
    """Make sure that a path is a regular file in the root, without opening it.

    Raises:
        Unavailable: It is gone, or its folder may not be entered.
        ReadError: It leads out of the root, in a circle, or to something that is not a file.
    """
    path = Path(os.path.abspath(path))
    root = Path(os.path.abspath(root))
    try:
        real = path.resolve(strict=True)
        state = real.stat()
    except RuntimeError as error:
        raise ReadError("symbolic link in a circle") from error
    except OSError as error:
        raise unavailable(error) from error
    except ValueError as error:
        raise ReadError(f"impossible name: {clean_line(str(error))}") from error
    if not real.is_relative_to(root.resolve()):
        raise ReadError(
            "symbolic link to a place outside the folder",
            "Put the file itself into the folder, or import it.",
        )
    _refuse_special(state)
    return SourceFile(path, root, limits, state.st_size, state.st_mtime, encoding)


def unavailable(error: OSError) -> ReadError:
    """Return what to tell about a file that the system does not give."""
    if error.errno == errno.ELOOP:
        return ReadError("symbolic link in a circle")
    if isinstance(error, FileNotFoundError):
        return Unavailable("no such file", "It may have been moved or deleted.")
    if isinstance(error, PermissionError):
        return Unavailable("permission denied", "Allow yourself to read it (chmod u+r).")
    return Unavailable(f"could not be read ({error.strerror or type(error).__name__})")


def too_large(limit: int) -> ReadError:
    """Return what to tell about a file over a limit."""
    return ReadError(f"too large (limit {limit / 1_000_000:g} MB)", "Save it in smaller parts.")


def _refuse_special(state: os.stat_result) -> None:
    if stat.S_ISREG(state.st_mode):
        return
    kind = next((name for test, name in _KINDS if test(state.st_mode)), "something else")
    raise ReadError(f"not a file but {kind}")
