"""`has:`: what an article has, or what the user has added to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast, get_args

from index.search.query.lexer import Lexeme
from index.search.query.operators.operator import Operator, Reader
from index.search.query.syntax import Columns, Filter
from index.search.query.values import choice

if TYPE_CHECKING:
    from index.search.query.syntax import Mask

Mark = Literal[
    "quotes", "mark", "note", "star", "kept", "tag", "date", "author", "variant", "misattributed"
]
MARKS: tuple[str, ...] = get_args(Mark)


@dataclass(frozen=True)
class Has(Filter):
    """Articles that have something."""

    what: Mark

    def passes(self, columns: Columns) -> Mask:
        """Return which articles have it."""
        match self.what:
            case "quotes":
                return columns.quotes_per_article > 0
            case "date":
                return columns.is_dated
            case "tag" | "author":
                return columns.named(self.what)
            case _:
                return columns.annotated(self.what)

    def describe(self) -> str:
        """Say what they have."""
        match self.what:
            case "mark":
                return "with a mark of yours"
            case "author":
                return "with an author"
            case "quotes":
                return "with quotes"
            case "kept":
                return "with a quote that you keep"
            case "variant":
                return "with a quote that others have in other words"
            case "misattributed":
                return "with a quote that others give to somebody else"
            case _:
                return f"with a {self.what}"


def _has(reader: Reader, value: Lexeme) -> Has:
    return Has(cast(Mark, choice("has", value, MARKS)))


HAS = Operator("has", _has, completes="values", values=MARKS)
