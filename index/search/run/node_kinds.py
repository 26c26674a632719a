"""What an engine asks about a part of a query before it looks: its kind and its fields."""

from __future__ import annotations

from typing import TypeGuard

from index.search.engine.fields import ENTITY_FIELDS
from index.search.query.syntax import And, Filter, Label, Node, Not, Or, Words


def is_about_articles(node: Node) -> bool:
    """Tell whether nothing in a query is asked of single quotes."""
    match node:
        case Words(field=field):
            return field not in ("any", "quote")
        case Label(field=name):
            return name not in ("speaker", "role")
        case And(parts) | Or(parts):
            return all(map(is_about_articles, parts))
        case Not(inner):
            return is_about_articles(inner)
        case _:
            return isinstance(node, Filter)


def is_single(node: Node) -> TypeGuard[Words]:
    """Tell whether a part of a query is one word in the articles' own texts."""
    return isinstance(node, Words) and node.field != "quote" and len(node.patterns) == 1


def is_one_word(node: Node) -> TypeGuard[Words]:
    """Tell whether a part of a query is one word, wherever it stands."""
    return isinstance(node, Words) and node.field == "any" and len(node.patterns) == 1


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
