"""From a query to the articles or quotes that fulfil it, and how well they do.

Everything here works on whole columns: a set of articles is a mask with one place for each.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from itertools import pairwise

import numpy as np

from index.search.engine.snapshot import Mask, Rows, Snapshot
from index.search.query.syntax import (
    And,
    Filter,
    Label,
    LabelField,
    Node,
    Not,
    Or,
    Reported,
    Said,
    Variants,
    Words,
)
from index.search.run.columns import Marked, SnapshotColumns, nothing_marked
from index.search.run.finder import TextFinder
from index.search.run.found import (
    Found,
    Occurrences,
    Scores,
    Watch,
    added_up,
    all_of,
    any_of,
    best_of,
    none_of,
    weighed,
)
from index.search.run.node_kinds import (
    is_about_articles,
    is_barely_begun,
    is_one_word,
    is_single,
    label_fields,
)
from index.search.run.together import Scattered, all_together

TITLE_WEIGHT = 2.0
"""How much more a word counts in the title than in a text of usual length."""
PHRASE_WEIGHT = 1.0
"""How much two words add that follow each other as in the query, against a word by itself."""

MOST_REWARDED = 300
"""So many of the best are looked through for words in a row."""

_NAMES_ASKED: tuple[LabelField, ...] = ("source", "author")
NAME_SCORE = 1.0
"""What it adds to an article's score that its source or author is called so."""


class ArticleSearch:
    """Finds articles.

    Args:
        snapshot: Where to look.
        watch: When to stop.
        marked: What the user has marked.
        reported: Which quotes to look through.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        watch: Watch,
        marked: Marked = nothing_marked,
        reported: Reported = "no",
    ) -> None:
        self._snapshot = snapshot
        self._reported = reported
        self._watch = watch
        self._marked = marked
        self._size = snapshot.count

    def find(self, node: Node) -> Found:
        """Return the articles that fulfil a query."""
        match node:
            case Words():
                return self._words(node)
            case Label(field="speaker" | "role"):
                return self._owners_of(self._quotes().find(node))
            case Label():
                return Found.masked(self._label(node))
            case Filter():
                return Found.masked(node.passes(SnapshotColumns(self._snapshot, self._marked)))
            case Said(inner):
                return self._owners_of(self._quotes().find(inner))
            case And(parts):
                found = self._all(parts)
                self._reward_phrases(parts, found)
                return found
            case Variants(parts):
                return best_of([self.find(part) for part in parts])
            case Or(parts):
                return any_of([self.find(part) for part in parts])
            case Not(inner):
                return none_of(self.find(inner), self._watch)

    def _all(self, parts: Sequence[Node]) -> Found:
        words = [part for part in parts if is_single(part) and not self._named_so(part)]
        if len(words) < 2:
            return all_of([self.find(part) for part in parts], self._size)
        found = [all_together(self._snapshot, list(map(self._scattered, words)))]
        done = set(map(id, words))
        found += [self.find(part) for part in parts if id(part) not in done]
        return all_of(found, self._size)

    def _scattered(self, node: Words) -> list[Scattered]:
        (pattern,) = node.patterns
        found = []
        if node.field in ("any", "body"):
            rows, counts = self._finder("body").scattered(pattern)
            found.append(Scattered(rows, counts, by_length=True))
        if node.field in ("any", "title"):
            weight = TITLE_WEIGHT if node.field == "any" else 1.0
            rows, counts = self._finder("title").scattered(pattern)
            found.append(Scattered(rows, counts, by_length=False, weight=weight))
        return found

    def _reward_phrases(self, parts: Sequence[Node], found: Found) -> None:
        """Add to the scores of articles in which words follow each other as in the query."""
        pairs = [
            (one.patterns[0], other.patterns[0])
            for one, other in pairwise(parts)
            if is_one_word(one) and is_one_word(other)
        ]
        if found.scores is None or not pairs or len(found.rows) < 2:
            return
        among = self._snapshot.documents_of(_best(found, MOST_REWARDED))
        body, title = self._finder("body"), self._finder("title")
        for pair in pairs:
            rows, frequencies = body.in_a_row(pair, among)
            in_title, in_titles = title.in_a_row(pair, among)
            rows, frequencies = _sum(
                (rows, frequencies / self._snapshot.norms[rows]),
                (in_title, TITLE_WEIGHT * in_titles),
            )
            wanted = found.mask[rows]
            added = PHRASE_WEIGHT * weighed(frequencies[wanted], self._size)
            found.scores[np.searchsorted(found.rows, rows[wanted])] += added

    def _words(self, node: Words) -> Found:
        match node.field:
            case "quote":
                return self._owners_of(self._quotes().find(node))
            case "any":
                found = self._in_text(node)
                if not self._named_so(node):
                    return found
                names = reduce(np.logical_or, (self._label(node.as_name(f)) for f in _NAMES_ASKED))
                rows = np.flatnonzero(names).astype(np.int32)
                scores = np.full(len(rows), NAME_SCORE, np.float32)
                return any_of([found, Found.listed(self._size, rows, scores)])
            case _:
                return self._finder(node.field).find(node)

    def _in_text(self, node: Words) -> Found:
        """Return which articles have words in their text or title, and how well that answers.

        BM25F (Robertson, Zaragoza and Taylor 2004): the counts of both are added up before they
        are weighed, not after.
        """
        rows, counts = self._finder("body").count(node)
        in_title, in_titles = self._finder("title").count(node)
        norms = self._snapshot.norms
        if not len(in_title):
            return Found.of_words(self._size, rows, Occurrences(counts, norms))
        rows, frequencies = _sum((rows, counts / norms[rows]), (in_title, TITLE_WEIGHT * in_titles))
        return Found.of_words(self._size, rows, Occurrences(frequencies, None))

    def _finder(self, name: str) -> TextFinder:
        return TextFinder(self._snapshot, name, "articles", self._size, self._watch)

    def _named_so(self, node: Words) -> bool:
        """Tell whether a source or an author is called so, and that is asked for."""
        if node.field != "any" or is_barely_begun(node):
            return False
        return any(
            names.named(node.as_name(field))
            for field in _NAMES_ASKED
            for _, names in self._snapshot.fields(field)
        )

    def _label(self, node: Label) -> Mask:
        mask: Mask = np.zeros(self._size + 1, bool)
        for name in label_fields(node):
            for part, names in self._snapshot.fields(name):
                for index in names.named(node):
                    mask[part.owners[names.documents(index, index + 1)]] = True
        return mask[:-1]

    def _quotes(self) -> QuoteSearch:
        return QuoteSearch(self._snapshot, self._watch, self._marked)

    def _owners_of(self, quotes: Found) -> Found:
        mask: Mask = np.zeros(self._size, bool)
        rows = quotes.rows[self._snapshot.quotes_told(self._reported)[quotes.rows]]
        mask[self._snapshot.quote_articles[rows]] = True
        return Found.masked(mask)


class QuoteSearch:
    """Finds quotes, of all kinds: words are looked for in what was said and in who said it."""

    def __init__(self, snapshot: Snapshot, watch: Watch, marked: Marked = nothing_marked) -> None:
        self._snapshot = snapshot
        self._watch = watch
        self._size = snapshot.quote_count
        self._articles = ArticleSearch(snapshot, watch, marked)

    def find(self, node: Node) -> Found:
        """Return the quotes that fulfil a query, by themselves or through their article."""
        if is_about_articles(node):
            return Found.masked(self._articles.find(node).mask[self._snapshot.quote_articles])
        match node:
            case Words(field="any" | "quote"):
                finder = TextFinder(self._snapshot, "quote", "quotes", self._size, self._watch)
                found = finder.find(node)
                if node.field == "quote":
                    return found
                return any_of([found, Found.masked(self._named(node.as_name("speaker")))])
            case Label(field="speaker" | "role"):
                return Found.masked(self._named(node))
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
                raise AssertionError(node)

    def _named(self, node: Label) -> Mask:
        mask: Mask = np.zeros(self._size + 1, bool)
        for part, names in self._snapshot.fields(node.field):
            for index in names.named(node):
                mask[self._snapshot.quotes_of(part)[names.documents(index, index + 1)]] = True
        return mask[:-1]


def _best(found: Found, most: int) -> Rows:
    """Return which of the rows found score best, about so many, ascending."""
    assert found.scores is not None
    if len(found.rows) <= most:
        return found.rows
    return np.sort(found.rows[np.argpartition(-found.scores, most)[:most]])


def _sum(one: tuple[Rows, Scores], other: tuple[Rows, Scores]) -> tuple[Rows, Scores]:
    """Add up what two lists of rows, both ascending, say of each."""
    if not len(other[0]):
        return one
    return added_up(*(np.concatenate(both) for both in zip(one, other, strict=True)))
