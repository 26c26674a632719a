"""What to tell somebody whose query finds nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from index.errors import QueryError
from index.search.engine.snapshot import Snapshot
from index.search.query.describe import describe_node
from index.search.query.parser import parse
from index.search.query.syntax import And, Label, Node, Not, Or, Pattern, Query, Variants, Words
from index.search.run.evaluate import ArticleSearch, Marked
from index.search.run.found import Watch


def term_counts(
    snapshot: Snapshot, query: Query, watch: Watch, marked: Marked
) -> Mapping[str, int]:
    """Return how many articles each part of a query finds alone."""
    search = ArticleSearch(snapshot, watch, marked)
    return {
        describe_node(part).removeprefix("with "): len(search.find(part).rows)
        for part in _parts(query.root)
    }


def suggestion(snapshot: Snapshot, query: Query, watch: Watch, marked: Marked) -> str | None:
    """Return the query with likely words in place of those not found, if that finds something."""
    search = ArticleSearch(snapshot, watch, marked)
    text = query.text
    for leaf in _parts(query.root):
        if not isinstance(leaf, Words | Label):
            continue
        for pattern in leaf.patterns:
            if pattern.kind in ("fuzzy", "wildcard") or _is_found(search, leaf, pattern):
                continue
            if len(pattern.text) < 2:  # any other letter would be as near
                return None
            small = replace(pattern, text=pattern.text.lower())
            found_small = _is_found(search, leaf, small)
            better = small.text if found_small else _nearest(snapshot, pattern.folded, watch)
            if better is None:
                return None
            text = re.sub(rf"(?<!\w){re.escape(pattern.text)}(?!\w)", better, text, flags=re.I)
    found = text != query.text and _finds(search, text)
    return text if found and not watch.time_is_up() else None


def _finds(search: ArticleSearch, text: str) -> bool:
    """Tell whether a query finds something as it would be asked."""
    try:
        return bool(search.find(parse(text).root))
    except QueryError:
        return False


def _is_found(search: ArticleSearch, leaf: Words | Label, pattern: Pattern) -> bool:
    """Tell whether one word of several is found alone."""
    return bool(search.find(replace(leaf, patterns=(pattern,))))


def _nearest(snapshot: Snapshot, word: str, watch: Watch) -> str | None:
    """Return the most frequent word that is nearest in letters."""
    for distance in (1, 2) if len(word) > 4 else (1,):
        counts: dict[str, int] = {}
        for _, texts in snapshot.fields("body"):
            for near, first, last in texts.letters.near(word, distance):
                counts[near] = counts.get(near, 0) + int(texts.first[last] - texts.first[first])
        if counts:
            return max(counts, key=lambda near: (near[0] == word[0], counts[near]))
    return None


def _parts(node: Node) -> Iterator[Node]:
    """Yield the parts of a query that look for something."""
    match node:
        case Variants():
            yield node
        case And(parts) | Or(parts):
            for part in parts:
                yield from _parts(part)
        case Not():
            return
        case _:
            yield node
