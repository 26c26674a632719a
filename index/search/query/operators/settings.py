"""`sort:` and `duplicates:`: how what is found is shown."""

from __future__ import annotations

from typing import cast, get_args

from index.search.query.lexer import Lexeme
from index.search.query.operators.operator import Operator, Reader
from index.search.query.syntax import And, Sort
from index.search.query.values import choice

SORTS: tuple[str, ...] = get_args(Sort)
_SHOWN = ("on", "off", "yes", "no")


def _sort(reader: Reader, value: Lexeme) -> And:
    reader.order = cast(Sort, choice("sort", value, SORTS))
    return And()


def _duplicates(reader: Reader, value: Lexeme) -> And:
    reader.show_duplicates = choice("duplicates", value, _SHOWN) in ("on", "yes")
    return And()


SORT = Operator("sort", _sort, completes="values", values=SORTS)
DUPLICATES = Operator("duplicates", _duplicates, completes="values", values=_SHOWN)
