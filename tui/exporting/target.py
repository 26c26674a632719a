"""The file that is exported to: the format that its name asks for, and writing it whole."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from index import clean_line
from index.errors import PullquoteError

_SUFFIXES = {".markdown": "md", ".htm": "html", ".ndjson": "jsonl", ".json": "csl-json"}


def format_named(file: Path, formats: Collection[str]) -> str:
    """Return the one of the formats that a file's name asks for.

    Raises:
        PullquoteError: None has this ending.
    """
    suffix = file.suffix.lower()
    form = _SUFFIXES.get(suffix, suffix.removeprefix("."))
    if form not in formats:
        raise PullquoteError(
            f"There is no format for files that end in “{clean_line(suffix)}”.",
            f"There are {', '.join(formats)}; on the command line, --format takes one.",
        )
    return form


@contextmanager
def replacing(target: Path) -> Iterator[BinaryIO]:
    """Write a file that is either complete or as it was before.

    Raises:
        OSError: It cannot be written.
    """
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with open(descriptor, "wb") as file:
            yield file
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(name, 0o666 & ~umask)
        os.replace(name, target)
    except BaseException:
        os.unlink(name)
        raise
