"""Where the reader has been: searches, articles and places, to go back to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.session.position import Position

if TYPE_CHECKING:
    from index.article import Span


class Visit(NamedTuple):
    """An article, a place in it, and the search it was found with."""

    query: str
    article_id: int
    offset: int
    span: Span | None = None
    """The thing that the reader was at."""

    @property
    def position(self) -> Position:
        """Where to land to be there again."""
        return Position(span=self.span) if self.span else Position(offset=self.offset)


class History:
    """Visits in order, like those of a web browser."""

    LIMIT = 500
    """Visits that are remembered."""

    def __init__(self) -> None:
        self._visits: list[Visit] = []
        self._at = -1

    @property
    def can_go_back(self) -> bool:
        """Whether there is an earlier visit."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a later visit, after going back."""
        return self._at < len(self._visits) - 1

    def is_elsewhere(self, here: Visit) -> bool:
        """Tell whether the reader has gone on from the current visit without making another."""
        return self._at >= 0 and not self._is_same_stay(self._visits[self._at], here)

    def add(self, visit: Visit) -> None:
        """Remember a visit; what lay ahead after going back is forgotten."""
        if self._at >= 0 and self._is_same_stay(self._visits[self._at], visit):
            return
        del self._visits[self._at + 1 :]
        self._visits.append(visit)
        del self._visits[: -self.LIMIT]
        self._at = len(self._visits) - 1

    def leave(self, offset: int, span: Span | None = None) -> None:
        """Note where the reader leaves the current visit, to come back to exactly that place."""
        if self._at >= 0:
            self._visits[self._at] = self._visits[self._at]._replace(offset=offset, span=span)

    def leave_article(self, article_id: int, offset: int, span: Span | None = None) -> None:
        """Note where the reader leaves an article, if that is the current visit."""
        if self._at >= 0 and self._visits[self._at].article_id == article_id:
            self.leave(offset, span)

    def go(self, by: int) -> Visit | None:
        """Return an earlier or later visit and make it the current one; `None` at the end."""
        if not 0 <= self._at + by < len(self._visits):
            return None
        self._at += by
        return self._visits[self._at]

    @staticmethod
    def _is_same_stay(one: Visit, other: Visit) -> bool:
        return one.article_id == other.article_id and one.query == other.query
