"""Taking articles and their quotes elsewhere: one format a function, chosen by a file's name."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from index import Archive, Reading, Results
from tui.exporting.citations import write_csl, write_ris
from tui.exporting.data import write_csv, write_jsonl
from tui.exporting.pages import write_html, write_markdown
from tui.exporting.target import format_named, writing

_AT_ONCE = 500
"""Results that are looked up together."""

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


def format_of(file: Path) -> str:
    """Return the format that a file's name asks for.

    Raises:
        PullquoteError: None has this ending.
    """
    return format_named(file, FORMATS)


def readings_of(archive: Archive, results: Results) -> Iterator[Reading]:
    """Yield the articles of results, looked up a few at a time, but what has gone since."""
    for start in range(0, results.total, _AT_ONCE):
        for article_id in results.ids[start : start + _AT_ONCE]:
            with suppress(KeyError):
                yield archive.read(article_id)


def export(
    readings: Iterable[Reading],
    form: str,
    target: Path | None,
    given_up: Callable[[], bool] = lambda: False,
) -> int:
    """Write articles to a file, or to standard output, and return how many there were.

    A file is either complete or as it was before; a device or a pipe is written into.

    Raises:
        PullquoteError: The file cannot be written.
    """
    if target is None:
        return FORMATS[form](readings, sys.stdout)
    with (
        writing(target, given_up) as written,
        TextIOWrapper(written, encoding="utf-8", newline="") as file,
    ):
        return FORMATS[form](readings, file)
