"""One archive: what Pullquote knows about one folder of articles."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self

from index.archive.annotating import Marking
from index.archive.key_terms import key_terms
from index.archive.rows import quote_row, row_of, watch_hits
from index.archive.searching import Finding
from index.article import Article, SavedLink
from index.errors import PipelineError
from index.paths import Places
from index.store.annotations import NO_MARK
from index.store.annotations.corrections import corrected_spans
from index.views import (
    COUNTED,
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

NO_PIPELINES: Mapping[str, str] = MappingProxyType({})


def _never() -> bool:
    return False


class Archive(Marking):
    """What Pullquote knows about one folder of articles.

    Safe to use from several threads. Only the user's marks are written here; articles and what
    was found in them come from the indexing process (`sync_command`).
    """

    def __init__(self, where: Places, pipelines: Mapping[str, str] = NO_PIPELINES) -> None:
        super().__init__(where)
        self.pipelines = pipelines
        self._finding = Finding(where.search, self._store, self._marks.texts_with)
        self._refreshing = threading.Lock()
        self._generation = 0

    @property
    def directory(self) -> Path:
        """Where the archive keeps its own files."""
        return self.places.directory

    def count(self) -> int:
        """Return the number of articles."""
        return self._store.count()

    # Looking for articles.

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
            sort: `relevance`, `date` (newest first), `oldest`, `source`, `quotes`; empty for what
                the query itself asks for, or else relevance.
            as_you_type: The last word may be unfinished, and the answer must come quickly.
            cancelled: Asked now and then; a search that is no longer wanted ends early.
        """
        return self._finding.articles(
            query, sort, as_you_type=as_you_type, cancelled=cancelled, generation=self._generation
        )

    def rows(self, results: Results, start: int, stop: int) -> list[Row]:
        """Return the rows `[start, stop)` of the results; ask only for what is visible.

        A row may be missing where its article was removed after the search.
        """
        ids = results.ids[start:stop]
        summaries = self._store.summaries(ids)
        marks = self._marks.of(summary.text_hash for summary in summaries.values())
        hits_of = self._finding.hits_in_article(results.query)
        return [
            row_of(summary, marks.get(summary.text_hash, NO_MARK), hits_of(summary))
            for article_id in ids
            if (summary := summaries.get(article_id))
        ]

    def complete(self, query: str, cursor: int) -> list[Completion]:
        """Return what the word at the cursor could become, best first."""
        return self._finding.complete(query, cursor)

    def facets(self, results: Results) -> Facets:
        """Return how the results divide by source, month, speaker and so on."""
        return self._finding.facets(results)

    # Looking into them.

    def find(self, reference: str) -> int | None:
        """Return the article that is meant by its number, its path or its link."""
        if reference.isdecimal() and self._store.text_hash(int(reference)):
            return int(reference)
        inside = os.path.relpath(os.path.realpath(reference), self.folder)
        return self._store.find(reference) or self._store.find(inside)

    def article(self, article_id: int) -> Article:
        """Return an article alone.

        Raises:
            KeyError: There is no such article (any more).
        """
        return self._stored(article_id).article

    def read(self, article_id: int, query: str = "", watch: Sequence[str] = ()) -> Reading:
        """Return an article with its quotes and entities, and the hits of a query in it.

        Raises:
            KeyError: There is no such article (any more).
        """
        stored = self._stored(article_id)
        article = stored.article
        mark = self._mark(article.text_hash)
        analysis = self._analysis(article_id, stored)
        entities = analysis.entities if analysis else ()
        quotes = analysis.quotes if analysis else ()
        hits = self._finding.hits(query, article.text, quotes)
        watched = watch_hits(watch, article.text, self._finding.hits)
        names = [entity.name for entity in entities if entity.kind not in COUNTED]
        return Reading(
            id=article_id,
            article=article,
            analysis=analysis,
            hits=hits,
            watch_hits=watched,
            key_terms=() if hits or watched else key_terms(article.text, entities),
            elsewhere=self._store.others_naming(names, stored.text_id),
            position=min(mark.position, len(article.text)),
            starred=mark.starred,
            tags=mark.tags,
            note=mark.note,
            file=self.folder / article.path,
            duplicates=tuple(os.fsdecode(path) for path in stored.paths[1:]),
            near=self._store.near(stored.text_id),
            corrected=corrected_spans(analysis) if analysis else frozenset(),
            stale=stored.stale,
        )

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
        return list(islice(self.each_quote(query, speaker=speaker, about=about), limit))

    def each_quote(
        self, query: str = "", *, speaker: str = "", about: str = ""
    ) -> Iterator[QuoteRow]:
        """Return the same as `quotes`, one by one."""
        is_about = self._finding.matcher(about)
        wanted = speaker.casefold()
        for article_id, ordinals in self._finding.quotes(query, speaker):
            stored = self._store.article(article_id)
            analysis = self._analysis(article_id, stored) if stored else None
            if stored is None or analysis is None:
                continue
            for ordinal, quote in enumerate(analysis.quotes):
                listed = (
                    quote.kind in ("direct", "partial")
                    if ordinals is None
                    else (ordinal in ordinals)
                )
                row = quote_row(article_id, ordinal, quote, stored.article) if listed else None
                if row and wanted in row.speaker_shown.casefold() and is_about(row.text):
                    yield row

    def entities(self, query: str = "", *, kind: str = "") -> list[EntityRow]:
        """Return the entities in the articles that a query finds, most articles first.

        Raises:
            QueryError: The query cannot be understood.
        """
        if not query.strip():
            return self._store.entities(None, kind)
        results = self.search(query)
        if results.problem:
            raise results.problem
        return self._store.entities(results.ids, kind)

    # The archive as a whole.

    def problems(self) -> list[Problem]:
        """Return the files that could not be read, or not well."""
        return self._store.problems()

    def links_without_article(self) -> list[SavedLink]:
        """Return the links of reading lists whose articles are not here, latest first."""
        return self._store.links_without_article()

    def stats(self) -> Stats:
        """Return the archive in figures."""
        from index.language import pipeline_version

        try:
            pipeline = pipeline_version(self.pipelines.get("en"), languages=self.pipelines)
        except PipelineError:  # nothing can be analysed, so everything waits
            pipeline = ""
        size = sum(file.stat().st_size for file in self.directory.rglob("*") if file.is_file())
        return self._store.stats(size, pipeline)

    def health(self) -> list[tuple[str, str, bool]]:
        """Return how the archive's parts are: name, state in words, whether that is well."""
        return [
            ("store", *self._store.health()),
            ("marks", *self._marks.health()),
            ("search index", *self._finding.health()),
        ]

    def is_behind(self) -> bool:
        """Tell whether the folder, or what the user marked, has changed since the last run.

        Takes about 15 ms for a thousand files.
        """
        from index.reading import is_candidate, is_searched_folder
        from index.sync.scan import compare, has_news, known_as_chosen, look_at_imports, scan

        revision, _ = self._marks.changed_since(self._store.marks_followed())
        if revision > self._store.marks_followed():
            return True
        known = known_as_chosen(self._store.files(), self._marks.encodings(), self.folder)
        try:
            found = scan(self.folder, is_candidate, is_searched_folder)
        except OSError:  # a drive that is not there
            return False
        look_at_imports(self._store.imports(), found)
        return bool(found.files) and has_news(compare(known, found), known, self.folder)

    def refresh(self) -> bool:
        """Follow what the indexing process has committed; tell whether anything is new."""
        with self._refreshing:
            changed = self._store.refresh()
            changed = self._finding.refresh() or changed
            self._generation += changed
            return changed

    def close(self) -> None:
        """Let go of the archive's files."""
        self._finding.close()
        self._store.close()
        self._marks.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
