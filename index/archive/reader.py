"""Reading an archive's articles and quotes, with all that is shown around them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from index.archive.annotated import AnnotatedArticles
from index.archive.hits import ArticleHits
from index.archive.key_terms import key_terms
from index.archive.rows import quote_row, row_of, watch_hits
from index.archive.searching import Finding
from index.archive.utterances import Utterances
from index.article import Analysis, Span
from index.errors import ArchiveError
from index.store.annotations import NO_ANNOTATION
from index.store.annotations.corrections import corrected_spans
from index.store.protocol import Store
from index.views.articles import COUNTED, Reading

if TYPE_CHECKING:
    from index.store.protocol import Stored
    from index.views.articles import Row
    from index.views.quotes import QuoteRow

_AHEAD = 50


class ArticleReader:
    """Puts together what the store, the user and a query say about an article.

    Safe to use from several threads.

    Args:
        folder: The archive's.
        store: Where the articles are.
        annotated: The articles as the user has annotated them.
        search: Finds the quotes that a query asks for.
        hits: Finds where the words of a query stand.
        utterances: Knows which quotes stand in other articles.
    """

    def __init__(
        self,
        folder: Path,
        store: Store,
        annotated: AnnotatedArticles,
        search: Finding,
        hits: ArticleHits,
        utterances: Utterances,
    ) -> None:
        self._folder = folder
        self._store = store
        self._annotated = annotated
        self._search = search
        self._hits = hits
        self._utterances = utterances

    def rows(self, ids: Sequence[int], query: str) -> list[Row]:
        """Return the rows of articles, as far as these are still there."""
        summaries = self._store.summaries(ids)
        annotations = self._annotated.annotations(each.text_hash for each in summaries.values())
        hits_of = self._hits.in_article(query)
        return [
            row_of(summary, annotations.get(summary.text_hash, NO_ANNOTATION), hits_of(summary))
            for article_id in ids
            if (summary := summaries.get(article_id))
        ]

    def read(self, article_id: int, query: str, watch: Sequence[str]) -> Reading:
        """Return an article, and the hits of a query and of watch words in it.

        Raises:
            KeyError: There is no such article (any more).
        """
        stored = self._annotated.stored(article_id)
        article = stored.article
        annotation = self._annotated.annotation(article_id)
        analysis = self._annotated.analysis(article_id, stored)
        entities = analysis.entities if analysis else ()
        quotes = analysis.quotes if analysis else ()
        hits = self._hits.in_text(query, article.text, quotes, article.language)
        watched = watch_hits(watch, article.text, self._hits.in_text)
        elsewhere, also_in, trouble = self._beside(stored, analysis)
        return Reading(
            id=article_id,
            article=article,
            analysis=analysis,
            hits=hits,
            title_hits=self._hits.in_title(query, article.title, article.language),
            watch_hits=watched,
            key_terms=()
            if hits or watched
            else key_terms(article.text, entities, language=article.language),
            elsewhere=elsewhere,
            position=min(annotation.position, len(article.text)),
            starred=annotation.starred,
            tags=annotation.tags,
            note=annotation.note,
            noted=stored.noted,
            file=self._folder / article.path,
            duplicates=tuple(os.fsdecode(path) for path in stored.paths[1:]),
            near=self._store.near(stored.text_id),
            also_in=also_in,
            trouble=trouble,
            corrected=corrected_spans(analysis) if analysis else frozenset(),
            kept=self._annotated.kept(article, analysis),
            stale=stored.stale,
        )

    def _beside(
        self, stored: Stored, analysis: Analysis | None
    ) -> tuple[Mapping[str, int], Mapping[Span, int], str]:
        """Return how many other articles have the names, and the quotes, of an article.

        Returns:
            And why that is not known, in words: the article can be read all the same.
        """
        entities = analysis.entities if analysis else ()
        names = [entity.name for entity in entities if entity.kind not in COUNTED]
        try:
            elsewhere = self._store.others_naming(names, stored.text_id)
            return elsewhere, self._utterances.also_in(stored.text_id, analysis), ""
        except ArchiveError as error:  # a part of a shared archive is away
            return {}, {}, error.message

    def each_quote(
        self, query: str, speaker: str, about: str, *, reported: bool = False
    ) -> Iterator[QuoteRow]:
        """Yield the quotes that a query finds, as `Archive.each_quote` does.

        Raises:
            QueryError: The query cannot be understood.
        """
        is_about = self._hits.matcher(about)
        wanted = speaker.casefold()
        kinds = ("indirect",) if reported else ("direct", "partial")
        found = self._search.quotes(query, speaker, reported=reported)
        for article_id, ordinals in self._expected(found):
            stored = self._store.article(article_id)
            analysis = self._annotated.analysis(article_id, stored) if stored else None
            if stored is None or analysis is None:
                continue
            for ordinal, quote in enumerate(analysis.quotes):
                listed = quote.kind in kinds if ordinals is None else (ordinal in ordinals)
                row = quote_row(article_id, ordinal, quote, stored.article) if listed else None
                if row and wanted in row.speaker_shown.casefold() and is_about(row.text):
                    yield row

    def _expected(
        self, found: Iterator[tuple[int, frozenset[int] | None]]
    ) -> Iterator[tuple[int, frozenset[int] | None]]:
        """Let the store know a few articles ahead which ones will be looked at."""
        while ahead := list(islice(found, _AHEAD)):
            self._store.expect([article_id for article_id, _ in ahead])
            yield from ahead
