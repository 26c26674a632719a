"""Who "he", "the senator" and "Hale" are: mentions resolved to people, in reading order.

A pronoun refers to the most salient person of its gender (see `salience`), and raises that person
in turn, so that the one speaker of a wire story stays its "he" however many bystanders are named.
A description refers to somebody whom the text calls so, or else to the story's speaker.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from index.language.quotes.clauses import antecedent
from index.language.quotes.lexicon import Gender
from index.language.quotes.names import POSSESSIVES, Named
from index.language.quotes.page import Page, Range
from index.language.quotes.people import People, Person
from index.language.quotes.phrases import phrase_beginning
from index.language.quotes.references import Reference
from index.language.quotes.salience import Discourse, Weights, is_oblique

_PRONOUNS: dict[str, Gender] = {
    "he": "m", "his": "m", "him": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_SPEECHLESS = frozenset(["i", "we", "you", "who", "which"])
_DEFINITE = frozenset(["the", "this", "that"])
_NOTICED = frozenset(["the", *_PRONOUNS])
_OWNED = frozenset(["his", "her", "their", "its"])


@dataclass(slots=True)
class Resolver:
    """Reads a page once and resolves every speaker's mention on the way."""

    page: Page
    people: People
    named: Named
    """What the pipeline found."""
    reporting: frozenset[Range]
    """The subjects of reporting clauses."""
    quoted: Mapping[Range, int]
    """Those that quotations are attributed to, and how many are."""
    weights: Weights = field(default_factory=Weights)
    references: dict[Range, Reference] = field(default_factory=dict)
    _discourse: Discourse = field(init=False)
    _last_body: Reference | None = None
    """The last ministry or company that spoke: what "it said" refers to."""

    def __post_init__(self) -> None:
        self._discourse = Discourse(self.weights)

    def run(self) -> Mapping[Range, Reference]:
        """Return what each speaking mention refers to."""
        page, named = self.page, self.people.starting()
        speaking: dict[int, list[Range]] = defaultdict(list)
        for words in sorted(self.reporting | self.quoted.keys()):
            speaking[words.first].append(words)
        roles = {
            word: words for alike in speaking.values() for words in alike for word in range(*words)
        }
        noticed = {at for at, lower in enumerate(page.lowers) if lower in _NOTICED}
        for word in sorted(noticed | speaking.keys() | named.keys()):
            for words in speaking.get(word, ()):
                self._speak(words)
            if not page.is_outside(word):
                continue
            if word in named:
                mention, person = named[word]
                self._raise(person, mention, roles.get(mention.last - 1))
            elif page.lowers[word] in _PRONOUNS:
                self._follow(word, roles.get(word))
            elif word in speaking:
                words = speaking[word][-1]
                if speaker := self.references[words].person:
                    self._raise(speaker, words, words)
            elif page.lowers[word] == "the" and word not in roles:
                self._notice(word)
        return self.references

    def _speak(self, words: Range) -> None:
        reference = self.references[words] = self._refer(words)
        if reference.person is None and reference.rule == "as-written":
            self._last_body = reference
        elif reference.person:
            for _ in range(self.quoted.get(words, 0)):
                self._discourse.quote(reference.person)

    def _raise(self, person: Person, mention: Range, role: Range | None) -> None:
        """Let a mention raise its person by what it does in its clause."""
        weights = self.weights
        weight = weights.mention
        if role is not None and (role == mention or mention in self._heads(role)):
            weight += weights.subject + weights.reports
            weight += weights.quoted if role in self.quoted else 0
        elif is_oblique(self.page, mention):
            weight *= weights.oblique
        else:
            weight += weights.subject
        self._discourse.mention(person, weight, self.page.sentence[mention.first], mention)

    def _follow(self, word: int, role: Range | None) -> None:
        """Let a pronoun raise whom it refers to."""
        weights, words = self.weights, Range(word, word + 1)
        reference = self.references.get(words) or self._pronoun(words)
        if reference.person is None:
            return
        weight = weights.mention
        if self.page.lowers[word] not in ("he", "she"):
            weight *= weights.possessive
        elif role is None:
            weight = (weight + weights.subject) * weights.pronoun
        else:
            quoted = weights.quoted if role in self.quoted else 0
            weight = (weight + weights.subject + weights.reports + quoted) * weights.pronoun
        sentence = self.page.sentence[word]
        self._discourse.mention(reference.person, weight, sentence, words)

    def _notice(self, word: int) -> None:
        """Let "the inspector" raise whom it describes, where nobody speaks."""
        page = self.page
        limit = min(word + 5, page.sentences[page.sentence[word]].last)
        phrase = phrase_beginning(page, word, limit)
        head = self._head_noun(phrase)
        if page.lowers[head] in page.lexicon.collectives:
            self._last_body = Reference(self._written(phrase), None, "as-written")
        if head <= word or not page.is_person_noun(head) or page.words[head][0].isupper():
            return
        reference = self._description(
            phrase, guess=word == page.sentences[page.sentence[word]].first
        )
        if reference and reference.person:
            self._raise(reference.person, phrase, None)

    def _refer(self, words: Range) -> Reference:
        """Resolve one speaking mention."""
        lower = self.page.lowers[words.first]
        as_written = Reference(self._source(words), None, "as-written")
        if words.last - words.first == 1:
            if lower in _PRONOUNS:
                return self._pronoun(words)
            if lower in ("who", "which"):
                return self._antecedent(words) or as_written
            if lower in ("it", "they") and self._last_body:
                return replace(self._last_body, rule="body")
            if lower in _SPEECHLESS:
                return as_written
        heads = self._heads(words)
        if heads:
            people = [self.people.by_word[mention.first] for mention in heads]
            name = " and ".join(person.name for person in people)
            return Reference(name, people[0] if len(people) == 1 else None, "named")
        described = None
        if lower in _DEFINITE or lower in _OWNED:
            described = self._description(words, guess=lower in _DEFINITE)
        return described or as_written

    def _source(self, words: Range) -> str | None:
        """Return what names a source that is no person's name: none for a bare pronoun."""
        pronoun = words.last - words.first == 1 and (
            self.page.lowers[words.first] in self.page.lexicon.subject_pronouns | _PRONOUNS.keys()
        )
        return None if pronoun else self.named.body_at(self.page, words) or self._written(words)

    def _written(self, words: Range) -> str:
        return " ".join(self.page.span(words).of(self.page.text).split())

    def _heads(self, words: Range) -> list[Range]:
        """Return the names that a noun phrase is about: not "Hale's lawyer", "an aide to Hale"."""
        page = self.page
        found: list[Range] = []
        word = words.first
        while word < words.last:
            person = self.people.by_word.get(word)
            lower = page.lowers[word]
            if person is None:
                if lower in page.lexicon.prepositions or (found and page.words[word] in (",", "(")):
                    break
                if found and lower in POSSESSIVES:
                    found.pop()
                word += 1
                continue
            last = word
            while last < words.last and self.people.by_word.get(last) is person:
                last += 1
            if found and page.lowers[word - 1] != "and":
                found.clear()
            found.append(Range(word, last))
            word = last
        return found

    def _antecedent(self, words: Range) -> Reference | None:
        """Return what "who" relates to: the phrase before it."""
        sentence = self.page.sentences[self.page.sentence[words.first]].first
        phrase = antecedent(self.page, words.first, sentence)
        if phrase is None:
            return None
        heads = self._heads(phrase)
        if not heads:
            return replace(self._refer(phrase), chain=(phrase,), rule="relative")
        person = self.people.by_word[heads[-1].first]
        return Reference(person.name, person, "relative", (heads[-1],))

    def _pronoun(self, words: Range) -> Reference:
        """Return the most salient person of the pronoun's gender."""
        gender = _PRONOUNS[self.page.lowers[words.first]]
        ranked = self._ranked(words, gender)
        if not ranked:
            return Reference(None, None, "as-written")
        person = ranked[0][1]
        if self.page.lowers[words.first] in ("he", "she"):
            person.gender = person.gender or gender  # as the reader infers
        return self._reference(ranked, "pronoun")

    def _ranked(self, words: Range, gender: Gender | None) -> list[tuple[float, Person]]:
        """Return the people of a gender mentioned so far, the most salient first."""
        sentence, lead = self.page.sentence[words.first], self.page.paragraph_words[0]
        ranked = []
        for number in self._discourse.latest():
            person = self.people.all[number]
            if gender and person.gender not in (gender, None):
                continue
            prominence = self._discourse.prominence(person, lead)
            score = self._discourse.now(person, sentence) + self.weights.story * prominence
            if gender and person.gender is None:
                score *= self._doubt(person, gender)
            ranked.append((score, person))
        ranked.sort(key=lambda item: -item[0])
        return ranked

    def _doubt(self, person: Person, gender: Gender) -> float:
        """Return how much a person counts whose gender nothing but a name's ending tells."""
        if person.leaning is None:
            return self.weights.unknown_gender
        if person.leaning == gender:
            return self.weights.right_leaning
        return self.weights.wrong_leaning

    def _reference(self, ranked: list[tuple[float, Person]], rule: str) -> Reference:
        score, person = ranked[0]
        margin = 1 - ranked[1][0] / score if len(ranked) > 1 and score else 1.0
        nearest = self._discourse.last_mention[person.number]
        chain: tuple[Range, ...] = (nearest,)
        earlier = bisect_right(person.mentions, nearest)
        if earlier and person.mentions[earlier - 1] != nearest:
            chain += (person.mentions[earlier - 1],)
        return Reference(person.name, person, rule, chain, rivals=len(ranked) - 1, margin=margin)

    def _description(self, words: Range, *, guess: bool) -> Reference | None:
        """Return whom "the senator" describes: who is called so, or the story's speaker."""
        page, weights = self.page, self.weights
        head = self._head_noun(words)
        noun = page.lowers[head]
        gender = page.lexicon.genders.get(noun)
        others = {page.lowers[word] for word in range(words.first + 1, words.last)} - {noun}
        lead = page.paragraph_words[0]
        called, guessed = [], []
        where: dict[int, int] = {}
        for salience, person in self._ranked(words, gender):
            known = [role for role, at in person.roles.items() if at < words.first]
            score = salience + self._discourse.prominence(person, lead)
            shared = others & (person.traits | person.roles.keys())
            kind_of = [role for role in known if page.lexicon.covers(noun, role)]
            if noun in known or (kind_of and shared == others):
                fit = weights.called_so if noun in known else weights.kind_of
                where[person.number] = person.roles[noun if noun in known else kind_of[0]]
                called.append((score + fit + 0.5 * len(shared), person))
            guessed.append((score, person))
        if called:
            called.sort(key=lambda item: -item[0])
            reference = self._reference(called, "description")
            return replace(reference, called=where[called[0][1].number])
        if guess and guessed and self._is_general(words, head):
            return self._reference(sorted(guessed, key=lambda item: -item[0]), "only-person")
        if guess and page.is_person_noun(head):
            return self._alone_in_paragraph(words, gender)
        return None

    def _alone_in_paragraph(self, words: Range, gender: Gender | None) -> Reference | None:
        """Return the one person of the paragraph: "Ada Holm smiled. “No,” the minister said."."""
        page = self.page
        begin = page.paragraph_words[page.paragraph_at(words.first)].first
        here = [
            (salience, person)
            for salience, person in self._ranked(words, gender)
            if self._discourse.last_mention[person.number].first >= begin
        ]
        return self._reference(here, "only-person") if len(here) == 1 else None

    def _is_general(self, words: Range, head: int) -> bool:
        """Tell whether a story may call its speaker so without saying why: "the expert".

        Not an office ("the prime minister"): that is somebody whom the reader is to know.
        """
        page, noun = self.page, self.page.lowers[head]
        if words.last - words.first > 2 or not page.is_person_noun(head):
            return False
        return noun not in page.lexicon.offices

    def _head_noun(self, words: Range) -> int:
        page = self.page
        for word in range(words.first + 1, words.last):
            if page.lowers[word] in page.lexicon.prepositions or page.words[word] in (",", "("):
                return word - 1
        return words.last - 1
