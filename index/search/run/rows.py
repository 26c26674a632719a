"""Answers as lazy sequences: rows of a snapshot, turned into ids where somebody looks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Self, overload

import numpy as np

from index.search.engine.snapshot import Rows, Snapshot

_STRETCH = 4096
"""So many are turned into plain numbers at a time, by who goes through all of them."""


class ArticleIds(Sequence[int]):
    """The ids of articles.

    Args:
        snapshot: Where they were found; it stays open as long as this does.
        rows: Their rows there, of shape `(n,)`, in the order of the answer.
    """

    def __init__(self, snapshot: Snapshot, rows: Rows) -> None:
        self.snapshot = snapshot
        self.rows = rows

    @classmethod
    def of(cls, snapshot: Snapshot, ids: Sequence[int]) -> Self:
        """Return the ids of those articles that are in a snapshot."""
        wanted = np.fromiter(ids, np.int64, len(ids))
        order = np.argsort(snapshot.ids)
        at = np.searchsorted(snapshot.ids, wanted, sorter=order)
        rows = order[np.minimum(at, max(len(order) - 1, 0))] if len(order) else wanted[:0]
        return cls(snapshot, rows[snapshot.ids[rows] == wanted[: len(rows)]].astype(np.int32))

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> list[int]: ...
    def __getitem__(self, at: int | slice) -> int | list[int]:
        found: int | list[int] = self.snapshot.ids[self.rows[at]].tolist()
        return found

    def __iter__(self) -> Iterator[int]:
        for start in range(0, len(self.rows), _STRETCH):
            yield from self[start : start + _STRETCH]

    def __contains__(self, wanted: object) -> bool:
        return isinstance(wanted, int) and bool(np.any(self.snapshot.ids[self.rows] == wanted))

    def index(self, value: int, start: int = 0, stop: int | None = None) -> int:
        """Return where an article stands.

        Raises:
            ValueError: It is not among them.
        """
        places = np.flatnonzero(self.snapshot.ids[self.rows[start:stop]] == value)
        if not len(places):
            raise ValueError(f"{value} is not among the articles")
        return int(places[0]) + range(len(self.rows))[start:stop].start


class QuotePairs(Sequence[tuple[int, int]]):
    """Quotes: each an article's id and the quote's place in `Analysis.quotes`.

    Args:
        snapshot: Where they were found.
        rows: The quotes' rows there, of shape `(n,)`, in the order of the answer.
    """

    def __init__(self, snapshot: Snapshot, rows: Rows) -> None:
        self._snapshot = snapshot
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> tuple[int, int]: ...
    @overload
    def __getitem__(self, at: slice) -> list[tuple[int, int]]: ...
    def __getitem__(self, at: int | slice) -> tuple[int, int] | list[tuple[int, int]]:
        rows = self._rows[at] if isinstance(at, slice) else self._rows[at : at + 1 or None]
        articles = self._snapshot.ids[self._snapshot.quote_articles[rows]].tolist()
        pairs = list(zip(articles, self._snapshot.quote_numbers[rows].tolist(), strict=True))
        return pairs if isinstance(at, slice) else pairs[0]

    def __iter__(self) -> Iterator[tuple[int, int]]:
        for start in range(0, len(self._rows), _STRETCH):
            yield from self[start : start + _STRETCH]
