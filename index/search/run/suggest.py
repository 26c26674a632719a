"""What to tell somebody whose query finds nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from index.errors import QueryError
from index.search.query.describe import describe_node
from index.search.query.parser import parse
from index.search.query.syntax import And, Label, Node, Not, Or, Pattern, Query, Variants, Words
from index.search.run.relax import Finds

MOST_UNKNOWN = 20
"""In a query of more words that are not found, none is mended."""


def term_counts(query: Query, count: Callable[[Node], int]) -> Mapping[str, int]:
    """Return how many articles each part of a query finds alone."""
    return {describe_node(part).removeprefix("with "): count(part) for part in _parts(query.root)}


def suggestion(
    query: Query,
    finds: Finds,
    nearest: Callable[[str], str | None],
    nearest_name: Callable[[str, Label], str | None] = lambda word, label: None,
) -> str | None:
    """Return the query with likely words in place of those not found, if that finds something.

    Args:
        query: What finds nothing.
        finds: Tells whether anything fulfils a query.
        nearest: Gives the most frequent word that is nearest in letters to a folded one.
        nearest_name: The same, but among the words of a field's names.
    """
    text, unknown = query.text, 0
    for leaf in _parts(query.root):
        if not isinstance(leaf, Words | Label):
            continue
        for pattern in leaf.patterns:
            if pattern.kind in ("fuzzy", "wildcard") or _is_found(finds, leaf, pattern):
                continue
            unknown += 1
            # For a single letter any other would be as near.
            if unknown > MOST_UNKNOWN or len(pattern.text) < 2:
                return None
            small = replace(pattern, text=pattern.text.lower())
            found_small = _is_found(finds, leaf, small)
            named = nearest_name(pattern.folded, leaf) if isinstance(leaf, Label) else None
            better = small.text if found_small else named or nearest(pattern.folded)
            if better is None:
                return None
            text = re.sub(rf"(?<!\w){re.escape(pattern.text)}(?!\w)", better, text, flags=re.I)
    if text == query.text:  # each word is found, though not all in one article
        text = re.sub(r"\b(?!(?:AND|OR|NOT)\b)\w+", lambda word: word[0].lower(), text)
    return text if text != query.text and _finds(finds, text) else None


def _finds(finds: Finds, text: str) -> bool:
    """Tell whether a query finds something as it would be asked."""
    try:
        return finds(parse(text).root)
    except QueryError:
        return False


def _is_found(finds: Finds, leaf: Words | Label, pattern: Pattern) -> bool:
    """Tell whether one word of several is found alone."""
    return finds(replace(leaf, patterns=(pattern,)))


def likeliest(word: str, counts: Mapping[str, int]) -> str | None:
    """Return which of the words that are as near in letters was probably meant."""
    return max(counts, key=lambda near: (near[0] == word[0], counts[near])) if counts else None


def distances(word: str) -> tuple[int, ...]:
    """Return how many letters of a word may be wrong, fewest first."""
    return (1, 2) if len(word) > 4 else (1,)


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
