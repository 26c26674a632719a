"""From a parsed query to the question that OpenSearch is asked.

Nothing of what the user typed becomes a part of the question's own language: words stand in it as
values only.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.search.engine.snapshot import K1
from index.search.opensearch.patterns import Clause, Patterns, any_of, best_of, not_here
from index.search.query.dates import EPOCH
from index.search.query.operators.dates import Dates
from index.search.query.operators.file import FromFile
from index.search.query.operators.has import Has
from index.search.query.operators.repeats import Repeats
from index.search.query.syntax import (
    And,
    Filter,
    Label,
    Node,
    Not,
    Or,
    Reported,
    Said,
    Variants,
    Words,
)
from index.search.run.evaluate import NAME_SCORE, PHRASE_WEIGHT
from index.search.run.node_kinds import is_barely_begun, is_one_word, label_fields


@dataclass(frozen=True)
class Marked:
    """What the user has annotated: the cluster does not know."""

    texts_with: Callable[[str], Iterable[str]] = lambda kind: ()
    """Gives the hashes of the texts annotated in one way: `star`, `note`, `mark`."""
    tags: Callable[[], Mapping[str, Sequence[str]]] = dict
    """Gives the user's own tags by the hashes of the texts that have any."""


MOST_MARKS = 65_000
"""So many texts that the user has annotated can be asked for."""
_MOST_OUTSIDE = 4
"""Conditions about the article in one `said:`: each doubles the question."""

_NAME_SCORE = NAME_SCORE / (K1 + 1)
"""Lucene leaves this constant of BM25 out of the scores of words."""

_FORMS = {"variant": [1, 3], "misattributed": [2, 3]}
"""The numbers of the forms that are one, or both, of the two (`index.store.utterances.form`)."""

_TOLD: Mapping[Reported, list[Clause]] = {
    "no": [{"term": {"quotes.kind": "direct"}}],
    "yes": [],
    "only": [{"term": {"quotes.kind": "indirect"}}],
}

EVERYTHING: Clause = {"match_all": {}}
NOTHING: Clause = {"match_none": {}}


class Translator:
    """Translates queries.

    Args:
        patterns: Translates words.
        marked: Knows what the user has annotated.
        reported: Which quotes are looked through.
        inner_hits: How many quotes of each article to name; 0: none.
    """

    def __init__(
        self,
        patterns: Patterns,
        marked: Marked,
        reported: Reported = "no",
        inner_hits: int = 0,
    ) -> None:
        self._patterns = patterns
        self._marked = marked
        self._told = _TOLD[reported]
        self._inner_hits = inner_hits
        self._cases = 0

    # Articles.

    def articles(self, node: Node) -> Clause:
        """Return what finds the articles that fulfil a query.

        Raises:
            QueryError: A shared archive cannot be asked that.
        """
        match node:
            case Words():
                return self._words(node)
            case Label(field="speaker" | "role"):
                return quiet(nested(self._of_kind(self._quote(node, {}))))
            case Label():
                return quiet(self._label(node))
            case Said(inner):
                return quiet(self.said(inner))
            case And(parts):
                if not parts:
                    return quiet(EVERYTHING)
                rewarded = self._in_a_row(parts)
                every = {"must": [self.articles(part) for part in parts]}
                return {"bool": every | ({"should": rewarded} if rewarded else {})}
            case Variants(parts):
                return best_of([self.articles(part) for part in parts])
            case Or(parts):
                return any_of([self.articles(part) for part in parts])
            case Not(inner):
                return none_of(self.articles(inner))
            case Filter():
                return quiet(self._filter(node))

    def _words(self, node: Words) -> Clause:
        text = self._patterns.text
        if node.field == "quote":
            return quiet(nested(self._of_kind(self._quote(node, {}))))
        if node.field != "any":
            return text(node.field, node.patterns, node.slop)
        found = [text("any", node.patterns, node.slop)]
        if not is_barely_begun(node):
            names = [self._label(node.as_name(field)) for field in ("source", "author")]
            found.append({"constant_score": {"filter": any_of(names), "boost": _NAME_SCORE}})
        return any_of(found)

    def _in_a_row(self, parts: Sequence[Node]) -> list[Clause]:
        """Return what rewards articles in which words follow each other as in the query."""
        pairs = [
            (one.patterns[0], other.patterns[0])
            for one, other in itertools.pairwise(parts)
            if is_one_word(one) and is_one_word(other)
        ]
        return [
            {"bool": {"must": [self._patterns.text("any", pair, None)], "boost": PHRASE_WEIGHT}}
            for pair in pairs
            if all(pattern.kind in ("word", "exact") for pattern in pair)
        ]

    def _label(self, node: Label) -> Clause:
        found = [self._patterns.name(field, node.patterns) for field in label_fields(node)]
        if node.field == "tag":
            tags = self._marked.tags().items()
            found.append(_of_texts([text for text, own in tags if any(map(node.matches, own))]))
        return any_of(found)

    def _filter(self, node: Filter) -> Clause:
        match node:
            case Dates(first, last):
                bounds = {
                    "gte": first and first.toordinal() - EPOCH,
                    "lte": last and last.toordinal() - EPOCH,
                }
                wanted = {name: day for name, day in bounds.items() if day is not None}
                return {"range": {"dated": wanted}} if wanted else {"exists": {"field": "dated"}}
            case Has("quotes"):
                return {"range": {"quoted": {"gt": 0}}}
            case Has("date"):
                return {"exists": {"field": "dated"}}
            case Has("author"):
                return {"exists": {"field": "author"}}
            case Has("tag"):
                return any_of([{"exists": {"field": "tag"}}, _of_texts(list(self._marked.tags()))])
            case FromFile(ending):
                return {"term": {"ending": ending}}
            case Repeats(least):
                return nested({"range": {"quotes.articles": {"gte": least}}})
            case Has("variant" | "misattributed" as form):
                return nested({"terms": {"quotes.form": _FORMS[form]}})
            case Has(what):
                return _of_texts(list(self._marked.texts_with(what)))
            case _:
                raise not_here(f"nothing is known of articles {node.describe()}.", "Leave it out.")

    # Quotes.

    def _of_kind(self, quote: Clause) -> Clause:
        """Narrow what finds quotes to those that are looked through."""
        return {"bool": {"must": [quote], "filter": self._told}} if self._told else quote

    def said(self, node: Node) -> Clause:
        """Return what finds the articles with one quote that fulfils all of a query.

        What the query asks of the article cannot be looked for inside the quote: there is one case
        for each way in which these conditions may hold or not. A hit names its cases; only the
        inner hits of those count.
        """
        outside = list(dict.fromkeys(_about_article(node)))
        if len(outside) > _MOST_OUTSIDE:
            raise not_here(
                f"one quote can be asked {_MOST_OUTSIDE} things about its article.",
                "Leave some of them out.",
            )
        cases = []
        for held in itertools.product((True, False), repeat=len(outside)):
            world = dict(zip(outside, held, strict=True))
            conditions = [
                self.articles(each) if holds else none_of(self.articles(each))
                for each, holds in world.items()
            ]
            cases.append(self._case(conditions, self._of_kind(self._quote(node, world))))
        return any_of(cases)

    def _case(self, conditions: list[Clause], quote: Clause) -> Clause:
        if not self._inner_hits:
            return {"bool": {"filter": conditions, "must": [nested(quote)]}}
        name = f"case{self._cases}"
        self._cases += 1
        hits = {
            "name": name,
            "size": self._inner_hits,
            "stored_fields": "_none_",
            "docvalue_fields": ["quotes.number"],
        }
        return {"bool": {"filter": conditions, "must": [nested(quote, hits)], "_name": name}}

    def _quote(self, node: Node, world: Mapping[Node, bool]) -> Clause:
        match node:
            case Words(field="any" | "quote"):
                quote = self._patterns.text("quotes.quote", node.patterns, node.slop)
                if node.field == "quote":
                    return quote
                name = node.as_name("speaker").patterns
                return any_of([quote, quiet(self._patterns.name("quotes.speaker", name))])
            case Label(field="speaker" | "role"):
                return quiet(self._patterns.name(f"quotes.{node.field}", node.patterns))
            case Said(inner):
                return self._quote(inner, world)
            case And(parts):
                every = [self._quote(part, world) for part in parts]
                return {"bool": {"must": every}} if every else EVERYTHING
            case Or(parts):
                return any_of([self._quote(part, world) for part in parts])
            case Not(inner):
                return none_of(self._quote(inner, world))
            case _:
                return EVERYTHING if world[node] else NOTHING


def is_scored(node: Node) -> bool:
    """Tell whether some articles answer a query better than others: only words weigh."""
    match node:
        case Words():
            return node.field != "quote"
        case And(parts) | Or(parts) | Variants(parts):
            return any(map(is_scored, parts))
        case _:
            return False


def quiet(clause: Clause) -> Clause:
    """Return what finds the same, and adds nothing to a score."""
    return {"constant_score": {"filter": clause, "boost": 0}}


def none_of(clause: Clause) -> Clause:
    """Return what finds all that a clause does not."""
    return {"bool": {"must_not": [clause]}}


def nested(quote: Clause, hits: Mapping[str, object] | None = None) -> Clause:
    """Return what finds articles by their quotes."""
    asked = {"path": "quotes", "query": quote, "score_mode": "max"}
    return {"nested": asked | ({"inner_hits": hits} if hits else {})}


def _of_texts(hashes: list[str]) -> Clause:
    """Return what finds the articles that have some texts.

    Raises:
        QueryError: They are too many.
    """
    if len(hashes) > MOST_MARKS:
        raise not_here(
            f"{MOST_MARKS:,} marked articles can be asked for; you have {len(hashes):,}.",
            "Leave this condition out.",
        )
    return {"terms": {"hash": hashes}} if hashes else NOTHING


def _about_article(node: Node) -> Iterator[Node]:
    """Yield the conditions in a query of quotes that concern their article."""
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _about_article(part)
        case Not(inner) | Said(inner):
            yield from _about_article(inner)
        case Words(field="any" | "quote") | Label(field="speaker" | "role"):
            return
        case _:
            yield node
