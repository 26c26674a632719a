"""One archive: what Pullquote knows about one folder of articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from index.article import Span
from index.views import (
    Completion,
    EntityRow,
    Facets,
    Problem,
    QuoteRow,
    Reading,
    Results,
    Row,
    Stats,
)


def _never() -> bool:
    return False


def open_archive(folder: Path, *, data_dir: Path | None = None) -> Archive:
    """Open the archive of a folder; make an empty one if there is none.

    Raises:
        ArchiveError: The folder is missing, or the archive cannot be opened.
    """
    raise NotImplementedError


class Archive:
    """What Pullquote knows about one folder of articles.

    Safe to use from several threads. Only the user's marks are written here; articles and what
    was found in them come from the indexing process (`sync_command`).
    """

    folder: Path
    """The folder of articles."""
    directory: Path
    """Where the archive keeps its own files."""

    def count(self) -> int:
        """Return the number of articles."""
        raise NotImplementedError

    def search(
        self,
        query: str,
        *,
        sort: str = "",
        as_you_type: bool = False,
        cancelled: Callable[[], bool] = _never,
    ) -> Results:
        """Return the articles that a query finds; with an empty query all, newest first.

        Args:
            query: In the query language. A mistake in it is told in `Results.problem`.
            sort: `relevance`, `date`, `-date`, `source`, `quotes`; empty for relevance, or newest
                first where there is nothing to rank by.
            as_you_type: The last word may be unfinished, and the answer must come quickly.
            cancelled: Asked now and then; a search that is no longer wanted ends early.
        """
        raise NotImplementedError

    def rows(self, results: Results, start: int, stop: int) -> list[Row]:
        """Return the rows `[start, stop)` of the results; ask only for what is visible.

        A row may be missing where its article was removed after the search.
        """
        raise NotImplementedError

    def read(self, article_id: int, query: str = "", watch: Sequence[str] = ()) -> Reading:
        """Return an article with its quotes and entities, and the hits of a query in it.

        Raises:
            KeyError: There is no such article (any more).
        """
        raise NotImplementedError

    def quotes(
        self, query: str = "", *, speaker: str = "", about: str = "", limit: int | None = None
    ) -> list[QuoteRow]:
        """Return the quotes of the archive that a query finds.

        Args:
            query: In the query language; empty for all quotes, newest first.
            speaker: The name, or a part of it, of who said it.
            about: Words that the quote itself holds.
            limit: At most so many.

        Raises:
            QueryError: The query cannot be understood.
        """
        raise NotImplementedError

    def entities(self, query: str = "", *, kind: str = "") -> list[EntityRow]:
        """Return the entities in the articles that a query finds, most articles first."""
        raise NotImplementedError

    def complete(self, query: str, cursor: int) -> list[Completion]:
        """Return what the word at the cursor could become, best first."""
        raise NotImplementedError

    def facets(self, results: Results) -> Facets:
        """Return how the results divide by source, month, speaker and so on."""
        raise NotImplementedError

    def problems(self) -> list[Problem]:
        """Return the files that could not be read, or not well."""
        raise NotImplementedError

    def stats(self) -> Stats:
        """Return the archive in figures."""
        raise NotImplementedError

    def refresh(self) -> bool:
        """Follow what the indexing process has committed; tell whether anything is new."""
        raise NotImplementedError

    def star(self, article_id: int, on: bool) -> None:
        """Star an article, or take its star away."""
        raise NotImplementedError

    def tag(self, article_id: int, tags: Sequence[str]) -> None:
        """Set the user's tags of an article."""
        raise NotImplementedError

    def note(self, article_id: int, text: str) -> None:
        """Set the user's note on an article; an empty text removes it."""
        raise NotImplementedError

    def position(self, article_id: int) -> int:
        """Return the offset where the user left off."""
        raise NotImplementedError

    def remember_position(self, article_id: int, offset: int) -> None:
        """Remember the offset where the user leaves off."""
        raise NotImplementedError

    def correct_speaker(self, article_id: int, quote: Span, name: str | None) -> None:
        """Set who said a quote; `None`: nobody that can be named."""
        raise NotImplementedError

    def join_people(self, article_id: int, name: str, into: str) -> None:
        """Say that two entities of an article are the one called `into`."""
        raise NotImplementedError

    def split_person(self, article_id: int, name: str, alias: str) -> None:
        """Say that an alias of an entity of an article is somebody else."""
        raise NotImplementedError

    def undo_correction(self, article_id: int) -> str:
        """Take back the last correction to an article; return what it was, or nothing."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the archive's files."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
