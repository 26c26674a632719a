"""What was said once and is quoted in many articles, each wording beside the fullest one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from index.archive.annotated import AnnotatedArticles
from index.archive.quoted import Quoted, QuotedReader
from index.article import Analysis, Span
from index.store.protocol import Place, Store
from index.store.utterances.form import Form

if TYPE_CHECKING:
    from index.views.quotes import QuoteRow, Utterance

_FORMS = {"variant": Form.VARIANT, "misattributed": Form.MISATTRIBUTED}


class Utterances:
    """The utterances of an archive. Safe to use from several threads.

    Args:
        store: Knows which quotes are alike.
        annotated: The articles as the user has corrected them.
    """

    def __init__(self, store: Store, annotated: AnnotatedArticles) -> None:
        self._store = store
        self._annotated = annotated
        self._quoted = QuotedReader(store, annotated)

    def texts_with(self, kind: str) -> list[str] | None:
        """Return the hashes of texts that others repeat (`repeats 2`), or repeat otherwise.

        Returns:
            Nothing for a kind that is none of this.
        """
        asked, _, least = kind.partition(" ")
        if asked == "repeats":
            return self._store.utterances.texts_repeated(int(least))
        form = _FORMS.get(asked)
        return None if form is None else self._store.utterances.texts_with(form)

    def also_in(self, text_id: int, analysis: Analysis | None) -> dict[Span, int]:
        """Return how many other articles quote the same as the quotes of a text, by their spans.

        It is 0 for what is only said again, on another occasion; what is neither is left out.
        """
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
        if len(places) <= 1 and not again:
            return None
        return self._laid_out(number, self._in_order(places), again)

    def fold(self, rows: Iterable[QuoteRow]) -> list[tuple[QuoteRow, ...]]:
        """Return quotes in their order, those that are one utterance together."""
        listed = {Place(row.article_id, row.ordinal): row for row in rows}
        numbers = self._store.utterances.numbers(listed)
        groups: dict[int | Place, list[QuoteRow]] = {}
        for place, row in listed.items():
            groups.setdefault(numbers.get(place, place), []).append(row)
        return [tuple(group) for group in groups.values()]

    def with_all_wordings(self, row: QuoteRow) -> tuple[Utterance, list[Quoted]] | None:
        """Return a quote with all its wordings, be it the only one; nothing if it is gone.

        Returns:
            The wordings side by side, and each of them in its article as it was just read.
        """
        place = Place(row.article_id, row.ordinal)
        number, places, _ = self._store.utterances.of_place(place)
        found = self._in_order(places or [place])
        utterance = self._laid_out(number, found, [])
        return (utterance, found) if utterance else None

    def each(self, among: Iterable[tuple[int, int]] | None) -> Iterator[Utterance]:
        """Yield the utterances that are quoted in more than one article.

        Args:
            among: Only those with one of these quotes (article, place in its analysis).
        """
        wanted = None if among is None else {Place(*pair) for pair in among}
        for number, places, again in self._store.utterances.utterances():
            if wanted is None or not wanted.isdisjoint(places):
                utterance = self._laid_out(number, self._in_order(places), again)
                if utterance and utterance.articles > 1:
                    yield utterance

    def _in_order(self, places: Iterable[Place]) -> list[Quoted]:
        """Return the quotes at some places, as far as they are still there, the earliest first."""
        return sorted(self._quoted.each(places), key=lambda quoted: quoted.row.by_date)

    def _laid_out(self, number: int, found: list[Quoted], again: list[Place]) -> Utterance | None:
        """Return wordings side by side; nothing if there are none."""
        if not found:
            return None
        from index.language.utterances.versions import versions
        from index.views.quotes import Utterance

        fullest, beside = versions(
            [each.quotation() for each in found],
            [each.by_person for each in found],
            lambda at: found[at].sureness,
        )
        wordings = [
            each.wording(one.relation, one.changes, other_speaker=one.other_speaker)
            for each, one in zip(found, beside, strict=True)
        ]
        return Utterance(
            number=number,
            wordings=tuple(wordings),
            fullest=fullest,
            again=tuple(each.row for each in self._in_order(again)),
        )
