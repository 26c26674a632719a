"""Which noun a determiner belongs to, and whether the two can be a subject."""

from __future__ import annotations

from index.language.quotes.multilingual.nouns import is_person_noun, is_speaker_noun
from index.language.quotes.multilingual.sketch import Sketch


def head_after(sketch: Sketch, at: int, limit: int) -> int | None:
    """Return the noun after a determiner."""
    page, language = sketch.page, sketch.language
    word, first = at, None
    while word < limit and not sketch.is_sign(word) and page.inside[word] == page.inside[at]:
        written = page.words[word]
        if language.nouns_have_capitals:
            if any(part[:1].isupper() for part in written.split("-")):
                return word  # "die 42-Jährige"
            if sketch.is_preposition(word):  # "der an der Arbeit beteiligte Biologe"
                word = _after_noun(sketch, word + 1, limit)
                continue
            if written in language.lexicon.auxiliaries or written in language.lexicon.cues:
                return None
        else:
            if tag := sketch.tags.starting_at(word):
                return first if first is not None and tag.kind == "ORG" else word
            if is_speaker_noun(language, written):
                return _last_person(sketch, word, limit)
            is_next = word > at and page.lowers[word] in language.lexicon.determiners
            if is_next or sketch.is_function_word(word) or sketch.is_preposition(word):
                return first
            if page.lowers[word] in language.following:
                word += 1  # "le seguenti dichiarazioni"
                continue
            if first is None and not written[0].isdigit():
                first = word
            elif word > at + 3:
                return first
        word += 1
    return first


def _after_noun(sketch: Sketch, word: int, limit: int) -> int:
    page = sketch.page
    while word < limit and not page.words[word][0].isupper():
        word += 1
    while word + 1 < limit and page.words[word + 1][0].isupper():
        word += 1  # "die in New York City geborene Holm"
    return word + 1


def _last_person(sketch: Sketch, word: int, limit: int) -> int:
    """Return the last of nouns for a person in a row: "el joven entrenador"."""
    page, language = sketch.page, sketch.language
    while (
        word + 1 < limit
        and page.words[word + 1][0].islower()
        and is_person_noun(language, page.words[word + 1])
    ):
        word += 1
    return word


def is_oblique(sketch: Sketch, at: int, head: int) -> bool:
    """Tell whether an article and the gender of its noun show no subject: "dieser Zeitung"."""
    language, page = sketch.language, sketch.page
    noun, ends = page.lowers[head], language.feminine_things
    if not ends or not noun.endswith(ends) or page.lowers[at] not in language.masculine:
        return False
    return noun.endswith("in") or not is_person_noun(language, page.words[head])  # "der Spion"
