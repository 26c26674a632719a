"""The reading side of the store: what there is to say of the archive as a whole."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from index.article import SavedLink
from index.store import meta, records
from index.store.connections import Connections
from index.store.protocol import Holdings
from index.store.records import KNOWN_DATE, FileState

if TYPE_CHECKING:
    from index.views.files import Problem, Stats


class Overview:
    """Looks at the store as a whole. Safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        self._connections = Connections(path)

    def close(self) -> None:
        """Let go of the database."""
        self._connections.close()

    def refresh(self) -> bool:
        """Tell whether another process has written since the last time this was asked."""
        return self._connections.refresh()

    def health(self) -> tuple[str, bool]:
        """Return what SQLite finds when it checks the whole file, and whether that is well."""
        with self._connections.database() as db:
            found: str = db.execute("PRAGMA quick_check(1)").fetchone()[0]
        return found, found == "ok"

    def files(self) -> dict[bytes, FileState]:
        """Return every file that was seen the last time."""
        with self._connections.database() as db:
            return records.file_states(db)

    def holdings(self) -> dict[bytes, Holdings]:
        """Return how much there is of each file that gave anything."""
        with self._connections.database() as db:
            links = dict(
                db.execute(
                    "SELECT path, count(*) FROM links WHERE url <> '' GROUP BY path"
                ).fetchall()
            )
            rows = db.execute(
                "SELECT path, count(*), sum(EXISTS (SELECT 1 FROM locations o"
                " WHERE o.article_id = l.article_id AND (o.path, o.part) < (l.path, l.part)))"
                " FROM locations l GROUP BY path"
            ).fetchall()
        held = {path: Holdings(links=count) for path, count in links.items()}
        return held | {
            path: Holdings(articles, copies, links.get(path, 0)) for path, articles, copies in rows
        }

    def imports(self) -> list[bytes]:
        """Return the absolute paths of files that the user added from outside the folder."""
        with self._connections.database() as db:
            return meta.imports(db)

    def annotations_followed(self) -> int:
        """Return up to which revision the search index knows the user's annotations."""
        with self._connections.database() as db:
            return meta.annotations_followed(db)

    def problems(self) -> list[Problem]:
        """Return what is wrong with files, by path, those that gave nothing first."""
        from index.views.files import Problem  # not needed to open an archive

        with self._connections.database() as db:
            rows = db.execute(
                "SELECT path, reason, hint, skipped FROM problems"
                " ORDER BY skipped DESC, path, ordinal"
            )
            return [
                Problem(path=os.fsdecode(path), reason=reason, hint=hint, skipped=bool(skipped))
                for path, reason, hint, skipped in rows
            ]

    def links_without_article(self) -> list[SavedLink]:
        """Return what lists of links name and no article has the address of, latest first."""
        with self._connections.database() as db:
            rows = db.execute(
                "SELECT url, title, saved, tags, note FROM links l"
                " WHERE url <> '' AND (page = '' OR page NOT IN (SELECT page FROM articles))"
                " GROUP BY page, CASE page WHEN '' THEN url END ORDER BY saved DESC, title"
            )
            return [
                SavedLink(
                    url=url, title=title, saved=saved, tags=tuple(json.loads(tags)), note=note
                )
                for url, title, saved, tags, note in rows
            ]

    def languages(self) -> dict[str, int]:
        """Return how many articles there are in each language, by its code."""
        with self._connections.database() as db:
            return dict(db.execute("SELECT language, count(*) FROM articles GROUP BY language"))

    def unanalysed(self) -> int:
        """Return how many articles have not been analysed at all."""
        with self._connections.database() as db:
            count: int = db.execute(
                "SELECT count(*) FROM articles WHERE text_id NOT IN (SELECT text_id FROM analyses)"
            ).fetchone()[0]
            return count

    def stats(self, pipeline: str = "") -> Stats:
        """Return the archive in figures; what `pipeline` has not analysed waits."""
        from index.views.files import Stats  # not needed to open an archive

        with self._connections.database() as db:
            figures = db.execute(
                "SELECT (SELECT count(*) FROM files), count(*), coalesce(sum(words), 0),"
                " coalesce(sum(quotes), 0),"
                " (SELECT count(DISTINCT name || CASE WHEN name GLOB '[a-z]*' THEN text_id"
                " ELSE '' END)"
                " FROM quotes WHERE kind IN ('direct', 'partial')),"
                " count(DISTINCT nullif(source, '')),"
                f" coalesce(min(nullif({KNOWN_DATE}, '')), ''), max({KNOWN_DATE}),"
                " (SELECT count(*) FROM problems),"
                " coalesce(sum(pipeline IS NOT ?), 0)"
                " FROM articles a JOIN texts t ON t.id = a.text_id"
                " LEFT JOIN analyses USING (text_id)",
                (pipeline,),
            ).fetchone()
            kinds = dict(
                db.execute("SELECT kind, count(DISTINCT name) FROM entities GROUP BY kind")
            )
        files, articles, words, quotes, speakers, sources, first, last, problems, waiting = figures
        return Stats(
            files=files,
            articles=articles,
            words=words,
            quotes=quotes,
            speakers=speakers,
            people=kinds.get("PERSON", 0),
            organisations=kinds.get("ORG", 0),
            places=kinds.get("GPE", 0) + kinds.get("LOC", 0),
            sources=sources,
            first=first[:10],
            last=(last or "")[:10],
            problems=problems,
            waiting=waiting,
        )
