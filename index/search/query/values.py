"""What single words, phrases and fixed values of a query mean."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from datetime import date
from itertools import takewhile

from index.errors import QueryError
from index.search.query.dates import MONTHS, AmbiguousDate, Period, parse_period
from index.search.query.lexer import Lexeme
from index.search.query.syntax import ANY_WORD, Pattern, PatternKind
from index.search.query.terms import MAX_LENGTH, query_words


def word_patterns(piece: Lexeme, *, typing: bool) -> list[Pattern]:
    """Return the patterns of a piece without spaces: `=word`, `fuzzy~1`, `e-mail`."""
    text = piece.text
    if text.isalnum() and text.isascii():  # nearly always
        return [Pattern("word", text[:MAX_LENGTH])]
    if fuzzy := re.fullmatch(r"(.*[^~])~(\d*)", text):
        return _fuzzy(piece, fuzzy[1], int(fuzzy[2] or 1))
    if not re.search(r"[*?]\w", text) and "*" not in text:
        text = text.rstrip("?")
    if re.search(r"\w\[\w+\]", text):
        raise QueryError(
            "Square brackets have no meaning here.",
            "Write  ?  for any one letter,  *  for any letters, or  (this OR that) .",
            column=piece.column,
        )
    found = query_words(text)
    kind: PatternKind = "exact" if text.startswith("=") or len(found) > 1 else "word"
    named = [word for word in found if word.strip("*?")]
    if found and not named and not typing:
        raise QueryError(
            "A wildcard needs at least one letter beside it.",
            "Write for example  tax* .",
            column=piece.column,
        )
    return [word_pattern(word, kind) for word in named]


def _fuzzy(piece: Lexeme, text: str, distance: int) -> list[Pattern]:
    if distance > 2:
        raise QueryError(
            "At most two letters may differ.",
            f"Write  {text.strip('[]{}')}~2 .",
            column=piece.column + len(text),
        )
    found = query_words(text)
    if len(found) != 1 or not distance or "*" in text or "?" in text:
        return [word_pattern(word, "exact") for word in found if word.strip("*?")]
    return [Pattern("fuzzy", found[0], distance)]


def word_pattern(word: str, kind: PatternKind) -> Pattern:
    """Return the pattern of a word in which `*` and `?` may stand."""
    if word.endswith("*") and not re.search(r"[*?]", word[:-1]):
        return Pattern("prefix", word[:-1])
    if "*" in word or "?" in word:
        return Pattern("wildcard", word)
    return Pattern(kind, word)


def phrase_patterns(piece: Lexeme) -> list[Pattern]:
    """Return the patterns of a phrase, in which a lone `*` stands for any word."""
    found = query_words(piece.text)
    if piece.slop is not None:
        return [word_pattern(word, "word") for word in found if word.strip("*?")]
    while found and not found[0].strip("*?"):
        del found[0]
    while found and not found[-1].strip("*?"):
        del found[-1]
    return [word_pattern(word, "exact") if word.strip("*?") else ANY_WORD for word in found]


_TO = r"(?i)to|until|till|through|-|–|—|\.\."


def period(
    field: str, value: Lexeme, following: Sequence[Lexeme], today: date
) -> tuple[Period, int]:
    """Return the days of a date, and how many pieces after it belong to it: `date:last week`."""
    # Figures are whole, but `7` or `last` may go on.
    whole = value.kind == "phrase" or re.match(r"\d{4}|\d+[-/.]|[<>=.…]", value.text)
    more = [] if whole else takewhile(lambda piece: piece.kind == "word", following[:3])
    if value.text.startswith(("[", "{")):  # [2024-01-01 TO 2024-12-31]
        more = list(following[:2])
    elif value.kind == "word" and re.fullmatch("[<>]=?|=", value.text):  # date: > 2024
        more = list(following[:1])
    elif len(following) > 1 and re.fullmatch(_TO, following[0].text):  # 2023 to 2024
        more = list(following[:2])
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
    )
