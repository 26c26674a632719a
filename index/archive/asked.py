"""What the queries that were asked mean."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from index.archive.recent import Recent
from index.errors import QueryError

if TYPE_CHECKING:
    from index.search.query.syntax import Query

_REMEMBERED = 2000


class AskedQueries:
    """Parses a query once a day and remembers how it was read. Safe to use from several threads.

    The parser is imported only for a query that asks something: the first list waits for none.
    """

    def __init__(self) -> None:
        self._asked: Recent[tuple[str, date], Query] = Recent(_REMEMBERED)

    def understand(self, query: str, *, typing: bool = False) -> Query:
        """Parse a query that is asked, and remember what it means.

        Raises:
            QueryError: It cannot be understood.
        """
        from index.search.query.parser import parse

        today = date.today()
        return self._asked.put((query, today), parse(query, typing=typing, today=today))

    def was_read(self, query: str, read: Query) -> None:
        """Remember how a query was read: as that, it marks the hits."""
        self._asked.put((query, date.today()), read)

    def understood(self, query: str) -> Query | None:
        """Return what a query meant when it was asked; None if it means nothing."""
        if not query.strip():
            return None
        from index.search.query.parser import parse

        today = date.today()
        try:
            return self._asked.get((query, today), lambda: parse(query, today=today))
        except QueryError:
            return None
