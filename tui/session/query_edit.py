"""Small changes to a query, as the user would make them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_DATE = r"(?<!\S)date:\S*\s*"
_FILTER = r"-?(?:source|date|speaker|tag|entity|person|org|place|file):[^\s(]"
_PIECE = r'[^\s"“]*["“][^"”]*["”]?|\S+'
"""A word or a phrase, with what is written before its quotation mark: `speaker:"Ada Holm"`."""


def without_term(query: str, counts: Mapping[str, int]) -> str:
    """Return a query without the term that finds nothing; without the last one if all do."""
    pieces = re.findall(_PIECE, query)
    if len(pieces) < 2:
        return ""
    empty = [term.casefold().strip('“”"') for term, count in counts.items() if not count]
    for number, piece in enumerate(pieces):
        if any(term in piece.casefold() for term in empty):
            return " ".join(pieces[:number] + pieces[number + 1 :])
    return " ".join(pieces[:-1])


def asks_for_reported(query: str) -> bool:
    """Tell whether a query says itself if speech without quotation marks counts."""
    return re.search(r"(?<!\w)reported:", query, re.IGNORECASE) is not None


def within_months(query: str, first: str, last: str) -> str:
    """Return a query for the time from one month to another, in place of any `date:` in it."""
    months = first if first == last else f"{first}..{last}"
    return f"{re.sub(_DATE, '', query).strip()} date:{months}".strip()


def with_filter(query: str, field: str, value: str, *, exclude: bool = False) -> str:
    """Return a query that also asks for a value of a field, or for anything but that."""
    piece = f"{'-' if exclude else ''}{filter_word(field, value)}"
    return query if piece in query else f"{query} {piece}".strip()


def filter_word(field: str, value: str) -> str:
    """Return how a query asks for a value of a field: `source:"The Gazette"`."""
    value = value.replace('"', "")
    written = f'"{value}"' if re.search(r"[^\w-]", value) else value
    return f"{field}:{written}"


def filters_in(query: str) -> dict[str, bool]:
    """Return the filters of a query as they are written, each with whether it excludes."""
    words = (piece for piece in re.findall(_PIECE, query) if re.match(_FILTER, piece))
    return {word.removeprefix("-"): word.startswith("-") for word in words}


def with_filters(query: str, words: Iterable[str]) -> str:
    """Return a query with other filters in place of its own."""
    kept = [piece for piece in re.findall(_PIECE, query) if not re.match(_FILTER, piece)]
    return " ".join([*kept, *words])
