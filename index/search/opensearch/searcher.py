"""The side of a shared archive that is searched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from index.errors import ArchiveError
from index.search.opensearch.client import (
    Answer,
    Cluster,
)
from index.search.opensearch.facets import facets
from index.search.opensearch.found import (
    ArticleIds,
    QuotePairs,
    id_of,
    missing_of,
)
from index.search.opensearch.offers import Offers
from index.search.opensearch.patterns import Clause, Patterns
from index.search.opensearch.questions import NEWEST, ORDERS, Questions, check_format, incomplete
from index.search.opensearch.translate import EVERYTHING, Marked, Translator, is_scored
from index.search.protocols import Matches, QuoteMatches, never
from index.search.query.operators.settings import SORTS
from index.search.query.syntax import Node, Query, Reported
from index.search.run.completion import completions
from index.search.run.relax import readings
from index.search.run.suggest import suggestion, term_counts
from index.views.searching import Completion, Facets

_MOST_LANGUAGES = 50
_MOST_QUOTES = 10_000


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
        self._questions = Questions(cluster)
        self._marked = marked or Marked()
        check_format(cluster)
        self._count, self._change = 0, 0
        self._patterns = Patterns()
        self._follow()

    @property
    def generation(self) -> int:
        """The number of the latest change."""
        return self._change

    def __len__(self) -> int:
        return self._count

    def refresh(self) -> bool:
        """See what has been published since; tell whether there was anything.

        Raises:
            ArchiveError: There is no answer, or it is not whole: articles would seem to be gone.
        """
        known = self._count, self._change
        if trouble := self._follow():
            raise incomplete(trouble)
        return known != (self._count, self._change)

    def _follow(self) -> str:
        """Count what there is; return what is missing of it, in words."""
        asks = {
            "change": {"max": {"field": "change"}},
            "stems": {"terms": {"field": "stems", "size": _MOST_LANGUAGES}},
        }
        answer = self._questions.ask({"size": 0, "track_total_hits": True, "aggs": asks})
        trouble = missing_of(answer)
        if trouble and self._count:
            return trouble
        found = answer["aggregations"]
        self._count = answer["hits"]["total"]["value"]
        languages = [bucket["key"] for bucket in found["stems"]["buckets"]]
        self._patterns = Patterns(languages, self._count)
        self._change = int(found["change"]["value"] or 0)
        return trouble

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
        finds = partial(self._finds, query.reported)
        for reading, plain in readings(query, finds):
            found = self._matches(reading, order, deadline)
            if found.total:
                return replace(found, suggestion=plain if plain != query.text else None)
        if deadline is not None:  # a suggestion can wait until Enter
            return matches
        offers = Offers(self._cluster)
        return replace(
            matches,
            suggestion=suggestion(query, finds, offers.nearest, offers.nearest_name),
            term_counts=term_counts(query, partial(self._number_of, query.reported)),
        )

    def _translator(self, reported: Reported, inner_hits: int = 0) -> Translator:
        return Translator(self._patterns, self._marked, reported, inner_hits)

    def _matches(self, query: Query, order: str, deadline: float | None) -> Matches:
        clause = self._translator(query.reported).articles(query.root)
        hits, trouble = self._questions.hits(clause, ORDERS[order], id_of, deadline=deadline)
        return Matches(
            ArticleIds(hits, clause),
            hits.total,
            query,
            partial=bool(trouble),
            trouble=trouble,
            generation=self.generation,
            ranked=is_scored(query.root),
        )

    def every(self, sort: str) -> tuple[ArticleIds, str]:
        """Return all articles, in an order, and what is missing of them, in words."""
        hits, trouble = self._questions.hits(EVERYTHING, ORDERS.get(sort, NEWEST), id_of)
        return ArticleIds(hits, EVERYTHING), trouble

    def found(self, clause: Clause, sort: str) -> ArticleIds:
        """Return the articles that a clause finds, in an order.

        Raises:
            ArchiveError: There is no answer, or it is not whole.
        """
        hits, trouble = self._questions.hits(clause, ORDERS.get(sort, NEWEST), id_of)
        if trouble:
            raise incomplete(trouble)
        return ArticleIds(hits, clause)

    def _finds(self, reported: Reported, node: Node) -> bool:
        clause = self._translator(reported).articles(node)
        body = {"query": clause, "size": 0, "terminate_after": 1, "track_total_hits": 1}
        return bool(self._questions.ask(body)["hits"]["total"]["value"])

    def _number_of(self, reported: Reported, node: Node) -> int:
        clause = self._translator(reported).articles(node)
        body = {"query": clause, "size": 0, "track_total_hits": True}
        return int(self._questions.ask(body)["hits"]["total"]["value"])

    # Quotes.

    def search_quotes(self, query: Query) -> QuoteMatches:
        """Find quotes: words are looked for in what was said and in who said it.

        They come article by article, in the order of these.

        Raises:
            QueryError: A shared archive cannot be asked that.
            ArchiveError: There is no answer.
        """
        asked = self._translator(query.reported, _MOST_QUOTES).said(query.root)
        order = ORDERS[query.sort or "relevance"]
        hits, trouble = self._questions.hits(asked, order, _quotes_of)
        if trouble:  # they are listed and printed, without room to say what is missing
            raise incomplete(trouble)
        total = self._count_quotes(asked)
        return QuoteMatches(QuotePairs(hits, total), total, query)

    def _count_quotes(self, asked: Clause) -> int:
        """Return how many quotes fulfil a question: each case is counted by itself."""
        cases = asked["bool"].get("should", [asked])
        counts = {}
        for number, case in enumerate(cases):
            quote = case["bool"]["must"][0]["nested"]["query"]
            inside = {"nested": {"path": "quotes"}, "aggs": {"found": {"filter": quote}}}
            condition = {"bool": {"filter": case["bool"]["filter"]}}
            counts[str(number)] = {"filter": condition, "aggs": {"quotes": inside}}
        found = self._questions.counted(asked, counts)
        return sum(each["quotes"]["found"]["doc_count"] for each in found.values())

    # What is offered, and counted.

    def complete(self, query: str, cursor: int) -> list[Completion]:
        """Return ways to go on with the word before the cursor, likeliest first."""
        offers = Offers(self._cluster)
        try:
            found = completions(offers, query, cursor)
        except ArchiveError:  # one can type without
            return []
        return found if offers.are_whole else [replace(each, count=0) for each in found]

    def newest(self, ids: Sequence[int], after: int) -> tuple[int, int]:
        """Return the highest of some ids, 0 without any, and how many are higher than one.

        Raises:
            ArchiveError: There is no answer, or it is not whole.
        """
        clause = ids.clause if isinstance(ids, ArticleIds) else of_ids(ids)
        asks = {
            "newest": {"max": {"field": "id"}},
            "later": {"filter": {"range": {"id": {"gt": after}}}},
        }
        found = self._questions.counted(clause, asks)
        return int(found["newest"]["value"] or 0), int(found["later"]["doc_count"])

    def facets(self, ids: Sequence[int]) -> Facets:
        """Count sources, months and names over articles."""
        clause = ids.clause if isinstance(ids, ArticleIds) else of_ids(ids)
        return facets(self._questions, clause)


def of_ids(ids: Sequence[int]) -> Clause:
    """Return what finds articles by their ids."""
    return {"terms": {"id": list(ids)}}


def _quotes_of(hit: Answer) -> tuple[int, list[int]]:
    """Return an article, and which of its quotes were found: those of the cases it fulfils."""
    found: set[int] = set()
    for case in hit.get("matched_queries", ()):
        for quote in hit["inner_hits"][case]["hits"]["hits"]:
            found.update(map(int, quote["fields"]["quotes.number"]))
    return id_of(hit), sorted(found)
