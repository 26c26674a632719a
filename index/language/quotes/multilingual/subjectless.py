"""Who says something where a verb of saying has no subject of its own: "«…», ha detto"."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.quotes.multilingual.descriptions import is_plural_noun, is_plural_verb
from index.language.quotes.multilingual.headings import is_line
from index.language.quotes.multilingual.phrases import Phrase
from index.language.quotes.multilingual.records import Found, Place
from index.language.quotes.multilingual.sketch import Sketch
from index.language.quotes.multilingual.topics import find_cues_in, is_person, subject_of
from index.language.quotes.text.page import Range

LENDS = 4.1
"""The score from which a sentence lends its speaker to the next ones."""
_FARTHEST_BACK = 3
"""Sentences that a verb without a subject goes back."""


def without_subject(
    sketch: Sketch, places: Sequence[Place], found: Sequence[Found | None], number: int, own: Found
) -> Found:
    """Find who goes on where a verb has no subject: whom the sentence before quotes or is about."""
    page, place = sketch.page, places[number]
    sentence = page.sentence[min(place.words.first, len(page.words) - 1)]
    paragraph = page.stretches[place.number].paragraph
    several = is_plural_verb(sketch, own.cue)
    before = place.before
    if before.last > before.first and page.words[before.last - 1] in (":", ","):
        phrase = subject_of(sketch, before)  # "Il presidente è cauto: «…», ha detto."
        if phrase is not None and _goes_on(sketch, before, phrase, own):
            return own._replace(speaker=phrase.words, phrase=phrase)
    for back in range(1, _FARTHEST_BACK + 1):
        if sentence - back < 0:
            break
        words = page.sentences[sentence - back]
        if back > 1 and page.paragraph_at(words.first) < paragraph - 1:
            break
        if is_line(sketch, words):
            continue  # the link "Holm: «…»" among what somebody else says
        one = quoted_in(places, found, number, words)
        if one is not None and one.score >= LENDS and not several:
            return own._replace(speaker=one.speaker, phrase=one.phrase)
        phrase = subject_of(sketch, words)
        thing = phrase is not None and phrase.kind == "noun" and not is_person(sketch, phrase)
        if thing and not find_cues_in(sketch, words):
            continue  # "O texto proíbe … «…», disse."
        if phrase is not None and _goes_on(sketch, words, phrase, own):
            return own._replace(speaker=phrase.words, phrase=phrase)
    return own


def _goes_on(sketch: Sketch, words: Range, phrase: Phrase, own: Found) -> bool:
    """Tell whether a verb without a subject may go on with whom a sentence before is about."""
    begin = phrase.words.first
    owned = not sketch.language.owners.keys().isdisjoint(sketch.page.lowers[begin : begin + 2])
    if phrase.kind == "name" and is_plural_verb(sketch, own.cue):
        return False
    if phrase.kind == "noun" and owned:  # "Su marido está enfermo. «No puedo más», dice."
        return False
    several = _is_several(sketch, phrase, own.cue)
    return not several and not _is_thanked(sketch, words, phrase)


def _is_several(sketch: Sketch, phrase: Phrase, cue: Range | None) -> bool:
    """Tell whether a noun in the plural stands for a verb in the singular: "aggiunge"."""
    singular = not is_plural_verb(sketch, cue)
    return singular and phrase.kind == "noun" and is_plural_noun(sketch, phrase)


def _is_thanked(sketch: Sketch, words: Range, phrase: Phrase) -> bool:
    """Tell whether a body is what a verb without a subject is about: "Ha ringraziato la giunta"."""
    lexicon, first = sketch.language.lexicon, sketch.page.lowers[words.first]
    begins = sketch.language.zero_subject and (
        first in lexicon.auxiliaries or first in lexicon.cues
    )
    return begins and phrase.kind == "noun" and not is_person(sketch, phrase)


def quoted_in(
    places: Sequence[Place], found: Sequence[Found | None], number: int, words: Range
) -> Found | None:
    """Return whom a sentence before quotes last, if it quotes somebody."""
    for other in range(number - 1, -1, -1):
        if places[other].sentence.first < words.first:
            break
        if places[other].sentence.last == words.last and found[other] is not None:
            return found[other]
    return None
