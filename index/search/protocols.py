"""What an archive asks of a search engine: the seam where another one may stand in.

`run.index.SearchIndex` and `engine.writer.SearchWriter` are the engine that comes with Pullquote.
Another one is asked with the same parsed `Query`, and has to answer as QUERY.md says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol, Self

from index.article import Analysis, Article
from index.search.query.syntax import Query
from index.views.searching import Completion, Facets

NO_ROLES: Mapping[str, Sequence[str]] = MappingProxyType({})


def never() -> bool:
    """Say that the answer is still wanted."""
    return False


@dataclass(frozen=True)
class Matches:
    """The articles that a query finds, best first."""

    ids: Sequence[int]
    """Lazy: it costs its length and the slices that are looked at."""
    total: int
    query: Query
    """As it was asked, or, where that finds nothing, as it was read otherwise (`Query.note`)."""
    partial: bool = False
    """Whether the search was stopped before it had seen everything."""
    trouble: str = ""
    """What is missing and why, in words, where that is not the deadline alone."""
    suggestion: str | None = None
    """A query that finds something, where this one finds nothing as it is typed."""
    term_counts: Mapping[str, int] = field(default_factory=dict)
    """How many articles each part finds alone, where all together find nothing."""
    ranked: bool = True
    """Whether there is a best one: what only filters has no order but that of time."""
    generation: int = 0


@dataclass(frozen=True)
class QuoteMatches:
    """The quotes that a query finds, best first."""

    pairs: Sequence[tuple[int, int]]
    """The article's id and the quote's place in `Analysis.quotes`; lazy as `Matches.ids`."""
    total: int
    query: Query


class Searcher(Protocol):
    """The side of an engine that reads. Threads may share it."""

    @property
    def generation(self) -> int:
        """The number of the commit that searches see."""

    def __len__(self) -> int:
        """Return the number of articles."""

    def refresh(self) -> bool:
        """See what has been committed since; tell whether there was anything.

        Raises:
            ArchiveError: The index was damaged or removed; searches go on with what they had.
        """

    def search(
        self,
        query: Query,
        *,
        sort: str = "relevance",
        deadline: float | None = None,
        cancelled: Callable[[], bool] = never,
    ) -> Matches:
        """Find articles, in the order that the query or else `sort` asks for.

        `deadline` is in seconds; what is found by then is the answer, and said to be partial.
        """

    def search_quotes(self, query: Query) -> QuoteMatches:
        """Find quotes: words are looked for in what was said and in who said it.

        They are in quotation marks, or as `Query.reported` says.
        """

    def complete(self, query: str, cursor: int) -> list[Completion]:
        """Return ways to go on with the word before the cursor, likeliest first."""

    def facets(self, ids: Sequence[int]) -> Facets:
        """Count sources, months and names over articles."""

    def close(self) -> None:
        """Let go of the index."""


class Writer(Protocol):
    """The side of an engine that writes: one process at a time; nothing counts before `commit`."""

    def put_article(
        self,
        id: int,  # noqa: A002
        article: Article,
        *,
        tags: Sequence[str] = (),
        languages: Sequence[str] = (),
    ) -> None:
        """Add an article, or replace it; what was found in it stays.

        `languages` are all that a good part of it is in; without any, only its own.
        """

    def put_analysis(
        self,
        id: int,  # noqa: A002
        analysis: Analysis,
        text: str,
        language: str = "en",
        roles: Mapping[str, Sequence[str]] = NO_ROLES,
    ) -> None:
        """Add what was found in an article, or replace it; `roles` are those of who is quoted."""

    def remove(self, id: int) -> None:  # noqa: A002
        """Remove an article and what was found in it."""

    @property
    def is_full(self) -> bool:
        """Whether so much waits that it is time to commit."""

    def commit(self) -> int:
        """Make everything since the last commit searchable; return the new generation.

        Raises:
            ArchiveError: It cannot be written; the last commit still stands.
        """

    def close(self) -> None:
        """Let go of what is not committed, and of the lock."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *error: object) -> None: ...
