"""What a shared archive has to offer to somebody who types: words, names, better spellings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

from index.search.opensearch.client import Cluster
from index.search.opensearch.found import missing_of
from index.search.opensearch.mapping import key_field
from index.search.opensearch.patterns import Clause
from index.search.opensearch.tokens import KEY, literal
from index.search.opensearch.translate import EVERYTHING, nested
from index.search.query.syntax import Label
from index.search.query.terms import fold, words
from index.search.run.completion import MOST
from index.search.run.node_kinds import label_fields
from index.search.run.suggest import distances, likeliest

_SAMPLED = 40
"""So many articles are looked through for words that begin as typed."""
_SECONDS = 2.0


class Offers:
    """Words and names that the archive has, each with how many articles have it.

    Attributes:
        are_whole: Every part of the archive has been asked so far, and counted.
    """

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self.are_whole = True

    def words(self, field: str, prefix: str) -> Mapping[str, int]:
        """Return frequent words of a text field that begin so, folded.

        The index lists no words by their beginning. So some articles are looked through for such
        words, and those are counted in all.
        """
        place = {"quote": "quotes.quote", "body": "any"}.get(field, field)
        asked: Clause = {"prefix": {place: f"f{prefix}"}}
        if place == "any" and len(prefix) == 1:
            asked = {"term": {"initial": prefix}}
        kept = "title" if field == "title" else "text"
        answer = self._ask(
            {
                "query": {"constant_score": {"filter": _within(field, asked)}},
                "size": _SAMPLED,
                "track_total_hits": False,
                "_source": ["stored.text", "stored.article.title"],
            }
        )
        seen: Counter[str] = Counter()
        for hit in answer["hits"]["hits"]:
            stored = hit["_source"]["stored"]
            text = stored["article"]["title"] if kept == "title" else stored["text"]
            folded = {fold(word) for word in words(text)}
            seen.update(word for word in folded if word.startswith(prefix))
        likely = [word for word, _ in seen.most_common(2 * MOST)]
        asks = {word: _within(field, {"term": {place: f"f{word}"}}) for word in likely}
        return {word: count for word, count in self.count(asks).items() if count}

    def names(self, fields: Sequence[str], typed: list[str]) -> Mapping[str, int]:
        """Return the most frequent names with these words, the last of which may be begun."""
        begun = " ".join(map(fold, typed))
        form = rf"([^{KEY}]* )?{literal(begun)}[^{KEY}]*{KEY}.*"
        asks: dict[str, Any] = {}
        for field in fields:
            terms = {"field": key_field(field), "size": 2 * MOST, "include": form}
            asks[field] = {"terms": terms}
        answer = self._ask({"size": 0, "track_total_hits": False, "aggs": asks})
        counts: Counter[str] = Counter()
        for field in fields:
            for bucket in answer["aggregations"][field]["buckets"]:
                counts[bucket["key"].partition(KEY)[2]] += bucket["doc_count"]
        return counts

    def nearest(self, word: str) -> str | None:
        """Return the most frequent word that is nearest in letters to a folded one."""
        return self._nearest_in(["any"], word)

    def nearest_name(self, word: str, label: Label) -> str | None:
        """Return the same, but among the words of a field's names."""
        inside = ("speaker", "role")
        places = [f"quotes.{name}" if name in inside else name for name in label_fields(label)]
        return self._nearest_in(places, word)

    def _nearest_in(self, places: Sequence[str], word: str) -> str | None:
        """Return the most frequent word of some fields that is nearest to a folded one."""
        for distance in distances(word):
            term = {
                "max_edits": distance,
                "prefix_length": 1,
                "min_word_length": 2,
                "suggest_mode": "always",
                "sort": "frequency",
                "size": 20,
                "max_term_freq": 1e9,
            }
            asks = {
                place: {"text": f"f{word}", "term": term | {"field": place}} for place in places
            }
            answer = self._ask({"size": 0, "suggest": asks})
            counts: Counter[str] = Counter()
            for entry in chain.from_iterable(answer["suggest"].values()):
                for option in entry["options"]:
                    counts[option["text"][1:]] += option["freq"]
            if counts:
                return likeliest(word, counts)
        return None

    def count(self, clauses: Mapping[str, Clause]) -> dict[str, int]:
        """Return how many articles each of some clauses finds."""
        if not clauses:
            return {}
        asked = {"counts": {"filters": {"filters": dict(clauses)}}}
        answer = self._ask({"size": 0, "track_total_hits": False, "aggs": asked})
        buckets = answer["aggregations"]["counts"]["buckets"]
        return {word: buckets[word]["doc_count"] for word in clauses}

    def _ask(self, body: Mapping[str, Any]) -> Mapping[str, Any]:
        asked = {"query": EVERYTHING, **body}
        answer = self._cluster.ask("POST", "_search", asked, seconds=_SECONDS)
        self.are_whole = self.are_whole and not missing_of(answer)
        return answer


def _within(field: str, clause: Clause) -> Clause:
    if field != "quote":
        return clause
    return nested({"bool": {"filter": [clause, {"term": {"quotes.kind": "direct"}}]}})
