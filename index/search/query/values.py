"""What the fixed values of a query mean: dates, and choices from a few words."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from datetime import date
from itertools import takewhile

from index.errors import QueryError
from index.search.query.dates import MONTHS, AmbiguousDate, parse_period
from index.search.query.lexer import Lexeme
from index.search.query.relative_dates import Period

_MOST_WORDS = 6
"""28 march 2024 to 31 december 2024 has six words behind the first."""
_TO = r"(?i)to|until|till|through|-|–|—|\.\."


def period(
    field: str, value: Lexeme, following: Sequence[Lexeme], today: date
) -> tuple[Period, int]:
    """Return the days of a date, and how many pieces after it belong to it: `date:last week`."""
    # Figures are whole, but `7` or `last` may go on.
    whole = value.kind == "phrase" or re.match(r"\d{4}|\d+[-/.]|[<>=.…]", value.text)
    more = [] if whole else takewhile(_is_word, following[:_MOST_WORDS])
    if value.text.startswith(("[", "{")):  # [2024-01-01 TO 2024-12-31]
        more = list(following[:2])
    elif value.kind == "word" and re.fullmatch("[<>]=?|=", value.text):  # date: > 2024
        more = list(following[:1])
    elif len(following) > 1 and re.fullmatch(_TO, following[0].text):  # 2023 to 2024
        more = takewhile(_is_word, following[:_MOST_WORDS])
    words = [value.text, *(piece.text for piece in more)]
    for count in range(len(words), 0, -1):
        try:
            return parse_period(" ".join(words[:count]), today), count - 1
        except AmbiguousDate as both:
            written = [value.text.replace(both.text, str(day)) for day in both.readings]
            raise QueryError(
                f"“{both.text}” may be {' or '.join(map(_in_words, both.readings))}.",
                f"Write  {'  or  '.join(f'{field}:{each}' for each in written)} .",
                column=value.column,
            ) from both
        except ValueError:
            continue
    if value.text.lower() in ("none", "no", "unknown", "any", "*"):
        known = "" if value.text.lower() in ("any", "*") else "-"
        raise QueryError(
            f"“{value.text}” is not a date.", f"Write  {known}has:date .", column=value.column
        )
    raise QueryError(
        f"“{value.text}” is not a date.",
        f'Write  {field}:2024 ,  {field}:2024-03-07 ,  {field}:"last week"  or, for a time,'
        "  date:2024..  or  date:2024-03..2024-05 .",
        column=value.column,
    )


def _is_word(piece: Lexeme) -> bool:
    return piece.kind == "word"


def _in_words(day: date) -> str:
    return f"{day.day} {MONTHS[day.month].capitalize()} {day.year}"


def choice(field: str, value: Lexeme, choices: tuple[str, ...]) -> str:
    """Return which of the choices a value is; singular and plural are the same."""
    text = value.text.lower()
    for one in choices:
        if text.rstrip("s") == one.rstrip("s"):
            return one
    near = difflib.get_close_matches(text, choices, 1)
    raise QueryError(
        f"{field}: does not know “{value.text}”.",
        f"Did you mean  {field}:{near[0]} ?" if near else f"It knows {', '.join(choices)}.",
        column=value.column,
        end=value.end,
        instead=near[0] if near else "",
    )
