"""How much each mention of a person outside quotations counts for whom the next "he" refers to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from index.language.quotes.people.people import People, Person
from index.language.quotes.people.phrase_names import named_in
from index.language.quotes.people.references import Reference
from index.language.quotes.people.referents import Referents
from index.language.quotes.people.salience import Discourse, is_oblique, opens_sentence
from index.language.quotes.text.page import Page, Range

_EMPHATIC = frozenset(["himself", "herself"])
_OPENING = 4
"""In how many words a paragraph names whom it is about."""


@dataclass(slots=True)
class Raising:
    """Raises people by what their mentions do in their clauses."""

    page: Page
    people: People
    discourse: Discourse
    referents: Referents
    quoted: Mapping[Range, int]
    """The subjects that quotations are attributed to, and how many are."""
    references: Mapping[Range, Reference]
    """What the mentions that speak refer to, as far as the text has been read."""
    _telling: dict[int, int] = field(default_factory=dict)
    """By sentence, the number of who reports there."""

    def mention(self, person: Person, mention: Range, role: Range | None) -> None:
        """Let a mention raise its person by what it does in its clause."""
        weights = self.discourse.weights
        weight = weights.mention
        if self._is_told_of(person, mention, role):
            weight *= weights.oblique if is_oblique(self.page, mention) else 1.0
        elif role is not None and (
            role == mention or mention in named_in(self.page, self.people, role)
        ):
            weight += weights.subject + weights.reports
            weight += weights.quoted if role in self.quoted else 0
            self._telling[self.page.sentence[mention.first]] = person.number
        elif is_oblique(self.page, mention):
            weight *= weights.oblique
        else:
            weight += weights.subject
            self._open(person, mention)
        self.discourse.mention(person, weight, self.page.sentence[mention.first], mention)

    def _is_told_of(self, person: Person, mention: Range, role: Range | None) -> bool:
        """Tell whether somebody else's report names a person: "Falk said that Holm had told all".

        The next "she" goes on with who reports, not with whom the report is about.
        """
        telling = self._telling.get(self.page.sentence[mention.first], person.number)
        is_inside = role is None or self.page.lowers[mention.first - 1] == "that"
        return telling != person.number and is_inside

    def _open(self, person: Person, mention: Range) -> None:
        """Note the subject that a paragraph opens with."""
        page, word, paragraph = self.page, mention.first, self.page.paragraph_at(mention.first)
        begin = page.paragraph_words[paragraph].first
        is_apposed = word > begin + _OPENING and page.sentences[page.sentence[word]].first == begin
        is_apposed = is_apposed or page.lowers[word - 1] == "named"  # "The engineer is one named"
        if word < begin + _OPENING or (is_apposed and opens_sentence(page, mention)):
            self.discourse.topic, self.discourse.topic_paragraph = person.number, paragraph

    def pronoun(self, word: int, role: Range | None) -> None:
        """Let a pronoun raise whom it refers to."""
        weights, words = self.discourse.weights, Range(word, word + 1)
        if self.page.lowers[word] in _EMPHATIC and self.page.is_person_noun(word - 1):
            return  # "the senator himself" is nobody else
        reference = self.references.get(words) or self.referents.of_pronoun(words)
        if reference.person is None:
            return
        if reference.is_overtaken:
            self.discourse.doubt[reference.person.number] = reference.margin
        if self.page.lowers[word] not in ("he", "she"):
            weight = weights.mention * weights.possessive
        elif role is None:
            self._open(reference.person, words)
            weight = (weights.mention + weights.subject) * weights.pronoun
        else:
            self._open(reference.person, words)
            quoted = weights.quoted if role in self.quoted else 0
            weight = weights.mention + weights.subject + weights.reports + quoted
            weight *= weights.pronoun
        sentence = self.page.sentence[word]
        self.discourse.mention(reference.person, weight, sentence, words)
