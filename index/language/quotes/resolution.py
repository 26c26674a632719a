"""Who "he", "the senator" and "Hale" are: mentions resolved to people, in reading order.

Salience as Lappin and Leass (1994) describe it, on surface cues only: a mention raises its person,
more as the subject and most as somebody who speaks; every sentence lowers everybody. A pronoun
refers to the most salient person of its gender, and raises that person in turn. So the one speaker
of a wire story stays its "he" however many bystanders are named in between.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from index.language.quotes.clauses import antecedent
from index.language.quotes.lexicon import Gender
from index.language.quotes.names import POSSESSIVES
from index.language.quotes.page import Page, Range
from index.language.quotes.people import People, Person

_PRONOUNS: dict[str, Gender] = {
    "he": "m", "his": "m", "him": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_SPEECHLESS = frozenset(["i", "we", "it", "they", "who", "you"])


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each kind of mention raises a person; set by hand."""

    mention: float = 1.0
    subject: float = 0.8
    """More for the first name of a sentence."""
    reports: float = 1.2
    """More for who says something."""
    quoted: float = 0.8
    """More for who is quoted there."""
    object_: float = 0.6
    """Times, for a name after a preposition or verb, or with 's."""
    pronoun: float = 0.8
    """Times, for a pronoun."""
    possessive: float = 0.4
    """Times, for "his"."""
    decay: float = 0.7
    """Times, for every sentence that passes."""
    memory: float = 0.45
    """How much of what was there a new mention keeps."""
    unknown_gender: float = 0.8
    """Times, for a person whose gender the text does not tell."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What a speaker's mention refers to."""

    name: str
    person: Person | None
    rule: str
    chain: tuple[Range, ...] = ()
    rivals: int = 0
    """How many others it could have been."""
    margin: float = 1.0
    """How far the next best is behind, from 0 (level) to 1 (nobody else)."""


@dataclass(slots=True)
class _Discourse:
    """The people in the reader's mind."""

    weights: Weights
    salience: dict[int, float] = field(default_factory=dict)
    sentence: dict[int, int] = field(default_factory=dict)
    last_mention: dict[int, Range] = field(default_factory=dict)
    quoted: dict[int, int] = field(default_factory=dict)
    """How many quotations each has spoken so far."""

    def raise_(self, person: Person, weight: float, sentence: int, mention: Range) -> None:
        number = person.number
        self.salience[number] = weight + self.weights.memory * self.now(number, sentence)
        self.sentence[number] = sentence
        self.last_mention[number] = mention

    def now(self, number: int, sentence: int) -> float:
        passed = sentence - self.sentence.get(number, sentence)
        return self.salience.get(number, 0.0) * self.weights.decay ** min(passed, 40)


@dataclass(slots=True)
class Resolver:
    """Reads a page once and resolves every speaker's mention on the way."""

    page: Page
    people: People
    reporting: frozenset[Range]
    """The subjects of reporting clauses."""
    quoted: frozenset[Range]
    """Those that quotations are attributed to."""
    weights: Weights = field(default_factory=Weights)
    references: dict[Range, Reference] = field(default_factory=dict)
    _discourse: _Discourse = field(init=False)

    def __post_init__(self) -> None:
        self._discourse = _Discourse(self.weights)

    def run(self) -> Mapping[Range, Reference]:
        """Return what each speaking mention refers to."""
        mentions = self.people.starting()
        speaking = {words.first: words for words in sorted(self.reporting | self.quoted)}
        roles = {word: words for words in speaking.values() for word in range(*words)}
        named_in: set[int] = set()
        page = self.page
        for word in range(len(page.words)):
            words = speaking.get(word)
            if words is not None:
                reference = self.references[words] = self._refer(words)
                if reference.person and words in self.quoted:
                    count = self._discourse.quoted
                    count[reference.person.number] = count.get(reference.person.number, 0) + 1
            if not page.is_outside(word):
                continue
            sentence = page.sentence[word]
            if word in mentions:
                mention, person = mentions[word]
                weight = self._weigh(mention, sentence not in named_in, roles.get(mention.last - 1))
                named_in.add(sentence)
                self._discourse.raise_(person, weight, sentence, mention)
            elif page.lowers[word] in _PRONOUNS:
                self._follow(word, sentence not in named_in, roles.get(word))
                named_in.add(sentence)
            elif words is not None and (person := self.references[words].person):
                weight = self._weigh(words, True, words)
                self._discourse.raise_(person, weight, sentence, words)
                named_in.add(sentence)
        return self.references

    def _weigh(self, mention: Range, is_first: bool, role: Range | None) -> float:
        """Return how much a mention raises its person."""
        weights, page = self.weights, self.page
        weight = weights.mention
        if role is not None and self._heads(role, mention):
            weight += weights.subject + weights.reports
            return weight + (weights.quoted if role in self.quoted else 0)
        before = page.lowers[mention.first - 1] if mention.first else ""
        after = page.lowers[mention.last] if mention.last < len(page.words) else ""
        if after in POSSESSIVES or before in page.lexicon.prepositions or not is_first:
            return weight * weights.object_
        return weight + weights.subject

    def _heads(self, role: Range, mention: Range) -> bool:
        return self._head_mention(role) == mention

    def _follow(self, word: int, is_first: bool, role: Range | None) -> None:
        """Let a pronoun raise whom it refers to."""
        words = Range(word, word + 1)
        reference = self.references.get(words) or self._pronoun(words)
        if reference.person is None:
            return
        lower = self.page.lowers[word]
        weight = self._weigh(words, is_first, role) * self.weights.pronoun
        if lower not in ("he", "she"):
            weight = self.weights.mention * self.weights.possessive
        elif role is None and not is_first:
            weight = self.weights.mention * self.weights.pronoun
        self._discourse.raise_(reference.person, weight, self.page.sentence[word], words)

    def _refer(self, words: Range) -> Reference:
        """Resolve one speaking mention."""
        lower = self.page.lowers[words.first]
        if words.last - words.first == 1 and lower in _PRONOUNS:
            return self._pronoun(words)
        written = self._written(words)
        if words.last - words.first == 1 and lower in ("who", "which"):
            return self._antecedent(words)
        if words.last - words.first == 1 and lower in _SPEECHLESS:
            return Reference(written, None, "as-written")
        heads = self._head_mentions(words)
        if heads:
            names = [self.people.by_word[mention.first].name for mention in heads]
            person = self.people.by_word[heads[0].first] if len(heads) == 1 else None
            return Reference(" and ".join(names), person, "named")
        is_definite = lower in ("the", "this", "that", "his", "her", "their")
        described = self._description(words) if is_definite else None
        return described or Reference(written, None, "as-written")

    def _written(self, words: Range) -> str:
        return " ".join(self.page.span(words).of(self.page.text).split())

    def _head_mention(self, words: Range) -> Range | None:
        heads = self._head_mentions(words)
        return heads[0] if len(heads) == 1 else None

    def _head_mentions(self, words: Range) -> list[Range]:
        """Return the names that a noun phrase is about: not "Hale's lawyer", "an aide to Hale"."""
        page = self.page
        found: list[Range] = []
        word = words.first
        while word < words.last:
            person = self.people.by_word.get(word)
            if page.lowers[word] in page.lexicon.prepositions or (
                page.words[word] in (",", "(") and found
            ):
                break
            if person is None:
                if found and page.lowers[word] not in ("and", *page.lexicon.particles):
                    follows = page.words[word]
                    if follows not in (",", "(") and not follows[0].isdigit():
                        found = found[:-1] if page.lowers[word] in POSSESSIVES else found
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

    def _antecedent(self, words: Range) -> Reference:
        """Return what "who" relates to: the phrase before it."""
        sentence = self.page.sentences[self.page.sentence[words.first]].first
        phrase = antecedent(self.page, words.first, sentence)
        if phrase is None:
            return Reference(self._written(words), None, "as-written")
        heads = self._head_mentions(phrase)
        if not heads:
            return replace(self._refer(phrase), chain=(phrase,), rule="relative")
        person = self.people.by_word[heads[-1].first]
        return Reference(person.name, person, "relative", (heads[-1],))

    def _pronoun(self, words: Range) -> Reference:
        """Return the most salient person of the pronoun's gender."""
        gender = _PRONOUNS[self.page.lowers[words.first]]
        ranked = self._ranked(words, gender, self.people.all)
        if not ranked:
            return Reference(self._written(words), None, "as-written")
        person = ranked[0][1]
        person.gender = person.gender or gender
        return self._reference(ranked, "pronoun")

    def _ranked(
        self, words: Range, gender: Gender | None, people: Iterable[Person]
    ) -> list[tuple[float, Person]]:
        sentence = self.page.sentence[words.first]
        ranked = []
        for number in self._discourse.salience:
            person = self.people.all[number]
            if gender and person.gender not in (gender, None):
                continue
            score = self._discourse.now(number, sentence)
            if gender and person.gender is None:
                score *= self.weights.unknown_gender
            ranked.append((score, person))
        ranked.sort(key=lambda item: -item[0])
        return ranked

    def _reference(self, ranked: list[tuple[float, Person]], rule: str) -> Reference:
        score, person = ranked[0]
        margin = 1 - ranked[1][0] / score if len(ranked) > 1 and score else 1.0
        chain = [self._discourse.last_mention[person.number]]
        if chain[0] not in person.mentions:
            earlier = [m for m in person.mentions if m < chain[0]]
            chain += earlier[-1:]
        return Reference(person.name, person, rule, tuple(chain), len(ranked) - 1, margin)

    def _description(self, words: Range) -> Reference | None:
        """Return whom "the senator" describes: who is called so, or the story's speaker."""
        page = self.page
        first = page.lowers[words.first]
        head = self._head_noun(words)
        noun = page.lowers[head]
        gender = page.lexicon.genders.get(noun)
        covered = page.lexicon.roles.get(noun, frozenset())
        others = {page.lowers[word] for word in range(words.first + 1, words.last)} - {noun}
        ranked = []
        for salience, person in self._ranked(words, gender, self.people.all):
            known = [role for role, at in person.roles.items() if at < words.first]
            fit = 3.0 if noun in known else 1.5 if covered.intersection(known) else 0.0
            if fit:
                score = salience + fit + 0.5 * len(others.intersection(known))
                ranked.append((score + self._prominence(person), person))
        ranked.sort(key=lambda item: -item[0])
        if ranked:
            return self._reference(ranked, "description")
        is_person = page.is_person_noun(head) or noun.endswith("-year-old")
        if first not in ("the", "this", "that") or not is_person:
            return None
        ranked = [
            (salience + self._prominence(person), person)
            for salience, person in self._ranked(words, gender, self.people.all)
        ]
        ranked.sort(key=lambda item: -item[0])
        return self._reference(ranked, "only-person") if ranked else None

    def _prominence(self, person: Person) -> float:
        """Return how much the story is this person's: who speaks in it, and in its lead."""
        spoken = 0.5 * min(self._discourse.quoted.get(person.number, 0), 6)
        leads = person.mentions[0].first < self.page.paragraph_words[0].last
        return spoken + leads

    def _head_noun(self, words: Range) -> int:
        page = self.page
        for word in range(words.first + 1, words.last):
            if page.lowers[word] in page.lexicon.prepositions or page.words[word] in (",", "("):
                return word - 1
        return words.last - 1
