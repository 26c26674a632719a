"""What a query finds, how that divides, and what the query may become."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, NamedTuple

from index.errors import ArchiveError, NotIndexed, QueryError


class Results(NamedTuple):
    """The articles that a query found, by id only; `Archive.rows` gives what is visible of them."""

    query: str
    """As the user wrote it."""
    ids: Sequence[int]
    """In the order asked for. They may be worked out as they are looked at, and be many: ask for
    slices of them, never for all."""
    total: int
    reach: int | None = None
    """So many of them can be looked at in any order, the others one after another only; all, if
    nothing is said."""
    problem: QueryError | None = None
    """Why the query could not be understood; `ids` is empty then."""
    suggestion: str | None = None
    """A query that differs in spelling and does find something."""
    term_counts: Mapping[str, int] = MappingProxyType({})
    """How many articles each term finds alone; filled when nothing was found."""
    understood: str = ""
    """The query in plain words; nothing while there is no index to search."""
    note: str = ""
    """How the query was read otherwise than typed, or may have been meant otherwise."""
    partial: bool = False
    """There may be more: the search was stopped by its time limit, or the index is being built."""
    trouble: str = ""
    """What is missing of the answer and why, in words, if it is not the time limit alone."""
    loose: bool = False
    """No one quote is both by the speaker and about the words asked for, `speaker:x said:y`; these
    articles have a quote of each."""
    ranked: bool = True
    """By relevance means the best first; otherwise, as where all is only filtered, the newest."""
    generation: int = 0
    """The state of the archive that was searched; a later state has a higher number."""

    @property
    def listed(self) -> int:
        """How many a list can show: see `reach`."""
        return self.total if self.reach is None else self.reach

    def whole(self) -> Results:
        """Return these results, where nothing may be missing of them.

        Raises:
            QueryError: The query cannot be understood.
            ArchiveError: There is no index to ask, a part of it does not answer, or time was up.
        """
        if self.problem:
            raise self.problem
        if self.trouble:
            raise ArchiveError(f"This would not be all. {self.trouble.rstrip('.')}.", "Try again.")
        if self.partial:
            raise ArchiveError("The search was broken off.") if self.understood else NotIndexed
        return self


CompletionKind = Literal["word", "field", "speaker", "entity", "source", "tag", "value"]


@dataclass(frozen=True, slots=True)
class Completion:
    """What a word of the query could become."""

    text: str
    """What replaces `[start, end)` of the query."""
    start: int
    end: int
    kind: CompletionKind = "word"
    count: int = 0
    """Articles it would find, where that is known."""


MOST_VALUES = 50
"""So many values of a heading are counted, the most frequent ones; of months, all."""


class Facets(NamedTuple):
    """How results divide: for each heading the values and how many articles have them.

    At most `MOST_VALUES` of a heading: where there are so many, there may be more.
    """

    trouble: str = ""
    """What of the archive was not counted and why, in words: then all of these are too few."""
    sources: tuple[tuple[str, int], ...] = ()
    months: tuple[tuple[str, int], ...] = ()
    """As `2024-03`, newest first; the other headings have the most frequent first."""
    speakers: tuple[tuple[str, int], ...] = ()
    people: tuple[tuple[str, int], ...] = ()
    organisations: tuple[tuple[str, int], ...] = ()
    places: tuple[tuple[str, int], ...] = ()
    tags: tuple[tuple[str, int], ...] = ()
