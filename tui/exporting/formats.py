"""Taking articles and their quotes elsewhere: one format a function, chosen by a file's name."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from index import Reading
from index.errors import PullquoteError
from tui.exporting.citations import write_csl, write_ris
from tui.exporting.data import write_csv, write_jsonl
from tui.exporting.pages import write_html, write_markdown

Write = Callable[[Iterable[Reading], TextIO], int]
"""Writes articles and returns how many there were."""

FORMATS: dict[str, Write] = {
    "csv": write_csv,
    "jsonl": write_jsonl,
    "md": write_markdown,
    "html": write_html,
    "ris": write_ris,
    "csl-json": write_csl,
}
"""Every format by its name."""

_SUFFIXES = {".markdown": "md", ".htm": "html", ".ndjson": "jsonl", ".json": "csl-json"}


def format_of(file: Path) -> str:
    """Return the format that a file's name asks for.

    Raises:
        PullquoteError: None has this ending.
    """
    suffix = file.suffix.lower()
    form = _SUFFIXES.get(suffix, suffix.removeprefix("."))
    if form not in FORMATS:
        raise PullquoteError(
            f"There is no format for files that end in “{suffix}”.",
            f"There are {', '.join(FORMATS)}; pullquote export takes one with --format.",
        )
    return form


def export(readings: Iterable[Reading], form: str, target: Path | None) -> int:
    """Write articles to a file, or to standard output, and return how many there were.

    A file is either complete or as it was before.

    Raises:
        PullquoteError: The file cannot be written.
    """
    if target is None:
        return FORMATS[form](readings, sys.stdout)
    try:
        with _replacing(target) as file:
            return FORMATS[form](readings, file)
    except OSError as error:
        raise PullquoteError(
            f"{target} cannot be written: {error.strerror}.", "Choose another file."
        ) from error


@contextmanager
def _replacing(target: Path) -> Iterator[TextIO]:
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with open(descriptor, "w", encoding="utf-8", newline="") as file:
            yield file
        os.chmod(name, 0o666 & ~_umask())
        os.replace(name, target)
    except BaseException:
        os.unlink(name)
        raise


def _umask() -> int:
    umask = os.umask(0)
    os.umask(umask)
    return umask
