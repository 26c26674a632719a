"""The side of a shared archive that is searched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, cast

from index.errors import ArchiveError, QueryError
from index.search.opensearch.client import (
    ANSWER_SECONDS,
    Answer,
    BadRequest,
    Cluster,
    Unavailable,
)
from index.search.opensearch.found import PAGE, ArticleIds, Hits, QuotePairs, Sort, missing_of
from index.search.opensearch.mapping import ABOUT, FORMAT, key_field
from index.search.opensearch.offers import Offers
from index.search.opensearch.patterns import Clause, Patterns, not_here
from index.search.opensearch.tokens import KEY
from index.search.opensearch.translate import Marked, Translator
from index.search.protocols import Matches, QuoteMatches, never
from index.search.query.operators.settings import SORTS
from index.search.query.syntax import Node, Query
from index.search.run.completion import completions
from index.search.run.facets import MOST
from index.search.run.relax import readings
from index.search.run.suggest import suggestion, term_counts
from index.views import Completion, Facets

_NEWEST: Sort = [{"day": {"order": "desc", "missing": "_last"}}, {"id": {"order": "desc"}}]
_ORDERS: dict[str, Sort] = {
    "relevance": [{"_score": {"order": "desc"}}, *_NEWEST],
    "date": _NEWEST,
    "oldest": [{"day": {"order": "asc", "missing": "_last"}}, {"id": {"order": "asc"}}],
    "source": [{"source_order": {"order": "asc", "missing": "_last"}}, *_NEWEST],
    "quotes": [{"quoted": {"order": "desc"}}, *_NEWEST],
}
_MOST_LANGUAGES = 50
_MOST_QUOTES = 10_000
_MONTHS = 5_000
_FACETS = {
    "sources": "source",
    "speakers": "speaker",
    "people": "person",
    "organisations": "org",
    "places": "place",
    "tags": "tag",
}
_MOST_IDS = 65_000
_TYPING_ANSWER_SECONDS = 2.0


class OpenSearchIndex:
    """Searches a shared archive. Threads may share it.

    Args:
        cluster: Where it is.
        marked: What the user has annotated.

    Raises:
        ArchiveError: There is no such archive, or it cannot be read.
    """

    def __init__(self, cluster: Cluster, marked: Marked | None = None) -> None:
        self._cluster = cluster
        self._marked = marked or Marked()
        self._offers = Offers(cluster)
        check_format(cluster)
        self._count, self._change = 0, 0
        self._patterns = Patterns()
        self.refresh()

    @property
    def generation(self) -> int:
        """The number of the latest change."""
        return self._change

    def __len__(self) -> int:
        return self._count

    def refresh(self) -> bool:
        """See what has been published since; tell whether there was anything."""
        answer = self._cluster.ask(
            "POST",
            "_search",
            {
                "size": 0,
                "track_total_hits": True,
                "aggs": {
                    "change": {"max": {"field": "change"}},
                    "stems": {"terms": {"field": "stems", "size": _MOST_LANGUAGES}},
                },
            },
        )
        known = self._count, self._change
        found = answer["aggregations"]
        self._patterns = Patterns([bucket["key"] for bucket in found["stems"]["buckets"]])
        self._count = answer["hits"]["total"]["value"]
        self._change = int(found["change"]["value"] or 0)
        return known != (self._count, self._change)

    def close(self) -> None:
        """Let go of the connections."""
        self._cluster.close()

    # Articles.

    def search(
        self,
        query: Query,
        *,
        sort: str = "relevance",
        deadline: float | None = None,
        cancelled: Callable[[], bool] = never,
    ) -> Matches:
        """Find articles.

        Args:
            query: What `parse` understood.
            sort: The order, unless the query asks for one itself.
            deadline: Seconds after which the cluster stops with what it has found by then.
            cancelled: Asked before each question; once it says yes, the answer is empty.

        Raises:
            QueryError: A shared archive cannot be asked that.
            ArchiveError: There is no answer.
        """
        order = query.sort or (sort if sort in SORTS else "relevance")
        matches = self._matches(query, order, deadline)
        if matches.total or matches.partial or query.is_empty or cancelled():
            return matches
        for reading, plain in readings(query, self._finds):
            found = self._matches(reading, order, deadline)
            if found.total:
                return replace(found, suggestion=plain if plain != query.text else None)
        if deadline is not None:  # a suggestion can wait until Enter
            return matches
        return replace(
            matches,
            suggestion=suggestion(query, self._finds, self._offers.nearest),
            term_counts=term_counts(query, self._number_of),
        )

    def _translator(self, inner_hits: int = 0) -> Translator:
        return Translator(self._patterns, self._marked, inner_hits)

    def _matches(self, query: Query, order: str, deadline: float | None) -> Matches:
        clause = self._translator().articles(query.root)
        hits, trouble = self.hits(clause, _ORDERS[order], deadline=deadline)
        return Matches(
            ArticleIds(hits, clause),
            hits.total,
            query,
            partial=bool(trouble),
            trouble=trouble,
            generation=self.generation,
        )

    def every(self, sort: str) -> ArticleIds:
        """Return all articles, in an order.

        Raises:
            ArchiveError: There is no answer, or it is not whole.
        """
        return self.found({"match_all": {}}, sort)

    def found(self, clause: Clause, sort: str) -> ArticleIds:
        """Return the articles that a clause finds, in an order.

        Raises:
            ArchiveError: There is no answer, or it is not whole.
        """
        hits, trouble = self.hits(clause, _ORDERS.get(sort, _NEWEST))
        if trouble:
            raise _incomplete(trouble)
        return ArticleIds(hits, clause)

    def hits(
        self, clause: Clause, order: Sort, *, deadline: float | None = None
    ) -> tuple[Hits, str]:
        """Return what a clause finds, and what is missing of it, in words."""
        # The last thing that is sorted by is the id: so nothing stored has to be unpacked for it.
        body: dict[str, Any] = {"query": clause, "sort": order, "stored_fields": "_none_"}
        first: dict[str, Any] = {"size": PAGE, "track_total_hits": True}
        if deadline is not None:
            first["timeout"] = f"{round(1000 * deadline)}ms"
        answer = self._ask({**body, **first}, deadline)
        total: int = answer["hits"]["total"]["value"]
        trouble = missing_of(answer)
        first_page = answer["hits"]["hits"]
        hits = Hits(self._cluster, body, first_page, total, is_whole=not trouble)
        return hits, trouble

    def _ask(self, body: dict[str, Any], deadline: float | None = None) -> Answer:
        seconds = ANSWER_SECONDS if deadline is None else _TYPING_ANSWER_SECONDS
        try:
            return self._cluster.ask("POST", "_search", body, seconds=seconds)
        except BadRequest as error:
            raise _too_much(error) from error

    def _finds(self, node: Node) -> bool:
        clause = self._translator().articles(node)
        body = {"query": clause, "size": 0, "terminate_after": 1, "track_total_hits": 1}
        return bool(self._ask(body)["hits"]["total"]["value"])

    def _number_of(self, node: Node) -> int:
        body = {"query": self._translator().articles(node), "size": 0, "track_total_hits": True}
        return int(self._ask(body)["hits"]["total"]["value"])

    # Quotes.

    def search_quotes(
        self,
        query: Query,
        *,
        indirect: bool = False,
        deadline: float | None = None,
        cancelled: Callable[[], bool] = never,
    ) -> QuoteMatches:
        """Find quotes: words are looked for in what was said and in who said it.

        They come article by article, in the order of these.

        Raises:
            QueryError: A shared archive cannot be asked that.
            ArchiveError: There is no answer.
        """
        asked = self._translator(_MOST_QUOTES).said(
            query.root, "indirect" if indirect else "direct"
        )
        hits, trouble = self.hits(asked, _ORDERS[query.sort or "relevance"], deadline=deadline)
        if trouble:  # they are listed and printed, without room to say what is missing
            raise _incomplete(trouble)
        total = self._count_quotes(asked)
        pairs = QuotePairs(hits, total, _numbers)
        return QuoteMatches(pairs, total, query)

    def _count_quotes(self, asked: Clause) -> int:
        """Return how many quotes fulfil a question: each case is counted by itself."""
        cases = asked["bool"].get("should", [asked])
        counts = {}
        for number, case in enumerate(cases):
            quote = case["bool"]["must"][0]["nested"]["query"]
            inside = {"nested": {"path": "quotes"}, "aggs": {"found": {"filter": quote}}}
            condition = {"bool": {"filter": case["bool"]["filter"]}}
            counts[str(number)] = {"filter": condition, "aggs": {"quotes": inside}}
        body = {"size": 0, "track_total_hits": False, "query": asked, "aggs": counts}
        found = self._ask(body)["aggregations"].values()
        return sum(each["quotes"]["found"]["doc_count"] for each in found)

    # What is offered, and counted.

    def complete(self, query: str, cursor: int) -> list[Completion]:
        """Return ways to go on with the word before the cursor, likeliest first."""
        try:
            return completions(self._offers, query, cursor)
        except ArchiveError:  # one can type without
            return []

    def newest(self, ids: Sequence[int], after: int) -> tuple[int, int]:
        """Return the highest of some ids, 0 without any, and how many are higher than one."""
        clause = ids.clause if isinstance(ids, ArticleIds) else of_ids(ids)
        asks = {
            "newest": {"max": {"field": "id"}},
            "later": {"filter": {"range": {"id": {"gt": after}}}},
        }
        body = {"query": clause, "size": 0, "track_total_hits": False, "aggs": asks}
        found = self._ask(body)["aggregations"]
        return int(found["newest"]["value"] or 0), int(found["later"]["doc_count"])

    def facets(self, ids: Sequence[int]) -> Facets:
        """Count sources, months and names over articles."""
        clause = ids.clause if isinstance(ids, ArticleIds) else of_ids(ids)
        asks: dict[str, Any] = {
            name: {"terms": {"field": key_field(field), "size": MOST, "shard_size": 10 * MOST}}
            for name, field in _FACETS.items()
        }
        asks["months"] = {"terms": {"field": "month", "size": _MONTHS, "order": {"_key": "desc"}}}
        body = {"query": clause, "size": 0, "track_total_hits": False, "aggs": asks}
        found = self._ask(body)["aggregations"]
        counts = {
            name: tuple(
                (cast(str, bucket["key"]).rpartition(KEY)[2], int(bucket["doc_count"]))
                for bucket in found[name]["buckets"]
            )
            for name in asks
        }
        return Facets(**counts)


def check_format(cluster: Cluster) -> str:
    """Return what tells this archive from others of the same name.

    Raises:
        ArchiveError: There is none, or it was published by another version of Pullquote.
    """
    answer = cluster.ask("GET", "_mapping", local="true")  # as any node knows it
    about = answer[cluster.address.name]["mappings"].get("_meta", {}).get(ABOUT)
    if about is None:
        raise ArchiveError(
            f"{cluster.address} is an index of something else.", "Choose another name."
        )
    if about.get("format") != FORMAT:
        raise ArchiveError(
            f"{cluster.address} was published by another version of Pullquote.",
            "Use the same version, or publish it anew under another name.",
        )
    return str(about["publication"])


def of_ids(ids: Sequence[int]) -> Clause:
    """Return what finds articles by their ids, so many at most as can be asked for."""
    return {"terms": {"id": list(ids[:_MOST_IDS])}}


def _incomplete(trouble: str) -> Unavailable:
    return Unavailable(f"{trouble[0].upper()}{trouble[1:]}.", "Ask who runs the cluster.")


def _numbers(hit: Answer) -> list[int]:
    """Return which quotes of an article were found: those of the cases that it fulfils."""
    found: set[int] = set()
    for case in hit.get("matched_queries", ()):
        for quote in hit["inner_hits"][case]["hits"]["hits"]:
            found.update(map(int, quote["fields"]["quotes.number"]))
    return sorted(found)


def _too_much(error: BadRequest) -> ArchiveError | QueryError:
    """Say what a question fails by that is well formed and still not answered."""
    if "too_many_clauses" in error.reason or "too many terms" in error.reason:
        return not_here(
            "this stands for too many words at once.", "Write more letters before the  * or  ~ ."
        )
    return error
