"""The store: what was read and found, in SQLite; the source of truth for all but annotations."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.store.articles import Changes
    from index.store.findings import Waiting
    from index.store.protocol import Holdings, Store, Stored, Summary
    from index.store.reader import StoreReader
    from index.store.records import FileState
    from index.store.writer import StoreWriter

__all__ = [
    "Changes",
    "FileState",
    "Holdings",
    "Store",
    "StoreReader",
    "StoreWriter",
    "Stored",
    "Summary",
    "Waiting",
]

_FILES = {
    "index.store.articles": ("Changes",),
    "index.store.findings": ("Waiting",),
    "index.store.protocol": (
        "Holdings",
        "Store",
        "Stored",
        "Summary",
    ),
    "index.store.reader": ("StoreReader",),
    "index.store.records": ("FileState",),
    "index.store.writer": ("StoreWriter",),
}
_FILE_OF = {name: file for file, names in _FILES.items() for name in names}


def __getattr__(name: str) -> object:
    """Fetch a name from its file: who reads needs nothing of what writes."""
    file = _FILE_OF.get(name)
    if file is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(importlib.import_module(file), name)
    globals()[name] = value
    return value
