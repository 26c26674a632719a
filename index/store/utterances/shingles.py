"""From fingerprints of words to the quotes that hold them: lists of numbers, packed.

A row for each fingerprint would take 20 bytes of a table; packed in buckets it takes 6.
"""

from __future__ import annotations

import json
import sqlite3
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array

    import numpy as np
    from numpy.typing import NDArray

    from index.store.utterances.sharing import Facts, Numbers, Postings

MOST = 200
"""So many quotes are kept for a fingerprint; words that more of them hold are a stock phrase."""

_ENTRY = struct.Struct("<HI")
"""The upper 16 bits of a fingerprint, and the quote."""
_BUCKETS = 1 << 16


class Shingles:
    """The fingerprints of quotes. A quote that is gone stays until `compact`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._loaded: tuple[Postings, Facts] | None = None

    def add(self, first: int, fingerprints: NDArray[np.uint32], sizes: NDArray[np.int64]) -> None:
        """Add quotes with rising numbers, the first one given, by their fingerprints.

        Each bucket is written anew, so add many quotes at once.

        Args:
            first: The number of the first quote.
            fingerprints: Those of one quote behind those of another.
            sizes: How many each quote has.
        """
        import numpy as np  # slow to import

        from index.store.utterances.sharing import grown

        buckets = np.flatnonzero(np.bincount(fingerprints % _BUCKETS)).tolist()
        owners = np.repeat(np.arange(first, first + len(sizes)), sizes)
        self._db.executemany(
            "INSERT OR REPLACE INTO shingles VALUES (?, ?)",
            grown(self._packed(buckets), owners, fingerprints, MOST),
        )

    def load(self) -> None:
        """Keep all of them in memory until `unload`, 8 bytes each, to look up many."""
        from index.store.utterances.sharing import Facts, Postings  # numpy is slow to import

        rows = self._db.execute("SELECT bucket, entries FROM shingles ORDER BY bucket").fetchall()
        facts = self._db.execute("SELECT id, text_id, end - start FROM sayings ORDER BY id")
        self._loaded = Postings(rows), Facts.of(facts)

    def unload(self) -> None:
        """Look things up in the database again."""
        self._loaded = None

    def holding(self, fingerprints: Sequence[int]) -> list[list[int]]:
        """Return for each fingerprint the quotes with it, some of which may be gone."""
        if self._loaded:
            return self._loaded[0].holding(fingerprints)
        packed = self._packed({value % _BUCKETS for value in fingerprints})
        return [list(_of(value, packed.get(value % _BUCKETS, b""))) for value in fingerprints]

    def sharing(self, asked: Mapping[int, array[int]]) -> dict[int, list[int]]:
        """Return for quotes the others of other texts that may be alike, as `Postings` does.

        Args:
            asked: The quotes with their fingerprints.
        """
        from index.store.utterances.sharing import Postings

        if self._loaded:
            postings, facts = self._loaded
            return postings.sharing(asked, lambda _: facts)
        buckets = {value % _BUCKETS for values in asked.values() for value in values}
        return Postings(sorted(self._packed(buckets).items())).sharing(asked, self._facts_of)

    def _facts_of(self, sayings: Numbers) -> Facts:
        from index.store.utterances.sharing import Facts

        rows = self._db.execute(
            "SELECT id, text_id, end - start FROM sayings"
            " WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
            (json.dumps(list(set(sayings.tolist()))),),
        )
        return Facts.of(rows)

    def compact(self) -> None:
        """Drop the quotes that are gone."""
        there = {saying for (saying,) in self._db.execute("SELECT id FROM sayings")}
        for bucket, packed in self._db.execute("SELECT bucket, entries FROM shingles").fetchall():
            kept = (entry for entry in _ENTRY.iter_unpack(packed) if entry[1] in there)
            left = b"".join(_ENTRY.pack(*entry) for entry in kept)
            if left != packed:
                self._db.execute("UPDATE shingles SET entries = ? WHERE bucket = ?", (left, bucket))

    def _packed(self, buckets: Iterable[int]) -> dict[int, bytes]:
        rows = self._db.execute(
            "SELECT bucket, entries FROM shingles WHERE bucket IN (SELECT value FROM json_each(?))",
            (json.dumps(list(buckets)),),
        )
        return dict(rows.fetchall())


def _of(fingerprint: int, packed: bytes) -> Iterator[int]:
    wanted = fingerprint // _BUCKETS
    for upper, saying in _ENTRY.iter_unpack(packed):
        if upper == wanted:
            yield saying
