"""The moves that every pane understands."""

from __future__ import annotations

from enum import Enum


class Move(Enum):
    """A move of the cursor, or of the page where a pane has no cursor."""

    DOWN = "down"
    UP = "up"
    TOP = "top"
    BOTTOM = "bottom"
    HALF_PAGE_DOWN = "half a page down"
    HALF_PAGE_UP = "half a page up"
    PAGE_DOWN = "a page down"
    PAGE_UP = "a page up"

    def from_row(self, row: int, *, count: int, page: int) -> int:
        """Return the row that the move leads to.

        Args:
            row: Where the cursor is.
            count: How many rows there are.
            page: How many rows can be seen at once.
        """
        whole = max(1, page - 1)
        half = max(1, page // 2)
        target = {
            Move.DOWN: row + 1,
            Move.UP: row - 1,
            Move.TOP: 0,
            Move.BOTTOM: count - 1,
            Move.HALF_PAGE_DOWN: row + half,
            Move.HALF_PAGE_UP: row - half,
            Move.PAGE_DOWN: row + whole,
            Move.PAGE_UP: row - whole,
        }[self]
        return max(0, min(count - 1, target))
