"""Which quotes of a shared archive are one utterance, as the publishing archive has found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from index.search.engine.fields import clean_name
from index.search.opensearch.questions import Questions
from index.search.opensearch.quotes import QuoteFound, QuoteLookup
from index.search.opensearch.searcher import of_ids
from index.store.protocol import Place
from index.store.utterances.form import Form

_AT_ONCE = 1000
"""So many articles are asked for in one question."""
_IS_LIKE_OTHERS = {"exists": {"field": "quotes.alike"}}
_IS_SAID_AGAIN = {"exists": {"field": "quotes.again"}}
_IS_LIKE_ANY = {"bool": {"should": [_IS_LIKE_OTHERS, _IS_SAID_AGAIN]}}


@dataclass
class _Web:
    """Quotes by their numbers, each with where it stands and what it is alike to."""

    places: dict[int, list[Place]] = field(default_factory=dict)
    alike: dict[int, tuple[int, ...]] = field(default_factory=dict)
    again: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def add(self, found: Iterable[QuoteFound]) -> None:
        for each in found:
            places = self.places.setdefault(each.saying, [])
            place = Place(each.article_id, each.ordinal)
            if place not in places:
                places.append(place)
            self.alike[each.saying], self.again[each.saying] = each.alike, each.again

    def members(self, saying: int) -> list[int]:
        """Return the quotes that are one utterance with a quote, itself among them."""
        found, waiting = {saying}, [saying]
        while waiting:
            new = set(self.alike.get(waiting.pop(), ())) - found
            found |= new
            waiting += new
        return sorted(found)

    def said_again(self, members: Collection[int]) -> list[int]:
        """Return the quotes that say it again on another occasion."""
        again = {other for each in members for other in self.again.get(each, ())}
        return sorted(again.difference(members))

    def at(self, sayings: Iterable[int]) -> list[Place]:
        """Return where quotes stand."""
        return [
            place
            for saying in sayings
            for place in sorted(self.places.get(saying, ()), key=lambda one: one.article_id)
        ]


class SharedUtterances:
    """Looks utterances up. Safe to use from several threads.

    A text is known by the number of its article.

    Args:
        questions: Asks for them.
    """

    def __init__(self, questions: Questions) -> None:
        self._quotes = QuoteLookup(questions)

    def also_in(self, text_id: int) -> Mapping[int, int]:
        """Return how many other articles have a quote of a text, as the protocol says."""
        own = list(self._quotes.each(_IS_LIKE_ANY, of_ids([text_id])))
        web = self._web_of(own)
        counts = {}
        for quote in own:
            same = {place.article_id for place in web.places[quote.saying]}
            members = web.members(quote.saying)
            others = {place.article_id for place in web.at(members)} - same
            if others or web.said_again(members):
                counts[quote.ordinal] = len(others)
        return counts

    def utterance(self, text_id: int, ordinal: int) -> tuple[int, list[Place], list[Place]]:
        """Return the utterance that a quote belongs to."""
        return self.of_place(Place(text_id, ordinal))

    def of_place(self, place: Place) -> tuple[int, list[Place], list[Place]]:
        """Return the utterance that a quote of an article belongs to, as `utterance` does."""
        number = {"term": {"quotes.number": place.ordinal}}
        asked = {"bool": {"filter": [number, {"exists": {"field": "quotes.saying"}}]}}
        own = list(self._quotes.each(asked, of_ids([place.article_id])))
        if not own:
            return 0, [], []
        web = self._web_of(own)
        members = web.members(own[0].saying)
        again = web.said_again(members)
        web.add(self._quotes.numbered(set(again) - web.places.keys()))
        return min(members), web.at(members), web.at(again)

    def numbers(self, places: Iterable[Place]) -> Mapping[Place, int]:
        """Return the numbers of the utterances that quotes belong to, where there are others."""
        wanted = set(places)
        ids = sorted({place.article_id for place in wanted})
        own = [
            each
            for start in range(0, len(ids), _AT_ONCE)
            for each in self._quotes.each(_IS_LIKE_OTHERS, of_ids(ids[start : start + _AT_ONCE]))
            if Place(each.article_id, each.ordinal) in wanted
        ]
        web = self._web_of(own)
        return {Place(each.article_id, each.ordinal): min(web.members(each.saying)) for each in own}

    def utterances(self) -> Iterator[tuple[int, list[Place], list[Place]]]:
        """Yield every utterance of two quotes or more, as `utterance` returns it."""
        web = _Web()
        web.add(self._quotes.each(_IS_LIKE_OTHERS))
        again = {other for others in web.again.values() for other in others}
        web.add(self._quotes.numbered(again - web.places.keys()))
        seen: set[int] = set()
        for first in sorted(web.alike):
            if web.alike[first] and first not in seen:
                members = web.members(first)
                seen.update(members)
                yield min(members), web.at(members), web.at(web.said_again(members))

    def _web_of(self, found: Collection[QuoteFound]) -> _Web:
        """Return quotes with all that are one utterance with them."""
        web = _Web()
        web.add(found)
        # Where a text stands in several articles, its quotes stand there too.
        waiting = {each.saying for each in found}
        waiting |= {other for each in found for other in each.alike}
        asked: set[int] = set()
        while waiting:
            asked |= waiting
            new = list(self._quotes.numbered(waiting))
            web.add(new)
            waiting = {other for each in new for other in each.alike} - asked
        return web

    def uncompared(self) -> int:
        """Return none: what is compared later is published then."""
        return 0

    def texts_with(self, form: Form) -> list[str]:
        """Return nothing: the cluster is asked by the query itself."""
        return []

    def texts_repeated(self, least: int) -> list[str]:
        """Return nothing: the cluster is asked by the query itself."""
        return []

    def sharing(self, fingerprints: Iterable[int], most: int) -> list[Place]:
        """Return the quotes that share fingerprints with given words, most of them first."""
        found = self._quotes.sharing(frozenset(fingerprints), most)
        return [Place(each.article_id, each.ordinal) for each in found]

    def said_by(self, name: str, most: int) -> list[Place]:
        """Return quotes by a speaker, the latest first."""
        said = [{"term": {"quotes.name": clean_name(name)}}, {"term": {"quotes.kind": "direct"}}]
        found = self._quotes.each({"bool": {"filter": said}}, order="date")
        return [Place(each.article_id, each.ordinal) for each in islice(found, most)]
