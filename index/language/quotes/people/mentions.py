"""A speaker's mention as the text has it: its head noun, the names in it, what it is called."""

from __future__ import annotations

from itertools import takewhile

from index.language.quotes.grammar.clauses import INDEFINITE
from index.language.quotes.grammar.phrases import POSSESSIVES, head_noun, plain_phrase
from index.language.quotes.grammar.speakers import OWN_TEXTS
from index.language.quotes.people.people import People
from index.language.quotes.text.page import Page, Range

IDENTIFYING = [["named", "as"], ["identified", "as"]]
"""What may stand before a name in apposition: "the suspect, named as Nico Duarte,"."""
_LONGEST_DESCRIPTION = 5
_INTRODUCING = frozenset(["a", "an", "another", "one"])
_LONGEST_INTRODUCTION = 6
"""Words from "a" to its noun: "a 43-year-old retired bus driver"."""
_MARKUP = str.maketrans("", "", "*")


def modifiers(page: Page, words: Range, noun: str) -> set[str]:
    """Return what a description adds to its noun: {"second"} of "the second official"."""
    return {page.lowers[word] for word in range(words.first + 1, words.last)} - {noun}


def introductions(page: Page) -> dict[str, int]:
    """Return by what nouns the text introduces somebody, and where first.

    "A 43-year-old man", and "Falk's neighbour", where the name is somebody else's.
    """
    found: dict[str, int] = {}
    for article in range(len(page.words) - 1):
        if page.lowers[article] not in _INTRODUCING and not page.is_possessive(article):
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


def named_in(page: Page, people: People, words: Range) -> list[Range]:
    """Return the names that a noun phrase is about: not "Hale's lawyer", "an aide to Hale"."""
    found: list[Range] = []
    if people.by_word.keys().isdisjoint(range(*words)):
        return found
    word = words.first
    while word < words.last:
        person = people.by_word.get(word)
        if person is None:
            ends = found and page.words[word] in (",", "(")
            if page.lowers[word] in page.lexicon.prepositions or ends:
                break
            if found and page.lowers[word] in POSSESSIVES and not _is_own_text(page, word, words):
                found.pop()
            word += 1
            continue
        last = word
        while last < words.last and people.by_word.get(last) is person:
            last += 1
        if found and page.lowers[word - 1] != "and":
            found.clear()
        if last == words.last or not _names_source(page, last):
            found.append(Range(word, last))
        word = last
    return found or _name_at_end(page, people, words)


def _is_own_text(page: Page, owner: int, words: Range) -> bool:
    """Tell whether what somebody has is what they said: "Harrow's explanations"."""
    rest = page.lowers[owner + 1 : words.last]
    return bool(rest) and rest[-1] in OWN_TEXTS


def _name_at_end(page: Page, people: People, words: Range) -> list[Range]:
    """Return the name in "China's ambassador to Norway Wen Guolin", which no title leads."""
    last = words.last
    person = people.by_word.get(last - 1)
    first = last
    while person and first > words.first and people.by_word.get(first - 1) is person:
        first -= 1
    if person is None or first < words.first + 2 or first == last:
        return []
    before, leads = page.words[first - 1], page.lowers[words.first]
    is_title = before.rstrip(".") in page.lexicon.titles or page.is_person_noun(first - 1)
    is_title = is_title and page.lowers[first - 2] not in page.lexicon.prepositions
    is_office = before[0].isupper() and not is_title and leads not in page.lexicon.determiners
    return [Range(first, last)] if is_office else []


def _names_source(page: Page, word: int) -> bool:
    """Tell whether a name only modifies the noun after it: "a Holm aide", "the Varga campaign"."""
    is_noun = page.is_person_noun(word) or page.lowers[word] in page.lexicon.collectives
    return is_noun and page.words[word][0].islower()


def apposed_to(page: Page, people: People, words: Range) -> Range | None:
    """Return the name between commas after "a leading researcher, Nariko Endo, said".

    And what it is after "the third member, the Nepalese guide Pemba Dorje, said".
    """
    first = words.last + 1
    is_person = page.is_person_noun(head_noun(page, words))
    if not is_person or page.words[words.last : first] != [","]:
        return None
    if page.lowers[first : first + 2] in IDENTIFYING:
        first += 2
    if page.lowers[first : first + 1] and page.lowers[first] in page.lexicon.determiners:
        nouns = range(first + 1, min(first + _LONGEST_DESCRIPTION, len(page.words)))
        persons = [at + 1 for at in nouns if page.is_person_noun(at)]  # "the former mayor"
        first = next(
            (at for at in persons if at in people.by_word), persons[0] if persons else first
        )
    while first < len(page.words) and page.words[first].rstrip(".") in page.lexicon.titles:
        first += 1
    person, last = people.by_word.get(first), first
    while person and people.by_word.get(last) is person:
        last += 1
    closes = page.words[last : last + 1] in ([","], ["."], ["—"])
    return Range(first, last) if person and closes else None
