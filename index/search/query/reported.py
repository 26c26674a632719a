"""Reported speech, which is looked through only where a query asks for it."""

from __future__ import annotations

from dataclasses import replace

from index.errors import QueryError
from index.search.query.parser import parse
from index.search.query.syntax import Query, asks_for_quotes

_ASKED = "reported:yes"


def with_reported(query: Query) -> Query | None:
    """Return a query that also looks through reported speech.

    `None` if it says itself whether to, or asks nothing of quotes.
    """
    if "reported:" in query.text.lower() or not asks_for_quotes(query.root):
        return None
    text = f"{query.text.rstrip()} {_ASKED}"
    try:
        wider = parse(text)
    except QueryError:  # as long as a query may be
        return None
    return wider if replace(wider, reported="no", text=query.text) == query else None


def offer(more: int, *, in_one_quote: bool) -> str:
    """Return what to say of reported speech beside what a query finds.

    Args:
        more: How many articles more it finds with reported speech.
        in_one_quote: Whether speaker and words are in one quote there, and nowhere else.
    """
    what = f"{more:,} in one quote" if in_one_quote else f"{more:,} more"
    return f"{_ASKED}  finds {what}, in speech without quotation marks"


def remark(query: Query) -> str:
    """Return what to say where a query asks for reported speech, but nothing of quotes."""
    if query.reported == "no" or asks_for_quotes(query.root):
        return ""
    return "reported:  counts for lists of quotes, and beside  speaker:  role:  quote:  said:"
