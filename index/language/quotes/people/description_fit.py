"""Who fits a description: whom the text itself calls so goes before whom it does not call so."""

from __future__ import annotations

from collections.abc import Collection, Set

from index.language.lists.wordlists import word_set
from index.language.quotes.grammar.phrases import head_noun
from index.language.quotes.people.mentions import modifiers
from index.language.quotes.people.people import Person
from index.language.quotes.people.posts import EARLIER
from index.language.quotes.text.page import Page, Range

_DEPUTIES = frozenset(["deputy", "vice", "assistant", "associate", "shadow"])

_AGED = "-year-old"
_MODIFIERS = 3
"""Words before a noun that belong to it: "the former town mayor"."""

BLAND = frozenset(["old", "young", "elderly", "veteran"])
OFFICES = frozenset(["president", "minister", "premier", "chancellor", "king", "queen", "pope"])
"""Offices that the reader knows the holder of."""
_POSTS = word_set(
    """
    spokesman spokeswoman spokesperson aide adviser advisor staffer source official officer
    """
)
"""Nouns for posts that many have."""
_LED = word_set("union band church community strike gang clan tribal scout")
"""What is led by nobody whom the reader knows by that: "the union leader"."""

Ranked = list[tuple[float, Person]]
"""People, the most salient first, each with the salience."""


def narrowed(page: Page, words: Range, ranked: Ranked, center: Ranked) -> Ranked:
    """Leave only those whom the text calls what a description says, if there are any.

    And whom the sentence before opens with (`center`), if the text calls nobody so nearby.

    "Geta Simm, a surveyor, stood apart. … the surveyor said" is Simm, however near others are;
    "An official there", whom nobody names, is "the official" rather than a minister. Where nobody
    is called so, it is the one expert who is "the chemist".
    """
    noun = page.lowers[head_noun(page, words)]
    more = modifiers(page, words, noun)
    ranked = [one for one in ranked if not _is_other(more, one[1].guessed.get(noun, ()))]
    called = [one for one in ranked if _is_called(page, words, more, one[1])]
    holders = [one for one in called if not is_deputy(page, words, one[1].roles[noun])]
    if called := holders or called:
        is_near = any(_is_near(page, words, person) for _, person in called)
        return [one for one in ranked if one in called or (one in center and not is_near)]
    if noun.endswith(_AGED):
        return [one for one in ranked if _is_of_paragraph(page, words, one[1])] or ranked
    if _is_of_some_kind(page, words):
        return [one for one in ranked if _is_covered(page, noun, words, one[1])]
    return _experts(page, words, ranked) or ranked


def _is_near(page: Page, words: Range, person: Person) -> bool:
    """Tell whether a person was named in the same paragraph or the one before."""
    here = page.paragraph_at(words.first)
    before = (one.first for one in person.mentions if one.first < words.first)
    return here - page.paragraph_at(max(before, default=words.first)) <= 1


def _is_called(page: Page, words: Range, more: Set[str], person: Person) -> bool:
    """Tell whether a text has called a person by all that a description says of them."""
    noun = page.lowers[head_noun(page, words)]
    if noun in person.guessed or person.roles.get(noun, words.first) >= words.first:
        return False
    if person.is_unnamed:
        return person.traits == more
    is_earlier = EARLIER.isdisjoint(more) and _is_earlier(page, person.roles[noun])
    return more <= person.traits | person.roles.keys() and not is_earlier


def _is_earlier(page: Page, noun: int) -> bool:
    """Tell whether somebody once was what a noun says: "the former mayor", no "a mayor, once …"."""
    for word in range(noun - 1, max(noun - _MODIFIERS, 0) - 1, -1):
        if page.lowers[word] in EARLIER:
            return True
        if not page.words[word].isalpha() or page.lowers[word] in page.lexicon.determiners:
            return False
    return False


def _is_of_paragraph(page: Page, words: Range, person: Person) -> bool:
    """Tell whether "the 74-year-old" may be somebody: named in its paragraph, of no other age."""
    begin = page.paragraph_words[page.paragraph_at(words.first)].first
    is_here = any(begin <= mention.first < words.first for mention in person.mentions)
    return is_here and not any(role.endswith(_AGED) for role in person.roles)


def is_deputy(page: Page, words: Range, noun: int) -> bool:
    """Tell whether somebody is called a "deputy mayor", and a description only says "the mayor"."""
    before = page.lowers[max(noun - _MODIFIERS, 0) : noun]
    return not _DEPUTIES.isdisjoint(before) and _DEPUTIES.isdisjoint(page.lowers[slice(*words)])


def _is_other(more: Set[str], before: Collection[str]) -> bool:
    """Tell whether a person was only taken for another: for the opposition's leader, not a union's.

    Which of the two they are, if any, the text does not say.
    """
    return bool(more and before) and more.isdisjoint(before)


def _experts(page: Page, words: Range, ranked: Ranked) -> Ranked:
    """Return the one person of the last two paragraphs called by a more general noun: an expert."""
    lexicon, noun = page.lexicon, page.lowers[head_noun(page, words)]
    if noun in lexicon.offices:
        return []
    found = [
        one
        for one in ranked
        if not one[1].is_unnamed
        and any(
            lexicon.covers(role, noun)
            for role, at in one[1].roles.items()
            if at < words.first and page.paragraph_at(words.first) - page.paragraph_at(at) <= 1
        )
    ]
    is_known = any(_is_covered(page, noun, words, person) for _, person in ranked)
    return found if len(found) == 1 and not is_known else []


def _is_covered(page: Page, noun: str, words: Range, person: Person) -> bool:
    """Tell whether somebody is called by a description's noun, or by one that it covers."""
    return any(
        at < words.first and (role == noun or page.lexicon.covers(noun, role))
        for role, at in person.roles.items()
    )


def _is_of_some_kind(page: Page, words: Range) -> bool:
    """Tell whether a description is of a post of some kind: "the returning officer".

    That is nobody whom the text does not call so. Not what the reader knows: "the governor".
    """
    head = head_noun(page, words)
    kind = page.words[words.first + 1 : head]
    if page.lowers[head] == "leader":
        return not _LED.isdisjoint(kind)
    return page.lowers[head] in _POSTS and any(
        word.islower() and word not in BLAND for word in kind
    )
