"""Rows of any long list, fetched a window at a time as they are looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.cache import LRUCache

from index.errors import ArchiveError

if TYPE_CHECKING:
    from index import Row

Fetch = Callable[[int, int], "Sequence[Row]"]
"""Returns the rows `[start, stop)` of the results."""

_SIZE = 64
"""Rows that are fetched together: more than a screen, and quick to fetch."""
_KEPT = 32


class Rows:
    """The rows of one list of results.

    Args:
        total: How many there are.
        fetch: Returns some of them.
    """

    def __init__(self, total: int = 0, fetch: Fetch = lambda start, stop: ()) -> None:
        self.total = total
        self._fetch = fetch
        self._windows: LRUCache[int, Sequence[Row]] = LRUCache(_KEPT)

    def at(self, index: int) -> Row | None:
        """Return a row, if there still is one: the archive may have changed since."""
        if not 0 <= index < self.total:
            return None
        number, within = divmod(index, _SIZE)
        window = self._windows.get(number)
        if window is None:
            start = number * _SIZE
            try:
                window = self._fetch(start, min(self.total, start + _SIZE))
            except ArchiveError:
                window = ()  # Whoever lists results anew tells the user why.
            self._windows[number] = window
        return window[within] if within < len(window) else None
