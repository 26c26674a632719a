"""How the articles found spread over sources, months and names."""

from __future__ import annotations

from datetime import date

import numpy as np

from index.search.dates import EPOCH
from index.search.fields import NO_DATE
from index.search.results import Facets, Matches
from index.search.snapshot import Mask, Rows, Snapshot

MOST = 50
"""So many values of each kind are told."""

Counts = tuple[tuple[str, int], ...]


def count_facets(matches: Matches) -> Facets:
    """Count the values of every kind over all articles found."""
    snapshot, rows = matches.snapshot, matches.rows
    if snapshot is None or rows is None:
        return Facets()
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
    most = np.argsort(-counts, kind="stable")[:MOST] if len(counts) <= MOST else _largest(counts)
    return tuple((names[i], int(counts[i])) for i in most.tolist() if counts[i])


def _largest(counts: np.ndarray[tuple[int], np.dtype[np.intp]]) -> Rows:
    largest = np.argpartition(-counts, MOST)[:MOST]
    return largest[np.lexsort((largest, -counts[largest]))].astype(np.int32)


def _months(snapshot: Snapshot, rows: Rows) -> Counts:
    """Count the months: first the days, of which there are few."""
    days = snapshot.days[rows]
    months: dict[str, int] = {}
    found, counts = np.unique(days[days != NO_DATE], return_counts=True)
    for day, count in zip(found.tolist(), counts.tolist(), strict=True):
        month = date.fromordinal(day + EPOCH).isoformat()[:7]
        months[month] = months.get(month, 0) + count
    return tuple(reversed(months.items()))
