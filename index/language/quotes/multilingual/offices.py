"""Whom a story calls by an office: "la alcaldesa", "il presidente della Camera"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile

from index.language.quotes.multilingual.descriptions import covers
from index.language.quotes.multilingual.people import People, Person
from index.language.quotes.multilingual.phrases import Phrase
from index.language.quotes.multilingual.sketch import Sketch
from index.language.quotes.text.lexicon import Gender

_STEM = 4
"""So many letters tell that two words are of one place."""
_OF_PLACES = re.compile(r".+isch(?:e|en|er)|[A-Z].+er")
"""German adjectives of places: "norländische", "Vahler"."""


def called_so(
    sketch: Sketch, people: People, phrase: Phrase, noun: str, gender: Gender | None
) -> list[Person]:
    """Return whom the story has called so, but for whom the phrase itself is about."""
    within = range(phrase.head + 2, phrase.last)
    governed = {
        one.number
        for at in within
        if sketch.is_preposition(at - 1) and (one := people.by_word.get(at))
    }
    return [
        person
        for person in people.all
        if person.number not in governed  # "le frère d'Ada Holm" is not she
        and (gender is None or person.gender in (None, gender))
        and any(
            covers(sketch, noun, role)
            and _rank(sketch, at) == _rank(sketch, phrase.head)
            and not _is_for_another(sketch, at, phrase.head)
            for role, at in person.roles.items()
        )
    ]


def is_doubtful(sketch: Sketch, person: Person, phrase: Phrase) -> bool:
    """Tell whether a description puts an office elsewhere than the story has put somebody's.

    "Die suderische Ministerin" need not be the Norlandic one. Only in German, where any noun
    has a capital, so that "des Museums" is not told from a name.
    """
    if not sketch.language.nouns_have_capitals:
        return False
    wanted = _told_of(sketch, phrase.head)
    told = [_told_of(sketch, at) for at in person.roles.values()]
    return bool(wanted) and any(told) and all(wanted.isdisjoint(one) for one in told)


def _told_of(sketch: Sketch, noun: int) -> set[str]:
    """Return the stems of what is said of an office: "Vahler", "des Norr-Museums"."""
    page = sketch.page
    before = page.words[noun - 1] if noun else ""
    said = [before] if _OF_PLACES.fullmatch(before) else []
    at, end = noun + 1, min(noun + 5, len(page.words))
    if page.lowers[at:end] and page.lowers[at] in sketch.language.binding:
        said += takewhile(_is_capital, page.words[at + 1 : end])
    return _stems(said)


def _is_for_another(sketch: Sketch, one: int, other: int) -> bool:
    """Tell whether two nouns are of offices for different things: "chefe de Estado"."""
    mine, others = _is_for(sketch, one), _is_for(sketch, other)
    if not mine or not others or not _stems(mine).isdisjoint(_stems(others)):
        return False
    if sketch.language.nouns_have_capitals:
        return True
    if mine[0].isupper() or others[0].isupper():
        return False  # "presidente do BC"
    kinds = {sketch.language.places.isdisjoint(names) for names in (mine, others)}
    return len(kinds) == 1  # "presidente della Regione", "presidente della Lombardia"


def _is_for(sketch: Sketch, noun: int) -> list[str]:
    """Return the capitals that tell what an office is for: "capo del Governo"."""
    page, language = sketch.page, sketch.language
    at = noun + 1
    end = min(at + 4, len(page.words))
    if page.lowers[at:end] == [] or page.lowers[at] not in language.binding:
        return []
    if language.nouns_have_capitals:  # "von Brenna", "der Stadt Brenna", but not "der Stadt"
        names = list(takewhile(_is_capital, page.words[at + 1 : end]))
        return names if page.lowers[at] == "von" else names[1:]
    return [word for word in page.words[at + 1 : end] if word[0].isupper()]


def _is_capital(word: str) -> bool:
    return word[0].isupper()


def _stems(names: Iterable[str]) -> set[str]:
    """Return how names begin: "Norlands" is Norland."""
    return {name[:_STEM].lower() for name in names}


def _rank(sketch: Sketch, word: int) -> str:
    """Return what makes another office of a noun: "premier", before "ministre"."""
    before = sketch.page.lowers[word - 1] if word else ""
    return before if before in sketch.language.ranks else ""
