"""The file that is exported to: its name, the format that this asks for, and writing it whole."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from itertools import chain, count
from pathlib import Path
from typing import BinaryIO

from index import clean_line
from index.errors import PullquoteError
from tui.session.whole_files import replacing

_SUFFIXES = {".markdown": "md", ".htm": "html", ".ndjson": "jsonl", ".json": "csl-json"}


_PAGES = ("md", "html")
READ_AGAIN = "It lies among your articles, and will be read as one of them."


def format_named(file: Path, formats: Collection[str]) -> str:
    """Return the one of the formats that a file's name asks for.

    Raises:
        PullquoteError: None has this ending.
    """
    suffix = file.suffix.lower()
    form = _SUFFIXES.get(suffix, suffix.removeprefix("."))
    if form not in formats:
        what = f"ends in “{clean_line(suffix)}”, which is no format" if suffix else "has no ending"
        raise PullquoteError(
            f"{clean_line(file.name or str(file))} {what}.",
            f"There are {', '.join(formats)}; a command's --format takes one, too.",
        )
    return form


def unused_name(stem: str, ending: str) -> str:
    """Return a name that nothing here has yet, not even a link that leads nowhere."""
    names = chain([f"{stem}.{ending}"], (f"{stem}-{number}.{ending}" for number in count(2)))
    return next(name for name in names if not os.path.lexists(name))


def hindrance(file: Path) -> str:
    """Say why a file cannot be written where it is to be, as far as that can be told before."""
    if not file.parent.is_dir():
        return f"There is no folder {clean_line(str(file.parent))}."
    return f"{clean_line(str(file))} is a folder: name a file in it." if file.is_dir() else ""


def is_read_again(file: Path, form: str, folder: Path) -> bool:
    """Tell whether what is exported there will be found as another article: a page, not a table."""
    return form in _PAGES and file.resolve().is_relative_to(folder.resolve())


@contextmanager
def writing(target: Path, given_up: Callable[[], bool] = lambda: False) -> Iterator[BinaryIO]:
    """Write a file that is either complete or as it was before; see `replacing`.

    Raises:
        PullquoteError: It cannot be written.
        BrokenPipeError: In a command, where the reader of a pipe has seen enough.
    """
    is_command = threading.current_thread() is threading.main_thread()
    try:
        with replacing(target, waits=is_command, given_up=given_up) as file:
            yield file
    except OSError as error:
        if is_command and isinstance(error, BrokenPipeError):
            raise
        reason, hint = error.strerror, "Choose another file."
        if isinstance(error, IsADirectoryError):
            hint = "Name a file in it."
        elif error.errno == errno.ENXIO:  # only a command waits for somebody
            reason = "nobody reads from it"
        raise PullquoteError(
            f"{clean_line(str(target))} cannot be written: {reason}.", hint
        ) from error
