"""The errors of Pullquote: each says what happened, and what to do about it."""

from __future__ import annotations

import errno
from typing import Self


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
    """

    def __init__(self, message: str, hint: str = "", *, column: int = 0) -> None:
        super().__init__(message, hint)
        self.column = column
