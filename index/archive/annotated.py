"""An archive's articles as the user has annotated and corrected them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from index.article import Analysis, Article, Span
from index.store.annotations import NO_ANNOTATION, Annotation, Annotations, Subject
from index.store.annotations.corrections import Correction
from index.store.protocol import Store, Stored


class AnnotatedArticles:
    """Brings together what the store knows of an article and what the user knows of its text.

    Safe to use from several threads.

    Args:
        folder: The archive's.
        store: Where the articles are.
        annotations: The user's.
    """

    def __init__(self, folder: Path, store: Store, annotations: Annotations) -> None:
        self._folder = folder
        self._store = store
        self._annotations = annotations

    def stored(self, article_id: int) -> Stored:
        """Return an article as the store has it.

        Raises:
            KeyError: There is no such article (any more).
        """
        stored = self._store.article(article_id)
        if stored is None:
            raise KeyError(article_id)
        return stored

    def annotation(self, article_id: int) -> Annotation:
        """Return what the user has noted about an article.

        Raises:
            KeyError: There is no such article (any more).
        """
        text_hash = self.stored(article_id).article.text_hash
        return self.annotations([text_hash]).get(text_hash, NO_ANNOTATION)

    def annotations(self, text_hashes: Iterable[str]) -> Mapping[str, Annotation]:
        """Return what the user has noted about texts; one without annotations is left out."""
        return self._annotations.of(text_hashes)

    def analysis(self, article_id: int, stored: Stored) -> Analysis | None:
        """Return what was found in an article, as the user has corrected it."""
        analysis = self._store.analysis(article_id)
        if analysis is None:
            return None
        article = stored.article
        return self._annotations.corrected(analysis, article.text, article.text_hash)

    def kept(self, article: Article, analysis: Analysis | None) -> frozenset[Span]:
        """Return the spans of the quotes of an article that the user keeps."""
        quotes = analysis.quotes if analysis else ()
        spans = set()
        for start, words in self._annotations.kept(article.text_hash):
            same = [quote.span for quote in quotes if quote.span.of(article.text) == words]
            spans.update(sorted(same, key=lambda span: abs(span.start - start))[:1])
        return frozenset(spans)

    def correct(self, corrections: Iterable[tuple[int, Correction]]) -> None:
        """Add corrections to articles; those of one call are taken back at once."""
        (subject, correction), *also = [(self.subject(each), one) for each, one in corrections]
        self._annotations.correct(subject, correction, also)

    def undo_correction(self, article_id: int) -> tuple[Correction, int] | None:
        """Take back the last correction to an article; return it, and from how many it is gone."""
        return self._annotations.undo_correction(self.subject(article_id))

    def subject(self, article_id: int) -> Subject:
        """Return what annotations to an article are kept by.

        Raises:
            KeyError: There is no such article (any more).
        """
        return Subject.of(self.stored(article_id).article, self._folder)
