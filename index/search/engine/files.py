"""Finds the files of the latest commit and opens them."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

from index.errors import ArchiveError
from index.search.engine.codec import PackedCodec
from index.search.engine.fields import FORMAT
from index.search.engine.segment import Segment
from index.search.engine.snapshot import Snapshot

NAME = "MAIN"
_TRIES = 20
"""The writer removes the files of older commits: if one is gone, there is a newer commit."""


def latest_generation(directory: Path) -> int:
    """Return the number of the latest commit, or -1 if there is no index."""
    try:
        return int(TOC._latest_generation(FileStorage(str(directory)), NAME))
    except OSError:
        return -1


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
            return _read(directory, open_segments)
        except FileNotFoundError as error:
            if attempt == _TRIES - 1:
                raise _damaged(error) from error
            time.sleep(0.02)
        # A damaged file may make unpickling raise anything.
        except Exception as error:
            raise _damaged(error) from error
    raise AssertionError


def _read(directory: Path, open_segments: dict[str, Segment]) -> Snapshot:
    toc = TOC.read(FileStorage(str(directory)), NAME)
    segments: list[tuple[Segment, Any]] = []
    for segment in toc.segments:
        codec = segment.codec()
        if not isinstance(codec, PackedCodec) or vars(codec).get("format") != FORMAT:
            raise TypeError("an index of another format")
        name = segment.segment_id()
        opened = open_segments.get(name) or Segment(directory, name, segment.doc_count_all())
        segments.append((opened, list(segment.deleted_docs())))
    return Snapshot(toc.generation, segments)


def _damaged(error: Exception) -> ArchiveError:
    return ArchiveError(
        f"The search index is damaged ({type(error).__name__}).", "It has to be rebuilt."
    )
