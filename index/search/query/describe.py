"""What a query means, in plain words, for the line under the search bar."""

from __future__ import annotations

from index.search.query.syntax import (
    And,
    Filter,
    Label,
    Node,
    Not,
    Or,
    Pattern,
    Query,
    Said,
    Variants,
    Words,
)

_ORDER = {
    "relevance": "best first",
    "date": "newest first",
    "oldest": "oldest first",
    "source": "by source",
    "quotes": "most quotes first",
}
_REPORTED = {"yes": "reported speech too", "only": "only in reported speech"}
_LABELS = {"lang": "language", "url": "address", "org": "organisation", "tag": "tag"}


def describe_query(query: Query) -> str:
    """Say what a query looks for: `articles with “tax” and from 2024`."""
    said = "every article" if query.root == And() else f"articles {describe_node(query.root)}"
    if not query.show_duplicates:
        said += ", near duplicates left out"
    if query.reported != "no":
        said += f", {_REPORTED[query.reported]}"
    if query.sort:
        said += f", {_ORDER[query.sort]}"
    if query.note:
        said += f" ({query.note})"
    return said


def describe_node(node: Node) -> str:
    """Say what a part of a query asks of an article."""
    match node:
        case Words():
            where = {"any": "", "title": " in the title", "body": " in the text"}
            return f"with {_words(node)}{where.get(node.field, ' in a quote')}"
        case Label():
            name = _LABELS.get(node.field, node.field)
            return f"with {name} {_patterns(node.patterns)}"
        case Filter():
            return node.describe()
        case Said(inner):
            return f"with one quote {describe_node(inner)}"
        case Not(inner):
            return f"not {_inner(inner)}"
        case And(parts):
            return " and ".join(map(_inner, parts)) or "of any kind"
        case Variants(parts):
            return describe_node(parts[0])
        case Or(parts):
            return " or ".join(map(_inner, parts))


def _inner(node: Node) -> str:
    said = describe_node(node)
    return f"({said})" if isinstance(node, Or | And) and not isinstance(node, Variants) else said


def _words(node: Words) -> str:
    said = _patterns(node.patterns)
    if len(node.patterns) == 1 and node.patterns[0].kind == "exact":
        return f"exactly “{said}”"
    if node.slop is not None:
        return f"“{said}” near each other (at most {node.slop} words between)"
    return f"“{said}”"


def _patterns(patterns: tuple[Pattern, ...]) -> str:
    """Return words as they were typed, with what they stand for."""
    endings = {"prefix": "…", "typing": "…", "fuzzy": " or nearly so"}
    return " ".join(pattern.text + endings.get(pattern.kind, "") for pattern in patterns)
