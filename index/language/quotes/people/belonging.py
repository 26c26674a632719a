"""What posts are for: "the mayor of Vale" is not whom the text calls the mayor of Brenna."""

from __future__ import annotations

import re

from index.language.lists.wordlists import word_set
from index.language.quotes.grammar.phrases import head_noun
from index.language.quotes.people.people import Person
from index.language.quotes.text.page import Page, Range

_BINDING = frozenset(["of", "for", "in", "at", "from"])
_LONGEST = 8
"""How many words tell at most what a post is for: "mayor of the northern town of Brenna"."""
_STEM = 4
"""So many letters tell that two words are of one place: "Norland", "Norlandic"."""
_OF_PEOPLES = re.compile(r".*(?:an|ese|ish|ic|ch|i|ek)")
"""Adjectives of countries, which need not be like the country: "Dutch", "British"."""
_CONVICTIONS = word_set(
    """
    Republican Democratic Democrat Liberal Conservative Labour Socialist Communist Green Independent
    Christian Catholic Protestant Muslim Islamic Jewish Hindu Buddhist Foreign Prime Vice Deputy
    """
)


def is_for_another(page: Page, words: Range, person: Person) -> bool:
    """Tell whether a description is of the post that a person has, but elsewhere.

    Both must say where, in words of one kind: "the French president" may well be the president of
    some republic, and so may be what stands in capitals for something longer.
    """
    head = head_noun(page, words)
    called = person.roles.get(page.lowers[head])
    if called is None or called >= words.first:
        return False
    wanted = _place_of(page, head, words.first)
    if not wanted:
        return False
    own = _place_of(page, called, page.sentences[page.sentence[called]].first)
    known = own | person.traits | set(person.parts)
    if not own or any(word[:_STEM] == other[:_STEM] for word in wanted for other in known):
        return False
    kinds = {_OF_PEOPLES.fullmatch(word) is not None for word in wanted | own}
    return len(kinds) == 1


def _place_of(page: Page, head: int, begin: int) -> set[str]:
    """Return the names that tell where a post is: "Brenna’s mayor", "minister of Norland".

    Nothing is returned for what is no name, or an acronym.
    """
    lexicon, found = page.lexicon, set[str]()
    word = head - 1
    while word >= begin and word in range(head - _LONGEST, head) and _goes_on(page, word):
        if page.is_name(word):
            found.add(page.words[word])
        word -= 1
    limit = min(len(page.words), head + 1 + _LONGEST)
    after = page.lowers[head + 1 : head + 2]
    word = head + 1 if _BINDING.issuperset(after) else limit
    while word < limit and (
        _goes_on(page, word)
        or page.lowers[word] in lexicon.determiners
        or page.lowers[word] in _BINDING
    ):
        if page.is_name(word):
            found.add(page.words[word])
        word += 1
    if any(word.isupper() for word in found):
        return set()
    return {word.lower() for word in found - _CONVICTIONS if word not in lexicon.titles}


def _goes_on(page: Page, word: int) -> bool:
    """Tell whether a phrase about a post goes on with a word."""
    lexicon, lower = page.lexicon, page.lowers[word]
    return page.is_outside(word) and (
        page.is_possessive(word)
        or not (
            not lower[0].isalnum()
            or lower in lexicon.determiners
            or lower in lexicon.prepositions
            or lower in lexicon.conjunctions
            or lower in lexicon.auxiliaries
            or lower in lexicon.relatives
            or (lower in lexicon.cues and lower not in lexicon.ambiguous)
        )
    )
