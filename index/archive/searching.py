"""Asking the search index on behalf of an archive, and living with it being absent."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from index.archive.rows import HitsShown
from index.article import Quote, Span
from index.errors import ArchiveError, QueryError
from index.store import StoreReader, Summary
from index.views import Completion, Facets, Results

if TYPE_CHECKING:
    from index.search.query.syntax import Query
    from index.search.run.index import SearchIndex
    from index.search.run.results import Matches

_TYPING_SECONDS = 0.15
_SNIPPET_CHARACTERS = 240
_REMEMBERED = 2000


class Finding:
    """What an archive knows of its search index. Safe to use from several threads.

    The index is a cache that the indexing process makes: until it is there, or while it is made
    anew, nothing is found and the results say that they are partial.
    """

    def __init__(
        self,
        directory: Path,
        store: StoreReader,
        texts_with: Callable[[str], Iterable[str]] = lambda kind: (),
    ) -> None:
        self._directory = directory
        self._store = store
        self._texts_with = texts_with
        """Gives the hashes of the texts that the user has marked in one way."""
        self._opening = threading.Lock()
        self._opened: SearchIndex | None = None
        self._asked: OrderedDict[str, Query] = OrderedDict()
        self._recent: list[Matches] = []
        self._shown: OrderedDict[tuple[Query, str, int | None], HitsShown] = OrderedDict()

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

    def _index(self) -> SearchIndex | None:
        from index.search.run.index import SearchIndex

        with self._opening:
            if self._opened is None:
                try:
                    self._opened = SearchIndex.open(self._directory, self._marked)
                except ArchiveError:
                    return None
            return self._opened

    def _marked(self, kind: str) -> list[int]:
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
            ids = self._store.ids(sort)
            return Results(query=query, ids=ids, total=len(ids), generation=generation)
        index = self._index()
        if index is None:
            problem = self._mistake(query)
            return Results(
                query=query,
                ids=(),
                total=0,
                problem=problem,
                partial=problem is None,
                generation=generation,
            )
        matches = index.search(
            query,
            sort=sort,
            as_you_type=as_you_type,
            deadline=_TYPING_SECONDS if as_you_type else None,
            cancelled=cancelled,
        )
        if not matches.query.show_duplicates:
            matches = matches.only(self._store.without_copies(matches.ids))
        self._remember(query, matches)
        return Results(
            query=query,
            ids=matches.ids,
            total=matches.total,
            problem=matches.problem,
            suggestion=matches.suggestion,
            term_counts=matches.term_counts,
            understood="" if matches.problem else matches.query.describe(),
            partial=matches.partial,
            generation=generation,
        )

    def _remember(self, query: str, matches: Matches) -> None:
        """Keep what was found for facets, and what was understood for hits."""
        self._recent = [matches, *self._recent[:3]]
        if not matches.problem:
            self._asked[query] = matches.query
            self._asked.move_to_end(query)
            while len(self._asked) > _REMEMBERED:
                self._asked.popitem(last=False)

    def facets(self, results: Results) -> Facets:
        """Return how results divide."""
        index = self._index()
        if index is None:
            return Facets()
        asked = (matches for matches in self._recent if matches.ids is results.ids)
        return index.facets(next(asked, None) or index.search(results.query))

    def complete(self, query: str, cursor: int) -> list[Completion]:
        """Return what the word at the cursor could become."""
        index = self._index()
        return index.complete(query, cursor) if index else []

    # Quotes.

    def quotes(self, query: str, speaker: str) -> Iterator[tuple[int, frozenset[int] | None]]:
        """Return articles, and which of their quotes a query finds (`None`: any).

        Raises:
            QueryError: The query cannot be understood.
        """
        if not query.strip():
            for article_id in self._store.articles_quoting(speaker):
                yield article_id, None
            return
        index = self._index()
        if problem := self._mistake(query):
            raise problem
        if index:
            found = index.search_quotes(query)
            ids: Collection[int] = dict.fromkeys(article_id for article_id, _ in found.pairs)
            if not found.query.show_duplicates:
                ids = set(self._store.without_copies(list(ids)))
            for article_id, pairs in groupby(found.pairs, key=lambda pair: pair[0]):
                if article_id in ids:
                    yield article_id, frozenset(ordinal for _, ordinal in pairs)

    def matcher(self, about: str) -> Callable[[str], bool]:
        """Return what tells whether a text holds all of these words."""
        words = about.split()
        return lambda text: all(self.hits(word, text) for word in words)

    # Hits.

    def hits(self, query: str, text: str, quotes: Sequence[Quote] = ()) -> tuple[Span, ...]:
        """Return the hits of a query in a text; none if it cannot be understood."""
        understood = self._understood(query)
        if understood is None:
            return ()
        from index.search.run.hits import find_hits

        return tuple(find_hits(understood, text, quotes=quotes))

    def hits_in_article(self, query: str) -> Callable[[Summary], HitsShown]:
        """Return what gives the hits of a query in the text of a summary."""
        understood = self._understood(query)
        if understood is None:
            return lambda summary: HitsShown()

        def hits(summary: Summary) -> HitsShown:
            key = (understood, summary.text_hash, summary.quotes)
            shown = self._shown.get(key)
            if shown is None:
                shown = self._shown[key] = self._show(understood, summary.id)
                while len(self._shown) > _REMEMBERED:
                    self._shown.popitem(last=False)
            return shown

        return hits

    def _show(self, query: Query, article_id: int) -> HitsShown:
        from index.search.run.hits import find_hits, looks_for_words, snippet

        text = self._store.text(article_id) or ""
        asks_for_quotes = "quote:" in query.text or "said:" in query.text
        analysis = self._store.analysis(article_id) if asks_for_quotes else None
        found = find_hits(query, text, quotes=analysis.quotes if analysis else ())
        shown = snippet(text, found, _SNIPPET_CHARACTERS)
        count = len(found) if looks_for_words(query) else None
        return HitsShown(count, shown.text, shown.spans)

    def _understood(self, query: str) -> Query | None:
        if not query.strip():  # as at the start, where the list must not wait for a parser
            return None
        from index.search.query.parser import parse

        if query not in self._asked:
            try:
                return parse(query)
            except QueryError:
                return None
        return self._asked[query]

    @staticmethod
    def _mistake(query: str) -> QueryError | None:
        from index.search.query.parser import parse

        try:
            parse(query)
        except QueryError as error:
            return error
        return None
