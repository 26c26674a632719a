"""All fingerprints in memory, for runs that look up many: two arrays, sorted by fingerprint."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_BUCKETS = 1 << 16
_ENTRY = np.dtype([("upper", "<u2"), ("saying", "<u4")])


class InMemory:
    """The quotes by their fingerprints, and the length of each.

    Args:
        db: The store, which must not change as long as this is used.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        rows = db.execute("SELECT bucket, entries FROM shingles ORDER BY bucket").fetchall()
        entries = np.frombuffer(b"".join(packed for _, packed in rows), _ENTRY)
        sizes = [len(packed) // _ENTRY.itemsize for _, packed in rows]
        buckets = np.repeat(np.array([bucket for bucket, _ in rows], np.uint32), sizes)
        values = entries["upper"].astype(np.uint32) * np.uint32(_BUCKETS) + buckets
        order = np.argsort(values, kind="stable")
        self._values: NDArray[np.uint32] = values[order]
        self._sayings: NDArray[np.uint32] = entries["saying"][order]

    def holding(self, fingerprints: Sequence[int]) -> list[list[int]]:
        """Return for each fingerprint the quotes with it, some of which may be gone."""
        wanted = np.array(fingerprints, np.uint32)
        starts = np.searchsorted(self._values, wanted, "left").tolist()
        ends = np.searchsorted(self._values, wanted, "right").tolist()
        sayings = self._sayings
        return [sayings[start:end].tolist() for start, end in zip(starts, ends, strict=True)]
