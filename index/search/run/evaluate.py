"""From a query to the articles or quotes that fulfil it, and how well they do.

Everything here works on whole columns: a set of articles is a mask with one place for each.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import pairwise
from typing import TypeGuard

import numpy as np
import numpy.typing as npt

from index.search.engine.fields import ENTITY_FIELDS
from index.search.engine.snapshot import Mask, Rows, Snapshot
from index.search.query.syntax import (
    And,
    Filter,
    Label,
    LabelField,
    Node,
    Not,
    Or,
    Said,
    Variants,
    Words,
)
from index.search.run.finder import TextFinder, weighed
from index.search.run.found import Found, Scores, Watch, all_of, any_of, best_of, none_of

Marked = Callable[[str], Collection[int]]
"""Gives the ids of the articles that the user has annotated in one way (`star`, `note`, ...): the
index does not know."""

TITLE_WEIGHT = 2.0
"""How much more a word counts in the title than in a text of usual length."""
PHRASE_WEIGHT = 0.5
"""How much two words add that follow each other as in the query, against a word by itself."""

MOST_REWARDED = 300
"""So many of the best are looked through for words in a row."""

NAME_SCORE = 1.0
"""What it adds to an article's score that its source or author is called so."""


def nothing_marked(mark: str) -> Collection[int]:
    """Say that the user has marked no article."""
    return ()


class ArticleSearch:
    """Finds articles."""

    def __init__(self, snapshot: Snapshot, watch: Watch, marked: Marked = nothing_marked) -> None:
        self._snapshot = snapshot
        self._watch = watch
        self._marked = marked
        self._size = snapshot.count

    def find(self, node: Node) -> Found:
        """Return the articles that fulfil a query."""
        match node:
            case Words():
                return self._words(node)
            case Label():
                return Found(self._label(node), None)
            case Filter():
                return Found(node.passes(_Columns(self._snapshot, self._marked)))
            case Said(inner):
                quotes = self._quotes().find(inner)
                return Found(self._owners_of(quotes.mask))
            case And(parts):
                found = all_of([self.find(part) for part in parts], self._size)
                self._reward_phrases(parts, found)
                return found
            case Variants(parts):
                return best_of([self.find(part) for part in parts])
            case Or(parts):
                return any_of([self.find(part) for part in parts])
            case Not(inner):
                return none_of(self.find(inner), self._watch)

    def _reward_phrases(self, parts: Sequence[Node], found: Found) -> None:
        """Add to the scores of articles in which words follow each other as in the query."""
        pairs = [
            (one.patterns[0], other.patterns[0])
            for one, other in pairwise(parts)
            if is_one_word(one) and is_one_word(other)
        ]
        if found.scores is None or not pairs or np.count_nonzero(found.mask) < 2:
            return
        among = self._snapshot.documents_of(_best(found, MOST_REWARDED))
        body, title = self._finder("body"), self._finder("title")
        for pair in pairs:
            frequencies = np.zeros(self._size, np.float32)
            rows, counts = body.in_a_row(pair, among)
            frequencies[rows] = counts / self._snapshot.norms[rows]
            rows, counts = title.in_a_row(pair, among)
            frequencies[rows] += TITLE_WEIGHT * counts
            found.scores[:] += PHRASE_WEIGHT * weighed(frequencies > 0, frequencies)

    def _words(self, node: Words) -> Found:
        match node.field:
            case "quote":
                quotes = self._quotes().find(node)
                return Found(self._owners_of(quotes.mask))
            case "any":
                mask, scores = self._in_text(node)
                if not is_barely_begun(node):
                    names = self._label(node.as_name("source"))
                    names |= self._label(node.as_name("author"))
                    scores[names] += NAME_SCORE
                    mask |= names
                return Found(mask, scores)
            case _:
                return self._finder(node.field).find(node)

    def _in_text(self, node: Words) -> tuple[Mask, Scores]:
        """Return which articles have words in their text or title, and how well that answers.

        BM25F (Robertson, Zaragoza and Taylor 2004): the counts of both are added up before they
        are weighed, not after.
        """
        mask, counts = self._finder("body").count(node)
        in_title, in_titles = self._finder("title").count(node)
        mask |= in_title
        return mask, weighed(mask, counts / self._snapshot.norms + TITLE_WEIGHT * in_titles)

    def _finder(self, name: str) -> TextFinder:
        return TextFinder(self._snapshot, name, "articles", self._size, self._watch)

    def _label(self, node: Label) -> Mask:
        mask: Mask = np.zeros(self._size + 1, bool)
        for name in label_fields(node):
            for part, names in self._snapshot.fields(name):
                for index in names.named(node):
                    mask[part.owners[names.documents(index, index + 1)]] = True
        return mask[:-1]

    def _quotes(self) -> QuoteSearch:
        return QuoteSearch(self._snapshot, self._watch, self._marked)

    def _owners_of(self, quotes: Mask) -> Mask:
        mask: Mask = np.zeros(self._size, bool)
        mask[self._snapshot.quote_articles[quotes]] = True
        return mask


class QuoteSearch:
    """Finds quotes: words are looked for in what was said and in who said it."""

    def __init__(self, snapshot: Snapshot, watch: Watch, marked: Marked = nothing_marked) -> None:
        self._snapshot = snapshot
        self._watch = watch
        self._size = snapshot.quote_count
        self._articles = ArticleSearch(snapshot, watch, marked)

    def find(self, node: Node) -> Found:
        """Return the quotes that fulfil a query, by themselves or through their article."""
        match node:
            case Words(field="any" | "quote"):
                finder = TextFinder(self._snapshot, "quote", "quotes", self._size, self._watch)
                found = finder.find(node)
                if node.field == "quote":
                    return found
                speakers = self._speakers(node.as_name("speaker"))
                return Found(found.mask | speakers, found.scores)
            case Label(field="speaker"):
                return Found(self._speakers(node))
            case Said(inner):
                return self.find(inner)
            case Variants(parts):
                return best_of([self.find(part) for part in parts])
            case And(parts):
                return all_of([self.find(part) for part in parts], self._size)
            case Or(parts):
                return any_of([self.find(part) for part in parts])
            case Not(inner):
                return none_of(self.find(inner), self._watch)
            case _:
                return Found(self._articles.find(node).mask[self._snapshot.quote_articles])

    def _speakers(self, node: Label) -> Mask:
        mask: Mask = np.zeros(self._size + 1, bool)
        for part, names in self._snapshot.fields("speaker"):
            for index in names.named(node):
                mask[self._snapshot.quotes_of(part)[names.documents(index, index + 1)]] = True
        return mask[:-1]


def is_one_word(node: Node) -> TypeGuard[Words]:
    """Tell whether a part of a query is one word, wherever it stands."""
    return isinstance(node, Words) and node.field == "any" and len(node.patterns) == 1


def _best(found: Found, most: int) -> Rows:
    """Return which of the rows found score best, about so many, ascending."""
    assert found.scores is not None
    rows = np.flatnonzero(found.mask)
    if len(rows) > most:
        rows = np.sort(rows[np.argpartition(-found.scores[rows], most)[:most]])
    return rows.astype(np.int32)


def is_barely_begun(node: Words) -> bool:
    """Tell whether only a letter or two are typed yet, which half of all names begin with."""
    first = node.patterns[0]
    return len(node.patterns) == 1 and first.kind == "typing" and len(first.text) < 3


def label_fields(node: Label) -> tuple[str, ...]:
    """Return the fields that a name is looked for in, its other forms among them."""
    if node.field == "entity":
        return (*ENTITY_FIELDS, *(f"{name}_alias" for name in ENTITY_FIELDS))
    if node.field in ENTITY_FIELDS:
        return node.field, f"{node.field}_alias"
    return (node.field,)


class _Columns:
    """The columns of a snapshot, and what the user has annotated, for filters."""

    def __init__(self, snapshot: Snapshot, marked: Marked) -> None:
        self._snapshot = snapshot
        self._marked = marked
        self.days = snapshot.days
        self.is_dated = snapshot.is_dated
        self.lengths = snapshot.lengths

    @property
    def quotes_per_article(self) -> npt.NDArray[np.int64]:
        """How many direct and partial quotes each article has."""
        return self._snapshot.quotes_per_article

    def named(self, field: LabelField) -> Mask:
        """Return which articles have any name of a field."""
        mask: Mask = np.zeros(self._snapshot.count + 1, bool)
        mask[self._snapshot.labels(field)[1][0]] = True
        return mask[:-1]

    def annotated(self, kind: str) -> Mask:
        """Return which articles the user has annotated in one way."""
        return np.isin(self._snapshot.ids, np.fromiter(self._marked(kind), np.int64))
