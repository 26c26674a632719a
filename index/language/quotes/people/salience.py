"""Who is in the reader's mind: salience after Lappin and Leass (1994), on surface cues only.

A mention raises its person, more as the subject and most as somebody who speaks; every sentence
lowers everybody.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

from index.language.lists.wordlists import word_set
from index.language.quotes.grammar.phrases import DASHES, POSSESSIVES, after_place, is_finite_verb
from index.language.quotes.people.people import Person
from index.language.quotes.text.page import Page, Range

_LEADING_SUBJECTS = word_set(
    "is was are were lives lived stands stood sits sat comes came lies lay hangs hung waits waited"
)
"""Verbs that only a subject can follow: "Down the corridor lives Ines Falk"."""
_COMING = frozenset(["came", "comes", "stood", "sat", "spoke"])
_NAMING = ("named", "called")
_FARTHEST_SUBJECT = 5
"""How many words after a sentence's begin its subject is named: "The police chief, Kaan"."""
_LONGEST_SUBJECT = 14
"""The same where an apposition names the subject: "The owner of the club, a certain Falk,"."""
_MOST_ADJECTIVES = 2
_LONGEST_APPOSED = 5
"""Words from the comma to the name."""
_FARTHEST_TOPIC = 4
"""Words from "As for" to a name: "As for the mayor, Ada Holm,"."""
_LONGEST_MEMORY = 40
_LONGEST_TITLE = 5


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each kind of mention raises a person, in points; set by hand.

    What is "times" is a factor without a unit; `decay` is one for each sentence that passes.
    """

    mention: float = 0.7
    subject: float = 0.8
    """More for a subject."""
    reports: float = 0.8
    """More for who says something."""
    quoted: float = 0.6
    """More for who is quoted there."""
    oblique: float = 0.5
    """Times, for a name after a preposition or verb, or with 's."""
    pronoun: float = 0.6
    """Times, for a pronoun."""
    possessive: float = 0.6
    """Times, for "his"."""
    decay: float = 0.3
    """Times, for every sentence that passes."""
    memory: float = 0.6
    """How much of what was there a new mention keeps."""
    unknown_gender: float = 0.5
    """Times, for a person whose gender nothing tells."""
    right_leaning: float = 1.0
    """Times, for a person whose name only ends like the gender's."""
    wrong_leaning: float = 0.2
    """Times, for a person whose name only ends like the other gender's."""
    spoken_of: float = 0.4
    """Times, for who has said nothing yet, where a quotation says "he" of somebody."""
    named_inside: float = 0.04
    """Times, for whom the quotation names, where it says "he": few speak of themselves so."""
    topic: float = 0.1
    """For a pronoun: more for whom the paragraph or the one before opens with."""
    story: float = 0.1
    """For a pronoun: times the person's prominence, which counts in full for descriptions."""
    one_of_many: float = 0.4
    """For a pronoun: times that, for who has spoken less than half of the quotations so far."""
    spoken: float = 0.5
    """For a description: more for every quotation spoken so far, six at most."""
    leads: float = 1.0
    """For a description: more for who is named in the first paragraph."""
    called_so: float = 2.0
    """For a description: more for who is called by that very noun."""
    kind_of: float = 1.0
    """For a description: more for who is called by a noun that it covers."""


@dataclass(slots=True)
class Discourse:
    """The people mentioned so far."""

    weights: Weights
    salience: dict[int, float] = field(default_factory=dict)
    sentence: dict[int, int] = field(default_factory=dict)
    last_mention: dict[int, Range] = field(default_factory=dict)
    quoted: dict[int, int] = field(default_factory=dict)
    """How many quotations each has spoken so far."""
    spoken: int = 0
    """How many all have."""
    topic: int | None = None
    """Whom the paragraph, or the one before it, opens with."""
    topic_paragraph: int = 0
    heard: set[int] = field(default_factory=set)
    """Who has said something so far, in marks or not."""

    doubt: dict[int, float] = field(default_factory=dict)
    """How near a rival came for the "he" that mentioned a person last (`Reference.margin`)."""
    certainty: dict[int, float] = field(default_factory=dict)
    """How likely it is that the last mention of a person is theirs, where that is fitted."""

    def mention(self, person: Person, weight: float, sentence: int, words: Range) -> None:
        """Raise a person who is mentioned in a sentence."""
        number = person.number
        salience = weight + self.weights.memory * self.now(person, sentence)
        self.salience.pop(number, None)
        self.salience[number] = salience  # which puts the last mentioned last
        self.sentence[number] = sentence
        self.last_mention[number] = words

    def latest(self) -> Iterator[int]:
        """Yield the numbers of the people mentioned last, the latest first."""
        return itertools.islice(reversed(self.salience), _LONGEST_MEMORY)

    def quote(self, person: Person) -> None:
        """Count a quotation."""
        self.quoted[person.number] = self.quoted.get(person.number, 0) + 1
        self.spoken += 1

    def is_main(self, person: Person) -> bool:
        """Tell whether a person has spoken half of the quotations so far, or more."""
        return 2 * self.quoted.get(person.number, 0) >= self.spoken

    def now(self, person: Person, sentence: int) -> float:
        """Return how salient a person is in a sentence."""
        passed = sentence - self.sentence.get(person.number, sentence)
        fading = self.weights.decay ** min(passed, _LONGEST_MEMORY)
        return self.salience.get(person.number, 0.0) * fading

    def prominence(self, person: Person, lead: Range) -> float:
        """Return how much the story is this person's: who speaks in it, and in its lead."""
        spoken = self.weights.spoken * min(self.quoted.get(person.number, 0), 6)
        return spoken + self.weights.leads * (person.mentions[0].first < lead.last)


def is_oblique(page: Page, mention: Range) -> bool:
    """Tell whether a mention can't be a subject: after a preposition or verb, or with 's."""
    lexicon = page.lexicon
    behind = after_place(page, mention.last)
    after = page.lowers[behind] if behind < len(page.words) else ""
    before = page.lowers[mention.first - 1] if mention.first else ""
    if before == "," and after == "and":
        return True  # in a list
    if before in _COMING and page.lowers[mention.first - 2] in lexicon.adverbs:
        return False  # "Then came Falk."
    begin = page.sentences[page.sentence[mention.first]].first
    if _is_told(page, mention, begin):
        return False
    if after in POSSESSIVES or after[:1] in (".", "?", "!", ";"):
        return True
    if page.lowers[begin : begin + 2] == ["as", "for"] and mention.first <= begin + _FARTHEST_TOPIC:
        return False  # "As for Falk, he was amused"
    word = _before_phrase(page, mention.first - 1, begin)
    if page.is_possessive(word) and word > begin:  # "Monroe's former bandmate Kit Falk"
        word = _before_phrase(page, word - 1, begin)
    if before in _NAMING and page.is_person_noun(mention.first - 2):
        word = _before_phrase(page, mention.first - 2, begin)  # "a student named Ines Falk"
    is_apposed = after == "," and page.words[word] == ","
    if word > begin and is_apposed and page.is_person_noun(word - 1):
        nouns = range(word - 1, max(begin, word - _LONGEST_TITLE) - 1, -1)
        owns = next((at for at in nouns if page.is_possessive(at)), begin)
        if owns == begin:
            first = next((at for at in nouns if page.lowers[at] in lexicon.determiners), word - 1)
            return is_oblique(page, Range(first, word))  # "the police chief, Ferit Kaan"
        word = _before_phrase(page, owns - 1, begin)  # "Orle's police chief, Ferit Kaan"
    if word < begin or page.words[word] in (",", ";", ":") or page.words[word] in DASHES:
        return False
    if page.words[word][0].isdigit():
        return False
    lower = page.lowers[word]
    if lower in lexicon.prepositions:
        return lower not in lexicon.subordinators
    if _leads_subject(page, word, begin):
        return False
    return not (
        lower in _LEADING_SUBJECTS  # "Second was the Swede Saskia Thoren"
        or lower in lexicon.conjunctions
        or lower in lexicon.relatives  # "which Lanvin refused"
        or lower in lexicon.adverbs
        or not page.is_outside(word)
    )


def _leads_subject(page: Page, word: int, begin: int) -> bool:
    """Tell whether words that begin a clause only tell whose name follows: "Third seed Falk"."""
    lexicon = page.lexicon
    for at in range(word, max(begin, word - _MOST_ADJECTIVES) - 1, -1):
        written, lower = page.words[at], page.lowers[at]
        if page.words[at] == "," and at < word:
            return True
        is_plain = written.isalpha() and (written.islower() or at == begin)
        is_verb = _may_be_verb(page, at) and lower != "seed"
        if not is_plain or is_verb or lower.endswith("s"):
            return False
        if lower in lexicon.prepositions or lower in lexicon.determiners:
            return False
        if lower in lexicon.subject_pronouns or lower in lexicon.conjunctions:
            return False
        if at == begin:
            return word > begin or not lower.endswith("ing")
    return False


def _is_told(page: Page, mention: Range, begin: int) -> bool:
    """Tell whether a sentence tells its subject's name: "The engineer is a man named Falk"."""
    if mention.first > begin + _LONGEST_SUBJECT:
        return False
    between = page.lowers[begin : mention.first]
    if page.lowers[begin].endswith("ing") and "was" in between:
        return True  # "Sitting behind Falk was the clerk's sister, Ada Holm."
    if page.lowers[mention.first - 1] not in _NAMING:
        return False
    is_plain = "," not in between and not {"is", "was"}.isdisjoint(between)
    return is_plain and page.is_person_noun(mention.first - 2)


def _before_phrase(page: Page, word: int, begin: int) -> int:
    """Return the word before the titles, nouns and adjectives that lead to a name."""
    while word >= begin and (
        page.is_name(word)
        or page.is_person_noun(word)
        or page.is_possessive(word)
        or page.words[word].rstrip(".") in page.lexicon.titles
        or page.lowers[word] in page.lexicon.determiners
    ):
        word -= 1
    return _over_adjectives(page, word, begin)


def _over_adjectives(page: Page, word: int, begin: int) -> int:
    """Return where "the retired" of "the retired dentist Falk" stands after, or the word."""
    for first in range(word, max(begin - 1, word - _MOST_ADJECTIVES - 1), -1):
        if page.is_possessive(first):
            return first
        if page.lowers[first] in page.lexicon.determiners:
            return first - 1
        if (
            not page.words[first].islower()
            or page.lowers[first] in page.lexicon.prepositions
            or page.is_person_noun(first)
            or page.lowers[first] in page.lexicon.collectives
            or page.lowers[first] in _LEADING_SUBJECTS
            or _may_be_verb(page, first)
        ):
            break
    return word


def opens_sentence(page: Page, mention: Range) -> bool:
    """Tell whether a name is where its sentence names its subject, so whom it is about.

    At the begin, in apposition ("One of them, the baker Ines Falk, was"), or after the verb.
    """
    begin = page.sentences[page.sentence[mention.first]].first
    if mention.first <= begin + _FARTHEST_SUBJECT:
        return True
    if mention.first > begin + _LONGEST_SUBJECT:
        return False
    if _is_told(page, mention, begin):
        return True
    behind = after_place(page, mention.last)
    if page.words[behind : behind + 1] != [","]:
        return False
    commas = [word for word in range(begin, mention.first) if page.words[word] == ","]
    first, is_naming = page.lowers[begin], page.lowers[mention.first - 1] in _NAMING
    relatives = (at for at in range(begin, mention.first) if page.lowers[at] in ("who", "whose"))
    last = next(relatives, mention.first)  # "The clerk who tried it, Ines Falk, was"
    return (
        len(commas) == 1
        and mention.first - commas[0] <= _LONGEST_APPOSED
        and first not in page.lexicon.prepositions
        and first not in page.lexicon.subordinators
        and not any(_may_be_verb(page, word) for word in range(begin, last - is_naming))
    )


def _may_be_verb(page: Page, word: int) -> bool:
    """Tell whether a word may be the verb of what precedes it."""
    lexicon, written, before = page.lexicon, page.words[word], page.lowers[max(0, word - 1)]
    is_past = written.endswith("ed") or written in lexicon.irregular_pasts
    return (
        not page.is_outside(word)
        or (written in lexicon.auxiliaries and not page.is_possessive(word))
        or written in lexicon.relatives
        or (written in lexicon.cues and written not in lexicon.ambiguous)
        or (is_past and before not in lexicon.determiners)
        or is_finite_verb(page, word)
    )
