"""What was said once and is quoted in many articles, each wording beside the fullest one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from index.archive.annotated import AnnotatedArticles
from index.archive.quoted import Quoted, QuotedReader
from index.article import Analysis, Span
from index.store import Store
from index.store.protocol import Place
from index.views import Utterance


class Utterances:
    """The utterances of an archive. Safe to use from several threads.

    Args:
        store: Knows which quotes are alike.
        annotated: The articles as the user has corrected them.
        quoted: Reads quotes in their articles.
    """

    def __init__(self, store: Store, annotated: AnnotatedArticles, quoted: QuotedReader) -> None:
        self._store = store
        self._annotated = annotated
        self._quoted = quoted

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
        found = sorted(self._quoted.each(places), key=_earliest_first)
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
            is_other = is_given_to_another(attribution, usual, given)
            relation = relation_of(changes, full)
            wordings.append(each.wording(relation, changes, other_speaker=is_other))
        rows = sorted(self._quoted.each(again), key=_earliest_first)
        return Utterance(
            number=number,
            wordings=tuple(wordings),
            fullest=fullest,
            again=tuple(each.row for each in rows),
        )


def _earliest_first(quoted: Quoted) -> tuple[bool, str, int, int]:
    row = quoted.row
    return not row.published, row.published, row.article_id, row.ordinal
