"""Who comes up where nobody speaks: "the inspector", "Her husband", "a man", "A report"."""

from __future__ import annotations

from dataclasses import dataclass

from index.language.lists.wordlists import word_set
from index.language.quotes.grammar.ahead import phrase_beginning
from index.language.quotes.grammar.phrases import head_noun
from index.language.quotes.grammar.speakers import DOCUMENTS
from index.language.quotes.grammar.verbs import is_verb
from index.language.quotes.people.description_rules import of_description
from index.language.quotes.people.mentions import apposed_to, may_speak, without_verb, written
from index.language.quotes.people.people import People
from index.language.quotes.people.raising import Raising
from index.language.quotes.people.references import Reference
from index.language.quotes.people.referring import Referring
from index.language.quotes.people.salience import is_oblique
from index.language.quotes.people.unnamed import counted_at, introduce
from index.language.quotes.text.page import Page, Range

COUNTED = frozenset(["one", "another"])
_LONGEST_DESCRIPTION = 5
_TIMES = word_set(
    """
    week month year night morning afternoon evening day summer winter spring autumn fall weekend
    monday tuesday wednesday thursday friday saturday sunday ago later yesterday today once
    """
)
"""What may stand before the subject without a comma: "Two days later a man"."""
_LONGEST_TIME = 4
"""Words from a sentence's begin to that one."""
_LONGEST_NAMING = 12
"""Words after "The engineer" in which a sentence may tell the name."""
_LONGEST_CLAUSE = 8
"""Words after "a man" that may still name him."""


@dataclass(slots=True)
class Noticing:
    """Lets descriptions that do not speak raise, or bring in, whom they mean."""

    page: Page
    people: People
    raising: Raising
    referring: Referring

    def description(self, word: int) -> None:
        """Let "the inspector" raise whom it describes, where nobody speaks."""
        page, last_body = self.page, self.referring.last_body
        if counted := counted_at(page, word):
            if not apposed_to(page, self.people, counted):
                self.raising.mention(
                    introduce(page, self.people, counted, head_noun(page, counted)),
                    counted,
                    None,
                )
            return
        sentence = page.sentences[page.sentence[word]]
        limit = min(word + _LONGEST_DESCRIPTION, sentence.last)
        if word == sentence.first and self._document(word, limit):
            return
        if page.lowers[word] in COUNTED or not may_speak(page, Range(word + 1, limit)):
            return
        phrase = without_verb(page, phrase_beginning(page, word, limit))
        head, definite = head_noun(page, phrase), page.lowers[word] == "the"
        if page.lowers[head] in page.lexicon.collectives and (
            definite
            or (not last_body.reference and page.lowers[word - 1] not in page.lexicon.prepositions)
        ):
            named = self.referring.bodies.described(phrase)
            body = named or Reference(written(page, phrase), None, "as-written")
            last_body.note(body, page.sentence[word])
        is_national = page.words[head] in page.lexicon.nationals  # "the Finn"
        is_name = page.words[head][0].isupper() and not is_national
        if head <= word or is_name or not page.is_person_noun(head):
            return
        if apposed_to(page, self.people, phrase) or self._is_named_after(phrase):
            return  # the name raises whom it names
        if not definite:
            self._meet(phrase, head)
            return
        opens = word == sentence.first
        reference = self._meant(phrase, guess=opens or is_national)
        if reference and reference.person:
            self.raising.mention(reference.person, phrase, None)
            if reference.rule == "only-person":  # the next "she" is no surer
                self.referring.discourse.doubt[reference.person.number] = 0.0
        elif word == sentence.first and page.lowers[head] not in page.lexicon.collectives:
            self.raising.mention(introduce(page, self.people, phrase, head), phrase, None)

    def _is_named_after(self, phrase: Range) -> bool:
        """Tell whether a sentence tells a subject's name: "The engineer is a man named Falk"."""
        page = self.page
        last = page.sentences[page.sentence[phrase.first]].last
        copula = None
        for word in range(phrase.last, min(last, phrase.last + _LONGEST_NAMING)):
            if page.lowers[word] in ("is", "was"):
                copula = word
            if page.lowers[word] in ("named", "called") and word + 1 in self.people.by_word:
                return copula is not None and page.is_person_noun(word - 1)
            if page.words[word] in (",", ";", ":") or not page.is_outside(word):
                break
        return False

    def body(self, words: Range) -> None:
        """Let "Arlo cut its forecast. It said" tell what "it" is."""
        bodies, page = self.referring.bodies, self.page
        if bodies.note(words):
            name = bodies.named.entities[words.first].name
            found = Reference(name, None, "as-written", (words,))
            self.referring.last_body.note(found, page.sentence[words.first])

    def _document(self, word: int, limit: int) -> bool:
        """Let "A report by the senate was blunt. It found" tell what "it" is."""
        page, at = self.page, word + 1
        while at < limit and page.words[at].isalpha() and page.lowers[at] not in DOCUMENTS:
            at += 1
        if at == limit or page.words[at] not in DOCUMENTS:
            return False
        if page.lowers[at] in page.lexicon.cues and is_verb(page, at):
            return False  # "The company posts"
        found = Reference(written(page, Range(word, at + 1)), None, "as-written")
        self.referring.last_body.note(found, page.sentence[word])
        return True

    def relative(self, word: int, role: Range | None) -> None:
        """Let the "Her husband" that speaks, or opens a sentence, raise whom it describes."""
        page = self.page
        if role is not None:
            reference = self.raising.references.get(role)  # none yet if a name runs into it
            if (
                reference
                and reference.person
                and reference.rule != "named"
                and role.last > word + 1
            ):
                self.raising.mention(reference.person, role, role)
            return
        sentence = page.sentences[page.sentence[word]]
        if word > sentence.first:
            return
        phrase = phrase_beginning(page, word, min(word + _LONGEST_DESCRIPTION, sentence.last))
        head = head_noun(page, phrase)
        is_owners = "own" in page.lowers[word:head]  # it goes on about the owner
        is_person = page.is_person_noun(head) and page.words[head][0].islower() and not is_owners
        is_named = apposed_to(page, self.people, phrase) or phrase.last in self.people.by_word
        if head == word or not is_person or is_named:
            return
        described = self.referring.relative(phrase) or self._meant(phrase, guess=False)
        known = described.person if described else None
        self.raising.mention(known or introduce(page, self.people, phrase, head), phrase, None)

    def _meet(self, phrase: Range, head: int) -> None:
        """Let "a man had climbed the crane" bring in somebody whom the sentence does not name."""
        page = self.page
        begin, last = page.sentences[page.sentence[head]]
        near = range(begin, min(last, phrase.last + _LONGEST_CLAUSE))
        is_named = any(word in self.people.by_word for word in near)
        is_known = page.lowers[head] in page.lexicon.genders
        is_timed = page.lowers[phrase.first - 1] in _TIMES and phrase.first <= begin + _LONGEST_TIME
        if is_known and not is_named and (is_timed or not is_oblique(page, phrase)):
            self.raising.mention(introduce(page, self.people, phrase, head), phrase, None)

    def _meant(self, phrase: Range, *, guess: bool) -> Reference | None:
        referents = self.referring.referents
        return of_description(referents, phrase, referents.described(phrase), guess=guess)
