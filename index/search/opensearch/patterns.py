"""Words of a query as OpenSearch asks for them, in a text or in a name.

`Pattern.matches` is the definition; what it cannot be asked for here is said to the user.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from index.errors import QueryError
from index.search.opensearch.mapping import GAP
from index.search.opensearch.tokens import TEXT
from index.search.query.stemming import ENGLISH, stem
from index.search.query.syntax import ANY_WORD, Pattern
from index.search.query.terms import plain

Clause = dict[str, Any]

_MOST_EXPANDED = 1024
"""A misspelt word, or one of a phrase, may stand for so many others; more is an error."""
_MOST_WEIGHED = 64
"""Of the words that one stands for, so many count for the order of what they find."""
_RARE = 3.0
"""So much more than a word of all articles weighs one that a few percent of them have (idf)."""
_LOW = 0.1
_GAP = "_"
_ANY = "any"
"""The field of both title and text."""
_SIGNS = re.compile(r"[^\w]", re.ASCII)


def not_here(what: str, instead: str) -> QueryError:
    """Return what to say to a question that a shared archive cannot be asked."""
    return QueryError(f"In a shared archive {what}", instead)


class Patterns:
    """Translates patterns.

    Args:
        languages: Those of the archive's texts that are stemmed by other rules than English.
        articles: How many there are.
    """

    def __init__(self, languages: Sequence[str] = (), articles: int = 0) -> None:
        self._languages = (ENGLISH, *languages)
        self._articles = articles

    def text(self, field: str, patterns: Sequence[Pattern], slop: int | None) -> Clause:
        """Return what finds words in a text: `any`, `body`, `title` or a quote's."""
        return (
            self._behind_title(patterns, slop)
            if field == "body"
            else self._words(field, patterns, slop)
        )

    def name(self, field: str, patterns: Sequence[Pattern]) -> Clause:
        """Return what finds words in a name, in their order."""
        return self._words(field, [pattern.in_name for pattern in patterns], None)

    def _behind_title(self, patterns: Sequence[Pattern], slop: int | None) -> Clause:
        """Return what finds words in the text alone, whose field begins with the title."""
        if slop is None and len(patterns) > 1:
            phrase = self._phrase(_ANY, patterns)
            in_title = {"span_first": {"match": phrase, "end": GAP}}
            return {"span_not": {"include": phrase, "exclude": in_title}}
        text = {"after": {"match": {"query": TEXT, "analyzer": "whitespace"}}}
        if slop is None:
            found = {"any_of": {"intervals": [self._interval(patterns[0])], "filter": text}}
        else:
            found = {"all_of": {**self._near(patterns, slop), "filter": text}}
        return {"intervals": {_ANY: found}}

    def _words(self, field: str, patterns: Sequence[Pattern], slop: int | None) -> Clause:
        if len(patterns) == 1:
            return self._single(field, patterns[0])
        simple = [_GAP if one == ANY_WORD else self._tokens(one) for one in patterns]
        if slop is None and all(simple):
            return {"match_phrase": {field: " ".join(simple)}}
        if slop is None:
            return self._phrase(field, patterns)
        near = {"intervals": {field: {"all_of": self._near(patterns, slop)}}}
        return near if field != _ANY else self._against_length(near)

    def _against_length(self, found: Clause) -> Clause:
        """Return what finds the same, short texts first.

        Every article has the token that its text begins with, once: how much it weighs depends on
        the text's length alone, and is next to nothing, about half of one in all articles.
        """
        length = {"match": {_ANY: {"query": TEXT, "boost": 2 * _RARE * max(self._articles, 1)}}}
        return {"bool": {"filter": [found], "must": [length]}}

    def _phrase(self, field: str, patterns: Sequence[Pattern]) -> Clause:
        """Return what finds words in a row of which each may stand for many."""
        clauses = [self._span(field, pattern) for pattern in patterns]
        return {"span_near": {"clauses": clauses, "slop": 0, "in_order": True}}

    def _near(self, patterns: Sequence[Pattern], slop: int) -> Clause:
        every = [self._interval(pattern) for pattern in patterns]
        return {"ordered": False, "max_gaps": slop, "intervals": every}

    def _span(self, field: str, pattern: Pattern) -> Clause:
        """Return one word of a phrase that holds such as stand for many."""
        if pattern == ANY_WORD:
            return {"span_gap": {field: 1}}
        if tokens := self._tokens(pattern):
            return _either([{"span_term": {field: one}} for one in tokens.split("|")])
        return {"span_multi": {"match": {"regexp": {field: {"value": self._regex(pattern)}}}}}

    def _tokens(self, pattern: Pattern) -> str:
        """Return the tokens that a pattern stands for, stacked; nothing if they are not few."""
        if pattern.kind not in ("word", "exact") or _capitals(pattern):
            return ""
        if pattern.kind == "exact":
            return f"f{pattern.folded}"
        roots = [f"s{language}:{stem(pattern.text, language)}" for language in self._languages]
        return "|".join([*roots, *self._letters(pattern, "gf")])

    def _letters(self, pattern: Pattern, kinds: str) -> list[str]:
        """Return the tokens of words with the same letters whose stem is another one.

        In English there are none. Of a word typed with accents, these are all with its letters.
        """
        if len(self._languages) == 1:
            return []
        is_plain = pattern.text.lower() == pattern.folded
        return [f"{kinds[0] if is_plain else kinds[1]}{pattern.folded}"]

    def _single(self, field: str, pattern: Pattern) -> Clause:
        if tokens := self._tokens(pattern):
            stems, _, letters = tokens.rpartition("|")
            if not letters.startswith("f") or not stems:
                return {"match": {field: tokens}}
            # Most have its stem as well, and would be counted twice.
            others = {"constant_score": {"filter": {"term": {field: letters}}, "boost": _LOW}}
            return any_of([{"match": {field: stems}}, others])
        if pattern.kind == "typing":
            finished = self._single(field, Pattern("word", pattern.text))
            return any_of([finished, self._found(field, Pattern("prefix", pattern.text))])
        found = self._found(field, pattern)
        if field != _ANY or "term" in found:
            return found
        return {"bool": {"filter": [found], "should": [self._weighed(pattern)]}}

    def _found(self, field: str, pattern: Pattern) -> Clause:
        """Return what finds a word that stands for many, all of them equally good."""
        if pattern.kind == "fuzzy":
            return {"intervals": {field: self._interval(pattern)}}
        if pattern.kind == "prefix" and field == _ANY and len(pattern.folded) == 1:
            capital = "" if pattern.any_case else "U"
            return {"term": {"initial": f"{pattern.folded}{capital}"}}
        if pattern.kind == "prefix" and not _capitals(pattern):
            return {"prefix": {field: {"value": f"f{pattern.folded}"}}}
        return {"regexp": {field: {"value": self._regex(pattern), "flags": "NONE"}}}

    def _weighed(self, pattern: Pattern) -> Clause:
        """Return what weighs the words that one stands for, as if they were one word (nearly)."""
        rewrite = {"rewrite": f"top_terms_blended_freqs_{_MOST_WEIGHED}"}
        if pattern.kind == "fuzzy":
            near = {"value": f"f{pattern.folded}", "fuzziness": str(pattern.distance)}
            more = {"prefix_length": 1, "max_expansions": _MOST_WEIGHED}
            return {"fuzzy": {_ANY: near | more | rewrite}}
        ((kind, asked),) = self._found(_ANY, pattern).items()
        return {kind: {_ANY: asked[_ANY] | rewrite}}

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
        return {"regexp": {"pattern": self._regex(pattern), "max_expansions": _MOST_EXPANDED}}

    def _regex(self, pattern: Pattern) -> str:
        """Return the expression of the tokens that a pattern stands for, if they are many."""
        capitals = _capitals(pattern)
        folded = _escaped(pattern.folded)
        match pattern.kind:
            case "exact":
                return f"W{folded}/{capitals}"
            case "word":
                roots = [f"X{each}:{stem(pattern.text, each)}" for each in self._languages]
                every = map(_escaped, [*roots, *self._letters(pattern, "GW")])
                return f"({'|'.join(every)})/{capitals}"
            case "prefix":
                return f"W{folded}[^/]*/{capitals}" if capitals else f"f{folded}.*"
            case _:
                signs = {"*": "[^/]*", "?": "[^/]"}
                form = "".join(signs.get(sign) or _escaped(sign) for sign in pattern.folded)
                if not capitals:
                    return f"f{form}"
                if not plain(pattern.text)[0].isupper():
                    raise not_here(
                        f"“{pattern.text}” can have capitals from its first letter on only.",
                        f"Write  {pattern.text.lower()} .",
                    )
                return f"W{form}/{capitals}"


def best_of(clauses: Sequence[Clause]) -> Clause:
    """Return what fulfils one clause or more, when all are the same in other words."""
    return {"dis_max": {"queries": list(clauses)}}


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
