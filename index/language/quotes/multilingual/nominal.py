"""Sources of nouns for speech: "è il commento di Holm", "questo l'intervento della segretaria"."""

from __future__ import annotations

from index.language.quotes.multilingual.phrases import Phrase, phrase_at
from index.language.quotes.multilingual.sketch import Sketch
from index.language.quotes.text.page import Range

_FARTHEST = 5
"""Words from the verb to the noun, and from the noun to "di"."""


def whose_words(sketch: Sketch, word: int, last: int) -> tuple[Phrase, int] | None:
    """Return whose comment, answer or appeal something is, and where that noun stands.

    Args:
        sketch: The text.
        word: "è", or what begins the sentence instead: "questo".
        last: Where the clause ends.
    """
    page, language = sketch.page, sketch.language
    nouns, lower = language.lexicon.speech_nouns, page.lowers[word]
    near = page.lowers[word + 1 : word + 3] if lower in language.lexicon.determiners else []
    bare = near[:1] if near[:1] and near[0] not in language.owners else near[1:]
    is_told = lower in language.passive or lower in language.demonstratives
    if not is_told and nouns.isdisjoint(bare):
        return None  # "«…», il commento di Holm"
    own = word + 1 < last and page.lowers[word + 1] in language.owners
    if own and not nouns.isdisjoint(page.lowers[word + 2 : word + 3]):  # "«…», il suo commento"
        return Phrase(Range(word + 1, word + 2), word + 3, word + 1, "pronoun", True), word + 2
    noun = next(
        (at for at in range(word + 1, min(last, word + _FARTHEST)) if page.lowers[at] in nouns),
        None,
    )
    if noun is None:
        return None
    for at in range(noun + 1, min(last - 1, noun + _FARTHEST)):
        if page.lowers[at] in language.binding | language.agents:
            phrase = phrase_at(sketch, at + 1, last, governed=True)
            return (phrase, noun) if phrase is not None and phrase.speaks else None
    return None


def whose_speech(sketch: Sketch, first: int, last: int) -> Phrase | None:
    """Return whose words a clause tells of: "dalle parole di Holm traspare amarezza"."""
    page, language = sketch.page, sketch.language
    for at in range(first, last - 2):
        if page.lowers[at] in language.lexicon.speech_nouns and page.is_outside(at):
            begin = at + 2 if page.lowers[at + 1] in language.binding else last
            phrase = phrase_at(sketch, begin, last, governed=True)
            if phrase is not None and phrase.speaks:
                return phrase
    return None
