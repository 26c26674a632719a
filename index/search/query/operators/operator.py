"""What an operator of the query language is: a name before a colon, and what follows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from index.search.query.lexer import Lexeme
from index.search.query.syntax import LabelField, Node, Reported, Sort, TextField
from index.views.searching import CompletionKind


class Reader(Protocol):
    """The parser, as far as an operator needs it."""

    today: date
    """The day that "last week" counts from."""
    order: Sort | None
    """The order that the query asks for."""
    show_duplicates: bool
    reported: Reported

    def following(self) -> Sequence[Lexeme]:
        """Return the pieces behind the one that is read."""

    def skip(self, count: int) -> None:
        """Leave out so many of those: they belong to this one."""

    def in_text(self, value: Lexeme, field: TextField) -> Node | None:
        """Return what a word or phrase means in a text; None if there is no word in it."""

    def in_name(self, value: Lexeme, field: LabelField) -> Node | None:
        """Return what a word or phrase means in a name; None if there is no word in it."""


Read = Callable[[Reader, Lexeme], Node | None]
"""From the word or phrase behind the colon to what it asks of an article: `And()` where that is
nothing, None where there is no word in it. Raises `QueryError` for a value that has no meaning."""


@dataclass(frozen=True)
class Operator:
    """A name that may stand before a colon. `operators.OPERATORS` is where it is registered."""

    name: str
    read: Read
    group: TextField | LabelField | None = None
    """Where words in parentheses behind the colon are looked for; None: none may follow."""
    wrap: Callable[[Node], Node] | None = None
    """What is made of all that follows, read as if there were no operator, instead of `read`."""
    is_asked: bool = True
    """Whether it asks something of an article, so that it can be negated."""
    completes: Literal["words", "names", "values", "nothing"] = "nothing"
    """What the bar offers behind the colon."""
    source: str = ""
    """The field of the index whose words or names are offered."""
    values: tuple[str, ...] = ()
    """Those that are offered, if they are always the same."""
    kind: CompletionKind = "value"
    """How the bar marks what it offers."""
