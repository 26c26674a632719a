"""Whom a story calls by an office: "la alcaldesa", "il presidente della Camera"."""

from __future__ import annotations

from index.language.quotes.multilingual.descriptions import covers
from index.language.quotes.multilingual.people import People, Person
from index.language.quotes.multilingual.phrases import Phrase
from index.language.quotes.multilingual.sketch import Sketch
from index.language.quotes.text.lexicon import Gender


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


def _is_for_another(sketch: Sketch, one: int, other: int) -> bool:
    """Tell whether two nouns are of offices for different things: "chefe de Estado"."""
    mine, others = _is_for(sketch, one), _is_for(sketch, other)
    if not mine or not others or not set(mine).isdisjoint(others):
        return False
    if mine[0].isupper() or others[0].isupper():
        return False  # "presidente do BC"
    kinds = {sketch.language.places.isdisjoint(names) for names in (mine, others)}
    return len(kinds) == 1  # "presidente della Regione", "presidente della Lombardia"


def _is_for(sketch: Sketch, noun: int) -> list[str]:
    """Return the capitals that tell what an office is for: "capo del Governo"."""
    page, language = sketch.page, sketch.language
    at = noun + 1
    if language.nouns_have_capitals or page.lowers[at : at + 1] == []:
        return []
    if page.lowers[at] not in language.binding:
        return []
    end = min(at + 4, len(page.words))
    return [word for word in page.words[at + 1 : end] if word[0].isupper()]


def _rank(sketch: Sketch, word: int) -> str:
    """Return what makes another office of a noun: "premier", before "ministre"."""
    before = sketch.page.lowers[word - 1] if word else ""
    return before if before in sketch.language.ranks else ""
