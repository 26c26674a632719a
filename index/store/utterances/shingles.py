"""From fingerprints of words to the quotes that hold them: lists of numbers, packed.

A row for each fingerprint would take 20 bytes of a table; packed in buckets it takes 6.
"""

from __future__ import annotations

import json
import sqlite3
import struct
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from index.store.utterances.entries import PLAIN

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from index.store.utterances.sharing import Asked, Facts, Numbers, Postings

MOST = 200
"""So many quotes are kept for a fingerprint; words that more of them hold are a stock phrase."""


_ENTRY = struct.Struct("<HI")
"""The upper 16 bits of a fingerprint, and the quote."""
_BUCKETS = 1 << 16
_AT_ONCE = 5000
"""So many quotes are looked up at once."""


class Shingles:
    """The fingerprints of quotes. Of one that is gone they stay until `remove`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._loaded: tuple[Postings, Facts] | None = None

    def add(self, asked: Asked, fingerprints: NDArray[np.uint32], sizes: Numbers) -> None:
        """Add quotes with rising numbers by their fingerprints.

        Each bucket is written anew, so add many quotes at once.

        Args:
            asked: The quotes.
            fingerprints: By what each is found, those of one quote behind those of another.
            sizes: How many each quote has.
        """
        import numpy as np  # slow to import

        from index.store.utterances.sharing import grown

        entries = (asked.ids | np.where(asked.plain, PLAIN, 0)).astype(np.uint32)
        self._db.executemany(
            "INSERT OR REPLACE INTO shingles VALUES (?, ?)",
            grown(self._packed, np.repeat(entries, sizes), fingerprints, MOST),
        )

    def remove(self, ids: Numbers, fingerprints: NDArray[np.uint32]) -> None:
        """Take quotes out again; each bucket is written anew, so remove many at once.

        Args:
            ids: Their numbers.
            fingerprints: By what all of them are found.
        """
        import numpy as np  # slow to import

        from index.store.utterances.sharing import without

        gone = np.zeros(int(ids.max(initial=0)) + 2, np.bool_)
        gone[ids] = True
        self._db.executemany(
            "UPDATE shingles SET entries = ?2 WHERE bucket = ?1",
            without(self._packed, _buckets_of(fingerprints), gone),
        )

    def load(self) -> None:
        """Keep all of them in memory until `unload`, 8 bytes each, to look up many."""
        from index.store.utterances.sharing import Facts, Postings  # numpy is slow to import

        (size,) = self._db.execute("SELECT total(length(entries)) FROM shingles").fetchone()
        rows = self._db.execute("SELECT bucket, entries FROM shingles ORDER BY bucket")
        facts = self._db.execute("SELECT id, text_id, end - start FROM sayings ORDER BY id")
        self._loaded = Postings(rows, int(size)), Facts.of(facts)

    def unload(self) -> None:
        """Look things up in the database again."""
        self._loaded = None

    def holding(self, fingerprints: Sequence[int]) -> list[list[int]]:
        """Return for each fingerprint the quotes with it, some of which may be gone."""
        if self._loaded:
            return self._loaded[0].holding(fingerprints)
        packed = self._packed({value % _BUCKETS for value in fingerprints})
        return [list(_of(value, packed.get(value % _BUCKETS, b""))) for value in fingerprints]

    def sharing(self, asked: Asked) -> dict[int, list[int]]:
        """Return for quotes the others of other texts that may be alike, as `Postings` does."""
        if self._loaded:
            postings, facts = self._loaded
            return postings.sharing(asked, lambda _: facts, self._ranks_of)
        return self._some(asked).sharing(asked, self._facts_of, self._ranks_of)

    def beside(self, asked: Asked, *, leave: bool) -> Iterator[tuple[Numbers, Numbers]]:
        """Yield the quotes of which something else may be known now, as `Postings` does."""
        for part in asked.parts(_AT_ONCE):
            yield self._some(part).beside(part, leave=leave)

    def _some(self, asked: Asked) -> Postings:
        """Return those with the fingerprints of some quotes, and some more."""
        from index.store.utterances.sharing import Postings

        packed = self._packed(_buckets_of(asked.values))
        return Postings(sorted(packed.items()), sum(map(len, packed.values())))

    def _facts_of(self, sayings: Numbers) -> Facts:
        from index.store.utterances.sharing import Facts

        rows = self._db.execute(
            "SELECT id, text_id, end - start FROM sayings"
            " WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
            (json.dumps(list(set(sayings.tolist()))),),
        )
        return Facts.of(rows)

    def _ranks_of(self, sayings: Numbers) -> dict[int, tuple[str, int]]:
        rows = self._db.execute(
            "SELECT s.id, hash, start FROM sayings s JOIN texts ON texts.id = text_id"
            " WHERE s.id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(set(sayings.tolist()))),),
        )
        return {saying: (text_hash, start) for saying, text_hash, start in rows}

    def _packed(self, buckets: Iterable[int]) -> dict[int, bytes]:
        rows = self._db.execute(
            "SELECT bucket, entries FROM shingles WHERE bucket IN (SELECT value FROM json_each(?))",
            (json.dumps(list(buckets)),),
        )
        return dict(rows.fetchall())


def _buckets_of(fingerprints: NDArray[np.uint32]) -> list[int]:
    import numpy as np  # slow to import

    found: list[int] = np.flatnonzero(np.bincount(fingerprints % _BUCKETS)).tolist()
    return found


def _of(fingerprint: int, packed: bytes) -> Iterator[int]:
    wanted = fingerprint // _BUCKETS
    for upper, saying in _ENTRY.iter_unpack(packed):
        if upper == wanted:
            yield saying & ~PLAIN
