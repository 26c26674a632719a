"""The lock of an archive: one process writes it at a time.

It is the one that counts: who holds it may write the store and the search index. SQLite and Whoosh
lock their own files too, for the length of a transaction or a commit, against programs of others.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import ArchiveLocked


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Be the only one who writes. The lock goes with the process, however that ends.

    Raises:
        ArchiveLocked: Another process is writing.
    """
    # A record lock, unlike `flock`, is not inherited by the reader's worker process.
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(descriptor)
        raise ArchiveLocked(
            "Another Pullquote is indexing this folder.",
            "Wait until it is done; what it finds shows up here too.",
        ) from error
    try:
        yield
    finally:
        os.close(descriptor)
