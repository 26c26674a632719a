"""A mention as the text has it: how it is written, what it adds to its noun, if it may speak."""

from __future__ import annotations

from itertools import takewhile

from index.language.quotes.grammar.clauses import INDEFINITE
from index.language.quotes.grammar.trimming import plain_phrase
from index.language.quotes.people.people import People, Person
from index.language.quotes.text.page import Page, Range

DEFINITE = frozenset(["the", "this", "that"])
_REFLEXIVE = frozenset(["himself", "herself", "themselves", "itself"])
_INTRODUCING = frozenset(["a", "an", "another", "one"])
_LONGEST_INTRODUCTION = 6
"""Words from "a" to its noun: "a 43-year-old retired bus driver"."""
_MARKUP = str.maketrans("", "", "*")


def modifiers(page: Page, words: Range, noun: str) -> set[str]:
    """Return what a description adds to its noun: {"second"} of "the second official"."""
    return {page.lowers[word] for word in range(words.first + 1, words.last)} - {noun}


def introductions(page: Page) -> dict[str, int]:
    """Return by what nouns the text introduces somebody, and where first.

    "A 43-year-old man", "his own pollster", and "Falk's neighbour", where the name is somebody
    else's.
    """
    found: dict[str, int] = {}
    for article, lower in enumerate(page.lowers[:-1]):
        is_own = lower in ("his", "her") and page.lowers[article + 1] == "own"
        if not (lower in _INTRODUCING or is_own or page.is_possessive(article)):
            continue
        nouns = [
            word
            for word in takewhile(
                lambda word: page.words[word][0].isalnum(),
                range(article + 1, min(len(page.words), article + _LONGEST_INTRODUCTION)),
            )
            if page.is_person_noun(word)
        ]
        for noun in nouns:
            found.setdefault(page.lowers[noun], noun)
    return found


def written(page: Page, words: Range) -> str:
    """Return a mention as one line, without what a participle adds to it, and without markup."""
    text = page.span(plain_phrase(page, words)).of(page.text)
    return " ".join(text.split()).translate(_MARKUP)


def is_pronoun(page: Page, words: Range) -> bool:
    """Tell whether a mention is a single word that names nobody: "he", "we", "somebody"."""
    lower = page.lowers[words.first]
    return words.last - words.first == 1 and (
        (lower in page.lexicon.subject_pronouns and lower not in INDEFINITE)
        or page.lowers[words.first] in ("which", "his", "her", "hers", "him", "himself", "herself")
    )


def is_namesake_nearer(page: Page, people: People, words: Range, person: Person) -> bool:
    """Tell whether a family name alone may be another's, who bears it too and is as near.

    "Ada Holm and her husband, Ben Holm, left. “No,” Holm said." The other was named since, or
    not a paragraph before the person. It is not where the text has called the person so before it
    brings in the other.
    """
    lowers = page.lowers[max(0, words.first - 1) : words.last]
    is_titled = any(word.rstrip(".") in page.lexicon.genders for word in lowers)
    if not person.shares_name or person.parts[0] in lowers or is_titled:
        return False
    alone = next((one.first for one in person.mentions if one.last - one.first == 1), words.first)
    others = [
        one.first
        for other in people.all
        if other is not person and other.parts[-1] == person.parts[-1]
        for one in other.mentions
        if one.last - one.first > 1 and one.first < words.first
    ]
    own = [one.first for one in person.mentions if one.last - one.first > 1]
    before = max((first for first in own if first < words.first), default=-1)
    if not others or min(others) >= alone:
        return False
    last = max(others)
    return before < last or page.paragraph_at(before) - page.paragraph_at(last) <= 1


def without_verb(page: Page, phrase: Range) -> Range:
    """Leave out the verb of "the librarian plans to", which could be a noun as well."""
    verb = phrase.last - 1
    after = page.lowers[phrase.last : phrase.last + 1]
    is_verb = (
        verb > phrase.first + 1
        and page.is_person_noun(verb - 1)
        and not page.is_person_noun(verb)
        and (after == ["to"] or not page.lexicon.determiners.isdisjoint(after))
    )
    return Range(phrase.first, verb) if is_verb else phrase


def without_reflexive(page: Page, words: Range) -> Range:
    """Leave out the "himself" of "the mayor himself"."""
    is_added = words.last - words.first > 1 and page.lowers[words.last - 1] in _REFLEXIVE
    return Range(words.first, words.last - 1) if is_added else words


def may_speak(page: Page, words: Range) -> bool:
    """Tell whether one of the words is a noun for a person or a body."""
    first, last = words
    return not (
        page.person_nouns.isdisjoint(page.words[first:last])
        and page.lexicon.collectives.isdisjoint(page.lowers[first:last])
    )


def follows_definite(page: Page, words: Range) -> bool:
    """Tell whether an article stands before a quotation that modifies a description."""
    word = words.first - 1
    if word < 1 or page.is_outside(word) or not page.is_person_noun(words.first):
        return False
    begin = page.stretch_words[page.inside[word]].first
    return begin > 0 and page.lowers[begin - 1] in DEFINITE
