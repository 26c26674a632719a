"""What a search gives back."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Self

from index.errors import QueryError
from index.search.query.syntax import Query

if TYPE_CHECKING:
    from index.search.engine.snapshot import Rows, Snapshot


@dataclass(frozen=True)
class Matches:
    """The articles that a query finds, best first."""

    ids: Sequence[int]
    total: int
    query: Query
    partial: bool = False
    """Whether the search was stopped before it had seen everything."""
    problem: QueryError | None = None
    """Why the query could not be understood; nothing is found then."""
    suggestion: str | None = None
    """A query that would find something, where this one finds nothing."""
    term_counts: Mapping[str, int] = field(default_factory=dict)
    """How many articles each part finds alone, where all together find nothing."""
    generation: int = 0
    snapshot: Snapshot | None = field(default=None, repr=False, compare=False)
    rows: Rows | None = field(default=None, repr=False, compare=False)
    """The articles as rows of the snapshot, for facets."""

    def only(self, ids: Sequence[int]) -> Self:
        """Return the matches with some of the articles, in the same order."""
        import numpy as np

        rows = None if self.rows is None else self.rows[np.isin(self.ids, ids)]
        return replace(self, ids=ids, total=len(ids), rows=rows)


@dataclass(frozen=True)
class QuoteMatches:
    """The quotes that a query finds, best first."""

    pairs: Sequence[tuple[int, int]]
    """The article's id and the quote's place in `Analysis.quotes`."""
    total: int
    query: Query
    partial: bool = False
    problem: QueryError | None = None


NOTHING: Sequence[int] = array("q")
