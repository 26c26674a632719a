"""Looking up which quotes are one utterance. Safe to use from several threads."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from index.store.connections import Connections
from index.store.protocol import Place
from index.store.utterances.form import Form
from index.store.utterances.shingles import Shingles

_MOST_MEMBERS = 1000
"""An utterance is followed to so many quotes."""


class Likeness(NamedTuple):
    """What is known of a quote beside others."""

    saying: int
    """Its number."""
    form: Form
    alike: list[int]
    """The numbers of those that are the same utterance."""
    again: list[int]
    """The numbers of those that say it on another occasion."""
    articles: int
    """In how many articles its utterance stands."""


class UtterancesReader:
    """Looks up utterances: quotes that are alike, directly or through others."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def also_in(self, text_id: int) -> dict[int, int]:
        """Return for quotes of a text how many other articles have them, as the protocol says."""
        counts: dict[int, int] = {}
        with self._connections.database() as db:
            rows = db.execute(
                "SELECT id, ordinal FROM sayings WHERE text_id = ?"
                " AND EXISTS (SELECT 1 FROM alike WHERE one = id)",
                (text_id,),
            ).fetchall()
            for saying, ordinal in rows:
                members = component(db, saying)
                own = {place.article_id for place in _places(db, [saying])}
                others = {place.article_id for place in _places(db, members)} - own
                if others or _said_again(db, members):
                    counts[ordinal] = len(others)
        return counts

    def likenesses(self, text_id: int) -> dict[int, Likeness]:
        """Return what is known of the quotes of a text, by their places in its analysis."""
        found: dict[int, Likeness] = {}
        with self._connections.database() as db:
            rows = db.execute(
                "SELECT ordinal, id, form, other, again FROM sayings LEFT JOIN alike ON one = id"
                " WHERE text_id = ? ORDER BY other",
                (text_id,),
            ).fetchall()
            for ordinal, saying, form, other, again in rows:
                known = found.setdefault(
                    ordinal, Likeness(saying, Form(max(form, 0)), [], [], articles=1)
                )
                if other is not None:
                    (known.again if again else known.alike).append(other)
            for ordinal, known in found.items():
                if known.alike:
                    places = _places(db, component(db, known.saying))
                    count = len({place.article_id for place in places})
                    found[ordinal] = known._replace(articles=count)
        return found

    def utterance(self, text_id: int, ordinal: int) -> tuple[int, list[Place], list[Place]]:
        """Return the utterance that a quote belongs to.

        Returns:
            Its number; the quotes that are this utterance, the asked one among them; and those
            that say it again.
        """
        with self._connections.database() as db:
            row = db.execute(
                "SELECT id FROM sayings WHERE text_id = ? AND ordinal = ?", (text_id, ordinal)
            ).fetchone()
            if row is None:
                return 0, [], []
            return _utterance(db, component(db, row[0]))

    def of_place(self, place: Place) -> tuple[int, list[Place], list[Place]]:
        """Return the utterance that a quote of an article belongs to, as `utterance` does."""
        with self._connections.database() as db:
            row = db.execute(
                "SELECT s.id FROM sayings s JOIN articles a USING (text_id)"
                " WHERE a.id = ? AND ordinal = ?",
                (place.article_id, place.ordinal),
            ).fetchone()
            return _utterance(db, component(db, row[0])) if row else (0, [], [])

    def numbers(self, places: Iterable[Place]) -> dict[Place, int]:
        """Return the numbers of the utterances that quotes belong to, where there are others."""
        wanted = set(places)
        with self._connections.database() as db:
            rows = db.execute(
                "SELECT a.id, s.ordinal, s.id FROM articles a JOIN sayings s USING (text_id)"
                " WHERE a.id IN (SELECT value FROM json_each(?))"
                " AND EXISTS (SELECT 1 FROM alike WHERE one = s.id AND NOT again)",
                (json.dumps(list({place.article_id for place in wanted})),),
            ).fetchall()
            found: dict[Place, int] = {}
            numbers: dict[int, int] = {}
            for article_id, ordinal, saying in rows:
                if (place := Place(article_id, ordinal)) in wanted:
                    if saying not in numbers:
                        members = component(db, saying)
                        numbers |= dict.fromkeys(members, min(members))
                    found[place] = numbers[saying]
            return found

    def texts_repeated(self, least: int) -> list[str]:
        """Return the hashes of texts with an utterance that stands in at least so many articles."""
        with self._connections.database() as db:
            pairs = db.execute("SELECT one, other FROM alike WHERE NOT again").fetchall()
            wanted: list[int] = []
            for members in _components(pairs):
                if len({place.article_id for place in _places(db, members)}) >= least:
                    wanted += members
            rows = db.execute(
                "SELECT DISTINCT hash FROM texts JOIN sayings s ON s.text_id = texts.id"
                " WHERE s.id IN (SELECT value FROM json_each(?))",
                (json.dumps(wanted),),
            )
            return [text_hash for (text_hash,) in rows]

    def texts_with(self, form: Form) -> list[str]:
        """Return the hashes of texts with a quote of some form."""
        with self._connections.database() as db:
            rows = db.execute(
                "SELECT DISTINCT hash FROM texts JOIN sayings s ON s.text_id = texts.id"
                " WHERE s.form <> 0 AND s.form > 0 AND s.form & ?",
                (form,),
            )
            return [text_hash for (text_hash,) in rows]

    def sharing(self, fingerprints: Iterable[int], most: int) -> list[Place]:
        """Return the quotes that share fingerprints with given words, most of them first."""
        with self._connections.database() as db:
            shingles = Shingles(db)
            shared = Counter(chain.from_iterable(shingles.holding(list(fingerprints))))
            return _places(db, sorted(shared, key=lambda each: (-shared[each], each))[:most])

    def said_by(self, name: str, most: int) -> list[Place]:
        """Return quotes by a speaker, the latest first."""
        with self._connections.database() as db:
            rows = db.execute(
                "SELECT a.id, ordinal FROM quotes JOIN articles a USING (text_id) WHERE name = ?"
                " AND kind IN ('direct', 'partial') ORDER BY published DESC LIMIT ?",
                (name, most),
            )
            return [Place(*row) for row in rows]

    def uncompared(self) -> int:
        """Return of how many analysed texts quotes are still to be compared with the others."""
        with self._connections.database() as db:
            count: int = db.execute(
                "SELECT count(*) FROM (SELECT text_id FROM sayings WHERE state > 0 UNION"
                " SELECT text_id FROM analyses WHERE text_id NOT IN (SELECT text_id FROM heard))"
            ).fetchone()[0]
            return count

    def utterances(self) -> Iterator[tuple[int, list[Place], list[Place]]]:
        """Yield every utterance of two quotes or more, as `utterance` returns it."""
        with self._connections.database() as db:
            pairs = db.execute("SELECT one, other FROM alike WHERE NOT again").fetchall()
            for members in _components(pairs):
                yield _utterance(db, members)


def component(db: sqlite3.Connection, saying: int) -> list[int]:
    """Return the quotes that are one utterance with a quote, itself among them."""
    rows = db.execute(
        "WITH RECURSIVE members (id) AS (SELECT ? UNION SELECT other FROM alike"
        " JOIN members ON one = members.id WHERE NOT again LIMIT ?) SELECT id FROM members",
        (saying, _MOST_MEMBERS),
    )
    return [member for (member,) in rows]


def _components(pairs: Iterable[tuple[int, int]]) -> Iterator[list[int]]:
    others: defaultdict[int, list[int]] = defaultdict(list)
    for one, other in pairs:
        others[one].append(other)
    seen: set[int] = set()
    for first in sorted(others):
        if first in seen:
            continue
        members, waiting = {first}, [first]
        while waiting:
            new = [each for each in others[waiting.pop()] if each not in members]
            members.update(new)
            waiting += new
        seen |= members
        yield sorted(members)


def _utterance(db: sqlite3.Connection, members: list[int]) -> tuple[int, list[Place], list[Place]]:
    return min(members), _places(db, members), _places(db, _said_again(db, members))


def _said_again(db: sqlite3.Connection, members: list[int]) -> list[int]:
    again = {
        other
        for member in members
        for (other,) in db.execute("SELECT other FROM alike WHERE one = ? AND again", (member,))
    }
    return sorted(again - set(members))


def _places(db: sqlite3.Connection, sayings: Iterable[int]) -> list[Place]:
    return [
        Place(article_id, ordinal)
        for saying in sayings
        for article_id, ordinal in db.execute(
            "SELECT a.id, ordinal FROM sayings s JOIN articles a USING (text_id) WHERE s.id = ?",
            (saying,),
        )
    ]
