"""Another search engine is one class and one function that opens it, as CONTRIBUTING says."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

import pytest

from index import paths
from index.archive.archive import Archive
from index.errors import QueryError
from index.search.protocols import Matches, QuoteMatches, Searcher, never
from index.search.query.syntax import And, Node, Not, Or, Query, Words
from index.search.query.terms import fold, words
from index.store.protocol import Store
from index.store.reader import StoreReader
from index.views.searching import Completion, Facets
from tests.archive.shelf import Shelf

SAID = '"The harbour wall will not be raised this year," said Maren'


class Reading:
    """An engine without an index: it reads every text whenever it is asked."""

    generation = 1

    def __init__(self, store: Store) -> None:
        self._store = store

    def __len__(self) -> int:
        return self._store.count()

    def refresh(self) -> bool:
        return False

    def search(
        self,
        query: Query,
        *,
        sort: str = "relevance",
        deadline: float | None = None,
        cancelled: Callable[[], bool] = never,
    ) -> Matches:
        ids = [each for each in self._store.ids(sort) if self._has(each, query.root)]
        return Matches(ids=ids, total=len(ids), query=query)

    def search_quotes(self, query: Query) -> QuoteMatches:
        pairs = [
            (article_id, ordinal)
            for article_id in self.search(query).ids
            if (analysis := self._store.analysis(article_id))
            for ordinal in range(len(analysis.quotes))
        ]
        return QuoteMatches(pairs=pairs, total=len(pairs), query=query)

    def complete(self, query: str, cursor: int) -> list[Completion]:
        return []

    def facets(self, ids: Sequence[int]) -> Facets:
        return Facets()

    def close(self) -> None:
        pass

    def _has(self, article_id: int, node: Node | None) -> bool:
        match node:
            case And(parts):
                return all(self._has(article_id, part) for part in parts)
            case Or(parts):
                return any(self._has(article_id, part) for part in parts)
            case Not(inner):
                return not self._has(article_id, inner)
            case Words(patterns=(pattern,)):
                text = self._store.text(article_id) or ""
                return any(pattern.matches_folded(fold(word)) for word in words(text))
        raise QueryError("This engine knows single words only.", "Leave the rest out.", column=0)


@pytest.fixture
def archive(shelf: Shelf) -> Archive:
    shelf.put("a.txt", f"{SAID}.")
    shelf.put("b.txt", "The harbour was empty.")
    shelf.put("c.txt", "A wall is a wall.")
    where = paths.archive_paths(shelf.folder, shelf.data)

    def open_index(directory: Path, annotated: Callable[[str], Collection[int]]) -> Searcher:
        return Reading(shelf.reader)

    return Archive(where, store=StoreReader(where.store), open_index=open_index)


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("wall", {"a.txt", "c.txt"}),
        ("harbour wall", {"a.txt"}),
        ("harbour -wall", {"b.txt"}),
        ("empty OR year", {"a.txt", "b.txt"}),
        ("wal*", {"a.txt", "c.txt"}),
    ],
)
def test_another_engine_is_asked_instead(archive: Archive, query: str, titles: set[str]) -> None:
    with archive:
        results = archive.search(query)
        assert {row.title for row in archive.rows(results, 0, results.total)} == titles


def test_quotes_and_hits_come_with_what_it_finds(archive: Archive) -> None:
    with archive:
        (quote,) = archive.quotes("year")
        assert (quote.speaker_shown, quote.title) == ("Maren", "a.txt")
        reading = archive.read(quote.article_id, "raised")
        assert [hit.of(reading.article.text) for hit in reading.hits] == ["raised"]


def test_what_it_cannot_be_asked_is_told(archive: Archive) -> None:
    with archive:
        problem = archive.search("speaker:maren").problem
        assert problem is not None and "single words" in problem.message
