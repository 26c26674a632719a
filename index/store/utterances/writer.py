"""Writing down quotes to compare, and which of them are alike."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from index.article import Span
from index.store import meta
from index.store.outbox import Outbox
from index.store.records import KNOWN_DATE
from index.store.utterances.form import Form
from index.store.utterances.reader import component
from index.store.utterances.shingles import Shingles

if TYPE_CHECKING:
    from array import array

    import numpy as np
    from numpy.typing import NDArray

NEW, ONCE_MORE, DONE = 2, 1, 0
_FEW_GONE = 1000
_COMPACTED = "sayings_compacted"
"""The fact up to which quote those that are gone have been dropped."""

_RULES = "utterance_rules"
"""The fact by which rules the quotes were compared."""


class Saying(NamedTuple):
    """A quote that is compared with others."""

    id: int
    text_id: int
    span: Span
    name: str | None
    """Who says it, as the user has corrected it."""
    is_by_person: bool
    """The text names a person so."""


class UtterancesWriter:
    """The part of the store that follows which quotes are one utterance."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._shingles = Shingles(db)
        self._outbox = Outbox(db)

    def unheard(self) -> list[int]:
        """Return the texts with an analysis whose quotes have not been taken in."""
        rows = self._db.execute(
            "SELECT text_id FROM analyses WHERE text_id NOT IN (SELECT text_id FROM heard)"
        )
        return [text_id for (text_id,) in rows]

    def begin_anew(self, rules: int) -> None:
        """Forget all quotes that were compared by other rules: they are to be taken in again.

        Args:
            rules: The version of those that hold now.
        """
        if meta.get(self._db, _RULES) == str(rules):
            return
        told = self._db.execute(
            "SELECT DISTINCT a.id FROM alike JOIN sayings s ON s.id = one"
            " JOIN articles a USING (text_id)"
        ).fetchall()
        self._outbox.note(article_id for (article_id,) in told)
        for table in ("alike", "sayings", "heard", "shingles"):
            self._db.execute(f"DELETE FROM {table}")
        meta.put(self._db, _COMPACTED, str(self._given()))
        meta.put(self._db, _RULES, str(rules))

    def hear(
        self,
        texts: Sequence[int],
        quotes: Sequence[tuple[int, int, int, int]],
        fingerprints: NDArray[np.uint32],
        sizes: NDArray[np.int64],
    ) -> int:
        """Take in the quotes of texts in place of those that were known of them.

        Args:
            texts: All of them.
            quotes: The text of each quote, its place in the analysis of that, where it begins and
                where it ends.
            fingerprints: Those of one quote behind those of another.
            sizes: How many each quote has.

        Returns:
            The number that the first quote is given; the others follow in their order.
        """
        self._db.execute(
            "DELETE FROM sayings WHERE text_id IN (SELECT value FROM json_each(?))",
            (json.dumps(texts),),
        )
        self._db.executemany("INSERT OR REPLACE INTO heard VALUES (?)", ((each,) for each in texts))
        first = self._given() + 1
        self._db.executemany(
            "INSERT INTO sayings (id, text_id, ordinal, start, end, state)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            ((saying, *quote, NEW) for saying, quote in enumerate(quotes, first)),
        )
        self._shingles.add(first, fingerprints, sizes)
        return first

    def _given(self) -> int:
        """Return the highest number that a quote was ever given."""
        row = self._db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'sayings'").fetchone()
        return row[0] if row else 0

    def count_waiting(self) -> int:
        """Return how many quotes are to be compared."""
        count: int = self._db.execute("SELECT count(*) FROM sayings WHERE state > 0").fetchone()[0]
        return count

    @contextmanager
    def looking_up_many(self) -> Iterator[None]:
        """Keep the fingerprints in memory for a block that adds none."""
        self._shingles.load()
        try:
            yield
        finally:
            self._shingles.unload()

    def waiting(self, most: int) -> list[tuple[int, bool]]:
        """Return quotes to compare with the others, new ones first, and whether each is new."""
        rows = self._db.execute(
            "SELECT id, state FROM sayings WHERE state > 0 ORDER BY state DESC LIMIT ?", (most,)
        )
        return [(saying, state == NEW) for saying, state in rows]

    def sayings(self, ids: Iterable[int]) -> list[Saying]:
        """Return quotes as far as they are still there."""
        rows = self._db.execute(
            "SELECT s.id, s.text_id, s.start, s.end, q.name, e.name IS NOT NULL FROM sayings s"
            " LEFT JOIN quotes q USING (text_id, ordinal)"
            " LEFT JOIN entities e ON e.text_id = s.text_id AND e.kind = 'PERSON'"
            " AND e.name = q.name WHERE s.id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(ids)),),
        )
        return [
            Saying(saying, text, Span(start, end), name, bool(is_person))
            for saying, text, start, end, name, is_person in rows
        ]

    def texts(self, text_ids: Sequence[int]) -> dict[int, tuple[str, str]]:
        """Return texts, each with the earliest sure date of an article that has it (or nothing)."""
        rows = self._db.execute(
            f"SELECT id, text, coalesce((SELECT min(nullif({KNOWN_DATE}, '')) FROM articles"
            " WHERE text_id = texts.id), '') FROM texts"
            " WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(text_ids),),
        )
        return {text_id: (text, published) for text_id, text, published in rows}

    def sharing(self, asked: Mapping[int, array[int]]) -> dict[int, list[int]]:
        """Return for quotes, by their fingerprints, the others of other texts that may be alike.

        Those with the largest share in common come first; a quote without any is left out.
        """
        return self._shingles.sharing(asked)

    def holding(self, fingerprints: Sequence[int]) -> list[list[int]]:
        """Return for each fingerprint the quotes with it, some of which may be gone."""
        return self._shingles.holding(fingerprints)

    def alike(self, sayings: Iterable[int]) -> dict[int, list[int]]:
        """Return for quotes the others that they are alike to as far as is known, sorted."""
        rows = self._db.execute(
            "SELECT one, other FROM alike WHERE one IN (SELECT value FROM json_each(?))"
            " ORDER BY one, other",
            (json.dumps(list(sayings)),),
        )
        found: dict[int, list[int]] = {}
        for one, other in rows:
            found.setdefault(one, []).append(other)
        return found

    def settle(self, alike: Mapping[int, Mapping[int, bool]]) -> None:
        """Note which quotes some quotes are alike to, in place of what was known of these.

        The forms of all of them are to be looked at again.

        Args:
            alike: By each of the quotes, others, and whether they say it again on another occasion.
        """
        asked = json.dumps(list(alike))
        known = self._db.execute(
            "SELECT one, other FROM alike WHERE one IN (SELECT value FROM json_each(?))", (asked,)
        ).fetchall()
        self._db.executemany(
            "DELETE FROM alike WHERE one = ? AND other = ?",
            (pair for one, other in known for pair in ((one, other), (other, one))),
        )
        self._db.executemany(
            "INSERT OR REPLACE INTO alike VALUES (?, ?, ?)",
            (
                (*pair, again)
                for saying, others in alike.items()
                for other, again in others.items()
                for pair in ((saying, other), (other, saying))
            ),
        )
        pairs = chain(known, ((one, other) for one, others in alike.items() for other in others))
        changed = set(chain.from_iterable(pairs))
        self._db.execute(
            "UPDATE sayings SET form = -1 WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(changed)),),
        )
        self._db.execute(
            "UPDATE sayings SET state = ? WHERE id IN (SELECT value FROM json_each(?))",
            (DONE, asked),
        )

    def formless(self, most: int) -> list[list[Saying]]:
        """Return whole utterances with a quote whose form is to be looked at; none if all are."""
        rows = self._db.execute(
            "SELECT id FROM sayings WHERE form = -1 AND form <> 0 LIMIT ?", (most,)
        ).fetchall()
        groups: list[list[int]] = []
        seen: set[int] = set()
        for (saying,) in rows:
            if saying not in seen:
                groups.append(component(self._db, saying))
                seen.update(groups[-1])
        sayings = {each.id: each for each in self.sayings(seen)}
        return [[sayings[each] for each in group if each in sayings] for group in groups]

    def put_forms(self, forms: Mapping[int, Form]) -> None:
        """Note what quotes are beside the others of their utterance, which may have changed."""
        self._db.executemany(
            "UPDATE sayings SET form = ? WHERE id = ?",
            ((int(form), saying) for saying, form in forms.items()),
        )
        articles = self._db.execute(
            "SELECT DISTINCT a.id FROM sayings s JOIN articles a USING (text_id)"
            " WHERE s.id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(forms)),),
        ).fetchall()
        self._outbox.note(article_id for (article_id,) in articles)

    def compare_anew(self, sayings: Iterable[int]) -> None:
        """Let quotes that are alike to any others be compared once more."""
        self._db.execute(
            "UPDATE sayings SET state = ? WHERE state = ?"
            " AND id IN (SELECT value FROM json_each(?))"
            " AND EXISTS (SELECT 1 FROM alike WHERE one = sayings.id)",
            (ONCE_MORE, DONE, json.dumps(list(sayings))),
        )

    def compact(self) -> None:
        """Drop the fingerprints of quotes that are gone, once they are more than are there."""
        given = self._given()
        (there,) = self._db.execute("SELECT count(*) FROM sayings").fetchone()
        before = int(meta.get(self._db, _COMPACTED) or 0)
        if given - before > 2 * there + _FEW_GONE:
            self._shingles.compact()
            meta.put(self._db, _COMPACTED, str(given))
