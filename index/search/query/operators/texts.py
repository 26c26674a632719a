"""`title:`, `body:`, `quote:` and `said:`: words in one part of an article."""

from __future__ import annotations

from typing import Literal

from index.search.query.lexer import Lexeme
from index.search.query.operators.operator import Operator, Reader
from index.search.query.syntax import Node, Said


def _text(name: Literal["title", "body", "quote"]) -> Operator:
    def read(reader: Reader, value: Lexeme) -> Node | None:
        return reader.in_text(value, name)

    return Operator(name, read, group=name, completes="words", source=name)


TITLE = _text("title")
BODY = _text("body")
QUOTE = _text("quote")
SAID = Operator(
    "said",
    lambda reader, value: reader.in_text(value, "any"),
    group="any",
    wrap=Said,
    completes="words",
    source="quote",
)
