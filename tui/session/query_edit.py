"""Small changes to a query, as the user would make them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

_DATE = r"(?<!\S)date:\S*\s*"
_SPEAKER = r'(?<![\w-])speaker:\s*(?:["“]([^"”]*)["”]?|([^\s"“”()]+))'
_PHRASE = r'["“][^"”]*["”]?'
_PIECE = rf'(?:[^\s"“]|{_PHRASE})+'
"""A word or a phrase, with what is written to its quotation marks: `speaker:"Ada Holm"|Ray`."""

_OR = r"or|OR|(?!-?(?!said:)[A-Za-z]+:).*\|.*"
"""What stands between alternatives; behind a field, `|` stands between its values."""


def without_term(query: str, counts: Mapping[str, int]) -> str:
    """Return a query without the terms that find nothing; without the last if there is none."""
    pieces = pieces_of(query)
    if len(pieces) < 2:
        return ""
    empty = [re.escape(term.casefold().strip('“”"')) for term, count in counts.items() if not count]
    finds_nothing = re.compile(rf"(?<!\w)(?:{'|'.join(empty)})(?!\w)") if empty else None
    left = [one for one in pieces if not (finds_nothing and finds_nothing.search(one.casefold()))]
    return " ".join(left if len(left) < len(pieces) else pieces[:-1])


def asks_for_reported(query: str) -> bool:
    """Tell whether a query says itself if speech without quotation marks counts."""
    return re.search(r"(?<!\w)reported:", query, re.IGNORECASE) is not None


def asks_for_speaker(query: str, name: str | None) -> bool:
    """Tell whether a query asks for a speaker, and somebody's name has all words of that."""
    values = re.findall(_SPEAKER, query, re.IGNORECASE)
    known = re.findall(r"\w+", _plain(name or ""))
    for quoted, word in values:
        typed = re.findall(r"(\w+)(\*?)", _plain(quoted or word))
        if typed and all(
            any(one.startswith(begun) if star else one == begun for one in known)
            for begun, star in typed
        ):
            return True
    return False


def _plain(text: str) -> str:
    """Return a text in small letters without accents, as it is searched."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def within_months(query: str, first: str, last: str) -> str:
    """Return a query for the time from one month to another, in place of any `date:` in it."""
    months = first if first == last else f"{first}..{last}"
    return f"{grouped(re.sub(_DATE, '', query))} date:{months}".strip()


def with_filter(query: str, field: str, value: str, *, exclude: bool = False) -> str:
    """Return a query that also asks for a value of a field, or for anything but that."""
    piece = f"{'-' if exclude else ''}{filter_word(field, value)}"
    pieces = pieces_of(query)
    return query if piece in pieces else f"{grouped(query)} {piece}".strip()


def filter_word(field: str, value: str) -> str:
    """Return how a query asks for a value of a field: `source:"The Gazette"`."""
    # These end a phrase or are signs in one; names are found by their words.
    value = " ".join(re.sub(r'["“”„*?~]', " ", value).split()) or value.replace('"', "")
    is_word = re.fullmatch(r"(?!-|(?:AND|OR|NOT)$)[\w-]+", value)
    return f"{field}:{value}" if is_word else f'{field}:"{value}"'


def pieces_of(query: str) -> list[str]:
    """Return the words and phrases of a query, each with all that is written to it."""
    return re.findall(_PIECE, query)


def has_alternatives(query: str) -> bool:
    """Tell whether a query asks for one thing or another: what is added belongs to the last."""
    bare, before = re.sub(_PHRASE, "x", query), ""
    while bare != before:
        before, bare = bare, re.sub(r"\([^()]*\)", "x", bare)
    return any(re.fullmatch(_OR, piece) for piece in bare.split())


def grouped(query: str) -> str:
    """Return a query that asks for the same when something is added to it."""
    return f"({query.strip()})" if has_alternatives(query) else query.strip()
