"""Asking a shared archive for articles: what is sent, and what comes back of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from index.errors import ArchiveError, QueryError
from index.search.opensearch.client import (
    ANSWER_SECONDS,
    Answer,
    BadRequest,
    Cluster,
    Unavailable,
)
from index.search.opensearch.found import PAGE, Hits, Kept, Sort, missing_of
from index.search.opensearch.mapping import ABOUT, FORMAT
from index.search.opensearch.patterns import Clause, not_here

NEWEST: Sort = [
    {"dated": {"order": "desc", "missing": "_last"}},
    {"day": {"order": "desc", "missing": "_last"}},
    {"id": {"order": "desc"}},
]
ORDERS: dict[str, Sort] = {
    "relevance": [{"_score": {"order": "desc"}}, *NEWEST],
    "date": NEWEST,
    "oldest": [
        {"dated": {"order": "asc", "missing": "_last"}},
        {"day": {"order": "asc", "missing": "_last"}},
        {"id": {"order": "asc"}},
    ],
    "earliest": [{"published": {"order": "asc", "missing": "_last"}}, {"id": {"order": "asc"}}],
    "source": [{"source_order": {"order": "asc", "missing": "_last"}}, *NEWEST],
    "quotes": [{"quoted": {"order": "desc"}}, *NEWEST],
}
_TYPING_ANSWER_SECONDS = 2.0


class About(NamedTuple):
    """What a shared archive says of itself."""

    publication: str
    """Tells it from others of the same name."""
    words: int
    """How many an article usually has."""


def check_format(cluster: Cluster) -> About:
    """Return what an archive says of itself.

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
    return About(about["publication"], about["words"])


class Questions:
    """Asks for articles. Safe to use from several threads.

    Args:
        cluster: Whom.
    """

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster

    def looked_up(
        self,
        clause: Clause,
        order: str,
        keep: Callable[[Answer], Kept],
        fields: Sequence[str],
    ) -> Hits[Kept]:
        """Return what is to be kept of each article that a clause finds.

        Args:
            clause: Which articles.
            order: In which order, as `search` takes it.
            keep: Gives what is kept of a hit.
            fields: What the cluster is to tell of each.

        Raises:
            ArchiveError: There is no answer, or it is not whole.
        """
        hits, trouble = self.hits(clause, ORDERS[order], keep, fields=fields)
        if trouble:
            raise incomplete(trouble)
        return hits

    def hits(
        self,
        clause: Clause,
        order: Sort,
        keep: Callable[[Answer], Kept],
        *,
        deadline: float | None = None,
        fields: Sequence[str] = (),
    ) -> tuple[Hits[Kept], str]:
        """Return what a clause finds, and what is missing of it, in words."""
        # The last thing that is sorted by is the id: so nothing stored has to be unpacked for it.
        body: dict[str, Any] = {"query": clause, "sort": order, "stored_fields": "_none_"}
        if fields:
            body["docvalue_fields"] = list(fields)
        first: dict[str, Any] = {"size": PAGE, "track_total_hits": True}
        if deadline is not None:
            first["timeout"] = f"{round(1000 * deadline)}ms"
        answer = self.ask({**body, **first}, deadline)
        total: int = answer["hits"]["total"]["value"]
        trouble = missing_of(answer)
        first_page = answer["hits"]["hits"]
        hits = Hits(self._cluster, body, first_page, total, keep, is_whole=not trouble)
        return hits, trouble

    def counted(self, clause: Clause, asks: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return what aggregations count over all articles that a clause finds.

        Raises:
            ArchiveError: There is no answer, or it is not whole: the counts would be too low.
        """
        found, trouble = self.counted_so_far(clause, asks)
        if trouble:
            raise incomplete(trouble)
        return found

    def counted_so_far(
        self, clause: Clause, asks: Mapping[str, Any]
    ) -> tuple[Mapping[str, Any], str]:
        """Return the same as `counted` where a part is missing, and what is missing, in words."""
        body = {"query": clause, "size": 0, "track_total_hits": False, "aggs": dict(asks)}
        answer = self.ask(body)
        found: Mapping[str, Any] = answer["aggregations"]
        return found, missing_of(answer)

    def ask(self, body: dict[str, Any], deadline: float | None = None) -> Answer:
        """Return the answer to a question.

        Raises:
            QueryError: It stands for too many words.
            ArchiveError: There is no answer.
        """
        seconds = ANSWER_SECONDS if deadline is None else _TYPING_ANSWER_SECONDS
        try:
            return self._cluster.ask("POST", "_search", body, seconds=seconds)
        except BadRequest as error:
            raise _too_much(error) from error


def incomplete(trouble: str) -> Unavailable:
    """Return what to raise where an answer that must be whole is not."""
    return Unavailable(f"{trouble}.", "Ask who runs the cluster.")


def _too_much(error: BadRequest) -> ArchiveError | QueryError:
    """Say what a question fails by that is well formed and still not answered."""
    if "too_many_clauses" in error.reason or "too many terms" in error.reason:
        return not_here(
            "this stands for too many words at once.", "Write more letters before the  * or  ~ ."
        )
    return error
