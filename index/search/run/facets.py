"""How the articles found spread over sources, months and names."""

from __future__ import annotations

import numpy as np

from index.search.engine.fields import NO_DATE
from index.search.engine.snapshot import Mask, Rows, Snapshot
from index.views.searching import MOST_VALUES, Facets

Counts = tuple[tuple[str, int], ...]


def count_facets(snapshot: Snapshot, rows: Rows) -> Facets:
    """Count the values of every kind over all articles found."""
    mask = np.zeros(snapshot.count + 1, bool)
    mask[rows] = True
    return Facets(
        sources=_names(snapshot, "source", mask),
        months=_months(snapshot, rows),
        speakers=_names(snapshot, "speaker", mask),
        people=_names(snapshot, "person", mask),
        organisations=_names(snapshot, "org", mask),
        places=_names(snapshot, "place", mask),
        tags=_names(snapshot, "tag", mask),
    )


def _names(snapshot: Snapshot, field: str, mask: Mask) -> Counts:
    names, (owners, numbers) = snapshot.labels(field)
    if not names:
        return ()
    counts = np.bincount(numbers[mask[owners]], minlength=len(names))
    most = (
        np.argsort(-counts, kind="stable")[:MOST_VALUES]
        if len(counts) <= MOST_VALUES
        else _largest(counts)
    )
    return tuple((names[i], int(counts[i])) for i in most.tolist() if counts[i])


def _largest(counts: np.ndarray[tuple[int], np.dtype[np.intp]]) -> Rows:
    largest = np.argpartition(-counts, MOST_VALUES)[:MOST_VALUES]
    return largest[np.lexsort((largest, -counts[largest]))].astype(np.int32)


def _months(snapshot: Snapshot, rows: Rows) -> Counts:
    months = snapshot.months[rows]
    months = months[months != NO_DATE]
    if not len(months):
        return ()
    first = int(months.min())
    counts = np.bincount(months - first).tolist()
    return tuple(
        (f"{1970 + month // 12:04}-{month % 12 + 1:02}", count)
        for month, count in reversed(list(enumerate(counts, first)))
        if count
    )
