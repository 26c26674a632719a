"""Indexing in the test's own process: one of its own takes a second to start, as does a reader."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from unittest.mock import patch

from index.errors import ReadError
from index.events import encode
from index.reading.contents import Contents, Found, stream_file
from index.reading.limits import DEFAULT_LIMITS, Limits
from index.reading.wire import End, decode_line, encode_found
from index.sync.__main__ import bring_up_to_date
from index.sync.analyse import Priorities
from index.sync.cancellation import Cancellation
from index.sync.command import SyncOptions


class ReaderHere:
    """Does what a `ReaderPool` does, in this process: for files that harm nobody."""

    def __init__(self, root: Path, *, limits: Limits = DEFAULT_LIMITS) -> None:
        self._root, self._limits = root, limits

    def __enter__(self) -> ReaderHere:
        return self

    def __exit__(self, *error: object) -> None: ...

    def stream(self, path: Path, *, encoding: str = "") -> Iterator[Found]:
        """Yield what a file holds, as it comes over the wire."""
        for one in stream_file(path, root=self._root, limits=self._limits, encoding=encoding):
            if not isinstance(found := decode_line(encode_found(one)), End):
                yield found

    def read_many(
        self, paths: Iterable[Path], *, encoding_of: Callable[[Path], str]
    ) -> Iterator[tuple[Path, Contents | ReadError]]:
        """Yield each file with what it holds."""
        for path in paths:
            try:
                yield path, Contents.of(self.stream(path, encoding=encoding_of(path)))
            except ReadError as error:
                yield path, error


def index_here(
    command: Sequence[str], priorities: Priorities | None = None
) -> tuple[int, list[str]]:
    """Do what an indexing process would; return its exit status and the lines that it would print.

    Args:
        command: The command line of that process, as `sync_command` gives it.
        priorities: What somebody waits for.
    """
    options = SyncOptions.from_arguments(command[command.index("index.sync") + 1 :])
    told: list[str] = []
    with patch("index.sync.ingest.ReaderPool", ReaderHere):
        status = bring_up_to_date(
            options,
            lambda event: told.append(encode(event)),
            Cancellation(),
            priorities or Priorities(),
        )
    return status, told
