"""Files of named number arrays, read by mapping them into memory: opening one costs nothing."""

from __future__ import annotations

import json
import mmap
import os
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt

_MAGIC = b"pullquote arrays 1\n"
_ALIGN = 8

Array = npt.NDArray[Any]


class DamagedFile(Exception):
    """A file is not what was written: cut short, or something else altogether."""


class ArrayWriter:
    """Writes one file, array after array, and its table of contents at the end."""

    def __init__(self, path: Path) -> None:
        self._file: BinaryIO = path.open("w+b")
        self._file.write(_MAGIC)
        self._contents: dict[str, tuple[str, int, int]] = {}

    def add(self, name: str, array: Array) -> None:
        """Append an array."""
        self._begin(name, array.dtype, len(array))
        self._file.write(array.tobytes() if array.ndim else b"")

    def reserve(self, name: str, dtype: npt.DTypeLike, count: int) -> Array:
        """Append room for an array that is too big for memory, to be filled piece by piece."""
        kind = np.dtype(dtype)
        start = self._begin(name, kind, count)
        size = count * kind.itemsize
        if not size:
            return np.empty(0, kind)
        self._file.flush()
        # Real blocks: where a full disk has none left, writing to the map would kill the process.
        os.posix_fallocate(self._file.fileno(), start, size)
        self._file.seek(start + size)
        page = start - start % mmap.ALLOCATIONGRANULARITY
        mapped = mmap.mmap(self._file.fileno(), start + size - page, offset=page)
        return np.frombuffer(mapped, kind, count, start - page)

    def _begin(self, name: str, dtype: np.dtype[Any], count: int) -> int:
        start = self._file.tell()
        padding = -start % _ALIGN
        self._file.write(bytes(padding))
        self._contents[name] = (dtype.str, start + padding, count)
        return start + padding

    def close(self) -> None:
        """Write the table of contents; the file is of no use before that."""
        contents = json.dumps(self._contents).encode()
        self._file.write(contents)
        self._file.write(
            len(contents).to_bytes(8, "little") + zlib.crc32(contents).to_bytes(4, "little")
        )
        self._file.write(_MAGIC)
        self._file.close()


def read_arrays(path: Path) -> Mapping[str, Array]:
    """Map the arrays of a file into memory.

    Raises:
        FileNotFoundError: There is none.
        DamagedFile: It was not written to its end, or something else overwrote it.
    """
    with path.open("rb") as file:
        try:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except ValueError as error:  # an empty file
            raise DamagedFile(str(path)) from error
    tail = len(_MAGIC) + 12
    end = len(mapped) - tail
    if end < 0 or mapped[: len(_MAGIC)] != _MAGIC or mapped[-len(_MAGIC) :] != _MAGIC:
        raise DamagedFile(str(path))
    size = int.from_bytes(mapped[end : end + 8], "little")
    contents = mapped[end - size : end] if size <= end else b""
    if zlib.crc32(contents) != int.from_bytes(mapped[end + 8 : end + 12], "little"):
        raise DamagedFile(str(path))
    return {
        name: np.frombuffer(mapped, np.dtype(dtype), count, start)
        for name, (dtype, start, count) in json.loads(contents).items()
    }


def let_go(array: Array) -> None:
    """Give the memory of a mapped array back; what is in it stays, and is mapped anew if needed."""
    base: object = array
    while isinstance(base, np.ndarray):
        base = base.base
    if isinstance(base, memoryview):
        base = base.obj
    if isinstance(base, mmap.mmap):
        base.madvise(mmap.MADV_DONTNEED)
