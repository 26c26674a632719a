"""Who a sentence is about: whom it quotes or names as its subject."""

from __future__ import annotations

from index.language.quotes.multilingual.cues import is_verb
from index.language.quotes.multilingual.nouns import is_person_noun, is_speaker_noun
from index.language.quotes.multilingual.phrases import Phrase, phrase_at
from index.language.quotes.multilingual.sketch import Sketch
from index.language.quotes.multilingual.subjects import subject_after, subjects_before
from index.language.quotes.text.page import Range


def subject_of(sketch: Sketch, words: Range) -> Phrase | None:
    """Return who says or does what a sentence tells."""
    source = sketch.language.source_at(sketch.page.lowers, words.first)
    if source is not None:  # "Segundo o secretário, a suspeita é de que"
        end = words.first + len(source)
        named = phrase_at(sketch, end, words.last, governed=True)
        if named is not None and named.speaks:
            return named
    if (named := _last_source(sketch, words)) is not None:
        return named
    cues = find_cues_in(sketch, words)
    if cues:
        last = cues[-1]
        if (opened := _opened_by_relative(sketch, words)) is not None:
            return opened
        if sketch.page.words[last - 1] == "," and last > words.first:  # "…, betonte Holm."
            phrase = subject_after(sketch, last + 1, words.last)
            if phrase is not None and phrase.speaks:
                return phrase
        speaking = [one for one in subjects_before(sketch, words.first, cues[0]) if one.speaks]
        if speaking and speaking[-1].kind == "name" and speaking[-1].last == cues[0]:
            return speaking[-1]  # "Mostrando o que ele colheu, Holm diz"
        if speaking:
            return speaking[0]
        phrase = subject_after(sketch, cues[0] + 1, words.last)
        if phrase is not None and phrase.speaks:
            return phrase
    for one in subjects_before(sketch, words.first, words.last):
        is_person = one.kind == "pronoun" or (
            one.kind == "name" and one.speaks and may_be_person(sketch, one)
        )
        if is_person or (one.kind == "noun" and one.speaks and _is_somebody(sketch, one)):
            return one
    return None


def _last_source(sketch: Sketch, words: Range) -> Phrase | None:
    """Return whom a sentence names as its source at its end: "…, também segundo o delegado"."""
    page, language = sketch.page, sketch.language
    if language.nouns_have_capitals:
        return None
    for comma in range(words.first + 1, words.last - 2):
        begin = comma + 1 + (page.lowers[comma + 1] in language.lexicon.adverbs)
        source = language.source_at(page.lowers, begin) if page.words[comma] == "," else None
        if source is None or not page.is_outside(begin):
            continue
        named = phrase_at(sketch, begin + len(source), words.last, governed=True)
        if named is not None and named.speaks and named.last >= words.last - 1:
            return named
    return None


def _opened_by_relative(sketch: Sketch, words: Range) -> Phrase | None:
    """Return who a sentence opens with if a clause about them follows: "Holm, che dirige Sel,"."""
    page, relatives = sketch.page, sketch.language.lexicon.relatives
    phrase = phrase_at(sketch, words.first, words.last)
    if phrase is None or not phrase.speaks or phrase.last + 1 >= words.last:
        return None
    comma = page.words[phrase.last] == ","
    return phrase if comma and page.lowers[phrase.last + 1] in relatives else None


def _is_somebody(sketch: Sketch, phrase: Phrase) -> bool:
    """Tell whether a noun is known to be a person's or a body's: German takes any for a subject."""
    return is_speaker_noun(sketch.language, sketch.page.words[phrase.head])


def may_be_person(sketch: Sketch, phrase: Phrase) -> bool:
    """Tell whether a name is a person's, or two capitals that may be, where nouns have none."""
    tag = sketch.tags.by_word[phrase.words.first]
    may_be = tag.kind == "MISC" and len(tag.parts) in (2, 3)
    return tag.kind == "PERSON" or (may_be and not sketch.language.nouns_have_capitals)


def find_cues_in(sketch: Sketch, words: Range) -> list[int]:
    """Return the verbs of saying of one sentence."""
    page, cues = sketch.page, sketch.language.lexicon.cues
    return [
        word
        for word in range(*words)
        if page.lowers[word] in cues and page.is_outside(word) and is_verb(sketch, word)
    ]


def is_person(sketch: Sketch, phrase: Phrase) -> bool:
    """Tell whether a noun phrase is about a person: "die Intendantin"."""
    return is_person_noun(sketch.language, sketch.page.words[phrase.head])
