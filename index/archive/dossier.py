"""Quotes with all that proves them: who, in what role, and where; repeats folded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from index.archive.annotated import AnnotatedArticles
from index.archive.quoted import Quoted
from index.archive.utterances import Utterances
from index.store.annotations import NO_ANNOTATION
from index.views.quotes import Cited, DossierEntry, QuoteRow, Wording


class Dossiers:
    """Gathers what a dossier tells of quotes. Safe to use from several threads.

    Args:
        annotated: The articles as the user has annotated them.
        utterances: Knows which quotes are one utterance.
    """

    def __init__(self, annotated: AnnotatedArticles, utterances: Utterances) -> None:
        self._annotated = annotated
        self._utterances = utterances

    def entries(self, rows: Iterable[QuoteRow]) -> Iterator[DossierEntry]:
        """Yield what there is to say of quotes: each utterance once, with all its wordings."""
        for group in self._utterances.fold(rows):
            found = self._utterances.with_all_wordings(group[0])
            if found is not None:  # it may have been removed in the meantime
                utterance, quoted = found
                cited = tuple(map(self._cited, utterance.wordings, quoted))
                yield DossierEntry(quotes=cited, fullest=utterance.fullest)

    def _cited(self, wording: Wording, quoted: Quoted) -> Cited:
        article = quoted.article
        text_hash = article.text_hash
        annotation = self._annotated.annotations([text_hash]).get(text_hash, NO_ANNOTATION)
        return Cited(
            wording=wording,
            role=quoted.role,
            authors=article.authors,
            date_origin=article.origins.get("published", ""),
            language=article.language,
            text_hash=text_hash,
            note=annotation.note,
        )
