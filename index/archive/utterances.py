"""What was said once and is quoted in many articles, each wording beside the fullest one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from index.archive.annotated import AnnotatedArticles
from index.archive.rows import quote_row
from index.article import Analysis, Article, Span
from index.store import StoreReader
from index.store.utterances.reader import Place
from index.views import QuoteRow, Utterance, Wording


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

    def _utterance(
        self, number: int, places: list[Place], again: list[Place]
    ) -> Utterance | None:
        found = [each for each in map(self._row, places) if each]
        if not found:
            return None
        from index.language.utterances.differences import differences, relation_of
        from index.language.utterances.words import keys_of

        found.sort(key=lambda each: (not each[0].published, each[0].published, each[0].article_id))
        sizes = [len(keys_of(row.text)) for row, _ in found]
        fullest = sizes.index(max(sizes))
        full = found[fullest][0].text
        others = _other_speakers([row for row, _ in found])
        wordings = []
        for (row, article), is_other in zip(found, others, strict=True):
            changes = differences(full, row.text)
            wordings.append(
                Wording(
                    row=row,
                    url=article.url,
                    path=article.path,
                    part=article.part,
                    relation=relation_of(changes, full),
                    changes=changes,
                    other_speaker=is_other,
                )
            )
        rows = [each[0] for each in map(self._row, again) if each]
        rows.sort(key=lambda row: (not row.published, row.published, row.article_id))
        return Utterance(
            number=number, wordings=tuple(wordings), fullest=fullest, again=tuple(rows)
        )

    def _row(self, place: Place) -> tuple[QuoteRow, Article] | None:
        read = self._article(place.article_id)
        if read is None or place.ordinal >= len(read[1].quotes):
            return None
        article, analysis = read
        quote = analysis.quotes[place.ordinal]
        return quote_row(place.article_id, place.ordinal, quote, article), article

    def _article(self, article_id: int) -> tuple[Article, Analysis] | None:
        stored = self._store.article(article_id)
        analysis = self._annotated.analysis(article_id, stored) if stored else None
        return (stored.article, analysis) if stored and analysis else None


def _other_speakers(rows: list[QuoteRow]) -> list[bool]:
    """Tell for each quote whether somebody else is said to have spoken than by most of them."""
    from index.language.utterances.speakers import other_speaker, surname

    names = [row.quote.name for row in rows]
    counts = Counter(filter(None, map(surname, names)))
    if not counts:
        return [False] * len(rows)
    usual = max(counts, key=lambda name: counts[name])  # of as many, the earliest
    first = next(name for name in names if surname(name) == usual)
    return [other_speaker(first, name) for name in names]
