"""How the articles of a shared archive divide."""

from __future__ import annotations

from typing import Any, cast

from index.search.opensearch.mapping import key_field
from index.search.opensearch.patterns import Clause
from index.search.opensearch.questions import Questions
from index.search.opensearch.tokens import KEY
from index.views.searching import MOST_VALUES, Facets

_MONTHS = 5_000
LOOKED_AT = 10 * MOST_VALUES
"""So many values each part of the archive gives, of which the most frequent are counted."""
_FIELDS = {
    "sources": "source",
    "speakers": "speaker",
    "people": "person",
    "organisations": "org",
    "places": "place",
    "tags": "tag",
}


def facets(questions: Questions, clause: Clause) -> Facets:
    """Count sources, months and names over the articles that a clause finds."""
    asks: dict[str, Any] = {
        name: {"terms": {"field": key_field(field), "size": MOST_VALUES, "shard_size": LOOKED_AT}}
        for name, field in _FIELDS.items()
    }
    months = {"terms": {"field": "month", "size": _MONTHS, "order": {"_key": "desc"}}}
    found, trouble = questions.counted_so_far(clause, asks | {"months": months})
    # Where one part gave fewer values than it has, it may have some of those that others gave.
    rough = {
        name: {"terms": {**asks[name]["terms"], "include": [one["key"] for one in buckets]}}
        for name in asks
        if found[name]["doc_count_error_upper_bound"] and (buckets := found[name]["buckets"])
    }
    if rough:
        exact, more = questions.counted_so_far(clause, rough)
        found, trouble = {**found, **exact}, trouble or more
    counts = {
        name: tuple(
            (cast(str, bucket["key"]).rpartition(KEY)[2], int(bucket["doc_count"]))
            for bucket in found[name]["buckets"]
        )
        for name in (*asks, "months")
    }
    return Facets(**counts, trouble=trouble)
