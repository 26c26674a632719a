"""In which order results come."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from index.search.engine.fields import Kind
from index.search.engine.snapshot import Mask, Rows, Snapshot
from index.search.query.syntax import Sort
from index.search.run.found import Found


def ranked(snapshot: Snapshot, found: Found, sort: Sort) -> Rows:
    """Return the rows of the articles found, in order; equals come newest first."""
    by_age = snapshot.newest_first[found.mask[snapshot.newest_first]]
    match sort:
        case "date":
            return by_age
        case "oldest":
            return _oldest_first(snapshot, by_age)
        case "source":
            return _sorted(by_age, snapshot.source_ranks[by_age].view(np.uint32))
        case "quotes":
            most = np.uint32(2**31) - snapshot.quotes_per_article[by_age].astype(np.uint32)
            return _sorted(by_age, most)
        case "relevance":
            if found.scores is None:
                return by_age
            # The bits of positive floats sort like the floats.
            return _sorted(by_age, ~found.scores[by_age].view(np.uint32))


def ranked_quotes(snapshot: Snapshot, found: Found, sort: Sort | None, *, indirect: bool) -> Rows:
    """Return the rows of the quotes found, in the order of their articles or by relevance."""
    kinds = snapshot.quote_kinds == (Kind.REPORT if indirect else Kind.QUOTE)
    rows = np.flatnonzero(found.mask & kinds).astype(np.int32)
    place = np.empty(snapshot.count, np.uint32)
    order = ranked(snapshot, Found(np.ones(snapshot.count, bool)), sort or "date")
    place[order] = np.arange(snapshot.count, dtype=np.uint32)
    rows = _sorted(rows, snapshot.quote_numbers[rows].astype(np.uint32))
    rows = _sorted(rows, place[snapshot.quote_articles[rows]])
    if found.scores is not None and sort in (None, "relevance"):
        rows = _sorted(rows, ~found.scores[rows].view(np.uint32))
    return rows


def _sorted(rows: Rows, keys: npt.NDArray[np.uint32]) -> Rows:
    """Return the rows by their keys; those of one key stay in order.

    Key and place in one 64-bit number: sorting those is five times as fast as a stable argsort.
    """
    packed = keys.astype(np.uint64) << np.uint64(32)
    packed |= np.arange(len(rows), dtype=np.uint64)
    packed.sort()
    return rows[(packed & np.uint64(0xFFFFFFFF)).astype(np.intp)]


def _oldest_first(snapshot: Snapshot, by_age: Rows) -> Rows:
    dated: Mask = snapshot.has_day[by_age]
    return np.concatenate((by_age[dated][::-1], by_age[~dated]))
