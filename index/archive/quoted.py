"""Quotes in their articles, to be laid side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from index.archive.annotated import AnnotatedArticles
from index.archive.rows import quote_row
from index.article import Analysis, Article, Quote, Span
from index.store.protocol import Place, Store

if TYPE_CHECKING:
    from index.language.utterances.quotation import Quotation
    from index.views.quotes import Change, QuoteRow, Relation, Wording


class Quoted(NamedTuple):
    """A quote in its article."""

    row: QuoteRow
    article: Article
    analysis: Analysis

    @property
    def by_person(self) -> bool:
        """Whether the article takes the speaker for a person."""
        from index.language.utterances.roles import is_person

        quote = self.row.quote
        return is_person(quote.name, quote.speaker, self.analysis, self.article.text)

    @property
    def sureness(self) -> float:
        """How sure it is that the speaker says it, if the article says so by the name."""
        from index.language.utterances.speakers import sureness

        quote = self.row.quote
        mention = quote.speaker.of(self.article.text) if quote.speaker else ""
        return sureness(quote.name, mention, quote.confidence)

    @property
    def role(self) -> str:
        """The role of the speaker, as the article writes it nearest to the quote; or nothing."""
        from index.language.utterances.roles import role_at

        quote, article = self.row.quote, self.article
        named = (each.mentions for each in self.analysis.entities if each.name == quote.name)
        spans = {*chain.from_iterable(named), *quote.chain}

        def distance(span: Span) -> int:
            return max(quote.span.start - span.end, span.start - quote.span.end, 0)

        ordered = sorted(spans, key=distance)
        roles = (role_at(article.text, span, article.language) for span in ordered)
        return next(filter(None, roles), "")

    def wording(
        self, relation: Relation, changes: tuple[Change, ...], *, other_speaker: bool
    ) -> Wording:
        """Return it beside another wording."""
        from index.views.quotes import Wording

        return Wording(
            row=self.row,
            url=self.article.url,
            path=self.article.path,
            part=self.article.part,
            relation=relation,
            changes=changes,
            other_speaker=other_speaker,
        )

    def quotation(self) -> Quotation:
        """Return it as it is compared with others."""
        from index.language.utterances.quotation import Quotation

        return Quotation(self.article.text, self.row.quote.span, self.row.quote.name)

    def statement(self) -> Quoted | None:
        """Return it and the quotes that go on with it as one; nothing if it stands alone.

        The row has their words, and the stretch from the first to the last with what is between.
        """
        quotes = self.analysis.quotes
        first = last = self.row.ordinal
        while first and goes_on(quotes[first - 1], quotes[first]):
            first -= 1
        while last + 1 < len(quotes) and goes_on(quotes[last], quotes[last + 1]):
            last += 1
        if first == last:
            return None
        rows = [
            quote_row(self.row.article_id, at, quotes[at], self.article)
            for at in range(first, last + 1)
        ]
        span = Span(rows[0].quote.span.start, rows[-1].quote.span.end)
        whole = replace(rows[0], quote=replace(rows[0].quote, span=span))
        return self._replace(row=replace(whole, text=" ".join(row.text for row in rows)))


def goes_on(one: Quote, other: Quote) -> bool:
    """Tell whether a quote goes on with what the one before says: “A,” he said. “B.” is one."""
    if other.span.start < one.span.end or "indirect" in (one.kind, other.kind):
        return False
    return one.group == other.group or (one.paragraph, one.name) == (other.paragraph, other.name)


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

    def at(self, article_id: int, span: Span) -> Quoted | None:
        """Return the quote of an article that has a span, if there is one."""
        found = self._read(article_id)
        if found is None:
            return None
        places = (
            Place(article_id, at) for at, quote in enumerate(found[1].quotes) if quote.span == span
        )
        return next((_quoted(place, *found) for place in places), None)

    def _read(self, article_id: int) -> tuple[Article, Analysis] | None:
        stored = self._store.article(article_id)
        analysis = self._annotated.analysis(article_id, stored) if stored else None
        return (stored.article, analysis) if stored and analysis else None


def _quoted(place: Place, article: Article, analysis: Analysis) -> Quoted:
    quote = analysis.quotes[place.ordinal]
    return Quoted(quote_row(place.article_id, place.ordinal, quote, article), article, analysis)
