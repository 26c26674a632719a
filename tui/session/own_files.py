"""Reading the user's own small files, which anybody may have put something else in place of."""

from __future__ import annotations

import os
import stat
from pathlib import Path

_MOST = 2**20
"""Bytes that such a file may have."""


def read_own(path: Path) -> str:
    """Return the text of a small file; nothing that waits for ever is opened.

    Raises:
        FileNotFoundError: There is none.
        OSError: It cannot be read.
        ValueError: It is no text, too large, or no file at all; the message says which.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with open(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise ValueError("it is not an ordinary file")
        content = file.read(_MOST + 1)
    if len(content) > _MOST:
        raise ValueError("it is too large")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise ValueError("it is not UTF-8 text") from None
