"""What a search gives back."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, Self

from index.errors import QueryError
from index.search.syntax import Query

if TYPE_CHECKING:
    from index.search.snapshot import Rows, Snapshot


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


@dataclass(frozen=True)
class Facets:
    """How many of the found articles have each source, month, name ..., most frequent first."""

    sources: tuple[tuple[str, int], ...] = ()
    months: tuple[tuple[str, int], ...] = ()
    """As `2024-03`, newest first."""
    speakers: tuple[tuple[str, int], ...] = ()
    people: tuple[tuple[str, int], ...] = ()
    organisations: tuple[tuple[str, int], ...] = ()
    places: tuple[tuple[str, int], ...] = ()
    tags: tuple[tuple[str, int], ...] = ()


CompletionKind = Literal["word", "field", "speaker", "entity", "source", "tag", "value"]


@dataclass(frozen=True, slots=True)
class Completion:
    """A way to go on with a query."""

    text: str
    """What to put in place of `start` to `end` of the query."""
    start: int
    end: int
    kind: CompletionKind
    count: int = 0
    """How many articles have it, if that is known."""


NOTHING: Sequence[int] = array("q")
