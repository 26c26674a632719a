"""Titles and offices beside a name, which tell that it is somebody's: "la alcaldesa Rocío Lima"."""

from __future__ import annotations

from index.language.quotes.multilingual.language import Language
from index.language.quotes.multilingual.nouns import is_body_noun, is_given_name, is_person_noun
from index.language.quotes.text.page import Page, Range

_FARTHEST_OFFICE = 9
"""Words between a noun for a person and the name after a comma."""


def _is_role(page: Page, language: Language, word: int) -> bool:
    """Tell whether a word is a title or a noun for a person: "Frau", "alcaldesa"."""
    written = page.words[word].rstrip(".")
    if written in language.lexicon.titles or written.capitalize() in language.lexicon.titles:
        return True
    if language.nouns_have_capitals and written.partition("-")[0].isupper() and "-" in written:
        return True  # "SPD-Fraktionsvize"
    return is_person_noun(language, written) and not is_given_name(written)


def without_roles(page: Page, language: Language, words: Range) -> Range:
    """Leave out what stands before the name itself: "Schalkes Trainer Felix Magath"."""
    first, last = words
    for word in range(last - 2, first - 1, -1):
        in_name = word > first and page.lowers[word - 1] in language.lexicon.particles
        if _is_role(page, language, word) and not in_name:  # "Bo dos Reis Lima"
            return Range(word + 1, last)
    return words


def roles_before(page: Page, language: Language, first: int) -> tuple[int, ...]:
    """Return the titles and nouns for a person right before a name."""
    roles: list[int] = []
    word = first - 1
    while word >= 0 and len(roles) < 4 and page.sentence[word] == page.sentence[first]:
        if not _is_role(page, language, word) or not page.is_outside(word):
            break
        roles.append(word)
        word -= 1
    return tuple(roles)


def is_introduced(page: Page, language: Language, words: Range) -> bool:
    """Tell whether a noun for a person or an age is beside a name: "La moglie, Bianca Gherardi"."""
    first, last = words
    count = len(page.words)
    if first > 1 and page.words[first - 1] == "," and _has_office_left(page, language, first - 2):
        return True
    if last + 1 >= count or page.words[last] not in (",", "("):
        return False
    after = last + 1 + (page.lowers[last + 1] in language.lexicon.determiners)
    if after >= count:
        return False
    lexicon = language.lexicon
    relative = page.lowers[last + 1] in lexicon.relatives & language.lexicon.determiners
    if language.nouns_have_capitals and relative and page.words[last] == ",":
        return True  # "Für Omid Rahimi, der aus Herat kam"
    aged = page.words[last + 1].isdigit() or (
        last + 2 < count and page.words[last + 2].isdigit() and page.lowers[last + 1] == "de"
    )
    return aged or is_person_noun(language, page.words[after])


def _has_office_left(page: Page, language: Language, word: int) -> bool:
    """Tell whether a phrase about a person ends at a word: "le directeur du théâtre de Lurcy,"."""
    lexicon, sentence = language.lexicon, page.sentence[word]
    for at in range(word, max(-1, word - _FARTHEST_OFFICE), -1):
        lower = page.lowers[at]
        is_verb = lower in lexicon.cues or lower in lexicon.auxiliaries
        if page.sentence[at] != sentence or not lower[0].isalnum():
            return False
        if is_person_noun(language, page.words[at]):
            owner = at > 1 and page.lowers[at - 1] in language.binding
            return not (owner and is_body_noun(language, page.words[at - 2]))
        if (is_verb and lower not in lexicon.ambiguous) or lower in lexicon.relatives:
            return False
    return False


def is_of_office(page: Page, language: Language, first: int) -> bool:
    """Tell whether a run begins with what an office is for: "ministro dell'Interno Bo Lind"."""
    before, lexicon = page.lowers[first - 1] if first else "", language.lexicon
    binds = before in lexicon.prepositions | lexicon.determiners
    again = before in lexicon.conjunctions and page.words[first] in language.departments
    binds = binds or again  # "juiz da Infância e Juventude Bo Lima"
    of_body = first > 1 and is_body_noun(language, page.words[first - 2])  # "ministero degli"
    return binds and (of_body or _has_office_left(page, language, first - 1))
