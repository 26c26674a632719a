"""What filters ask of the articles: columns of the snapshot, and what the user has annotated."""

from __future__ import annotations

from collections.abc import Callable, Collection

import numpy as np
import numpy.typing as npt

from index.search.engine.snapshot import Mask, Snapshot
from index.search.query.syntax import LabelField

Marked = Callable[[str], Collection[int]]
"""Gives the ids of the articles that the user has annotated in one way (`star`, `note`, ...): the
index does not know."""


def nothing_marked(mark: str) -> Collection[int]:
    """Say that the user has marked no article."""
    return ()


class SnapshotColumns:
    """The columns of a snapshot, and what the user has annotated, for filters."""

    def __init__(self, snapshot: Snapshot, marked: Marked) -> None:
        self._snapshot = snapshot
        self._marked = marked
        self.days = snapshot.days
        self.is_dated = snapshot.is_dated
        self.lengths = snapshot.lengths

    @property
    def quotes_per_article(self) -> npt.NDArray[np.int64]:
        """How many direct and partial quotes each article has."""
        return self._snapshot.quotes_per_article

    def named(self, field: LabelField) -> Mask:
        """Return which articles have any name of a field."""
        mask: Mask = np.zeros(self._snapshot.count + 1, bool)
        mask[self._snapshot.labels(field)[1][0]] = True
        return mask[:-1]

    def annotated(self, kind: str) -> Mask:
        """Return which articles the user has annotated in one way."""
        return np.isin(self._snapshot.ids, np.fromiter(self._marked(kind), np.int64))
