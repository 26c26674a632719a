"""An archive's articles as the user has annotated and corrected them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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

    def kept(self, text: str, text_hash: str, analysis: Analysis | None) -> frozenset[Span]:
        """Return the spans of the quotes of a text that the user keeps."""
        quotes = analysis.quotes if analysis else ()
        spans = set()
        for start, words in self._annotations.kept(text_hash):
            same = [quote.span for quote in quotes if quote.span.of(text) == words]
            spans.update(sorted(same, key=lambda span: abs(span.start - start))[:1])
        return frozenset(spans)

    def kept_lost(self, article: Article, analysis: Analysis | None) -> int:
        """Return how many quotes that the user keeps of an article are not found in it."""
        wanted = len(self._annotations.kept(article.text_hash))
        return wanted - len(self.kept(article.text, article.text_hash, analysis))

    def keep(self, article_id: int, span: Span, on: bool) -> None:
        """Keep a quote for a dossier, or let it go."""
        article = self.stored(article_id).article
        subject, words = Subject.of(article, self._folder), span.of(article.text)
        self._annotations.keep(subject, span.start, words, on)

    def star(self, article_id: int, on: bool) -> None:
        """Star an article, or take its star away."""
        self._annotations.star(self._subject(article_id), on)

    def tag(self, article_id: int, tags: Sequence[str]) -> None:
        """Set the user's tags of an article."""
        self._annotations.tag(self._subject(article_id), tags)

    def note(self, article_id: int, text: str) -> None:
        """Set the user's note on an article; an empty text removes it."""
        self._annotations.note(self._subject(article_id), text)

    def remember_position(self, article_id: int, offset: int) -> None:
        """Remember the offset where the user leaves off."""
        self._annotations.remember_position(self._subject(article_id), offset)

    def correct(self, corrections: Iterable[tuple[int, Correction]]) -> None:
        """Add corrections to articles; those of one call are taken back at once."""
        (subject, correction), *also = [(self._subject(each), one) for each, one in corrections]
        self._annotations.correct(subject, correction, also)

    def undo_correction(self, article_id: int) -> tuple[Correction, int] | None:
        """Take back the last correction to an article; return it, and from how many it is gone."""
        return self._annotations.undo_correction(self._subject(article_id))

    def _subject(self, article_id: int) -> Subject:
        return Subject.of(self.stored(article_id).article, self._folder)
