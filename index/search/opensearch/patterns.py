"""Words of a query as OpenSearch asks for them, in a text or in a name.

`Pattern.matches` is the definition; what it cannot be asked for here is said to the user.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from index.errors import QueryError
from index.search.query.stemming import ENGLISH, stem
from index.search.query.syntax import ANY_WORD, Pattern
from index.search.query.terms import plain

Clause = dict[str, Any]

_MOST_EXPANDED = 1024
"""A misspelt word, or one of a phrase, may stand for so many others; more is an error."""
_GAP = "_"
_SIGNS = re.compile(r"[^\w]", re.ASCII)


def not_here(what: str, instead: str) -> QueryError:
    """Return what to say to a question that a shared archive cannot be asked."""
    return QueryError(f"In a shared archive {what}", instead)


class Patterns:
    """Translates patterns.

    Args:
        languages: Those of the archive's texts that are stemmed by other rules than English.
    """

    def __init__(self, languages: Sequence[str] = ()) -> None:
        self._languages = (ENGLISH, *languages)

    def text(self, field: str, patterns: Sequence[Pattern], slop: int | None) -> Clause:
        """Return what finds words in a text."""
        return self._words(field, patterns, slop)

    def name(self, field: str, patterns: Sequence[Pattern]) -> Clause:
        """Return what finds words in a name, in their order."""
        return self._words(field, [pattern.in_name for pattern in patterns], None)

    def title_or_text(self, pattern: Pattern, title_weight: float) -> Clause | None:
        """Return what finds one word in either, weighed as one text (BM25F), if it is that plain.

        Args:
            pattern: The word.
            title_weight: How much more it counts in the title.
        """
        tokens = self._tokens(pattern)
        if not tokens or "|" in tokens:  # each would be weighed by itself
            return None
        fields = [f"title^{title_weight}", "body"]
        return {"combined_fields": {"query": tokens, "fields": fields}}

    def _words(self, field: str, patterns: Sequence[Pattern], slop: int | None) -> Clause:
        if len(patterns) == 1:
            return self._single(field, patterns[0])
        simple = [_GAP if one == ANY_WORD else self._tokens(one) for one in patterns]
        if slop is None and all(simple):
            return {"match_phrase": {field: " ".join(simple)}}
        if slop is None:
            clauses = [self._span(field, pattern) for pattern in patterns]
            return {"span_near": {"clauses": clauses, "slop": 0, "in_order": True}}
        rules = {
            "ordered": False,
            "max_gaps": slop,
            "intervals": [self._interval(pattern) for pattern in patterns],
        }
        return {"intervals": {field: {"all_of": rules}}}

    def _span(self, field: str, pattern: Pattern) -> Clause:
        """Return one word of a phrase that holds such as stand for many."""
        if pattern == ANY_WORD:
            return {"span_gap": {field: 1}}
        if tokens := self._tokens(pattern):
            return _either([{"span_term": {field: one}} for one in tokens.split("|")])
        asked = [{"regexp": {field: {"value": each}}} for each in self._regexes(pattern)]
        return _either([{"span_multi": {"match": each}} for each in asked])

    def _tokens(self, pattern: Pattern) -> str:
        """Return the tokens that a pattern stands for, stacked; nothing if they are not few."""
        if pattern.kind not in ("word", "exact") or _capitals(pattern):
            return ""
        if pattern.kind == "exact":
            return f"f{pattern.folded}"
        roots = [f"s{language}:{stem(pattern.text, language)}" for language in self._languages]
        # In English, whatever has the same letters has the same stem.
        return "|".join(roots if len(roots) == 1 else [*roots, f"f{pattern.folded}"])

    def _single(self, field: str, pattern: Pattern) -> Clause:
        if tokens := self._tokens(pattern):
            return {"match": {field: tokens}}
        if pattern.kind == "fuzzy":
            return {"intervals": {field: self._interval(pattern)}}
        if pattern.kind == "prefix" and not _capitals(pattern):
            return {"prefix": {field: f"f{pattern.folded}"}}
        if pattern.kind == "typing":
            finished = Pattern("word", pattern.text)
            begun = Pattern("prefix", pattern.text)
            return any_of([self._single(field, finished), self._single(field, begun)])
        found = [
            {"regexp": {field: {"value": value, "flags": "NONE"}}}
            for value in self._regexes(pattern)
        ]
        return any_of(found)

    def _interval(self, pattern: Pattern) -> Clause:
        if tokens := self._tokens(pattern):
            every = [
                {"match": {"query": one, "analyzer": "whitespace"}} for one in tokens.split("|")
            ]
            return _one_of(every)
        if pattern.kind == "fuzzy":
            _check_fuzzy(pattern)
            near = {
                "term": f"f{pattern.folded}",
                "fuzziness": str(pattern.distance),
                "prefix_length": 1,
                "analyzer": "whitespace",
            }
            return {"fuzzy": near}
        if pattern.kind == "typing":
            begun, finished = Pattern("prefix", pattern.text), Pattern("word", pattern.text)
            return _one_of([self._interval(begun), self._interval(finished)])
        return _one_of(
            [
                {"regexp": {"pattern": value, "max_expansions": _MOST_EXPANDED}}
                for value in self._regexes(pattern)
            ]
        )

    def _regexes(self, pattern: Pattern) -> list[str]:
        """Return the expressions of the tokens that a pattern stands for, if they are many."""
        capitals = _capitals(pattern)
        folded = _escaped(pattern.folded)
        match pattern.kind:
            case "exact":
                return [f"W{folded}/{capitals}"]
            case "word":
                roots = [
                    f"X{language}:{_escaped(stem(pattern.text, language))}/{capitals}"
                    for language in self._languages
                ]
                return roots if len(roots) == 1 else [*roots, f"W{folded}/{capitals}"]
            case "prefix":
                return [f"W{folded}[^/]*/{capitals}" if capitals else f"f{folded}.*"]
            case _:
                signs = {"*": "[^/]*", "?": "[^/]"}
                form = "".join(signs.get(sign) or _escaped(sign) for sign in pattern.folded)
                if not capitals:
                    return [f"f{form}"]
                if not plain(pattern.text)[0].isupper():
                    raise not_here(
                        f"“{pattern.text}” can have capitals from its first letter on only.",
                        f"Write  {pattern.text.lower()} .",
                    )
                return [f"W{form}/{capitals}"]


def any_of(clauses: Sequence[Clause]) -> Clause:
    """Return what fulfils one clause or more."""
    if len(clauses) == 1:
        return clauses[0]
    return {"bool": {"should": list(clauses), "minimum_should_match": 1}}


def _one_of(intervals: list[Clause]) -> Clause:
    return intervals[0] if len(intervals) == 1 else {"any_of": {"intervals": intervals}}


def _either(spans: list[Clause]) -> Clause:
    return spans[0] if len(spans) == 1 else {"span_or": {"clauses": spans}}


def _check_fuzzy(pattern: Pattern) -> None:
    """Refuse what OpenSearch would answer otherwise than we do.

    Raises:
        QueryError: The pattern has capitals, or nearly every letter may be wrong.
    """
    if _capitals(pattern):
        raise not_here(
            "a word with ~ has no capitals.", f"Write  {pattern.text.lower()}~{pattern.distance} ."
        )
    if len(pattern.folded) <= 3 and pattern.distance > 1:
        raise not_here(
            f"“{pattern.text}” is too short for two wrong letters.", f"Write  {pattern.text}~1 ."
        )


def _capitals(pattern: Pattern) -> str:
    """Return the expression of the capitals that a pattern wants (smart case), if it wants any.

    A word that is shorter than the pattern need have no letters where it has none: hence the
    nested `?`.
    """
    if pattern.any_case:
        return ""
    written = plain(pattern.text)
    wanted = [at for at, letter in enumerate(written) if letter.isupper()]
    if not wanted:
        return ""
    expression = ".*"
    for letter in reversed(written[: wanted[-1] + 1]):
        expression = f"({'U' if letter.isupper() else '.'}{expression})?"
    return expression


def _escaped(text: str) -> str:
    """Return a text that stands for itself in an expression of Lucene's."""
    return _SIGNS.sub(lambda sign: f"\\{sign[0]}", text) if not text.isalnum() else text
