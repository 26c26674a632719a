"""Who stands right beside a verb, before or after it, or is told of by its relative clause."""

from __future__ import annotations

from index.language.quotes.multilingual.nouns import is_person_noun
from index.language.quotes.multilingual.phrases import Phrase, phrase_at
from index.language.quotes.multilingual.records import Place
from index.language.quotes.multilingual.sketch import Sketch
from index.language.quotes.multilingual.subjects import every_phrase

_LONGEST_ANTECEDENT = 12
"""Words of a noun with its complements before "qui"."""


def turned(
    place: Place, near: Phrase | None, candidates: list[Phrase], cue: int, last: int
) -> Phrase | None:
    """Return the subject right after a verb: "bezeichnete er", "wies die Regierung zurück"."""
    sketch = place.sketch
    page, language = sketch.page, sketch.language
    word = cue + 1
    while word < last and (
        (sketch.is_sign(word) and page.words[word] == "-") or page.lowers[word] == "t"
    ):
        word += 1
    while word < last and page.lowers[word] in language.light:
        word += 1
    if word >= last or not page.is_outside(word):
        return None
    phrase = phrase_at(sketch, word, last)
    if phrase is None or not phrase.speaks:
        return None
    if phrase.kind == "pronoun":
        sure = language.pronouns.get(page.lowers[word]) == "m"
        thing = near is None or not near.speaks or _is_thing(sketch, near)
        return phrase if sure or thing else None
    closes = phrase.last < last and page.words[phrase.last] == ","
    begin = cue - (page.lowers[cue - 1] in language.lexicon.cues)  # "fait valoir"
    while begin - 1 > 0 and page.lowers[begin - 1] in language.lexicon.auxiliaries:
        begin -= 1  # ", a précisé Holm, rendant hommage"
    if page.words[begin - 1] == "," and closes:
        return phrase  # "La masa madre, explica Bernabé, era de su padre"
    if near is not None and near.speaks and near.kind != "noun":
        return None
    if near is not None and near.speaks and phrase.kind != "name":
        return None
    apposed = bool(candidates) and candidates[-1].last == cue - 1 and candidates[-1].speaks
    inverted = (page.words[cue - 1] == "," and not apposed) or not any(
        one.speaks for one in candidates
    )
    german = language.nouns_have_capitals
    return phrase if inverted or (german and near is not None) else None


def _is_thing(sketch: Sketch, near: Phrase) -> bool:
    """Tell whether a subject is no person: "Die Erklärung nennt sie"."""
    german = sketch.language.nouns_have_capitals
    return (
        german
        and near.kind == "noun"
        and not is_person_noun(sketch.language, sketch.page.words[near.head])
    )


def told_before(place: Place, candidates: list[Phrase], gerund: int) -> Phrase | None:
    """Return who stands after a verb before a gerund: "…, a précisé Holm, louant « … »"."""
    cues = (one.word for one in reversed(place.cues) if one.word < gerund)
    verb = next(cues, None)
    return turned(place, None, candidates, verb, gerund) if verb is not None else None


def adjacent(place: Place, candidates: list[Phrase], cue: int) -> Phrase | None:
    """Return the subject that stands right before a verb, over adverbs and auxiliaries."""
    sketch = place.sketch
    lexicon, page = sketch.language.lexicon, sketch.page
    if not candidates:
        return None
    last = candidates[-1]
    apposed = last.kind == "name" and "," in page.words[last.head : last.words.first]
    closes = apposed and page.words[last.last] == ","  # "l'avocat, Me Hamdani, met en garde"
    between = range(last.last + closes, cue)
    if len(between) > 6 or any(
        not (
            page.lowers[word] in lexicon.adverbs
            or page.lowers[word] in lexicon.auxiliaries
            or page.lowers[word] in sketch.language.pronouns
        )
        for word in between
    ):
        return None
    return last if last.speaks or len(candidates) == 1 else None


def antecedent(place: Place, candidates: list[Phrase], first: int, cue: int) -> Phrase | None:
    """Return whom a relative clause is about: "su abogado, Hernán Garmendia, que calificó"."""
    sketch = place.sketch
    page, lexicon = sketch.page, sketch.language.lexicon
    word = cue - 1
    while word > first and (
        page.lowers[word] in lexicon.adverbs or page.lowers[word] in lexicon.auxiliaries
    ):
        word -= 1
    if page.lowers[word] not in lexicon.relatives or word <= first:
        return None
    comma = word - (page.words[word - 1] == ",")
    before = [one for one in candidates if one.last in (comma - 1, comma, word)]
    if not before and not sketch.language.nouns_have_capitals:  # "par Holm, qui lui demandait"
        governed = every_phrase(sketch, max(first, comma - _LONGEST_ANTECEDENT), comma)
        before = [one for one in governed if one.last == comma and one.speaks]
    return before[-1] if before else None
