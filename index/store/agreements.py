"""What other articles know of an article's names, and the analysis as it follows from that."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from index.article import BY_AGREEMENT, Analysis, Entity, EntityKind, Quote, aliases_of
from index.store.records import KNOWN_DATE

_LESS_SURE = 0.9
"""The share of a quote's confidence that is left then."""


class Agreement(NamedTuple):
    """What other articles know of one name."""

    name: str
    """As the article has it."""
    full: str
    """Who that is; the same name where only the kind is another."""
    kind: EntityKind
    because: str
    """In words for the user."""


class Person(NamedTuple):
    """A person as one text names them."""

    text_id: int
    name: str
    family: str
    given: str
    roles: frozenset[str]
    gender: str


def agreements(db: sqlite3.Connection, text_id: int) -> list[Agreement]:
    """Return what other articles know of a text's names."""
    rows = db.execute(
        "SELECT name, full, kind, because FROM agreements WHERE text_id = ? ORDER BY name",
        (text_id,),
    )
    return [Agreement(*row) for row in rows]


def agreed(analysis: Analysis, known: Iterable[Agreement]) -> Analysis:
    """Return an analysis with what other articles know; quotes keep their number and order."""
    by_name = {each.name: each for each in known}
    taken = {entity.name for entity in analysis.entities}
    by_name = {
        name: each for name, each in by_name.items() if each.full == name or each.full not in taken
    }
    if not by_name:
        return analysis
    return replace(
        analysis,
        entities=tuple(_entity(each, by_name.get(each.name)) for each in analysis.entities),
        quotes=tuple(_quote(each, by_name.get(each.name or "")) for each in analysis.quotes),
    )


def _entity(entity: Entity, known: Agreement | None) -> Entity:
    if known is None:
        return entity
    aliases = aliases_of(known.full, (entity.name, *entity.aliases))
    return replace(entity, name=known.full, kind=known.kind, aliases=aliases)


def _quote(quote: Quote, known: Agreement | None) -> Quote:
    if known is None or known.full == known.name:
        return quote
    return replace(
        quote,
        name=known.full,
        how=f"{quote.how}{BY_AGREEMENT}",
        confidence=round(_LESS_SURE * quote.confidence, 4),
        explanation=f"{quote.explanation} {known.because}".lstrip(),
    )


class AgreementsWriter:
    """The part of the store that follows what articles know of each other's names."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def unnamed(self) -> list[int]:
        """Return the texts with an analysis whose people have not been taken in."""
        rows = self._db.execute(
            "SELECT text_id FROM analyses WHERE text_id NOT IN (SELECT text_id FROM named)"
        )
        return [text_id for (text_id,) in rows]

    def name(self, text_id: int, people: Iterable[Person]) -> None:
        """Take in the people of a text in place of those that were known of it."""
        self._db.execute("DELETE FROM persons WHERE text_id = ?", (text_id,))
        self._db.execute("INSERT OR REPLACE INTO named VALUES (?)", (text_id,))
        self._db.executemany(
            "INSERT OR REPLACE INTO persons VALUES (?, ?, ?, ?, ?, ?)",
            ((*each[:4], json.dumps(sorted(each.roles)), each.gender) for each in people),
        )

    def touched(self) -> list[str]:
        """Return the family names whose bearers have changed, which somewhere stand alone."""
        rows = self._db.execute(
            "SELECT family FROM families_touched t WHERE EXISTS"
            " (SELECT 1 FROM persons p WHERE p.family = t.family AND given = '')"
        )
        return [family for (family,) in rows]

    def settle_touched(self) -> None:
        """Note that every family name has been looked at."""
        self._db.execute("DELETE FROM families_touched")

    def bearers(self, family: str) -> Iterator[tuple[Person, str, str]]:
        """Yield the people of a family name, each with the known date and source of an article."""
        rows = self._db.execute(
            f"SELECT p.text_id, name, family, given, roles, gender, min({KNOWN_DATE}), source"
            " FROM persons p JOIN articles a USING (text_id) WHERE family = ?"
            " GROUP BY p.text_id, name",
            (family,),
        )
        for text_id, name, _, given, roles, gender, published, source in rows.fetchall():
            person = Person(text_id, name, family, given, frozenset(json.loads(roles)), gender)
            yield person, published, source

    def kinds(self, names: Iterable[str]) -> dict[str, dict[int, EntityKind]]:
        """Return which texts take a name for what, for names of more than one kind.

        What a text only takes it for because others do is left out.
        """
        rows = self._db.execute(
            "SELECT name, text_id, kind FROM entities e WHERE name IN"
            " (SELECT name FROM entities WHERE name IN (SELECT value FROM json_each(?))"
            "  GROUP BY name HAVING count(DISTINCT kind) > 1) AND NOT EXISTS"
            " (SELECT 1 FROM agreements g WHERE g.text_id = e.text_id AND g.full = e.name)",
            (json.dumps(list(names)),),
        )
        found: defaultdict[str, dict[int, EntityKind]] = defaultdict(dict)
        for name, text_id, kind in rows:
            found[name][text_id] = kind
        return found

    def put(self, text_id: int, name: str, known: Agreement | None) -> bool:
        """Note what is known of a name of a text, or that nothing is; tell whether that is new."""
        before = [each for each in agreements(self._db, text_id) if each.name == name]
        if before == ([known] if known else []):
            return False
        self._db.execute("DELETE FROM agreements WHERE text_id = ? AND name = ?", (text_id, name))
        if known:
            self._db.execute("INSERT INTO agreements VALUES (?, ?, ?, ?, ?)", (text_id, *known))
        return True
