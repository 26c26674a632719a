"""A shared archive in figures, as the cluster counts them."""

from __future__ import annotations

from typing import Any

from index.search.opensearch.mapping import key_field
from index.search.opensearch.questions import Questions
from index.search.opensearch.translate import EVERYTHING
from index.views.files import Stats

_DISTINCT = {
    "speakers": "spoken",
    "places": "located",
    "files": "file",
    "people": key_field("person"),
    "organisations": key_field("org"),
    "sources": key_field("source"),
}
"""In which field each figure counts what is different; very many are estimated."""
_SUMS = {"words": "words", "quotes": "quoted"}
_ENDS = {"first": "asc", "last": "desc"}


def figures(questions: Questions, articles: int) -> Stats:
    """Return the archive in figures.

    Raises:
        ArchiveError: The cluster, or a part of it, does not answer.
    """
    found = questions.counted(EVERYTHING, _asked())

    def number(name: str) -> int:
        return int(found[name]["value"] or 0)

    def day(name: str) -> str:
        buckets = found[name]["days"]["buckets"]
        return str(buckets[0]["key"])[:10] if buckets else ""

    return Stats(
        files=number("files"),
        articles=articles,
        words=number("words"),
        quotes=number("quotes"),
        speakers=number("speakers"),
        people=number("people"),
        organisations=number("organisations"),
        places=number("places"),
        sources=number("sources"),
        first=day("first"),
        last=day("last"),
        problems=0,
        waiting=int(found["bare"]["doc_count"]),
    )


def _asked() -> dict[str, Any]:
    """Return what the cluster is asked to count."""
    asks: dict[str, Any] = {
        name: {"cardinality": {"field": field, "precision_threshold": 40_000}}
        for name, field in _DISTINCT.items()
    }
    asks |= {name: {"sum": {"field": field}} for name, field in _SUMS.items()}
    asks["bare"] = {"missing": {"field": "analysed"}}
    for name, order in _ENDS.items():
        ordered = {"terms": {"field": "published", "size": 1, "order": {"_key": order}}}
        known = {"exists": {"field": "month"}}  # no document has it whose date is a guess
        asks[name] = {"filter": known, "aggs": {"days": ordered}}
    return asks
