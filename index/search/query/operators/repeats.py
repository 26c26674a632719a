"""`repeats:`: articles with a quote that other articles have, too."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.errors import QueryError
from index.search.query.lexer import Lexeme
from index.search.query.operators.operator import Operator, Reader
from index.search.query.syntax import Columns, Filter

if TYPE_CHECKING:
    from index.search.query.syntax import Mask

_VALUES = (">1", ">2", ">5")


@dataclass(frozen=True)
class Repeats(Filter):
    """Articles with a quote that stands in at least so many articles, this one included."""

    least: int

    def passes(self, columns: Columns) -> Mask:
        """Return which articles have one."""
        return columns.annotated(f"repeats {self.least}")

    def describe(self) -> str:
        """Say what they have."""
        return f"with a quote that {self.least} articles or more have"


def _repeats(reader: Reader, value: Lexeme) -> Repeats:
    found = re.fullmatch(r"(>?)(\d{1,6})", value.text)
    if found is None:
        raise QueryError(
            "After  repeats:  comes a number of articles.",
            "Write  repeats:>1  for quotes that stand in more than one article.",
            column=value.column,
        )
    return Repeats(int(found[2]) + bool(found[1]))


REPEATS = Operator("repeats", _repeats, completes="values", values=_VALUES)
