"""Quotes looked up by who said them and by what the publishing archive knows of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from index.search.opensearch.client import Answer
from index.search.opensearch.found import id_of
from index.search.opensearch.mapping import key_field
from index.search.opensearch.patterns import Clause
from index.search.opensearch.questions import Questions
from index.search.opensearch.tokens import KEY
from index.search.opensearch.translate import EVERYTHING, nested

_MOST_QUOTES = 10_000
_FACTS = ("quotes.number", "quotes.saying", "quotes.alike", "quotes.again")
_MOST_TERMS = 1000


@dataclass(frozen=True, slots=True)
class QuoteFound:
    """A quote of an article."""

    article_id: int
    ordinal: int
    published: str
    """When its article was; nothing where that is not known, or only guessed."""
    source: str
    saying: int
    """Its number among those that are compared; 0 if it is like no other."""
    alike: tuple[int, ...]
    """Which of them are the same utterance."""
    again: tuple[int, ...]
    """Which of them say it on another occasion."""
    score: float


class QuoteLookup:
    """Looks quotes up. Safe to use from several threads.

    Args:
        questions: Asks for them.
    """

    def __init__(self, questions: Questions) -> None:
        self._questions = questions

    def each(
        self, quote: Clause, article: Clause = EVERYTHING, order: str = "earliest"
    ) -> Iterator[QuoteFound]:
        """Yield the quotes that a clause finds, article by article.

        Args:
            quote: What they fulfil.
            article: What their article fulfils.
            order: Of the articles: those of the earliest come first, or with `date` the latest.

        Raises:
            ArchiveError: There is no answer, or it is not whole.
        """
        asked = {"bool": {"filter": [article], "must": [nested(quote, _wanted())]}}
        fields = ["published", "month", key_field("source")]
        for found in self._questions.looked_up(asked, order, _quotes_of, fields):
            yield from sorted(found, key=lambda each: each.ordinal)

    def numbered(self, sayings: Collection[int]) -> Iterator[QuoteFound]:
        """Yield the quotes that have some numbers."""
        numbers = sorted(sayings)
        for start in range(0, len(numbers), _MOST_TERMS):
            some = numbers[start : start + _MOST_TERMS]
            yield from self.each({"terms": {"quotes.saying": some}})

    def sharing(self, fingerprints: Collection[int], most: int) -> list[QuoteFound]:
        """Return quotes that share fingerprints with some words, those that share most first."""
        if not fingerprints:
            return []
        terms = sorted(map(str, fingerprints))[:_MOST_TERMS]
        each = [{"constant_score": {"filter": {"term": {"quotes.shared": one}}}} for one in terms]
        quote = {"bool": {"should": each, "minimum_should_match": 1}}
        found = self._questions.looked_up(nested(quote, _wanted(most)), "relevance", _quotes_of, [])
        best = list(chain.from_iterable(found.page(0)))
        best.sort(key=lambda one: (-one.score, one.article_id, one.ordinal))
        return best[:most]


def _wanted(most: int = _MOST_QUOTES) -> dict[str, Any]:
    return {"size": most, "stored_fields": "_none_", "docvalue_fields": list(_FACTS)}


def known_date(fields: Mapping[str, Sequence[Any]]) -> str:
    """Return the date of an article, if it is known: only such a one has a month.

    Args:
        fields: What the cluster tells of it, `published` and `month` among it.
    """
    return str(fields["published"][0]) if "month" in fields else ""


def _quotes_of(hit: Answer) -> list[QuoteFound]:
    fields: Mapping[str, Sequence[Any]] = hit.get("fields", {})
    source = fields.get(key_field("source"), [""])[0]
    found = []
    for inner in hit["inner_hits"]["quotes"]["hits"]["hits"]:
        number, saying, alike, again = (tuple(inner["fields"].get(fact, ())) for fact in _FACTS)
        found.append(
            QuoteFound(
                article_id=id_of(hit),
                ordinal=number[0],
                published=known_date(fields),
                source=source.rpartition(KEY)[2],
                saying=saying[0] if saying else 0,
                alike=alike,
                again=again,
                score=inner.get("_score") or 0.0,
            )
        )
    return found
