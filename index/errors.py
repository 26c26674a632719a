"""The errors of Pullquote: each says what happened, and what to do about it."""

from __future__ import annotations

import errno
import re
from typing import Self
from unicodedata import normalize


class PullquoteError(Exception):
    """An error that a user can understand and act upon.

    Args:
        message: What happened, to which file, in one sentence.
        hint: What to do, in one sentence; empty where there is nothing to do.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class ReadError(PullquoteError):
    """A file holds nothing that can be read as an article."""


class ArchiveError(PullquoteError):
    """The archive is missing, or cannot be opened or written."""


def install_command(extra: str) -> str:
    """Return the command that installs what an extra needs beside this Pullquote.

    It holds for a clone, for pipx and for uv's tools: it names this Python and the packages, not
    where Pullquote came from, and leaves the extras that are there.
    """
    import shlex  # with the next two: only who lacks something needs them
    import sys
    from importlib import metadata, util

    needed = re.compile(rf"(.+?) *; *extra == ['\"]{extra}['\"]")
    found = map(needed.fullmatch, metadata.requires("pullquote") or ())
    packages = [each[1] for each in found if each]
    if util.find_spec("pip") is None:  # as uv leaves it
        return shlex.join(["uv", "pip", "install", "--python", sys.executable, *packages])
    return shlex.join([sys.executable, "-m", "pip", "install", *packages])


class DiskError(ArchiveError):
    """A disk is full, or something on it cannot be written or read."""

    @classmethod
    def of(cls, error: OSError, what: str) -> Self:
        """Say what the system said.

        Args:
            error: What was raised.
            what: Which file or part it was about, unless the error names one.
        """
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            return cls("The disk is full.", "Free some space and go on; what was saved is safe.")
        return cls(f"{error.filename or what} cannot be used: {error.strerror or error}.")


class NotIndexed(ArchiveError):
    """An answer must be whole, and there is no search index to ask."""

    def __init__(self) -> None:
        super().__init__(
            "The search index is missing, or is just being built.",
            "Make it with  pullquote index FOLDER , or wait until that has finished.",
        )


class ArchiveLocked(ArchiveError):
    """Another process is writing to the archive."""


class PipelineError(PullquoteError):
    """A language pipeline is missing or cannot be loaded."""


class QueryError(PullquoteError):
    """A query that cannot be understood.

    Args:
        message: What is wrong.
        hint: How to write it instead.
        column: The code point of the query, counted from 0, where it goes wrong.
        end: The one where that ends.
        instead: What was probably meant in its place, if the hint offers something.
    """

    def __init__(
        self, message: str, hint: str = "", *, column: int = 0, end: int = 0, instead: str = ""
    ) -> None:
        super().__init__(message, hint)
        self.column, self.end, self.instead = column, end, instead

    def corrected(self, query: str) -> str:
        """Return the query that was probably meant; nothing if none is offered."""
        if not self.instead:
            return ""
        written = normalize("NFC", query)  # what columns are counted in
        return f"{written[: self.column]}{self.instead}{written[self.end :]}"
