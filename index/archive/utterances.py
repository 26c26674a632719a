"""What was said once and is quoted in many articles, each wording beside the fullest one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.archive.annotated import AnnotatedArticles
from index.archive.rows import quote_row
from index.article import Analysis, Article, Span
from index.store import StoreReader
from index.store.utterances.reader import Place
from index.views import QuoteRow, Utterance, Wording

if TYPE_CHECKING:
    from index.language.utterances.speakers import Attribution


class Utterances:
    """The utterances of an archive. Safe to use from several threads.

    Args:
        store: Knows which quotes are alike.
        annotated: The articles as the user has corrected them.
    """

    def __init__(self, store: StoreReader, annotated: AnnotatedArticles) -> None:
        self._store = store
        self._annotated = annotated

    def also_in(self, text_id: int, analysis: Analysis | None) -> dict[Span, int]:
        """Return how many other articles quote the same as the quotes of a text, by their spans."""
        quotes = analysis.quotes if analysis else ()
        counts = self._store.utterances.also_in(text_id) if quotes else {}
        return {quotes[at].span: count for at, count in counts.items() if at < len(quotes)}

    def of_quote(self, article_id: int, span: Span) -> Utterance | None:
        """Return the utterance that a quote is a wording of, if it is quoted elsewhere or again."""
        stored = self._annotated.stored(article_id)
        analysis = self._annotated.analysis(article_id, stored)
        quotes = analysis.quotes if analysis else ()
        at = next((at for at, quote in enumerate(quotes) if quote.span == span), None)
        if at is None:
            return None
        number, places, again = self._store.utterances.utterance(stored.text_id, at)
        if len(places) < 2 and not again:
            return None
        return self._utterance(number, places, again)

    def each(self, among: Iterable[tuple[int, int]] | None) -> Iterator[Utterance]:
        """Yield the utterances that are quoted in more than one article.

        Args:
            among: Only those with one of these quotes (article, place in its analysis).
        """
        wanted = None if among is None else {Place(*pair) for pair in among}
        for number, places, again in self._store.utterances.utterances():
            if wanted is None or not wanted.isdisjoint(places):
                utterance = self._utterance(number, places, again)
                if utterance and utterance.articles > 1:
                    yield utterance

    def _utterance(self, number: int, places: list[Place], again: list[Place]) -> Utterance | None:
        found = sorted(filter(None, map(self._quoted, places)), key=_earliest_first)
        if not found:
            return None
        from index.language.utterances.differences import differences, relation_of
        from index.language.utterances.speakers import is_given_to_another, usual_speaker
        from index.language.utterances.words import keys_of

        sizes = [len(keys_of(each.row.text)) for each in found]
        fullest = sizes.index(max(sizes))
        full = found[fullest].row.text
        shortest = sizes.index(min(sizes))
        given = [
            each.attribution(found[shortest if at == fullest else fullest])
            for at, each in enumerate(found)
        ]
        usual = usual_speaker(given)
        wordings = []
        for each, attribution in zip(found, given, strict=True):
            changes = differences(full, each.row.text)
            wordings.append(
                Wording(
                    row=each.row,
                    url=each.article.url,
                    path=each.article.path,
                    part=each.article.part,
                    relation=relation_of(changes, full),
                    changes=changes,
                    other_speaker=is_given_to_another(attribution, usual, given),
                )
            )
        rows = sorted(filter(None, map(self._quoted, again)), key=_earliest_first)
        return Utterance(
            number=number,
            wordings=tuple(wordings),
            fullest=fullest,
            again=tuple(each.row for each in rows),
        )

    def _quoted(self, place: Place) -> _Quoted | None:
        stored = self._store.article(place.article_id)
        analysis = self._annotated.analysis(place.article_id, stored) if stored else None
        if stored is None or analysis is None or place.ordinal >= len(analysis.quotes):
            return None
        quote = analysis.quotes[place.ordinal]
        row = quote_row(place.article_id, place.ordinal, quote, stored.article)
        kinds = {each.kind for each in analysis.entities if each.name == quote.name}
        return _Quoted(row, stored.article, "PERSON" in kinds)


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A quote in its article."""

    row: QuoteRow
    article: Article
    by_person: bool

    def attribution(self, beside: _Quoted) -> Attribution:
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


def _earliest_first(quoted: _Quoted) -> tuple[bool, str, int, int]:
    row = quoted.row
    return not row.published, row.published, row.article_id, row.ordinal
