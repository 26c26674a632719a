"""What the user notes about an archive's articles: stars, tags, notes, places, quotes kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from index.archive.annotated import AnnotatedArticles
from index.archive.rows import quote_row
from index.article import Analysis, Article, Span
from index.store.annotations import Annotations, Subject
from index.store.protocol import Store

if TYPE_CHECKING:
    from index.views.quotes import QuoteRow


class ArticleAnnotations:
    """Notes what the user says of articles, and lists the quotes kept. Threads may share it.

    Everything that is given an article raises `KeyError` if it is not there (any more).

    Args:
        store: Where the articles are.
        annotations: Where the user's annotations are.
        annotated: The articles as the user has corrected them.
    """

    def __init__(
        self, store: Store, annotations: Annotations, annotated: AnnotatedArticles
    ) -> None:
        self._store = store
        self._annotations = annotations
        self._annotated = annotated

    def star(self, article_id: int, on: bool) -> None:
        """Star an article, or take its star away."""
        self._annotations.star(self._subject(article_id), on)

    def tag(self, article_id: int, tags: Sequence[str]) -> None:
        """Set the user's tags of an article."""
        self._annotations.tag(self._subject(article_id), tags)

    def note(self, article_id: int, text: str) -> None:
        """Set the user's note on an article; an empty text removes it."""
        self._annotations.note(self._subject(article_id), text)

    def position(self, article_id: int) -> int:
        """Return the offset where the user left off."""
        return self._annotated.annotation(article_id).position

    def remember_position(self, article_id: int, offset: int) -> None:
        """Remember the offset where the user leaves off."""
        self._annotations.remember_position(self._subject(article_id), offset)

    def keep(self, article_id: int, quote: Span, on: bool) -> None:
        """Keep a quote for a dossier, or let it go."""
        words = quote.of(self._annotated.stored(article_id).article.text)
        self._annotations.keep(self._subject(article_id), quote.start, words, on)

    def kept_quotes(self) -> list[QuoteRow]:
        """Return the quotes that the user keeps, the earliest first; see `kept_lost`."""
        rows: list[QuoteRow] = []
        for article_id, article, analysis in self._with_kept():
            kept = self._annotated.kept(article, analysis)
            for ordinal, quote in enumerate(analysis.quotes if analysis else ()):
                if quote.span in kept:
                    rows.append(quote_row(article_id, ordinal, quote, article))
        return sorted(rows, key=lambda row: row.by_date)

    def kept_lost(self) -> int:
        """Return how many quotes that the user keeps are not found in their articles now.

        The text was edited, or has been taken apart otherwise, or not yet, since they were kept.
        """
        lost = 0
        for _, article, analysis in self._with_kept():
            wanted = len(self._annotations.kept(article.text_hash))
            lost += wanted - len(self._annotated.kept(article, analysis))
        return lost

    def _with_kept(self) -> Iterator[tuple[int, Article, Analysis | None]]:
        """Yield the articles of which the user keeps quotes, and what was found in them."""
        for article_id in self._store.ids_of_texts(self._annotations.texts_with("kept")):
            stored = self._store.article(article_id)
            if stored is not None:
                yield article_id, stored.article, self._annotated.analysis(article_id, stored)

    def _subject(self, article_id: int) -> Subject:
        return self._annotated.subject(article_id)
