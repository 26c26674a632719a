"""Quotes in their articles, to be laid side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.archive.annotated import AnnotatedArticles
from index.archive.rows import quote_row
from index.article import Analysis, Article
from index.store import Store
from index.store.protocol import Place
from index.views import Change, QuoteRow, Relation, Wording

if TYPE_CHECKING:
    from index.language.utterances.speakers import Attribution


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote in its article."""

    row: QuoteRow
    article: Article
    by_person: bool

    def wording(
        self, relation: Relation, changes: tuple[Change, ...], *, other_speaker: bool
    ) -> Wording:
        """Return it beside another wording."""
        return Wording(
            row=self.row,
            url=self.article.url,
            path=self.article.path,
            part=self.article.part,
            relation=relation,
            changes=changes,
            other_speaker=other_speaker,
        )

    def attribution(self, beside: Quoted) -> Attribution:
        """Return who the article gives it to, beside another wording of the utterance."""
        from index.language.utterances.comparison import Quotation, compare
        from index.language.utterances.speakers import Attribution

        mine = Quotation(self.article.text, self.row.quote.span)
        comparison = compare(mine, Quotation(beside.article.text, beside.row.quote.span))
        return Attribution(
            name=self.row.quote.name,
            text=self.article.text,
            span=self.row.quote.span,
            is_person=self.by_person,
            is_embedded=comparison.embeds(mine),
        )


class QuotedReader:
    """Reads quotes, as the user has corrected them. Safe to use from several threads."""

    def __init__(self, store: Store, annotated: AnnotatedArticles) -> None:
        self._store = store
        self._annotated = annotated

    def each(self, places: Iterable[Place]) -> Iterator[Quoted]:
        """Yield the quotes as far as they are still there, in the order asked for."""
        read: dict[int, tuple[Article, Analysis] | None] = {}
        for place in places:
            if place.article_id not in read:
                read[place.article_id] = self._read(place.article_id)
            found = read[place.article_id]
            if found and place.ordinal < len(found[1].quotes):
                yield _quoted(place, *found)

    def _read(self, article_id: int) -> tuple[Article, Analysis] | None:
        stored = self._store.article(article_id)
        analysis = self._annotated.analysis(article_id, stored) if stored else None
        return (stored.article, analysis) if stored and analysis else None


def _quoted(place: Place, article: Article, analysis: Analysis) -> Quoted:
    quote = analysis.quotes[place.ordinal]
    kinds = {each.kind for each in analysis.entities if each.name == quote.name}
    row = quote_row(place.article_id, place.ordinal, quote, article)
    return Quoted(row, article, "PERSON" in kinds)
