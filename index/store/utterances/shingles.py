"""From fingerprints of words to the quotes that hold them: lists of numbers, packed.

A row for each fingerprint would take 20 bytes of a table; packed in buckets it takes 6.
"""

from __future__ import annotations

import sqlite3
import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

MOST = 200
"""So many quotes are kept for a fingerprint; words that more of them hold are a stock phrase."""

_ENTRY = struct.Struct("<HI")
"""The upper 16 bits of a fingerprint, and the quote."""
_BUCKETS = 1 << 16


class Shingles:
    """The fingerprints of quotes. A quote that is gone stays until `compact`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def add(self, fingerprints: Mapping[int, Iterable[int]]) -> None:
        """Add quotes by their fingerprints (32 bits): `{saying: fingerprints}`."""
        new: defaultdict[int, set[tuple[int, int]]] = defaultdict(set)
        for saying, values in fingerprints.items():
            for value in values:
                new[value % _BUCKETS].add((value // _BUCKETS, saying))
        for bucket in sorted(new):
            packed = self._entries(bucket)
            counts: defaultdict[int, int] = defaultdict(int)
            for upper, _ in _ENTRY.iter_unpack(packed):
                counts[upper] += 1
            for upper, saying in sorted(new[bucket]):
                if counts[upper] < MOST:
                    counts[upper] += 1
                    packed += _ENTRY.pack(upper, saying)
            self._db.execute("INSERT OR REPLACE INTO shingles VALUES (?, ?)", (bucket, packed))

    def holding(self, fingerprint: int) -> Iterator[int]:
        """Yield the quotes with a fingerprint, some of which may be gone."""
        wanted = fingerprint // _BUCKETS
        for upper, saying in _ENTRY.iter_unpack(self._entries(fingerprint % _BUCKETS)):
            if upper == wanted:
                yield saying

    def compact(self) -> None:
        """Drop the quotes that are gone."""
        there = {saying for (saying,) in self._db.execute("SELECT id FROM sayings")}
        for bucket, packed in self._db.execute("SELECT bucket, entries FROM shingles").fetchall():
            kept = (entry for entry in _ENTRY.iter_unpack(packed) if entry[1] in there)
            left = b"".join(_ENTRY.pack(*entry) for entry in kept)
            if left != packed:
                self._db.execute("UPDATE shingles SET entries = ? WHERE bucket = ?", (left, bucket))

    def _entries(self, bucket: int) -> bytes:
        row = self._db.execute(
            "SELECT entries FROM shingles WHERE bucket = ?", (bucket,)
        ).fetchone()
        return row[0] if row else b""
