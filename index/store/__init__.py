"""The store: what was read and found, in SQLite. The source of truth for everything but marks."""

from __future__ import annotations

from index.store.reader import ORDERS, Stored, StoreReader, Summary
from index.store.records import FileState
from index.store.writer import Changes, StoreWriter, Waiting

__all__ = [
    "ORDERS",
    "Changes",
    "FileState",
    "StoreReader",
    "StoreWriter",
    "Stored",
    "Summary",
    "Waiting",
]
