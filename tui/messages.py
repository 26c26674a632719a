"""What workers and panes report: small facts in the past tense.

None is compared or printed, and to leave that out saves the start some milliseconds.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from textual.message import Message

if TYPE_CHECKING:
    from index import (
        Archive,
        EncodingChoice,
        EntityRow,
        Facets,
        Problem,
        QuoteRow,
        Reading,
        Results,
    )
    from index.errors import PullquoteError
    from index.events import Event
    from tui.session.position import Landing


@dataclass(eq=False, repr=False)
class ArchiveOpened(Message):
    """The archive of the folder is open."""

    archive: Archive


@dataclass(eq=False, repr=False)
class ArchiveFailed(Message):
    """The archive could not be opened."""

    error: PullquoteError


@dataclass(eq=False, repr=False)
class QueryTyped(Message):
    """The user has paused while typing a query."""

    query: str


@dataclass(eq=False, repr=False)
class QueryKept(Message):
    """The user has finished a query with Enter."""

    query: str


@dataclass(eq=False, repr=False)
class QueryAbandoned(Message):
    """The user has left the search bar with Esc."""


@dataclass(eq=False, repr=False)
class SearchAnswered(Message):
    """A search has its results."""

    generation: int
    results: Results
    kept: bool
    """The query is finished, not just a pause in typing."""


@dataclass(eq=False, repr=False)
class ArticleRead(Message):
    """An article has been fetched from the archive."""

    generation: int
    reading: Reading
    landing: Landing


@dataclass(eq=False, repr=False)
class ArticleGone(Message):
    """An article that was to be shown is no longer in the archive."""

    generation: int


@dataclass(eq=False, repr=False)
class NextSought(Message):
    """The results were looked through for the next article that has a thing."""

    generation: int
    index: int | None
    """Which result; `None` if no further one has it."""
    landing: Landing


@dataclass(eq=False, repr=False)
class ArchiveChanged(Message):
    """The archive follows new work of the indexing process."""

    analysed: frozenset[int]
    """Articles that were analysed since."""
    listing: bool
    """Articles were added, changed or removed."""


@dataclass(eq=False, repr=False)
class SyncReported(Message):
    """The indexing process said something."""

    event: Event


@dataclass(eq=False, repr=False)
class FolderLookedAt(Message):
    """The folder was compared with what is known of it."""

    is_behind: bool
    """It holds something new or changed, or something is gone."""
    seconds: float
    """How long it took."""


@dataclass(eq=False, repr=False)
class SyncStopped(Message):
    """The indexing process has ended."""

    code: int


@dataclass(eq=False, repr=False)
class FacetsFetched(Message):
    """It is known how the results divide."""

    facets: Facets
    purpose: Literal["speakers", "filter", "timeline"]
    generation: int = 0
    """The search that the results are of, where that matters."""


@dataclass(eq=False, repr=False)
class EntitiesFetched(Message):
    """The entities of the results are known."""

    rows: tuple[EntityRow, ...]


@dataclass(eq=False, repr=False)
class NamesFetched(Message):
    """The names are known that a name could be the same as."""

    name: str
    rows: tuple[EntityRow, ...]
    """All names of the archive."""


@dataclass(eq=False, repr=False)
class QuotesFetched(Message):
    """The quotes that were asked for across the archive are here."""

    title: str
    rows: tuple[QuoteRow, ...]


@dataclass(eq=False, repr=False)
class EncodingsFetched(Message):
    """It is known how a file reads in each encoding."""

    file: Path
    chosen: str
    """The encoding that the user has chosen for it; empty if it is guessed."""
    choices: tuple[EncodingChoice, ...]


@dataclass(eq=False, repr=False)
class ProblemsFetched(Message):
    """The files that could not be read are known."""

    problems: tuple[Problem, ...]


@dataclass(eq=False, repr=False)
class Exported(Message):
    """A file has been written."""

    file: Path
    count: int
    """How many articles are in it."""


@dataclass(eq=False, repr=False)
class WorkFailed(Message):
    """Something that was asked for could not be done."""

    error: PullquoteError
