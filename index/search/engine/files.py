"""Finds the files of the latest commit and opens them.

Whoosh writes the table of contents (TOC) of a commit. Here it is read without Whoosh, which takes
longer to import than a command has for a search; and so no pickle of a file makes anything but the
few plain records that are expected.
"""

from __future__ import annotations

import io
import os
import pickle
import re
import shutil
import struct
import time
from dataclasses import dataclass
from pathlib import Path

from index.errors import ArchiveError
from index.search.engine.fields import FORMER_FORMAT, READABLE_FORMATS
from index.search.engine.segment import Segment
from index.search.engine.snapshot import Snapshot

NAME = "MAIN"
_TRIES = 20
"""The writer removes the files of older commits: if one is gone, there is a newer commit."""

_TOC_NAME = re.compile(rf"_{NAME}_([0-9]+)\.toc")
_TOC_HEAD = struct.Struct("!3B i i 3B")
_TOC_SIGN, _TOC_VERSION = (4, 8, 4, -12345), -111
"""The sizes of numbers, a number to tell their order by, and the version of Whoosh's TOC."""


@dataclass(frozen=True)
class _Toc:
    """What a TOC says."""

    generation: int
    segments: list[_Segment]


class _Codec:
    """Stands for the codec that wrote a segment."""

    format: int = FORMER_FORMAT


class _Segment:
    """Stands for Whoosh's record of a segment; the names are Whoosh's."""

    _codec: _Codec
    indexname: str
    segid: str
    _doccount: int
    _deleted: set[int] | None

    def open(self, directory: Path, earlier: dict[str, Segment]) -> tuple[Segment, list[int]]:
        """Open the segment, if it is not open already; return what is deleted in it, too."""
        if not isinstance(self._codec, _Codec) or self._codec.format not in READABLE_FORMATS:
            raise TypeError("an index of another format")
        name = f"{self.indexname}_{self.segid}"
        opened = earlier.get(name) or Segment(directory, name, self._doccount, self._codec.format)
        return opened, list(self._deleted or ())


class _Unpickler(pickle.Unpickler):
    """Makes nothing but records of segments."""

    _KNOWN = {  # noqa: RUF012 - nobody changes it
        ("whoosh.codec.whoosh3", "W3Segment"): _Segment,
        ("index.search.engine.codec", "PackedCodec"): _Codec,
        ("index.search.codec", "PackedCodec"): _Codec,  # where it lay when the format had no number
        ("builtins", "set"): set,
    }

    def find_class(self, module: str, name: str) -> type:
        """Return the class of a record."""
        try:
            return self._KNOWN[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name} in a table of contents") from None


def set_aside(directory: Path) -> None:
    """Make room for a new index; what can be searched still is, until `drop_former`."""
    aside = former(directory)
    try:
        read_snapshot(directory, None)
        if not aside.exists():  # else the one here is the new one, not finished
            directory.rename(aside)
    except (ArchiveError, OSError):
        pass
    shutil.rmtree(directory, ignore_errors=True)


def drop_former(directory: Path) -> None:
    """Remove what `set_aside` has kept: there is all of it in the new index."""
    shutil.rmtree(former(directory), ignore_errors=True)


def former(directory: Path) -> Path:
    """Return where an index lies that is searched while the one in a directory is made anew."""
    return directory.with_name(f"{directory.name}.former")


def latest_generation(directory: Path) -> int:
    """Return the number of the latest commit, or -1 if there is no index."""
    try:
        names = os.listdir(directory)
    except OSError:
        return -1
    return max((int(m[1]) for name in names if (m := _TOC_NAME.fullmatch(name))), default=-1)


def read_snapshot(directory: Path, earlier: Snapshot | None) -> Snapshot:
    """Open the latest commit.

    Args:
        directory: Where the index lies.
        earlier: An older snapshot, whose segments are taken over where they still count.

    Raises:
        ArchiveError: There is no index, or it is damaged.
    """
    if latest_generation(directory) < 0:
        raise ArchiveError("The archive has no search index yet.", "Index the folder first.")
    open_segments = {part.segment.name: part.segment for part in earlier.parts} if earlier else {}
    for attempt in range(_TRIES):
        try:
            toc = _read_toc(directory, latest_generation(directory))
            opened = [segment.open(directory, open_segments) for segment in toc.segments]
            return Snapshot(toc.generation, opened)
        except FileNotFoundError as error:
            if attempt == _TRIES - 1:
                raise _damaged(error) from error
            time.sleep(0.02)
        # A damaged file may make unpickling raise anything.
        except Exception as error:
            raise _damaged(error) from error
    raise AssertionError


def _read_toc(directory: Path, generation: int) -> _Toc:
    """Read a TOC as `whoosh.index.TOC.write` writes it.

    Raises:
        Exception: It is no such TOC.
    """
    file = io.BytesIO((directory / f"_{NAME}_{generation}.toc").read_bytes())
    *sign, version, _, _, _ = _TOC_HEAD.unpack(file.read(_TOC_HEAD.size))
    if tuple(sign) != _TOC_SIGN or version != _TOC_VERSION:
        raise TypeError("a table of contents of another Whoosh")
    file.seek(_varint(file), os.SEEK_CUR)  # the schema
    named, _ = struct.unpack("!ii", file.read(8))
    segments = _Unpickler(file).load()
    if named != generation or not all(isinstance(each, _Segment) for each in segments):
        raise TypeError("a table of contents of something else")
    return _Toc(generation, segments)


def _varint(file: io.BytesIO) -> int:
    """Read a number of seven bits a byte, lowest first; the last byte has no eighth."""
    number = shift = 0
    while True:
        (byte,) = file.read(1)
        number |= (byte & 0x7F) << shift
        if byte < 0x80:
            return number
        shift += 7


def _damaged(error: Exception) -> ArchiveError:
    return ArchiveError(
        f"The search index is damaged ({type(error).__name__}).", "It has to be rebuilt."
    )
