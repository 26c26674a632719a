"""Verbs of saying where they are verbs: not nouns, not passives, and with their second words."""

from __future__ import annotations

from typing import NamedTuple

from index.language.quotes.multilingual.nouns import is_person_noun
from index.language.quotes.multilingual.sketch import Sketch
from index.language.quotes.text.lexicon import CueClass

_FARTHEST_SECOND = 40
_FARTHEST_AUXILIARY = 7


class Cue(NamedTuple):
    """A verb of saying."""

    word: int
    kind: CueClass


def find_cues(sketch: Sketch) -> list[Cue]:
    """Return the verbs of saying outside quotations, in reading order."""
    page, cues = sketch.page, sketch.language.lexicon.cues
    return [
        Cue(word, cues[lower])
        for word, lower in enumerate(page.lowers)
        if lower in cues and page.is_outside(word) and is_verb(sketch, word)
    ]


def is_verb(sketch: Sketch, word: int) -> bool:
    """Tell whether a form of a verb of saying is one here, and reports what its subject says."""
    page, language = sketch.page, sketch.language
    lower = page.lowers[word]
    if page.words[word][0].isupper() and sketch.sentence_start(word) != word:
        return False
    if lower in language.impersonal and not (language.zero_subject or is_impersonal(sketch, word)):
        return False  # it gives a name: "hieß das Gasthaus dann"
    if lower in language.separable and not _has_second(sketch, word):
        return False
    if lower in language.lexicon.ambiguous and _is_noun(sketch, word):
        return False
    if language.is_gerund(lower) and not _opens_clause(sketch, word):
        return False  # "il s'est voulu rassurant"
    if lower not in language.participles:
        return True
    if language.nouns_have_capitals:
        return _german_participle(sketch, word)
    return _has_auxiliary(sketch, word)


def is_impersonal(sketch: Sketch, word: int) -> bool:
    """Tell whether a verb's source is where it stands: "heißt es im", "lê-se no"."""
    lowers, language = sketch.page.lowers, sketch.language
    if lowers[word] not in language.impersonal:
        return False
    near = lowers[word + 1 : word + 2]
    if language.zero_subject:
        near = lowers[max(0, word - 1) : word] + lowers[word + 2 : word + 3] * (near == ["-"])
    return not language.dummies.isdisjoint(near)


def _is_noun(sketch: Sketch, word: int) -> bool:
    """Tell whether a form is a noun here: "Réplique de la praticienne", not "Holm les juge"."""
    page, language = sketch.page, sketch.language
    lexicon, start = language.lexicon, sketch.sentence_start(word)
    follows = page.lowers[word + 1] if word + 1 < len(page.words) else ""
    if page.words[word][0].isupper() and follows in lexicon.prepositions:
        return True
    before = page.lowers[word - 1] if word > start else ""
    if before in language.clitics and word - 2 >= start and page.is_outside(word - 2):
        named = sketch.tags.by_word.get(word - 2) is not None
        return not (named or is_person_noun(language, page.words[word - 2]))
    return (
        before in lexicon.determiners
        or before in language.oblique
        or before in lexicon.prepositions
    )


def _opens_clause(sketch: Sketch, word: int) -> bool:
    """Tell whether a gerund tells what its clause's subject says: ", ajoutant", "en ajoutant"."""
    page, language = sketch.page, sketch.language
    if word == sketch.sentence_start(word) or not page.is_outside(word - 1):
        return True
    before = page.lowers[word - 1]
    progressive = language.zero_subject and before in language.lexicon.auxiliaries
    return progressive or sketch.is_sign(word - 1) or before in ("en", "tout")


def _has_second(sketch: Sketch, word: int) -> bool:
    """Tell whether a verb has its second word: "teilte die Polizei mit"."""
    page, seconds = sketch.page, sketch.language.separable[sketch.page.lowers[word]]
    if not seconds:
        return False
    end = min(sketch.sentence_end(word), word + _FARTHEST_SECOND)
    after = (page.lowers[at] for at in range(word + 1, end) if page.is_outside(at))
    return not seconds.isdisjoint(after)


def _has_auxiliary(sketch: Sketch, word: int) -> bool:
    """Tell whether an active auxiliary stands before a participle: "ha detto", not "è detto"."""
    page, language = sketch.page, sketch.language
    start = max(sketch.sentence_start(word), word - _FARTHEST_AUXILIARY)
    for at in range(word - 1, start - 1, -1):
        lower = page.lowers[at]
        if lower in language.passive:
            return at > 0 and page.lowers[at - 1] in language.reflexive
        if lower in language.lexicon.auxiliaries:
            return True
        if page.words[at] in (",", ":", ";") or not page.is_outside(at):
            return False
    return False


def _german_participle(sketch: Sketch, word: int) -> bool:
    """Tell whether "erklärt" is a verb: present tense, or a perfect, but no passive."""
    page, language = sketch.page, sketch.language
    lexicon = language.lexicon
    start, end = sketch.sentence_start(word), sketch.sentence_end(word)
    around = {page.lowers[at] for at in range(start, end) if page.is_outside(at) and at != word}
    is_present = page.lowers[word].endswith("t") and not page.lowers[word].startswith("ge")
    if around & language.perfect:
        return True
    if page.lowers[word] in language.quoting:
        return True  # "wird Panetta zitiert"
    before = word - 1
    after_quote = before > start and page.words[before] == "," and not page.is_outside(before - 1)
    if is_present and after_quote:
        return True  # "“…”, betont Holm, der auch sicher ist"
    if around & language.passive:
        return False
    return is_present or bool(around & lexicon.auxiliaries)
