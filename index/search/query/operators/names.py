"""`source:`, `author:`, `person:` and their like: words in a name."""

from __future__ import annotations

from index.search.query.lexer import Lexeme
from index.search.query.operators.operator import Operator, Reader
from index.search.query.syntax import LabelField, Node
from index.views import CompletionKind


def _name(name: LabelField, kind: CompletionKind = "value") -> Operator:
    def read(reader: Reader, value: Lexeme) -> Node | None:
        return reader.in_name(value, name)

    return Operator(name, read, group=name, completes="names", source=name, kind=kind)


NAMES = (
    _name("author"),
    _name("source", "source"),
    _name("url"),
    _name("tag", "tag"),
    _name("lang"),
    _name("path"),
    _name("speaker", "speaker"),
    _name("role"),
    _name("entity", "entity"),
    _name("person", "entity"),
    _name("org", "entity"),
    _name("place", "entity"),
)
