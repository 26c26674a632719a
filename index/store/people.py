"""Looking up one person or body across the archive. Safe to use from several threads."""

from __future__ import annotations

import json
from collections.abc import Sequence

from index.store.connections import Connections
from index.store.protocol import Naming, Place, Saying
from index.store.records import KNOWN_DATE

_QUOTED = "kind IN ('direct', 'partial')"
_NAMES = "kind IN ('PERSON', 'ORG', 'NORP', 'GPE')"


class PeopleReader:
    """Looks up who is named and quoted where."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def names_like(self, typed: str, most: int) -> list[str]:
        """Return the names that may be meant: those equal to it, then those that hold it.

        Case makes no difference; of either, what most articles name or quote comes first.
        """
        folded = " ".join(typed.split()).casefold()
        if not folded:
            return []
        with self._connections.database() as db:
            rows = db.execute(
                "SELECT name FROM (SELECT name, text_id FROM entities"
                f"  WHERE {_NAMES} AND instr(casefold(name), ?1) UNION"
                "  SELECT name, text_id FROM quotes"
                "  WHERE name IS NOT NULL AND instr(casefold(name), ?1))"
                " GROUP BY name ORDER BY casefold(name) = ?1 DESC, count(*) DESC, name LIMIT ?2",
                (folded, most),
            ).fetchall()
        return [name for (name,) in rows]

    def kind(self, name: str) -> str:
        """Return what most articles take a name for; nothing if it is no entity of any."""
        with self._connections.database() as db:
            row = db.execute(
                "SELECT kind FROM entities WHERE name = ? GROUP BY kind"
                " ORDER BY count(*) DESC, kind LIMIT 1",
                (name,),
            ).fetchone()
            return row[0] if row else ""

    def having(self, ids: Sequence[int], name: str, *, quoted: bool) -> set[int]:
        """Return which of some articles quote somebody in marks, or have an entity of this name."""
        found = f"quotes WHERE {_QUOTED} AND" if quoted else "entities WHERE"
        with self._connections.database() as db:
            rows = db.execute(
                "SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?)) AND EXISTS"
                f" (SELECT 1 FROM {found} text_id = articles.text_id AND name = ?)",
                (json.dumps(list(ids)), name),
            )
            return {article_id for (article_id,) in rows}

    def articles(self, name: str) -> list[Naming]:
        """Return the articles that name or quote somebody, the earliest first."""
        with self._connections.database() as db:
            rows = db.execute(
                f"SELECT id, {KNOWN_DATE} AS known, source FROM articles WHERE text_id IN"
                " (SELECT text_id FROM entities WHERE name = ?1"
                "  UNION SELECT text_id FROM quotes WHERE name = ?1)"
                " ORDER BY known = '', known, id",
                (name,),
            )
            return [Naming(*row) for row in rows]

    def quotes(self, name: str) -> list[Saying]:
        """Return the quotes of somebody, in marks, the earliest first."""
        with self._connections.database() as db:
            rows = db.execute(
                f"SELECT a.id, ordinal, {KNOWN_DATE} AS known, source FROM quotes JOIN articles a"
                f" USING (text_id) WHERE name = ? AND {_QUOTED}"
                " ORDER BY known = '', known, a.id, ordinal",
                (name,),
            )
            return [
                Saying(Place(article_id, ordinal), published, source)
                for article_id, ordinal, published, source in rows
            ]

    def company(self, name: str, most: int) -> list[tuple[str, int]]:
        """Return whom and which bodies the same articles name, each with how many of them do."""
        with self._connections.database() as db:
            rows = db.execute(
                "SELECT name, count(DISTINCT a.id) FROM entities JOIN articles a USING (text_id)"
                " WHERE text_id IN (SELECT text_id FROM entities WHERE name = ?1"
                "  UNION SELECT text_id FROM quotes WHERE name = ?1)"
                " AND kind IN ('PERSON', 'ORG') AND name <> ?1"
                " GROUP BY name ORDER BY 2 DESC, sum(mentions) DESC, name LIMIT ?2",
                (name, most),
            )
            return [(other, articles) for other, articles in rows]
