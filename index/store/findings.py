"""Writing down what was found in texts."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.article import Analysis
from index.store import meta, records
from index.store.agreements import agreed, agreements
from index.store.index_queue import IndexQueue
from index.views.articles import listed_quotes

_SUSPECTS = "suspects"
_KEEP_SPARE_SECONDS = 30 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Waiting:
    """A text that has not been analysed by the present pipeline."""

    text_id: int
    hash: str
    words: int
    text: str
    language: str


class FindingsWriter:
    """The part of the store that follows the analysis."""

    def __init__(self, db: sqlite3.Connection, queue: IndexQueue) -> None:
        self._db = db
        self._queue = queue

    def waiting_words(self, pipeline: str) -> int:
        """Return how many words the pipeline has still to analyse."""
        words: int = self._db.execute(
            "SELECT coalesce(sum(words), 0) FROM texts LEFT JOIN analyses ON text_id = id"
            " WHERE pipeline IS NOT ?",
            (pipeline,),
        ).fetchone()[0]
        return words

    def waiting(self, pipeline: str) -> list[int]:
        """Return the texts that the pipeline has not analysed, those of the newest first."""
        return [
            text_id
            for (text_id,) in self._db.execute(
                "SELECT t.id FROM texts t JOIN articles a ON a.text_id = t.id"
                " LEFT JOIN analyses n ON n.text_id = t.id WHERE n.pipeline IS NOT ?"
                " GROUP BY t.id ORDER BY max(a.published) DESC, t.id",
                (pipeline,),
            )
        ]

    def is_waiting(self, text_id: int, pipeline: str) -> bool:
        """Tell whether the pipeline has not analysed a text."""
        found = self._db.execute(
            "SELECT 1 FROM texts LEFT JOIN analyses ON text_id = id"
            " WHERE id = ? AND pipeline IS NOT ?",
            (text_id, pipeline),
        )
        return found.fetchone() is not None

    def texts(self, text_ids: Iterable[int]) -> Iterator[Waiting]:
        """Return texts, as far as they are still there, in the order asked for."""
        for text_id in text_ids:
            row = self._db.execute(
                "SELECT t.id, t.hash, t.words, t.text, a.language FROM texts t"
                " JOIN articles a ON a.text_id = t.id WHERE t.id = ? LIMIT 1",
                (text_id,),
            ).fetchone()
            if row:
                yield Waiting(*row)

    def text_id_of_article(self, article_id: int) -> int | None:
        """Return the text of an article, or nothing if it is gone."""
        row = self._db.execute(
            "SELECT text_id FROM articles WHERE id = ?", (article_id,)
        ).fetchone()
        return row[0] if row else None

    def suspects(self) -> dict[int, int]:
        """Return the texts in whose analysis a run died, and how often that happened."""
        deaths = json.loads(meta.get(self._db, _SUSPECTS) or "{}")
        return {int(text_id): count for text_id, count in deaths.items()}

    def suspect(self, text_ids: Iterable[int]) -> None:
        """Note that texts are going to be analysed: if the run dies over them, this stays."""
        deaths = self.suspects()
        for text_id in text_ids:
            deaths[text_id] = deaths.get(text_id, 0) + 1
        meta.put(self._db, _SUSPECTS, json.dumps(deaths))

    def clear_suspects(self, text_ids: Iterable[int]) -> None:
        """Note that texts have come through their analysis."""
        deaths = self.suspects()
        for text_id in text_ids:
            deaths.pop(text_id, None)
        meta.put(self._db, _SUSPECTS, json.dumps(deaths))

    def spare_analysis(self, text_hash: str, pipeline: str) -> Analysis | None:
        """Return the analysis of a text that was here before."""
        row = self._db.execute(
            "SELECT data FROM spare_analyses WHERE hash = ? AND pipeline = ?",
            (text_hash, pipeline),
        ).fetchone()
        return records.unpack(row[0]) if row else None

    def put_analysis(self, text_id: int, analysis: Analysis) -> None:
        """Store what the pipeline found in a text."""
        self._db.execute(
            "INSERT OR REPLACE INTO analyses VALUES (?, ?, ?, ?)",
            (text_id, analysis.pipeline, len(listed_quotes(analysis)), records.pack(analysis)),
        )
        self._db.execute("DELETE FROM heard WHERE text_id = ?", (text_id,))
        self._db.execute("DELETE FROM named WHERE text_id = ?", (text_id,))
        self._db.execute("DELETE FROM agreements WHERE text_id = ?", (text_id,))

    def put_findings(self, text_id: int, analysis: Analysis) -> list[int]:
        """Store what can be looked up of an analysis, as the user corrected it.

        Returns:
            The articles that have this text.
        """
        before = self._speakers(text_id)
        self._db.execute("DELETE FROM quotes WHERE text_id = ?", (text_id,))
        self._db.executemany(
            "INSERT INTO quotes VALUES (?, ?, ?, ?)",
            (
                (text_id, ordinal, quote.kind, quote.name)
                for ordinal, quote in enumerate(analysis.quotes)
            ),
        )
        self._db.execute("DELETE FROM entities WHERE text_id = ?", (text_id,))
        self._db.executemany(
            "INSERT INTO entities VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET mentions = mentions + excluded.mentions",
            ((text_id, entity.kind, entity.name, entity.count) for entity in analysis.entities),
        )
        if before and self._speakers(text_id) != before:  # to be compared with the others again
            self._db.execute("DELETE FROM heard WHERE text_id = ?", (text_id,))
        self._db.execute(  # the user may have set who says it
            "UPDATE sayings SET form = -1 WHERE text_id = ?"
            " AND EXISTS (SELECT 1 FROM alike WHERE one = sayings.id)",
            (text_id,),
        )
        return self._queue.add_text(text_id)

    def _speakers(self, text_id: int) -> list[tuple[int, str | None, bool]]:
        """Return who says each quote of a text, and whether that is a person."""
        return self._db.execute(
            "SELECT ordinal, q.name, e.name IS NOT NULL FROM quotes q LEFT JOIN entities e"
            " ON e.text_id = q.text_id AND e.kind = 'PERSON' AND e.name = q.name"
            " WHERE q.text_id = ? ORDER BY ordinal",
            (text_id,),
        ).fetchall()

    def text_ids(self, hashes: Iterable[str]) -> Iterator[int]:
        """Return the ids of those texts that are here."""
        for text_hash in hashes:
            row = self._db.execute("SELECT id FROM texts WHERE hash = ?", (text_hash,)).fetchone()
            if row:
                yield row[0]

    def analysis(self, text_id: int) -> Analysis | None:
        """Return what the pipeline found in a text, with what other articles know."""
        found = self.found(text_id)
        return agreed(found, agreements(self._db, text_id)) if found else None

    def found(self, text_id: int) -> Analysis | None:
        """Return what the pipeline found in a text, and nothing else."""
        row = self._db.execute("SELECT data FROM analyses WHERE text_id = ?", (text_id,)).fetchone()
        return records.unpack(row[0]) if row else None

    def quoted(self, text_ids: Sequence[int]) -> Iterator[tuple[tuple[int, int, int, int], str]]:
        """Yield the quotations that the pipeline found in texts, as they stand in their marks.

        Yields:
            The text of each, its place in the analysis, where it begins and ends; and its words.
        """
        rows = self._db.execute(
            "SELECT text_id, text, data FROM json_each(?) CROSS JOIN analyses ON text_id = value"
            " JOIN texts ON texts.id = text_id",
            (json.dumps(text_ids),),
        )
        for text_id, text, data in rows:
            for at, start, end in records.unpack_quoted(data):
                yield (text_id, at, start, end), text[start:end]

    def forget_old_spares(self) -> None:
        """Drop the analyses of texts that went long ago."""
        before = int(time.time()) - _KEEP_SPARE_SECONDS
        self._db.execute("DELETE FROM spare_analyses WHERE since < ?", (before,))

    # Copies that are not quite the same.

    def is_sketched(self, text_hash: str) -> bool:
        """Tell whether a text has been compared with the others."""
        found = self._db.execute(
            "SELECT 1 FROM sketches JOIN texts ON id = text_id WHERE hash = ? LIMIT 1", (text_hash,)
        )
        return found.fetchone() is not None

    def texts_sharing(self, values: Sequence[int], least: int, most: int) -> list[tuple[int, str]]:
        """Return (id, text) of those with at least so many of these values, most of them first."""
        rows = self._db.execute(
            "SELECT id, text FROM texts JOIN (SELECT text_id, count(*) AS shared FROM sketches"
            "  WHERE value IN (SELECT value FROM json_each(?)) GROUP BY text_id"
            "  HAVING shared >= ? ORDER BY shared DESC LIMIT ?) ON id = text_id",
            (json.dumps(values), least, most),
        )
        return rows.fetchall()

    def put_sketch(self, text_id: int, values: Iterable[int], near: Mapping[int, float]) -> None:
        """Store by what values a text is found again, and which texts are much like it."""
        self._db.executemany(
            "INSERT OR IGNORE INTO sketches VALUES (?, ?)", ((value, text_id) for value in values)
        )
        for other, likeness in near.items():
            for pair in ((text_id, other), (other, text_id)):
                self._db.execute("INSERT OR REPLACE INTO near VALUES (?, ?, ?)", (*pair, likeness))
            self._queue.add_copy(other)
