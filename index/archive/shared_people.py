"""Who is named and quoted where in a shared archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, cast

from index.article import EntityKind
from index.search.engine.fields import clean_name
from index.search.opensearch.client import Answer
from index.search.opensearch.found import id_of
from index.search.opensearch.mapping import key_field
from index.search.opensearch.patterns import Clause, any_of
from index.search.opensearch.questions import Questions
from index.search.opensearch.quotes import QuoteLookup, known_date
from index.search.opensearch.searcher import of_ids
from index.search.opensearch.tokens import KEY, literal, name_key
from index.search.opensearch.translate import EVERYTHING
from index.search.query.terms import fold, words
from index.store.protocol import Naming, Place, Saying
from index.views.names import EntityRow

_NAMES = ("person", "org", "place", "thing", "speaker", "reported")
AT_ONCE = 20_000
"""So many names, each with how often an article has it, are counted in one question."""
MOST_OFTEN = 30_000
"""Those that most articles have are looked for among so many."""
_MOST_LIKE = 200
"""So many names that hold the words typed are looked at."""


@dataclass
class Mentioned:
    """Entities by kind and name: how many articles have each, and how often in all."""

    is_least: bool = False
    """There are more."""
    articles: Counter[tuple[str, str]] = field(default_factory=Counter)
    mentions: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, key: str, count: int) -> None:
        """Add articles that mention an entity equally often, as `mentioned` has it."""
        kind, name, times = key.split(KEY)
        self.articles[kind, name] += count
        self.mentions[kind, name] += count * int(times)

    def rows(self) -> list[EntityRow]:
        """Return them, most articles first."""
        rows = [
            EntityRow(
                kind=cast(EntityKind, key[0]),
                name=key[1],
                articles=count,
                mentions=self.mentions[key],
                is_least=self.is_least,
            )
            for key, count in self.articles.items()
        ]
        return sorted(rows, key=lambda row: (-row.articles, -row.mentions, row.name))


class SharedPeople:
    """Looks people and bodies up. Safe to use from several threads.

    Args:
        questions: Asks for articles.
    """

    def __init__(self, questions: Questions) -> None:
        self._questions = questions
        self._quotes = QuoteLookup(questions)
        self._counted = questions.counted

    def mentioned(self, clause: Clause, begun: str = "") -> Mentioned:
        """Count all entities of the articles that a clause finds.

        Args:
            clause: Which articles.
            begun: What an entity's kind, behind which stands `KEY`, and name begin with.

        Raises:
            ArchiveError: There is no answer, or it is not whole.
        """
        counts = Mentioned()
        listing: dict[str, Any] = {
            "size": AT_ONCE,
            "sources": [{"mentioned": {"terms": {"field": "mentioned"}}}],
            "after": {"mentioned": begun},
        }
        while True:  # in the order of the alphabet, so that none is left out, however many
            found = self._counted(clause, {"names": {"composite": listing}})["names"]
            for bucket in found["buckets"]:
                if not bucket["key"]["mentioned"].startswith(begun):
                    return counts
                counts.add(bucket["key"]["mentioned"], bucket["doc_count"])
            if len(found["buckets"]) < AT_ONCE:
                return counts
            listing["after"] = found["after_key"]

    def often_mentioned(self, clause: Clause) -> Mentioned:
        """Count the entities that most articles have among those that a clause finds.

        Raises:
            ArchiveError: There is no answer, or it is not whole.
        """
        terms = {"field": "mentioned", "size": MOST_OFTEN}
        found = self._counted(clause, {"names": {"terms": terms}})["names"]
        counts = Mentioned(is_least=found["sum_other_doc_count"] > 0)
        for bucket in found["buckets"]:
            counts.add(bucket["key"], bucket["doc_count"])
        return counts

    def names_like(self, typed: str, most: int) -> list[str]:
        """Return the names that may be meant: those equal to it, then those that hold it."""
        wanted = " ".join(typed.split()).casefold()
        if not wanted:
            return []
        form = literal(" ".join(fold(word) for word in words(typed)))
        found: set[str] = set()
        for pattern in (f"{form}{KEY}.*", f".*{form}.*{KEY}.*"):  # the former are not many
            terms = {"size": _MOST_LIKE, "include": pattern}
            asks = {name: {"terms": {"field": key_field(name), **terms}} for name in _NAMES}
            counted = self._counted(EVERYTHING, asks)
            buckets = chain.from_iterable(counted[name]["buckets"] for name in _NAMES)
            found.update(bucket["key"].partition(KEY)[2] for bucket in buckets)
        like = [name for name in found if wanted in name.casefold()]
        counts = self._articles_with(like) if like else {}
        return sorted(like, key=lambda name: (name.casefold() != wanted, -counts[name], name))[
            :most
        ]

    def _articles_with(self, names: list[str]) -> dict[str, int]:
        asks = {str(at): _naming(name) for at, name in enumerate(names)}
        counted = self._counted(EVERYTHING, {"names": {"filters": {"filters": asks}}})
        buckets = counted["names"]["buckets"]
        return {name: buckets[str(at)]["doc_count"] for at, name in enumerate(names)}

    def kind(self, name: str) -> str:
        """Return what most articles take a name for; nothing if it is no entity of any."""
        form = rf"[A-Z_]+{KEY}{literal(clean_name(name))}{KEY}[0-9]+"
        terms = {"field": "mentioned", "size": _MOST_LIKE, "include": form}
        found = self._counted(_naming(name), {"kinds": {"terms": terms}})["kinds"]["buckets"]
        kinds: Counter[str] = Counter()
        for bucket in found:
            kinds[bucket["key"].partition(KEY)[0]] += bucket["doc_count"]
        return min(kinds, key=lambda kind: (-kinds[kind], kind), default="")

    def having(self, ids: Sequence[int], name: str, *, quoted: bool) -> set[int]:
        """Return which of some articles quote somebody in marks, or have an entity of this name."""
        clean = clean_name(name)
        said = {"term": {key_field("speaker"): name_key(clean)}}
        both = [of_ids(ids), said if quoted else {"term": {"name": clean}}]
        return set(self._questions.looked_up({"bool": {"filter": both}}, "date", id_of, []))

    def articles(self, name: str) -> list[Naming]:
        """Return the articles that name or quote somebody, the earliest first."""
        fields = ["published", "month", key_field("source")]
        found = self._questions.looked_up(_naming(name), "earliest", _naming_of, fields)
        return sorted(found, key=lambda each: (not each.published, each.published, each.article_id))

    def quotes(self, name: str) -> list[Saying]:
        """Return the quotes of somebody, in marks, the earliest first."""
        said = [{"term": {"quotes.name": clean_name(name)}}, {"term": {"quotes.kind": "direct"}}]
        sayings = [
            Saying(Place(each.article_id, each.ordinal), each.published, each.source)
            for each in self._quotes.each({"bool": {"filter": said}})
        ]

        def order(saying: Saying) -> tuple[bool, str, int, int]:
            place = saying.place
            return not saying.published, saying.published, place.article_id, place.ordinal

        return sorted(sayings, key=order)

    def company(self, name: str, most: int) -> list[tuple[str, int]]:
        """Return whom and which bodies the same articles name, each with how many of them do."""
        articles: Counter[str] = Counter()
        mentions: Counter[str] = Counter()
        for kind in ("PERSON", "ORG"):
            for row in self.mentioned(_naming(name), kind + KEY).rows():
                articles[row.name] += row.articles
                mentions[row.name] += row.mentions
        articles.pop(clean_name(name), None)
        ordered = sorted(articles, key=lambda each: (-articles[each], -mentions[each], each))
        return [(other, articles[other]) for other in ordered[:most]]


def _naming(name: str) -> Clause:
    """Return what finds the articles that name or quote somebody."""
    clean = clean_name(name)
    key = name_key(clean)
    told = [{"term": {key_field(one): key}} for one in ("speaker", "reported")]
    return any_of([{"term": {"name": clean}}, *told])


def _naming_of(hit: Answer) -> Naming:
    fields = hit.get("fields", {})
    source = fields.get(key_field("source"), [""])[0]
    return Naming(id_of(hit), known_date(fields), source.rpartition(KEY)[2])
