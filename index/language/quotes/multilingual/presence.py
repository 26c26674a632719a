"""How present somebody is at a word, and who is most: named, a subject, meant, or speaking."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.language.quotes.multilingual.nouns import is_person_noun
from index.language.quotes.multilingual.people import People, Person
from index.language.quotes.multilingual.references import Reference
from index.language.quotes.multilingual.sketch import Sketch
from index.language.quotes.text.lexicon import Gender
from index.language.quotes.text.page import Range

_FADING = 0.75
"""What is left of a mention's weight after a sentence."""
_SUBJECT, _ECHO, _SPEAKER, _HERE = 2.2, 1.4, 1.5, 0.8
"""What a subject, a pronoun and speaking weigh, where being named weighs 1, and the factor for a
mention in the same sentence; set by hand."""
_QUOTED = 0.4
"""The factor for a mention inside a quotation."""
_NEAR, _NEAR_ASIDE = 2.6, 1.3
"""The factor for a mention in the sentence before, in the same paragraph: of whom that is about,
and of whom it only mentions ("l'affaire de Bo Lind")."""
_FIRST = 3
"""Words that may open a sentence before whom it is about: "Für Omid Rahimi ist das weit weg"."""
_FORGOTTEN = 14
"""Sentences after which a mention weighs nothing."""
_DOUBTED = 0.6
"""The factor for whose gender nothing tells, and for who has another office: that would name it."""
_ONLY_ONE = 0.96
"""How sure the most present is where nobody else is present."""
_OF_ALL, _OF_SOME = (0.72, 0.24), (0.85, 0.12)
"""The same among others: at the least, and how much more where the others hardly are; of everybody,
and of those whom the story calls so, as two mayors."""


@dataclass(slots=True)
class Presence:
    """What the story has said of everybody so far."""

    sketch: Sketch
    people: People
    spoken: list[tuple[int, Person]] = field(default_factory=list)
    """Who has spoken, and at which word."""
    echoes: list[tuple[int, Person]] = field(default_factory=list)
    """Whom pronouns and descriptions stand for, and at which word."""
    told: dict[int, int] = field(default_factory=dict)
    """Where each is first named outside quotations; filled when it is first asked for."""

    def _begin(self, word: int) -> int:
        """Return the first word whose mentions still count at a word."""
        page = self.sketch.page
        return page.sentences[max(0, page.sentence[word] - _FORGOTTEN)].first

    def recent(self, word: int) -> list[Person]:
        """Return who is named, meant by a pronoun or speaking shortly before a word."""
        begin = self._begin(word)
        named = self.people.named_between(begin, word)
        recent = {person.number: person for person in named}
        for events in (self.echoes, self.spoken):
            for at, person in reversed(events):
                if at < begin:
                    break
                if at < word:
                    recent[person.number] = person
        return [recent[number] for number in sorted(recent)]

    def is_told_of(self, person: Person, word: int) -> bool:
        """Tell whether the story itself has named somebody, not only who is quoted in it."""
        if person.number not in self.told:
            outside = self.sketch.page.is_outside
            first = (mention.first for mention in person.mentions if outside(mention.first))
            self.told[person.number] = next(first, len(self.sketch.page.words))
        return self.told[person.number] < word

    def of(self, person: Person, word: int) -> float:
        """Return how present somebody is at a word."""
        page, begin = self.sketch.page, self._begin(word)
        here = page.sentence[word]
        paragraph = page.paragraph_at(word)
        weight = 0.0
        for mention in person.mentions[bisect_left(person.mentions, Range(begin, 0)) :]:
            if mention.first >= word:
                break
            distance = here - page.sentence[mention.first]
            share = _SUBJECT if is_subject(self.sketch, mention) else 1.0
            if not page.is_outside(mention.first):
                share *= _QUOTED
            elif distance == 1 and page.paragraph_at(mention.first) == paragraph:
                opens = mention.first - self.sketch.sentence_start(mention.first) <= _FIRST
                share *= _NEAR if share == _SUBJECT or opens else _NEAR_ASIDE
            weight += (share if distance else share * _HERE) * _FADING**distance
        for events, share, all_count in (
            (self.echoes, _ECHO, True),
            (self.spoken, _SPEAKER, False),
        ):
            for at, one in reversed(events):
                if at < begin:
                    break
                if one is person and at < word:
                    distance = here - page.sentence[at]
                    near = all_count and distance == 1 and page.paragraph_at(at) == paragraph
                    weight += share * (_NEAR if near else 1.0) * _FADING**distance
                    if not all_count:
                        break
        return weight

    def likeliest(
        self, word: int, gender: Gender | None, among: Sequence[Person], *, described: bool = False
    ) -> Reference | None:
        """Return who is most present at a word: named lately, as a subject, or speaking.

        Args:
            word: Where somebody is meant.
            gender: Of whom, where that is told.
            among: Who alone may be meant; empty for everybody.
            described: Whether a description means them that they have not been given.
        """
        weights: dict[int, float] = {}
        people = among or self.recent(word)
        for number, person in enumerate(people):
            if gender and person.gender and person.gender != gender:
                continue
            if not among and not self.is_told_of(person, word):
                continue
            weight = self.of(person, word)
            if gender and person.gender is None:
                weight *= _DOUBTED
            if described and person.roles:
                weight *= _DOUBTED
            if weight > 0:
                weights[number] = weight
        if not weights:
            if among:
                person = among[0]
                return Reference(person.name, (person.mentions[0],), _OF_SOME[0], "called")
            return None
        best = max(weights, key=lambda one: (round(weights[one], 6), _last(people[one], word)))
        person = people[best]
        rest = sum(weights.values()) - weights[best]
        margin = weights[best] / (weights[best] + rest)
        nearest = person.mentions[max(person.named_before(word) - 1, 0)]
        least, more = _OF_SOME if among else _OF_ALL
        factor = least + more * margin if rest else _ONLY_ONE
        return Reference(person.name, (nearest,), factor, "called" if among else "near")


def _last(person: Person, word: int) -> int:
    """Return where somebody is named last before a word."""
    before = person.named_before(word)
    return person.mentions[before - 1].first if before else -1


def is_subject(sketch: Sketch, mention: Range) -> bool:
    """Tell whether a name opens its sentence or no preposition governs it."""
    page, language = sketch.page, sketch.language
    word = mention.first - 1
    start = sketch.sentence_start(mention.first)
    while word >= start:
        lower = page.lowers[word]
        if is_person_noun(language, page.words[word]) or lower in language.lexicon.adverbs:
            word -= 1
            continue
        if lower in language.lexicon.determiners:
            word -= 1
            continue
        return not (sketch.is_preposition(word) or lower in language.oblique)
    return True
