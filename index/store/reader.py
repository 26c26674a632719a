"""The reading side of the store. Safe to use from several threads."""

from __future__ import annotations

import json
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.article import Analysis, EntityKind
from index.store import records
from index.store.agreements import agreed, agreements
from index.store.links import notes_about
from index.store.overview import Overview
from index.store.people import PeopleReader
from index.store.protocol import Stored, Summary
from index.store.records import DATE_IS_GUESSED
from index.store.utterances.reader import UtterancesReader

if TYPE_CHECKING:
    from index.views.articles import NearCopy
    from index.views.names import EntityRow

_UNDATED = f"({DATE_IS_GUESSED}) IS 1"
_NEWEST = f"published = '', {_UNDATED}, published DESC, id DESC"
_SORTS = {
    "": _NEWEST,
    "relevance": _NEWEST,
    "date": _NEWEST,
    "oldest": f"published = '', {_UNDATED}, published, id",
    "source": f"source = '', source COLLATE NOCASE, {_NEWEST}",
    "quotes": "(SELECT quotes FROM analyses n WHERE n.text_id = articles.text_id) DESC NULLS LAST,"
    f" {_NEWEST}",
}
"""Articles that do not say when they were published come after those that do, then those that
nothing dates."""


class StoreReader(Overview):
    """Looks things up in the store. Safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.utterances = UtterancesReader(self._connections)
        """Which quotes are one utterance."""
        self.people = PeopleReader(self._connections)
        """Who is named and quoted where."""

    # Articles.

    def count(self) -> int:
        """Return the number of articles."""
        with self._connections.database() as db:
            count: int = db.execute("SELECT count(*) FROM articles").fetchone()[0]
            return count

    def ids(self, sort: str = "") -> list[int]:
        """Return all articles in one of the orders that `Archive.search` names."""
        with self._connections.database() as db:
            rows = db.execute(f"SELECT id FROM articles ORDER BY {_SORTS.get(sort, _SORTS[''])}")
            return [article_id for (article_id,) in rows]

    def ids_of_texts(self, hashes: Iterable[str]) -> list[int]:
        """Return the articles that have one of these texts."""
        with self._connections.database() as db:
            rows = db.execute(
                "SELECT a.id FROM articles a JOIN texts t ON t.id = text_id"
                " WHERE hash IN (SELECT value FROM json_each(?))",
                (json.dumps(list(hashes)),),
            )
            return [article_id for (article_id,) in rows]

    def ids_in_files(self, ending: str) -> list[int]:
        """Return the articles of files whose names end so, such as `pdf`."""
        with self._connections.database() as db:
            paths = db.execute("SELECT path, article_id FROM locations")
            return sorted({number for path, number in paths if _ending(path) == ending})

    def file_kinds(self, ids: Sequence[int]) -> list[tuple[str, int]]:
        """Return the endings of the files of articles, in small letters, most articles first."""
        wanted = set(ids)
        with self._connections.database() as db:
            paths = db.execute("SELECT path, article_id FROM locations")
            pairs = {(_ending(path), number) for path, number in paths if number in wanted}
        return Counter(ending for ending, _ in pairs if ending).most_common()

    def summaries(self, ids: Sequence[int]) -> dict[int, Summary]:
        """Return what rows show of articles, as far as these are still there."""
        with self._connections.database() as db:
            rows = db.execute(
                "SELECT a.id, t.hash, a.title, a.source, a.published, a.language,"
                f" {DATE_IS_GUESSED}, n.quotes, a.tags"
                " FROM articles a JOIN texts t ON t.id = a.text_id"
                " LEFT JOIN analyses n ON n.text_id = a.text_id"
                " WHERE a.id IN (SELECT value FROM json_each(?))",
                (json.dumps(list(ids)),),
            )
            return {row[0]: _summary(row) for row in rows}

    def text(self, article_id: int) -> str | None:
        """Return the text of an article, if it is still there."""
        with self._connections.database() as db:
            row = db.execute(
                "SELECT text FROM texts t JOIN articles a ON a.text_id = t.id WHERE a.id = ?",
                (article_id,),
            ).fetchone()
            return row[0] if row else None

    def article(self, article_id: int) -> Stored | None:
        """Return an article, if it is still there."""
        with self._connections.database() as db:
            row = db.execute(
                f"SELECT text_id, text, {records.ARTICLE_COLUMNS} FROM articles"
                " JOIN texts t ON t.id = text_id WHERE articles.id = ?",
                (article_id,),
            ).fetchone()
            places = db.execute(
                "SELECT path, part, coalesce(stale, 0) FROM locations LEFT JOIN files USING (path)"
                " WHERE article_id = ? ORDER BY path, part",
                (article_id,),
            ).fetchall()
            noted = notes_about(db, article_id)
        if row is None or not places:
            return None
        path, part, _ = places[0]
        return Stored(
            article=records.article_from(row[2:], text=row[1], path=path, part=part),
            text_id=row[0],
            paths=tuple(path for path, _, _ in places),
            stale=all(stale for _, _, stale in places),
            noted=noted,
        )

    def expect(self, ids: Sequence[int]) -> None:
        """Do nothing: every article is at hand."""

    def find(self, reference: str) -> int | None:
        """Return an article by its path or its link, if there is one."""
        with self._connections.database() as db:
            row = db.execute(
                "SELECT article_id FROM locations WHERE path = ?"
                " UNION ALL SELECT id FROM articles WHERE url = ? AND url <> '' LIMIT 1",
                (os.fsencode(reference), reference),
            ).fetchone()
            return row[0] if row else None

    def text_hash(self, article_id: int) -> str | None:
        """Return the key of an article's text, if the article is still there."""
        with self._connections.database() as db:
            row = db.execute(
                "SELECT hash FROM texts t JOIN articles a ON a.text_id = t.id WHERE a.id = ?",
                (article_id,),
            ).fetchone()
            return row[0] if row else None

    def analysis(self, article_id: int) -> Analysis | None:
        """Return what the pipeline found in an article and other articles know, uncorrected."""
        with self._connections.database() as db:
            row = db.execute(
                "SELECT data, text_id FROM analyses n JOIN articles a USING (text_id)"
                " WHERE a.id = ?",
                (article_id,),
            ).fetchone()
            return agreed(records.unpack(row[0]), agreements(db, row[1])) if row else None

    def near(self, text_id: int) -> tuple[NearCopy, ...]:
        """Return the articles whose text is much like this one, most alike first."""
        from index.views.articles import NearCopy  # not needed to open an archive

        with self._connections.database() as db:
            rows = db.execute(
                "SELECT a.id, a.title, a.source, likeness FROM near"
                " JOIN articles a ON a.text_id = other_id"
                " WHERE near.text_id = ? ORDER BY likeness DESC, a.published, a.id",
                (text_id,),
            )
            return tuple(
                NearCopy(id=article_id, title=title, source=source, likeness=likeness)
                for article_id, title, source, likeness in rows
            )

    def without_copies(self, ids: Sequence[int]) -> list[int]:
        """Return the articles without those that are much like one before them."""
        with self._connections.database() as db:
            pairs = db.execute(
                "SELECT a.id, b.id FROM near JOIN articles a ON a.text_id = near.text_id"
                " JOIN articles b ON b.text_id = near.other_id"
                " UNION ALL SELECT a.id, b.id FROM articles a"  # the same text, of another source
                " JOIN articles b ON a.text_id = b.text_id AND a.id <> b.id"
            ).fetchall()
        copies: defaultdict[int, list[int]] = defaultdict(list)
        for one, other in pairs:
            copies[one].append(other)
        seen: set[int] = set()
        kept: list[int] = []
        for article_id in ids:
            if article_id not in seen:
                kept.append(article_id)
            seen.update(copies.get(article_id, ()))
        return kept

    # What was found in them.

    def articles_quoting(self, speaker: str) -> Iterator[int]:
        """Return the articles with a quote by somebody whose name holds `speaker`, newest first.

        With an empty `speaker`, the articles with any quote.
        """
        named = (
            "AND name IN (SELECT DISTINCT name FROM quotes WHERE instr(casefold(name), ?))"
            if speaker
            else "AND ? = ''"
        )
        with self._connections.database() as db:
            rows = db.execute(
                "SELECT id FROM articles WHERE text_id IN (SELECT text_id FROM quotes"
                f" WHERE kind IN ('direct', 'partial', 'indirect') {named})"
                " ORDER BY published DESC, id DESC",
                (speaker.casefold(),),
            ).fetchall()
        return (article_id for (article_id,) in rows)

    def entities(self, ids: Sequence[int] | None, kind: str) -> list[EntityRow]:
        """Return the entities of these articles, or of all, most articles first."""
        from index.views.names import EntityRow  # not needed to open an archive

        wanted = "" if ids is None else "WHERE a.id IN (SELECT value FROM json_each(:ids))"
        with self._connections.database() as db:
            rows = db.execute(
                "SELECT kind, name, count(*), sum(mentions) FROM entities"
                f" JOIN articles a USING (text_id) {wanted}"
                f" {'AND' if wanted else 'WHERE'} (:kind = '' OR kind = :kind)"
                " GROUP BY kind, name ORDER BY count(*) DESC, sum(mentions) DESC, name",
                {"ids": json.dumps(list(ids or ())), "kind": kind},
            )
            return [
                EntityRow(kind=_kind(found), name=name, articles=articles, mentions=mentions)
                for found, name, articles, mentions in rows
            ]

    def others_naming(self, names: Sequence[str], text_id: int) -> dict[str, int]:
        """Return for each name how many other texts have an entity of this name."""
        with self._connections.database() as db:
            rows = db.execute(
                "SELECT name, count(DISTINCT text_id) FROM entities"
                " WHERE name IN (SELECT value FROM json_each(?)) AND text_id <> ? GROUP BY name",
                (json.dumps(list(names)), text_id),
            )
            return dict.fromkeys(names, 0) | dict(rows.fetchall())


def _summary(row: tuple[Any, ...]) -> Summary:
    article_id, text_hash, title, source, published, language, is_guess, quotes, tags = row
    return Summary(
        id=article_id,
        text_hash=text_hash,
        title=title,
        source=source,
        published=published,
        language=language,
        is_date_guessed=bool(is_guess),
        quotes=quotes,
        tags=tuple(json.loads(tags)),
    )


def _kind(stored: str) -> EntityKind:
    return stored  # type: ignore[return-value]  # only kinds were stored


def _ending(path: bytes) -> str:
    """Return the ending of a file's name in small letters, if it has one."""
    return os.fsdecode(os.path.splitext(path)[1][1:]).casefold()
