"""The store: what was read and found, in SQLite. The source of truth for everything but marks."""

from __future__ import annotations

from index.store.files import Changes
from index.store.findings import Waiting
from index.store.reader import Stored, StoreReader, Summary
from index.store.records import FileState
from index.store.writer import StoreWriter

__all__ = [
    "Changes",
    "FileState",
    "StoreReader",
    "StoreWriter",
    "Stored",
    "Summary",
    "Waiting",
]
