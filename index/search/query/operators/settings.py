"""`sort:`, `duplicates:`, `reported:`: how what is found is shown, which quotes count."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import cast, get_args

from index.errors import QueryError
from index.search.query.lexer import Lexeme
from index.search.query.operators.operator import Operator, Reader
from index.search.query.syntax import And, Reported, Sort
from index.search.query.values import choice

SORTS: tuple[str, ...] = get_args(Sort)
_SHOWN = ("on", "off", "yes", "no")
_REPORTED = ("yes", "only", "no")
_DIRECTIONS = ("asc", "desc", "ascending", "descending")
_ELSEWHERE = {
    "date": r"new|newest|latest|(most )?recent|published|time|.*\bdesc(ending)?|.*newest first",
    "oldest": r"old|earliest|chronological|.*\basc(ending)?|.*oldest first",
    "relevance": "best|score|rank|ranking|relevancy|default",
    "source": "publication|publisher|site",
}
"""What other tools call our orders, as expressions."""


def _sort(reader: Reader, value: Lexeme) -> And:
    following = reader.following()[:1]
    if following and following[0].text.lower() in _DIRECTIONS:  # sort:date desc
        value = replace(value, text=f"{value.text} {following[0].text}", end=following[0].end)
    for ours, elsewhere in _ELSEWHERE.items():
        if re.fullmatch(elsewhere, value.text.lower().replace("_", " ").strip("+")):
            raise QueryError(
                f"sort: does not know “{value.text}”.",
                f"Did you mean  sort:{ours} ?",
                column=value.column,
                end=value.end,
                instead=ours,
            )
    reader.order = cast(Sort, choice("sort", value, SORTS))
    return And()


def _duplicates(reader: Reader, value: Lexeme) -> And:
    reader.show_duplicates = choice("duplicates", value, _SHOWN) in ("on", "yes")
    return And()


def _reported(reader: Reader, value: Lexeme) -> And:
    asked = value.text.lower()
    if asked not in _REPORTED:
        written = f'"{value.text}"' if value.kind == "phrase" else value.text
        raise QueryError(
            f"reported: does not know “{value.text}”.",
            f"Write  said:{written} reported:yes  to look through indirect speech, too; it knows"
            f" {', '.join(_REPORTED)}.",
            column=value.column,
        )
    reader.reported = cast(Reported, asked)
    return And()


SORT = Operator("sort", _sort, is_asked=False, completes="values", values=SORTS)
DUPLICATES = Operator("duplicates", _duplicates, is_asked=False, completes="values", values=_SHOWN)
REPORTED = Operator("reported", _reported, is_asked=False, completes="values", values=_REPORTED)
