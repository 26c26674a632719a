"""What a description tells of who is meant: gender, number, and which offices it may stand for."""

from __future__ import annotations

from index.language.quotes.multilingual.nouns import is_person_noun
from index.language.quotes.multilingual.phrases import Phrase, phrase_at
from index.language.quotes.multilingual.sketch import Sketch
from index.language.quotes.text.lexicon import Gender
from index.language.quotes.text.page import Range

_FARTHEST_AUXILIARY = 3
"""Words from an auxiliary to its participle."""


def gender_of_noun(sketch: Sketch, phrase: Phrase) -> Gender | None:
    """Return the gender of a description: "la alcaldesa", "der Sprecher", "l'infermiera"."""
    page, language = sketch.page, sketch.language
    noun = page.lowers[phrase.head]
    determiner = page.lowers[phrase.words.first]
    told = language.lexicon.genders.get(noun.rpartition("-")[2])
    if told:
        return told
    by_ending = language.gender_of(noun)
    if language.nouns_have_capitals and by_ending == "f":
        return by_ending  # "der Sprecherin" is a genitive
    if (determiner in language.masculine) != (determiner in language.feminine):
        return "m" if determiner in language.masculine else "f"
    return by_ending


def is_plural_noun(sketch: Sketch, phrase: Phrase) -> bool:
    """Tell whether a description is of several: "les habitants"."""
    determiner = sketch.page.lowers[phrase.words.first]
    language, noun = sketch.language, sketch.page.lowers[phrase.head]
    if determiner in language.plural_determiners or noun.endswith(language.plural_nouns):
        return True
    if language.nouns_have_capitals and determiner == "die" and language.gender_of(noun) == "m":
        return True  # "die Forscher"
    is_bare = phrase.head == phrase.words.first and not language.nouns_have_capitals
    return is_bare and noun.endswith("s")


def is_plural_verb(sketch: Sketch, cue: Range | None) -> bool:
    """Tell whether a verb of saying, or its auxiliary, has several for a subject: "hanno detto"."""
    if cue is None:
        return False
    page, language = sketch.page, sketch.language
    start = max(sketch.sentence_start(cue.first), cue.first - _FARTHEST_AUXILIARY)
    helping = [
        lower for lower in page.lowers[start : cue.first] if lower in language.lexicon.auxiliaries
    ]
    participle = page.lowers[cue.first] in language.participles
    verbs = helping[-1:] if participle else [page.lowers[cue.first]]
    return any(verb.endswith(language.plural_verbs) for verb in verbs)


def covers(sketch: Sketch, noun: str, role: str) -> bool:
    """Tell whether a story may call somebody by a noun who has a role: "técnico", "entrenador"."""
    if sketch.language.nouns_have_capitals:
        role = role.rpartition("-")[2]
    if noun == role:
        return True
    lexicon = sketch.language.lexicon
    if lexicon.covers(noun, role) or lexicon.covers(role, noun):
        return True
    if sketch.language.nouns_have_capitals:
        shorter, longer = sorted((noun, role), key=len)
        if len(shorter) > 3 and longer.endswith(shorter):
            return True
        covered = lexicon.roles.get(noun, frozenset())
        return any(role.endswith(one) for one in covered if len(one) > 3)
    return role.removeprefix("ex-").removeprefix("ex") == noun


def unnamed_subject(sketch: Sketch, word: int, gender: Gender | None) -> Range | None:
    """Return who opens the sentence before a pronoun's, new and without a name.

    "Une voisine a tout vu.", "L'une des participantes a témoigné."
    """
    page, language = sketch.page, sketch.language
    here = page.sentence[word] - 1
    while here >= 0 and not page.is_outside(page.sentences[here].first):
        here -= 1
    if gender is None or here < 0:
        return None
    begin, end = page.sentences[here]
    new = begin + (page.lowers[begin] in language.lexicon.determiners - language.indefinite)
    if new + 2 >= end or page.lowers[new] not in language.indefinite:
        return None
    among = sketch.is_preposition(new + 1) or page.lowers[new + 1] in language.genitives
    if new > begin and not among:
        return None
    phrase = phrase_at(sketch, new + 2 if among else new, end, governed=among)
    if phrase is None or phrase.kind != "noun":
        return None
    if not is_person_noun(language, page.words[phrase.head]):
        return None
    own = language.masculine if gender == "m" else language.feminine
    return Range(begin, phrase.last) if page.lowers[new] in own else None
