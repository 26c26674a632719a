"""The side of the index that reads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from index.errors import ArchiveError
from index.search.engine.files import former, latest_generation, read_snapshot
from index.search.engine.snapshot import Snapshot
from index.search.protocols import Matches, QuoteMatches, never
from index.search.query.operators.settings import SORTS
from index.search.query.syntax import Label, Query, Sort
from index.search.run.columns import Marked, nothing_marked
from index.search.run.completion import SnapshotOffers, completions
from index.search.run.evaluate import ArticleSearch, QuoteSearch
from index.search.run.facets import count_facets
from index.search.run.found import Found, Stopped, Watch
from index.search.run.node_kinds import label_fields
from index.search.run.ranking import ranked, ranked_quotes
from index.search.run.relax import readings
from index.search.run.rows import ArticleIds, QuotePairs
from index.search.run.suggest import distances, likeliest, suggestion, term_counts
from index.views.searching import Completion, Facets


class SearchIndex:
    """Searches what the writer has committed. Threads may share it.

    A search works on the snapshot that was current when it began, whatever the writer does.
    """

    def __init__(self, directory: Path, marked: Marked = nothing_marked) -> None:
        self._directory = directory
        self._marked = marked
        self._seen, self._snapshot = _read(directory, None)

    @classmethod
    def open(cls, directory: Path, marked: Marked = nothing_marked) -> SearchIndex:
        """Open the index for reading.

        Args:
            directory: Where it lies.
            marked: What the user has marked, for `has:star` and its like.

        Raises:
            ArchiveError: There is none, or it is damaged; it has to be rebuilt.
        """
        return cls(directory, marked)

    @property
    def generation(self) -> int:
        """The number of the commit that searches see."""
        return self._snapshot.generation

    def __len__(self) -> int:
        return self._snapshot.count

    def refresh(self) -> bool:
        """See what has been committed since; tell whether there was anything.

        Raises:
            ArchiveError: The index was damaged or removed; searches go on with what they had.
        """
        where = _searched(self._directory)
        if (where, latest_generation(where)) == (self._seen, self._snapshot.generation):
            return False
        self._seen, self._snapshot = _read(self._directory, self._snapshot)
        return True

    def search(
        self,
        query: Query,
        *,
        sort: str = "relevance",
        deadline: float | None = None,
        cancelled: Callable[[], bool] = never,
    ) -> Matches:
        """Find articles.

        Args:
            query: What `parse` understood.
            sort: The order, unless the query asks for one itself; an unknown one is `relevance`.
            deadline: Seconds after which to stop with what is found by then.
            cancelled: Asked now and then; once it says yes, the answer is empty and partial.
        """
        watch = Watch.starting_now(deadline, cancelled)
        snapshot = self._snapshot
        order = cast(Sort, sort) if sort in SORTS else None
        try:
            return _find(snapshot, query, order, watch, self._marked)
        except Stopped:
            return Matches((), 0, query, partial=True, generation=snapshot.generation)

    def search_quotes(self, query: Query) -> QuoteMatches:
        """Find quotes: words are looked for in what was said and in who said it.

        Args:
            query: What `parse` understood; fields of articles (`date:`, `source:`, ...) count for
                their quotes.
        """
        snapshot = self._snapshot
        found = QuoteSearch(snapshot, Watch(), self._marked).find(query.root)
        rows = ranked_quotes(snapshot, found, query.sort, query.reported)
        return QuoteMatches(QuotePairs(snapshot, rows), len(rows), query)

    def close(self) -> None:
        """Let go of the files, once the last answer that was given is gone too."""
        self._snapshot = Snapshot(-1, ())

    def complete(self, query: str, cursor: int) -> list[Completion]:
        """Return ways to go on with the word before the cursor, likeliest first."""
        return completions(SnapshotOffers(self._snapshot), query, cursor)

    def facets(self, ids: Sequence[int]) -> Facets:
        """Count sources, months and names over articles: quickest over the ids of an answer."""
        found = ids if isinstance(ids, ArticleIds) else ArticleIds.of(self._snapshot, ids)
        return count_facets(found.snapshot, found.rows)


def _searched(directory: Path) -> Path:
    """Return where the index lies that counts: while one is made anew, the one from before."""
    aside = former(directory)
    return directory if latest_generation(aside) < 0 else aside


def _read(directory: Path, earlier: Snapshot | None) -> tuple[Path, Snapshot]:
    where = _searched(directory)
    try:
        return where, read_snapshot(where, earlier)
    except ArchiveError:
        if where == directory:
            raise
    return directory, read_snapshot(directory, earlier)


def _find(
    snapshot: Snapshot, query: Query, sort: Sort | None, watch: Watch, marked: Marked
) -> Matches:
    search = ArticleSearch(snapshot, watch, marked, query.reported)
    found = search.find(query.root)
    if found or query.is_empty or watch.expired:
        return _matches(snapshot, query, found, sort, watch)
    for reading, plain in readings(query, lambda node: bool(search.find(node))):
        found = search.find(reading.root)
        if found:
            matches = _matches(snapshot, reading, found, sort, watch)
            return replace(matches, suggestion=plain if plain != query.text else None)
    # A count that is cut short would be wrong, so it has no deadline. A suggestion can wait until
    # Enter: it keeps the deadline, on a copy of the watch that nobody else looks at.
    patient = ArticleSearch(snapshot, replace(watch, deadline=None), marked, query.reported)
    return Matches(
        (),
        0,
        query,
        partial=watch.expired,
        suggestion=_suggested(snapshot, query, replace(watch), marked),
        term_counts=term_counts(query, lambda node: len(patient.find(node).rows)),
        generation=snapshot.generation,
    )


def _suggested(snapshot: Snapshot, query: Query, watch: Watch, marked: Marked) -> str | None:
    search = ArticleSearch(snapshot, watch, marked, query.reported)

    def nearest(word: str) -> str | None:
        for distance in distances(word):
            counts: dict[str, int] = {}
            written: dict[str, str] = {}
            for _, texts in snapshot.fields("body"):
                for near, first, last in texts.letters.near(word, distance):
                    counts[near] = counts.get(near, 0) + int(texts.first[last] - texts.first[first])
                    written.setdefault(near, texts.commonest_form(first, last))
            if best := likeliest(word, counts):
                return written[best].lower()
        return None

    def nearest_name(word: str, label: Label) -> str | None:
        for distance in distances(word):
            counts: dict[str, int] = {}
            for name in label_fields(label):
                for _, names in snapshot.fields(name):
                    for near, count in names.words_near(word, distance):
                        counts[near] = counts.get(near, 0) + count
            if counts:
                return likeliest(word, counts)
        return None

    better = suggestion(query, lambda node: bool(search.find(node)), nearest, nearest_name)
    return None if watch.time_is_up() else better


def _matches(
    snapshot: Snapshot, query: Query, found: Found, sort: Sort | None, watch: Watch
) -> Matches:
    rows = ranked(snapshot, found, query.sort or sort or "relevance")
    return Matches(
        ArticleIds(snapshot, rows),
        len(rows),
        query,
        partial=watch.expired,
        ranked=found.is_scored,
        generation=snapshot.generation,
    )
