"""Which words may begin a noun phrase, or go on with one, and who has the office it names."""

from __future__ import annotations

from index.language.quotes.multilingual.nouns import is_given_name, is_speaker_noun
from index.language.quotes.multilingual.sketch import Sketch
from index.language.quotes.multilingual.tags import Tag

_OF_BOTH_GENDERS = ("ista", "ita", "ota", "ata", "ga", "ena", "ola", "crata", "cida", "rosa")
"""How adjectives end that have an a for men, too: "el portavoz socialista"."""
_LONGEST_LIST, _SHORT = 12, 3
"""Words of what else an office is for, and letters of what joins them: "i", "del"."""


def opens_noun(sketch: Sketch, at: int, limit: int) -> bool:
    """Tell whether a noun or an adjective follows right away."""
    if at >= limit or sketch.is_sign(at) or sketch.is_function_word(at):
        return False
    lower = sketch.page.lowers[at]
    return lower not in sketch.language.lexicon.adverbs and not sketch.is_preposition(at)


def is_bare_noun(sketch: Sketch, at: int) -> bool:
    """Tell whether a noun without a determiner may begin a phrase here: any, in German."""
    language, written = sketch.language, sketch.page.words[at]
    if sketch.is_time(at):
        return False
    if language.nouns_have_capitals:
        if not written[0].isupper() or sketch.is_sign(at):
            return False
        if sketch.sentence_start(at) != at or is_speaker_noun(language, written):
            return True
        return _leads_verb(sketch, at)  # "Putin sagte", though "Ähnlich äußerte sich Bush"
    if written[0].isupper():
        return False
    if sketch.is_function_word(at) and sketch.page.lowers[at] not in language.participles:
        return False
    return is_speaker_noun(language, written)


def _leads_verb(sketch: Sketch, at: int) -> bool:
    """Tell whether a verb of saying follows a word at once."""
    lexicon = sketch.language.lexicon
    following = sketch.page.lowers[at + 1] if at + 1 < len(sketch.page.words) else ""
    follows = following in lexicon.cues or (
        following in lexicon.auxiliaries and sketch.page.words[at] in sketch.inner_capitals
    )
    return follows and sketch.page.words[at] not in lexicon.not_names


def is_first_name(sketch: Sketch, at: int) -> bool:
    """Tell whether a German capital inside a sentence is nothing but a given name."""
    language, written = sketch.language, sketch.page.words[at]
    if not language.nouns_have_capitals or sketch.sentence_start(at) == at:
        return False
    is_noun = is_speaker_noun(language, written)
    return is_given_name(written) and not is_noun and written.lower() not in language.doubtful_given


def is_adjective(sketch: Sketch, at: int) -> bool:
    """Tell whether a word may be an adjective after a noun."""
    language, written = sketch.language, sketch.page.words[at]
    if language.nouns_have_capitals or sketch.is_sign(at) or not written[0].islower():
        return False
    if sketch.is_function_word(at) or sketch.is_preposition(at) or sketch.is_time(at):
        return False
    lexicon, lower = language.lexicon, sketch.page.lowers[at]
    if language.pasts and lower.endswith(language.pasts):
        return False  # "A professora perdeu"
    follows = sketch.page.lowers[at + 1] if at + 1 < len(sketch.page.words) else ""
    if lower in lexicon.cues and follows in language.that:
        return False  # "A corporação diz que"
    if lower in language.objects:
        return False  # "Il tecnico ce l'ha"
    return lower not in lexicon.determiners and lower not in language.pronouns


def is_occasion(sketch: Sketch, at: int, limit: int) -> bool:
    """Tell whether no complement begins, but where it was said: "la mujer en una entrevista"."""
    language, lowers = sketch.language, sketch.page.lowers
    if language.nouns_have_capitals or at + 1 >= limit or lowers[at] in language.binding:
        return False
    named = not language.occasions.isdisjoint(lowers[at + 1 : at + 3])  # "l'attrice dal palco"
    return sketch.is_preposition(at) and (named or lowers[at + 1] in language.indefinite)


def is_verb_of_noun(sketch: Sketch, at: int) -> bool:
    """Tell whether an unknown word after a noun is its verb: "La vecina coincide:"."""
    page, language = sketch.page, sketch.language
    if at + 1 >= len(page.words):
        return False
    follows = page.lowers[at + 1]
    has_object = follows in language.lexicon.determiners - language.genitives
    return page.words[at + 1] == ":" or (has_object and follows not in language.binding)


def office_bearer(sketch: Sketch, at: int, limit: int) -> Tag | None:
    """Return who has an office for several things: "consellera de Territori i Agua, Ada Holm"."""
    page, language = sketch.page, sketch.language
    if language.nouns_have_capitals or page.words[at] != ",":
        return None
    for word in range(at + 1, min(at + _LONGEST_LIST, limit - 1)):
        written = page.words[word]
        tag = sketch.tags.starting_at(word + 1) if written == "," else None
        if tag is not None and tag.kind == "PERSON" and is_given_name(page.words[word + 1]):
            return tag
        if not (written == "," or written[0].isupper() or len(written) <= _SHORT):
            return None
    return None


def disagrees(sketch: Sketch, determiner: int, word: int) -> bool:
    """Tell whether a word is no adjective by its gender: "Il tecnico entra", not "leghista"."""
    language, lower = sketch.language, sketch.page.lowers[word]
    article = sketch.page.lowers[determiner]
    if not language.zero_subject or lower in language.lexicon.prepositions:
        return False
    masculine = article in language.masculine and article not in language.feminine
    if word + 1 < len(sketch.page.words) and sketch.page.words[word + 1][0].isupper():
        return False  # "il capo squadra Bo Lind"
    return masculine and lower.endswith("a") and not lower.endswith(_OF_BOTH_GENDERS)
