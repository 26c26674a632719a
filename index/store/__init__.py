"""The store: what was read and found, in SQLite; the source of truth for all but annotations."""

from __future__ import annotations

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
