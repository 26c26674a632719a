"""Who "sie", "la alcaldesa" or a verb without a subject stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from index.language.quotes.multilingual.descriptions import (
    gender_of_noun,
    is_plural_noun,
    unnamed_subject,
)
from index.language.quotes.multilingual.namesakes import is_namesakes
from index.language.quotes.multilingual.nouns import is_body_noun, is_person_noun
from index.language.quotes.multilingual.offices import called_so, is_doubtful
from index.language.quotes.multilingual.people import People, Person
from index.language.quotes.multilingual.phrases import Phrase
from index.language.quotes.multilingual.presence import Presence, is_subject
from index.language.quotes.multilingual.references import Reference
from index.language.quotes.multilingual.sketch import Sketch
from index.language.quotes.multilingual.subjects import subjects_before
from index.language.quotes.multilingual.ties import Bearers, Body, tied
from index.language.quotes.text.lexicon import Gender
from index.language.quotes.text.page import Range

_SURE_OF_DESCRIPTION, _SURE_OF_UNKNOWN = 0.85, 0.7
"""How sure a description is that the story has not given somebody, and one of no known person."""
_NAMESAKE = 0.8
"""How sure a family name is that two bear, and who has an office that may be another's; what marks
and verbs add must not make it 0.9."""


def _is_family(person: Person, phrase: Phrase) -> bool:
    """Tell whether somebody is called by the family name alone."""
    return len(person.parts) > 1 and phrase.words.last - phrase.words.first == 1


@dataclass(slots=True)
class Resolver:
    """Finds out who a pronoun, a description or nobody at all stands for."""

    sketch: Sketch
    people: People
    presence: Presence
    unnamed: set[int] = field(default_factory=set)
    """Where speakers are described of whom no name was found."""
    places: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """Where each word stands; filled when it is first asked for."""
    bodies: dict[Body, Bearers] = field(default_factory=dict)
    """Who is tied to them; filled likewise."""

    def read_pronouns(self) -> None:
        """Note whom the pronouns of the story stand for, one after the other."""
        page, language = self.sketch.page, self.sketch.language
        subjects = dict(self._described_subjects())
        for word, lower in enumerate(page.lowers):
            phrase = subjects.get(word)
            if phrase is None:
                gender = language.pronouns.get(lower)
                if gender is None or not page.is_outside(word):
                    continue
                if lower in language.lexicon.determiners:
                    continue
                phrase = Phrase(Range(word, word + 1), word + 1, word, "pronoun", True)
                if lower in language.plurals and self._is_plural(phrase):
                    continue
            found = self.name_of(phrase)
            if found is not None and (person := self.people.called(found.name)):
                self.presence.echoes.append((word, person))

    def _described_subjects(self) -> Iterator[tuple[int, Phrase]]:
        """Yield the descriptions that sentences are about: "Der Coach lobte die Fans"."""
        page, language = self.sketch.page, self.sketch.language
        people = {word for word in set(page.words) if is_person_noun(language, word)}
        for first, last in page.sentences:
            if people.isdisjoint(page.words[first:last]):
                continue
            for phrase in subjects_before(self.sketch, first, last):
                begins = page.lowers[phrase.words.first] in language.lexicon.determiners
                if phrase.kind == "noun" and begins and page.words[phrase.head] in people:
                    yield phrase.words.first, phrase
                    break

    def name_of(self, phrase: Phrase) -> Reference | None:
        """Return who a speaker is, or `None` where the text does not tell."""
        if phrase.kind == "name":
            person = self.people.person_at(phrase.words)
            if person is None and (called := self._demonym(phrase)) is not None:
                return called
            if person is not None and person.is_of_couple and _is_family(person, phrase):
                return Reference(self.sketch.written(phrase.words), (), _SURE_OF_UNKNOWN, "")
            if person is not None:
                chain = () if person.mentions[0] == phrase.words else (person.mentions[0],)
                doubted = is_namesakes(self.sketch, self.people, person, phrase.words)
                return Reference(person.name, chain, _NAMESAKE if doubted else 1.0, "")
            return Reference(self.sketch.written(phrase.words), (), 0.97, "")
        if phrase.kind == "pronoun":
            return self._pronoun(phrase)
        return self._description(phrase)

    def _demonym(self, phrase: Phrase) -> Reference | None:
        """Return who is called by where they are from: "la Lyonnaise", "le Breton"."""
        page, language = self.sketch.page, self.sketch.language
        first, last = phrase.words
        before = page.lowers[first - 1] if first else ""
        if language.nouns_have_capitals or last - first > 1:
            return None
        if before not in language.masculine | language.feminine:
            return None
        office = is_person_noun(language, page.lowers[first])  # "a Gestora"
        if not office and not page.lowers[first].endswith(language.demonyms):
            return None  # "o PT", "la Lega"
        gender: Gender | None = None
        if (before in language.masculine) != (before in language.feminine):
            gender = "m" if before in language.masculine else "f"
        found = self.presence.likeliest(first, gender, (), described=True)
        return found._replace(factor=found.factor * _SURE_OF_UNKNOWN) if found else None

    def name_at(self, words: Range) -> Reference | None:
        """Return who is named at a place."""
        person = self.people.person_at(words)
        return Reference(person.name, (person.mentions[0],), 1.0, "") if person else None

    def _pronoun(self, phrase: Phrase) -> Reference | None:
        language = self.sketch.language
        lower = self.sketch.page.lowers[phrase.words.first]
        gender = language.pronouns.get(lower, language.owners.get(lower))
        gender = language.latter.get(self.sketch.page.lowers[phrase.words.last - 1], gender)
        if lower in language.plurals and self._is_plural(phrase):
            return None
        word = phrase.words.first
        unnamed = unnamed_subject(self.sketch, word, gender)
        if unnamed is not None and not self._is_another(unnamed.last, word, gender):
            written = self.sketch.written(unnamed)  # "Une voisine a tout vu. « … », dit-elle"
            return Reference(written, (unnamed,), _SURE_OF_DESCRIPTION, "near")
        return self.presence.likeliest(word, gender, ()) or self._named_next(word, gender)

    def _is_another(self, begin: int, end: int, gender: Gender | None) -> bool:
        """Tell whether somebody of a gender is what a sentence names without a preposition."""
        return any(
            is_subject(self.sketch, mention)
            for person in self.people.named_between(begin, end)
            if person.gender in (None, gender)
            for mention in person.mentions
            if begin <= mention.first < end
        )

    def _is_plural(self, phrase: Phrase) -> bool:
        """Tell whether a pronoun stands for several: by itself, or by the verb beside it."""
        language, page = self.sketch.language, self.sketch.page
        if page.lowers[phrase.words.first] not in language.pronouns:
            return True
        if language.pronouns[page.lowers[phrase.words.first]] is None:
            return True
        near = (phrase.words.first - 1, phrase.words.last)
        verbs = [
            page.lowers[at] for at in near
            if 0 <= at < len(page.words)
            and (page.lowers[at] in language.lexicon.cues
                 or page.lowers[at] in language.lexicon.auxiliaries)
        ]  # fmt: skip
        return any(verb.endswith(language.plural_verbs) for verb in verbs)

    def _description(self, phrase: Phrase) -> Reference | None:
        """Return who "la alcaldesa" is: by what the story has called somebody, then by nearness."""
        page, language = self.sketch.page, self.sketch.language
        noun = page.lowers[phrase.head]
        noun = noun.rpartition("-")[2] if language.nouns_have_capitals else noun
        determiner = page.lowers[phrase.words.first]
        if is_body_noun(language, page.words[phrase.head]):
            return None
        known = is_person_noun(language, page.words[phrase.head])
        if not known and not self._may_be_person(phrase):
            return None
        if is_plural_noun(self.sketch, phrase):
            return None
        gender = gender_of_noun(self.sketch, phrase)
        called = called_so(self.sketch, self.people, phrase, noun, gender)
        member = tied(self.sketch, self.people, phrase, self.bodies)
        if member is not None and (gender is None or member.gender in (None, gender)):
            return Reference(member.name, (member.mentions[0],), _SURE_OF_DESCRIPTION, "called")
        if determiner in language.indefinite and not called:
            return None
        if called:
            return self._holder(phrase, gender, called)
        if not phrase.bare and determiner not in language.demonstratives:
            return self._led_by(phrase, gender)
        if determiner in language.owners:  # "Seine Herausforderin" is not he
            return self._named_next(phrase.words.first, gender)
        unnamed = self._first_called(phrase)
        found = self.presence.likeliest(phrase.words.first, gender, (), described=True)
        person = self.people.called(found.name) if found else None
        is_new = person is not None and unnamed < person.mentions[0].first
        silent = all(one is not person for _, one in self.presence.spoken)
        if person and is_new and (person.roles or (silent and unnamed in self.unnamed)):
            return None  # "O prefeito falou com o governador Castro", and then "o prefeito"
        less = _SURE_OF_DESCRIPTION if known else _SURE_OF_UNKNOWN
        if found is None:
            return self._named_next(phrase.words.first, gender)
        return found._replace(factor=found.factor * less)

    def _holder(
        self, phrase: Phrase, gender: Gender | None, called: Sequence[Person]
    ) -> Reference | None:
        """Return who has an office, less surely where the description puts it elsewhere."""
        found = self.presence.likeliest(phrase.words.first, gender, called)
        person = self.people.called(found.name) if found else None
        if found is None or person is None or not is_doubtful(self.sketch, person, phrase):
            return found
        return found._replace(factor=min(found.factor, _NAMESAKE))

    def _first_called(self, phrase: Phrase) -> int:
        """Return where the story first calls somebody so, with the same article."""
        lowers, length = self.sketch.page.lowers, phrase.head + 1 - phrase.words.first
        if not self.places:
            for at, lower in enumerate(lowers):
                self.places[lower].append(at)
        words = lowers[phrase.words.first : phrase.head + 1]
        for head in self.places[words[-1]]:
            begin = head + 1 - length
            if begin >= phrase.words.first or (begin >= 0 and lowers[begin : head + 1] == words):
                return min(begin, phrase.words.first)
        return phrase.words.first

    def _led_by(self, phrase: Phrase, gender: Gender | None) -> Reference | None:
        """Return whom alone the paragraph has named so far, if the sentence before is about them.

        "Torsten Priller rang nach Luft. „…“, stöhnte der Trainer des SV Aumünde."
        """
        page, word = self.sketch.page, phrase.words.first
        here = page.sentence[word]
        if not here or self.sketch.page.lowers[word] in self.sketch.language.indefinite:
            return None
        begin = page.paragraph_words[page.paragraph_at(word)].first
        named = self.people.named_between(begin, word)
        before = page.sentences[here - 1].first
        if len({one.number for one in named}) != 1:
            return None
        person = named[0]
        earlier = person.named_before(before)
        led = person.mentions[earlier : earlier + 1]
        if not led or led[0].first >= word or not is_subject(self.sketch, led[0]):
            return None
        within = range(phrase.head + 1, phrase.last)
        relative = any(is_person_noun(self.sketch.language, page.words[at]) for at in within)
        relative = relative or bool(self.people.named_between(word, phrase.last))
        if relative or person.roles or (gender and person.gender and person.gender != gender):
            return None  # "a irmã da vítima"
        return Reference(person.name, (led[0],), _SURE_OF_UNKNOWN, "near")

    def _named_next(self, word: int, gender: Gender | None) -> Reference | None:
        """Return who opens the next sentence by name, where nobody has been named before.

        "„Ja“, antwortete der Angeklagte. Yannick Gruber, 23, soll …"
        """
        page = self.sketch.page
        after = page.sentence[word] + 1
        if after >= len(page.sentences):
            return None
        begin = page.sentences[after].first
        person = self.people.by_word.get(begin)
        if person is None or page.paragraph_at(begin) != page.paragraph_at(word):
            return None
        if gender and person.gender and person.gender != gender:
            return None
        if person.mentions[0].first < begin:
            return None
        return Reference(person.name, (person.mentions[0],), _SURE_OF_UNKNOWN, "next")

    def _may_be_person(self, phrase: Phrase) -> bool:
        """Tell whether a noun that the lists lack may be a person who speaks: "la parlamentare"."""
        page, language = self.sketch.page, self.sketch.language
        determiner = page.lowers[phrase.words.first]
        definite = determiner in language.masculine | language.feminine
        small = not language.nouns_have_capitals and page.words[phrase.head][0].islower()
        return small and definite and phrase.bare and determiner not in language.indefinite

    def zero(self, word: int) -> Reference | None:
        """Return who goes on speaking where a verb has no subject."""
        found = self.presence.likeliest(word, None, ())
        return found or self._named_next(word, None)
