"""What posts are for: "the mayor of Vale" is not whom the text calls the mayor of Brenna.

Nor is it somebody whom the text neither calls a mayor nor names beside Vale, nor the governor.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Set
from itertools import takewhile
from typing import NamedTuple

from index.language.lists.wordlists import word_set
from index.language.quotes.grammar.phrases import head_noun
from index.language.quotes.people.people import Person
from index.language.quotes.text.page import Page, Range

_BINDING = frozenset(["of", "for", "in", "at", "from"])
_LONGEST = 8
"""How many words tell at most what a post is for: "mayor of the northern town of Brenna"."""
_LONGEST_APPOSITION = 14
STEM = 4
"""So many letters tell that two words are of one place: "Norland", "Norlandic"."""
_OF_PEOPLES = re.compile(r".*(?:an|ese|ish|ic|ch|i|ek)")
"""Adjectives of countries, which need not be like the country: "Dutch", "British"."""
_CONVICTIONS = word_set(
    """
    Republican Democratic Democrat Liberal Conservative Labour Socialist Communist Green Independent
    Christian Catholic Protestant Muslim Islamic Jewish Hindu Buddhist Foreign Prime Vice Deputy
    """
)

_SEATS = word_set("mayor mayoress governor premier prefect sheriff")
"""Offices of a place, of which nobody has two at a time."""
_GOVERNING = word_set("minister premier chancellor president")
_EARLIER = word_set("former ex late then onetime erstwhile past")

_PREFIXES = word_set("Port New Old North South East West Upper Lower Great Little San St")
"""Beginnings of places' names, which many share."""


class Beside(NamedTuple):
    """What stands beside a person's name."""

    names: Mapping[str, Set[int]]
    """How names begin, and the sentences where they do so."""
    apposed: Set[str]
    """The words between its commas: "Falk, minister until May and leader since,"."""


LookBeside = Callable[[Person], Beside]


class Post(NamedTuple):
    """What a description calls somebody: a post, or whatever they are."""

    words: Range
    head: int
    noun: str
    places: Set[str]
    """The beginnings of the names that tell where, in lower case: "the mayor of Vale"."""

    @classmethod
    def of(cls, page: Page, words: Range) -> Post:
        """Read a description."""
        head = head_noun(page, words)
        is_origin = page.lowers[head + 1 : head + 2] == ["from"]
        names = set() if is_origin else _names_after(page, head) - _PREFIXES - page.lexicon.titles
        return cls(words, head, page.lowers[head], {name.lower()[:STEM] for name in names})


def is_barred(page: Page, post: Post, person: Person, beside: LookBeside) -> bool:
    """Tell whether a description is of a post that a person does not have.

    Args:
        page: The text.
        post: The description.
        person: Whom it may mean.
        beside: Returns what `names_beside` finds about a person, which is seldom asked.
    """
    return (
        _is_for_another(page, post, person)
        or _has_rival_office(page, post, person, beside)
        or _is_for_unknown(page, post, person, beside)
    )


def names_beside(page: Page, person: Person) -> Beside:
    """Return what stands in the sentences that name a person."""
    found: dict[str, set[int]] = defaultdict(set)
    for sentence in {page.sentence[mention.first] for mention in person.mentions}:
        for word in range(*page.sentences[sentence]):
            if page.is_outside(word) and page.words[word][0].isupper():
                found[page.lowers[word][:STEM]].add(sentence)
    apposed = {word for mention in person.mentions for word in _apposed(page, mention)}
    return Beside(dict(found), apposed)


def _has_rival_office(page: Page, post: Post, person: Person, beside: LookBeside) -> bool:
    """Tell whether a person has an office that excludes the one described.

    The prime minister is not "the opposition leader", nor the governor "the mayor".
    """
    noun = post.noun
    if noun in person.roles or not _EARLIER.isdisjoint(person.traits):
        return False
    if "opposition" in page.lowers[post.words.first : post.words.last]:
        excludes = not _GOVERNING.isdisjoint(person.roles) and "opposition" not in person.traits
    else:
        excludes = noun in _SEATS and not _SEATS.isdisjoint(person.roles)
    return excludes and noun not in beside(person).apposed


def _apposed(page: Page, mention: Range) -> Iterator[str]:
    """Return the words between the commas behind a name, in lower case."""
    if page.words[mention.last : mention.last + 1] != [","]:
        return iter(())
    limit = min(
        mention.last + _LONGEST_APPOSITION, page.sentences[page.sentence[mention.first]].last
    )
    return takewhile(lambda word: word != ",", page.lowers[mention.last + 1 : limit])


def _is_for_unknown(page: Page, post: Post, person: Person, beside: LookBeside) -> bool:
    """Tell whether "the mayor of Vale" is nobody whom the text calls so or names beside Vale.

    Half of a body's name will do: "the head of the Vale Bank" may have run "the Bank".
    """
    wanted, here = post.places, page.sentence[post.words.first]
    if not wanted or post.noun in person.roles:
        return False
    known = {word[:STEM] for word in person.traits.union(person.parts)}
    names = beside(person).names
    elsewhere = {stem: names.get(stem, frozenset()) for stem in wanted}
    known |= {stem for stem, at in elsewhere.items() if len(at) > (here in at)}
    return 2 * len(wanted & known) < len(wanted)


def _is_for_another(page: Page, post: Post, person: Person) -> bool:
    """Tell whether a description is of the post that a person has, but elsewhere.

    Both must say where, in words of one kind: "the French president" may well be the president of
    some republic, and so may be what stands in capitals for something longer.
    """
    called = person.roles.get(post.noun)
    if called is None or called >= post.words.first:
        return False
    wanted = _place_of(page, post.head, post.words.first)
    if not wanted:
        return False
    own = _place_of(page, called, page.sentences[page.sentence[called]].first)
    known = own | person.traits | set(person.parts)
    if not own or any(word[:STEM] == other[:STEM] for word in wanted for other in known):
        return False
    kinds = {_OF_PEOPLES.fullmatch(word) is not None for word in wanted | own}
    return len(kinds) == 1


def _place_of(page: Page, head: int, begin: int) -> set[str]:
    """Return the names that tell where a post is: "Brenna’s mayor", "minister of Norland".

    Nothing is returned for what is no name, or an acronym.
    """
    lexicon, found = page.lexicon, set[str]()
    word = head - 1
    is_short = page.lowers[head].rstrip(".") in lexicon.shortened
    while word >= begin and word in range(head - _LONGEST, head) and _goes_on(page, word):
        if is_short and not page.is_name(word):
            break  # "Vale Gov. Falk" is of Vale, who "met Gov. Falk" is not
        if page.is_name(word):
            found.add(page.words[word])
        word -= 1
    found |= _names_after(page, head)
    if any(word.isupper() for word in found):
        return set()
    return {word.lower() for word in found - _CONVICTIONS if word not in lexicon.titles}


def _names_after(page: Page, head: int) -> set[str]:
    """Return the names in "of the northern town of Brenna" after a post, as written."""
    found = set[str]()
    limit = min(len(page.words), head + 1 + _LONGEST)
    after = page.lowers[head + 1 : head + 2]
    word = head + 1 if _BINDING.issuperset(after) else limit
    while word < limit and (
        _goes_on(page, word)
        or page.lowers[word] in page.lexicon.determiners
        or page.lowers[word] in _BINDING
    ):
        if page.is_name(word):
            found.add(page.words[word])
        word += 1
    return found


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
