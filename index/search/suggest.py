"""What to tell somebody whose query finds nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from index.search.describe import describe_node
from index.search.evaluate import ArticleSearch
from index.search.found import Watch
from index.search.fuzzy import walk
from index.search.snapshot import Snapshot
from index.search.syntax import And, Node, Not, Or, Pattern, Query, Words


def term_counts(snapshot: Snapshot, query: Query, watch: Watch) -> Mapping[str, int]:
    """Return how many articles each part of a query finds alone."""
    search = ArticleSearch(snapshot, watch)
    return {
        describe_node(part).removeprefix("with "): int(search.find(part).mask.sum())
        for part in _parts(query.root)
    }


def suggestion(snapshot: Snapshot, query: Query, watch: Watch) -> str | None:
    """Return the query with likely words in place of those that no text has."""
    search = ArticleSearch(snapshot, watch)
    text = query.text
    for leaf in _parts(query.root):
        if not isinstance(leaf, Words):
            continue
        for pattern in leaf.patterns:
            if pattern.kind not in ("word", "exact", "prefix", "typing"):
                continue
            if search.find(Words(leaf.field, (pattern,))).mask.any():
                continue
            better = _capitals(search, leaf, pattern.text) or _nearest(snapshot, pattern.folded)
            if better is None:
                return None
            text = re.sub(rf"(?<!\w){re.escape(pattern.text)}(?!\w)", better, text)
    return text if text != query.text else None


def _capitals(search: ArticleSearch, leaf: Words, text: str) -> str | None:
    small = text.lower()
    if small != text and search.find(Words(leaf.field, (Pattern("word", small),))).mask.any():
        return small
    return None


def _nearest(snapshot: Snapshot, word: str) -> str | None:
    """Return the most frequent word that is nearest in letters."""
    for distance in (1, 2) if len(word) > 4 else (1,):
        counts: dict[str, int] = {}
        for _, texts in snapshot.fields("body"):
            for near in walk(texts.words, word, distance):
                first, last = texts.words.forms(near)
                counts[near] = counts.get(near, 0) + int(texts.first[last] - texts.first[first])
        if counts:
            return max(counts, key=lambda near: (near[0] == word[0], counts[near]))
    return None


def _parts(node: Node) -> Iterator[Node]:
    """Yield the parts of a query that look for something."""
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _parts(part)
        case Not():
            return
        case _:
            yield node
