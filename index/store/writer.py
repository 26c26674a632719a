"""The writing side of the store: used by the indexing process only, which is the only writer."""

from __future__ import annotations

from index.store.files import FilesWriter
from index.store.findings import FindingsWriter


class StoreWriter(FilesWriter, FindingsWriter):
    """Writes what was read and what was found. Every method is one step of a `transaction`."""
