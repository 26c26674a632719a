"""Asking the search index on behalf of an archive, and living with it being absent."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from index.archive.asked import AskedQueries
from index.errors import ArchiveError, NotIndexed, QueryError
from index.store.protocol import Store
from index.views.searching import Completion, Facets, Results

if TYPE_CHECKING:
    from index.search.protocols import Matches, Searcher
    from index.search.query.syntax import Query

_TYPING_SECONDS = 0.15


OpenIndex = Callable[[Path, Callable[[str], Collection[int]]], "Searcher"]
"""From the index's directory, and what gives the ids of annotated articles, to what searches it."""


def open_index(directory: Path, annotated: Callable[[str], Collection[int]]) -> Searcher:
    """Open the index that comes with Pullquote; numpy and Whoosh are imported only then."""
    from index.search.run.index import SearchIndex

    return SearchIndex.open(directory, annotated)


class Finding:
    """What an archive knows of its search index. Safe to use from several threads.

    A query is handed down as a `Query`. The index is a cache that the
    indexing process makes: until it is there, or while it is made anew, nothing is found and the
    results say that they are partial.

    Args:
        directory: Where the index lies.
        store: What the articles are read from.
        asked: What queries mean.
        texts_with: Gives the hashes of the texts that the user has annotated in one way.
        open_index: Opens the index: another search engine is put in here.
    """

    def __init__(
        self,
        directory: Path,
        store: Store,
        asked: AskedQueries,
        texts_with: Callable[[str], Iterable[str]] = lambda kind: (),
        open_index: OpenIndex = open_index,
    ) -> None:
        self._directory = directory
        self._store = store
        self._asked = asked
        self._texts_with = texts_with
        self._open_index = open_index
        self._opening = threading.Lock()
        self._opened: Searcher | None = None

    def close(self) -> None:
        """Let go of the index."""
        with self._opening:
            self._opened = None

    def health(self) -> tuple[str, bool]:
        """Return how the index is, and whether that is well."""
        index = self._index()
        if index is None:
            return "missing or damaged: pullquote index makes it anew", False
        return f"{len(index):,} articles, generation {index.generation}", True

    def refresh(self) -> bool:
        """Follow what was committed to the index; tell whether anything is new."""
        with self._opening:
            if self._opened is None:
                return False
            try:
                return self._opened.refresh()
            except ArchiveError:  # it is being made anew
                self._opened = None
                return True

    def _index(self) -> Searcher | None:
        with self._opening:
            if self._opened is None:
                try:
                    self._opened = self._open_index(self._directory, self._marked)
                except ArchiveError:
                    return None
            return self._opened

    def _marked(self, kind: str) -> list[int]:
        asked, _, ending = kind.partition(" ")
        if asked == "file":
            return self._store.ids_in_files(ending)
        return self._store.ids_of_texts(self._texts_with(kind))

    # Articles.

    def articles(
        self,
        query: str,
        sort: str,
        *,
        as_you_type: bool,
        cancelled: Callable[[], bool],
        generation: int,
    ) -> Results:
        """Return the articles that a query finds, in the order asked for."""
        if not query.strip():
            every = self._store.ids(sort)
            return Results(
                query=query, ids=every, total=len(every), ranked=False, generation=generation
            )
        try:
            understood = self._asked.understand(query, typing=as_you_type)
        except QueryError as problem:
            return Results(query=query, ids=(), total=0, problem=problem, generation=generation)
        index = self._index()
        if index is None:
            return Results(query=query, ids=(), total=0, partial=True, generation=generation)

        def look_for(asked: Query) -> Matches:
            deadline = _TYPING_SECONDS if as_you_type else None
            return index.search(asked, sort=sort, deadline=deadline, cancelled=cancelled)

        try:
            return self._found(query, understood, look_for)._replace(generation=generation)
        except QueryError as problem:  # this engine cannot be asked that
            return Results(query=query, ids=(), total=0, problem=problem, generation=generation)

    def _found(
        self, query: str, understood: Query, look_for: Callable[[Query], Matches]
    ) -> Results:
        """Return what is found in one quote, or else in one article.

        Raises:
            QueryError: The engine cannot be asked that.
        """
        from index.search.query.describe import describe_query
        from index.search.query.reported import offer, remark, with_reported

        read, matches, is_loose = _strictly(understood, look_for)
        ids = self._kept(understood, matches)
        self._asked.was_read(query, matches.query)  # in one quote or not
        suggestion, told = matches.suggestion, remark(understood)
        if not (ids or understood.typing or matches.partial):
            suggestion = self._as_begun(query, look_for) or suggestion
        if not (understood.typing or matches.partial) and (wider := with_reported(understood)):
            _, others, stays_loose = _strictly(wider, look_for)
            in_one_quote = is_loose and not stays_loose
            more = len(self._kept(wider, others)) - (0 if in_one_quote else len(ids))
            if more > 0 and not ids:
                suggestion = wider.text
            elif more > 0:
                told = offer(more, in_one_quote=in_one_quote)
        read = replace(read, note="; ".join(filter(None, (read.note, told))))
        return Results(
            query=query,
            ids=ids,
            total=len(ids),
            suggestion=suggestion,
            term_counts=matches.term_counts,
            understood=describe_query(read),
            note=read.note,
            partial=matches.partial,
            trouble=matches.trouble,
            loose=is_loose and bool(ids),
            ranked=matches.ranked,
        )

    def _as_begun(self, query: str, look_for: Callable[[Query], Matches]) -> str:
        """Return the query with its last word as a beginning, as it was while one typed.

        Nothing if that finds nothing, or cannot be asked.
        """
        text = f"{query.rstrip()}*"
        if not text[-2].isalnum():
            return ""
        try:
            begun = self._asked.understand(text, typing=False)
            matches = _strictly(begun, look_for)[1]
        except QueryError:
            return ""
        return text if self._kept(begun, matches) and not matches.suggestion else ""

    def _kept(self, query: Query, matches: Matches) -> Sequence[int]:
        """Return what is listed of what a query finds."""
        ids = matches.ids
        return ids if query.show_duplicates else self._store.without_copies(ids)

    def facets(self, results: Results) -> Facets:
        """Return how results divide."""
        index = self._index()
        return Facets() if index is None else index.facets(results.ids)

    def complete(self, query: str, cursor: int) -> list[Completion]:
        """Return what the word at the cursor could become."""
        index = self._index()
        return index.complete(query, cursor) if index else []

    # Quotes.

    def quotes(
        self, query: str, speaker: str, *, reported: bool = False
    ) -> Iterator[tuple[int, frozenset[int] | None]]:
        """Return articles, and which of their quotes a query finds (`None`: any).

        `reported` is as `reported:only` in the query.

        Raises:
            QueryError: The query cannot be understood.
            NotIndexed: There is no index to search.
        """
        if not query.strip():
            for article_id in self._store.articles_quoting(speaker):
                yield article_id, None
            return
        understood = self._asked.understand(query)
        index = self._index()
        if index is None:
            raise NotIndexed
        if reported:
            understood = replace(understood, reported="only")
        found = index.search_quotes(understood)
        ids: Collection[int] | None = None  # all: they are not even looked at before
        if not found.query.show_duplicates:
            every = dict.fromkeys(article_id for article_id, _ in found.pairs)
            ids = set(self._store.without_copies(list(every)))
        for article_id, pairs in groupby(found.pairs, key=lambda pair: pair[0]):
            if ids is None or article_id in ids:
                yield article_id, frozenset(ordinal for _, ordinal in pairs)


def _strictly(
    understood: Query, look_for: Callable[[Query], Matches]
) -> tuple[Query, Matches, bool]:
    """Look for one quote that is all that is asked of quotes, or else for several.

    Returns:
        The query as it was read, what it finds, and whether that took several quotes.
    """
    from index.search.query.one_quote import in_one_quote

    strict = in_one_quote(understood)
    if strict is None:
        matches = look_for(understood)
        return matches.query, matches, False
    matches = look_for(strict)
    if len(matches.ids) or matches.partial:
        return understood, matches, False
    matches = look_for(understood)
    return matches.query, matches, True
