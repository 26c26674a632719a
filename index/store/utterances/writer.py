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
    import numpy as np
    from numpy.typing import NDArray

    from index.store.utterances.sharing import Asked

NEW, ONCE_MORE, DONE, UNSURE = 2, 1, 0, -1
"""What is to be done about a quote; the last: nothing until what else the archive holds changes."""
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
        for table in ("shingles", "alike", "sayings", "heard", "gone_sayings"):
            self._db.execute(f"DELETE FROM {table}")
        meta.put(self._db, _RULES, str(rules))

    def let_go(self, texts: Sequence[int]) -> None:
        """Drop the quotes that are known of texts, as if these had gone."""
        self._db.execute(
            "DELETE FROM sayings WHERE text_id IN (SELECT value FROM json_each(?))",
            (json.dumps(texts),),
        )

    def gone(self, most: int) -> list[tuple[int, str]]:
        """Return quotes that are gone, with their words, which are still to be forgotten."""
        return self._db.execute("SELECT id, words FROM gone_sayings LIMIT ?", (most,)).fetchall()

    def forget(self, gone: Sequence[int], asked: Asked, fingerprints: NDArray[np.uint32]) -> None:
        """Drop the fingerprints of quotes that are gone.

        What they have told about others is to be compared again.

        Args:
            gone: The quotes.
            asked: Those with words.
            fingerprints: By what all of them were found.
        """
        for touched, freed in self._shingles.beside(asked, leave=True):
            self._compare_anew(touched.tolist())
            self._compare_anew(freed.tolist(), also_alone=True)
        self._shingles.remove(asked.ids, fingerprints)
        self._db.execute(
            "DELETE FROM gone_sayings WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(gone),),
        )

    def hear(
        self,
        texts: Sequence[int],
        quotes: Sequence[tuple[int, int, int, int]],
        asked: Asked,
        fingerprints: NDArray[np.uint32],
        sizes: NDArray[np.int64],
    ) -> None:
        """Take in the quotes of texts of which none are known.

        Args:
            texts: All of them.
            quotes: The text of each quote, its place in the analysis of that, where it begins and
                where it ends.
            asked: The quotes, by the numbers that they are given, from `next_number` on.
            fingerprints: By what each is found, those of one quote behind those of another.
            sizes: How many each quote has.
        """
        is_first = not self._db.execute("SELECT 1 FROM sayings WHERE state <= 0").fetchone()
        self._db.executemany("INSERT OR REPLACE INTO heard VALUES (?)", ((each,) for each in texts))
        self._db.executemany(
            "INSERT INTO sayings (id, text_id, ordinal, start, end, state)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            ((saying, *quote, NEW) for saying, quote in enumerate(quotes, self.next_number())),
        )
        self._shingles.add(asked, fingerprints, sizes)
        if not is_first:
            for touched, _ in self._shingles.beside(asked, leave=False):
                self._compare_anew(touched.tolist())

    def next_number(self) -> int:
        """Return the number of the next quote; all that there are have lower ones."""
        return self._given() + 1

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

    def waiting(self, most: int) -> list[int]:
        """Return quotes to compare with the others, new ones first."""
        rows = self._db.execute(
            "SELECT id FROM sayings WHERE state > 0 ORDER BY state DESC LIMIT ?", (most,)
        )
        return [saying for (saying,) in rows]

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

    def sharing(self, asked: Asked) -> dict[int, list[int]]:
        """Return for quotes, by their fingerprints, the others of other texts that may be alike."""
        return self._shingles.sharing(asked)

    def holding(self, fingerprints: Sequence[int]) -> list[list[int]]:
        """Return for each fingerprint the quotes with it, some of which may be gone."""
        return self._shingles.holding(fingerprints)

    def settle(
        self,
        compared: Sequence[int],
        alike: Mapping[tuple[int, int], bool],
        unsure: Iterable[int],
        settled: Sequence[int],
    ) -> None:
        """Note which quotes are alike, in place of what was known of some.

        The forms of those of which something else is known now are to be looked at again.

        Args:
            compared: The quotes of which all is known now.
            alike: Pairs with one of them, and whether the one says the other again on another
                occasion.
            unsure: Quotes that are parted from one by what else the archive holds.
            settled: Of each quote, by its number, whether all of it was known before: of it and
                one that is compared now nothing else is known.
        """
        asked = json.dumps(compared)
        rows = self._db.execute(
            "SELECT one, other, again FROM alike WHERE one IN (SELECT value FROM json_each(?))",
            (asked,),
        )
        known = {
            (min(pair), max(pair)): bool(again)
            for *pair, again in rows.fetchall()
            if not settled[pair[1]]
        }
        changed = {pair for pair in known.keys() | alike if known.get(pair) != alike.get(pair)}
        both_ways = [each for one, other in changed for each in ((one, other), (other, one))]
        self._db.executemany("DELETE FROM alike WHERE one = ? AND other = ?", both_ways)
        self._db.executemany(
            "INSERT INTO alike VALUES (?, ?, ?)",
            (
                (*pair, again)
                for (one, other), again in alike.items()
                if (one, other) in changed
                for pair in ((one, other), (other, one))
            ),
        )
        self._db.execute(
            "UPDATE sayings SET form = -1 WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(set(chain.from_iterable(changed)))),),
        )
        self._set_state(DONE, asked)
        self._set_state(UNSURE, json.dumps(list(unsure)), " AND state <= 0")

    def _set_state(self, state: int, sayings: str, where: str = "") -> None:
        self._db.execute(
            "UPDATE sayings SET state = ? WHERE id IN (SELECT value FROM json_each(?))" + where,
            (state, sayings),
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

    def _compare_anew(self, sayings: Sequence[int], *, also_alone: bool = False) -> None:
        """Let quotes be compared once more.

        Args:
            sayings: Quotes, some of which may be gone.
            also_alone: Those, too, of which nothing is known.
        """
        known = " AND (state = ? OR EXISTS (SELECT 1 FROM alike WHERE one = sayings.id))"
        self._db.execute(
            "UPDATE sayings SET state = ? WHERE state <= 0"
            " AND id IN (SELECT value FROM json_each(?))" + ("" if also_alone else known),
            (ONCE_MORE, json.dumps(sayings), *([] if also_alone else [UNSURE])),
        )
