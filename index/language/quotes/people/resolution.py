"""Who "he", "the senator" and "Hale" are: mentions resolved to people, in reading order.

A pronoun refers to the most salient person of its gender (see `salience`), and raises that person
in turn, so that the one speaker of a wire story stays its "he" however many bystanders are named.
A description refers to somebody whom the text calls so, or else to the story's speaker.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from index.language.lists.wordlists import word_set
from index.language.quotes.grammar.phrases import OWNERS, head_noun
from index.language.quotes.people.binding import PRONOUNS
from index.language.quotes.people.bodies import Bodies
from index.language.quotes.people.description_choice import Option
from index.language.quotes.people.kin import kinships
from index.language.quotes.people.mentions import modifiers
from index.language.quotes.people.named import Named
from index.language.quotes.people.noticing import COUNTED, Noticing
from index.language.quotes.people.people import People, Person
from index.language.quotes.people.raising import Raising
from index.language.quotes.people.references import Reference
from index.language.quotes.people.referents import Referents
from index.language.quotes.people.referring import ARTICLES, Referring
from index.language.quotes.people.salience import Discourse, Weights
from index.language.quotes.people.unnamed import introduce, is_elided
from index.language.quotes.text.page import Page, Range
from index.language.quotes.text.progress import Advance, told, untold

_NOTICED = ARTICLES | COUNTED | PRONOUNS.keys() | {"my"}
_ANYBODY = word_set(
    "nobody none somebody someone everybody everyone anybody anyone something nothing everything"
)
"""No body goes on as "it" behind one of these."""


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
    odds: Mapping[str, float] = field(default_factory=dict)
    """What is fitted for descriptions; where nothing is, the rules decide."""
    said: Mapping[Range, Sequence[Range]] = field(default_factory=dict)
    """The quotations that each of `quoted` is attributed."""
    references: dict[Range, Reference] = field(default_factory=dict)
    _discourse: Discourse = field(init=False)
    _referring: Referring = field(init=False)
    _raising: Raising = field(init=False)
    _noticing: Noticing = field(init=False)

    def __post_init__(self) -> None:
        page, people = self.page, self.people
        discourse = self._discourse = Discourse(self.weights)
        speaking = (word for words in self.reporting | self.quoted.keys() for word in range(*words))
        referents = Referents(page, people, discourse, frozenset(speaking))
        self._referring = Referring(
            page,
            people,
            self.named,
            referents,
            discourse,
            kinships(page, people),
            self.odds,
            self.said,
            Bodies(page, people, self.named),
        )
        self._raising = Raising(page, people, discourse, referents, self.quoted, self.references)
        self._noticing = Noticing(page, people, self._raising, self._referring)

    @property
    def described(self) -> Mapping[Range, list[Option]]:
        """Return whom each description that speaks may mean."""
        return self._referring.described

    def run(self, advance: Advance = untold) -> Mapping[Range, Reference]:
        """Return what each speaking mention refers to; `advance` is told how far it has come."""
        page, named = self.page, self.people.starting()
        bodies = self._referring.bodies.starting()
        speaking: dict[int, list[Range]] = defaultdict(list)
        for words in sorted(self.reporting | self.quoted.keys()):
            speaking[words.first].append(words)
        roles = {
            word: words for alike in speaking.values() for words in alike for word in range(*words)
        }
        noticed = [at for at, lower in enumerate(page.lowers) if lower in _NOTICED]
        for word in told(sorted({*noticed, *speaking, *named, *bodies}), advance):
            for words in speaking.get(word, ()):
                self._speak(words)
            if not page.is_outside(word):
                continue
            if word in bodies:
                self._noticing.body(bodies[word])
            if word in named:
                mention, person = named[word]
                self._discourse.certainty.pop(person.number, None)
                self._discourse.doubt.pop(person.number, None)
                self._raising.mention(person, mention, roles.get(mention.last - 1))
                if page.lowers[mention.last : mention.last + 1] in (["'s"], ["’s"]):
                    self._noticing.relative(word, roles.get(mention.last))
            elif page.lowers[word] in PRONOUNS:
                self._raising.pronoun(word, roles.get(word))
                if page.lowers[word] in OWNERS:
                    self._noticing.relative(word, roles.get(word))
            elif word in speaking:
                words = speaking[word][-1]
                if speaker := self.references[words].person:
                    self._raising.mention(speaker, words, words)
            elif word not in roles:
                self._noticing.description(word)
        return self.references

    def _speak(self, words: Range) -> None:
        reference = self.references[words] = self._referring.refer(words)
        if reference.person is None and reference.rule == "as-written":
            self._note_source(words, reference)
        elif reference.person:
            if reference.rule == "only-person":  # from here on the text calls somebody so
                self._call(reference.person, words)
            self._discourse.heard.add(reference.person.number)
            if reference.likely is not None:
                self._discourse.certainty[reference.person.number] = reference.likely
            for _ in range(self.quoted.get(words, 0)):
                self._discourse.quote(reference.person)

    def _call(self, person: Person, words: Range) -> None:
        """Note that a description was taken to mean somebody whom the text does not call so."""
        head = head_noun(self.page, words)
        noun = self.page.lowers[head]
        if noun not in person.roles:
            person.roles[noun] = head
            person.guessed[noun] = modifiers(self.page, words, noun)

    def _note_source(self, words: Range, reference: Reference) -> None:
        """Remember who spoke without a name: a body for "it", a person for "he"."""
        page = self.page
        head = head_noun(page, words)
        if reference.name is None or page.lowers[head] in _ANYBODY:
            return
        is_person = page.is_person_noun(head) and page.lowers[head] not in page.lexicon.collectives
        if is_person or is_elided(page, words):
            self.references[words] = replace(
                reference, person=introduce(page, self.people, words, head)
            )
        else:
            self._referring.last_body.note(reference, page.sentence[words.first])
