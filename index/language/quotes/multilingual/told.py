"""What is made of a stretch, how sure that is, and why, in words for the user."""

from __future__ import annotations

import math
from dataclasses import dataclass

from index.article import QuoteKind
from index.language.quotes.multilingual.phrases import Phrase
from index.language.quotes.multilingual.records import Found, Place
from index.language.quotes.multilingual.references import Reference
from index.language.quotes.multilingual.topics import is_person
from index.language.quotes.text.page import Range

_FARTHEST_CLAUSE = 12
"""Words from a speaker to the verb that are shown together."""
_FEW, _SEVERAL = 2, 5
_SURE_OF_FEW, _SURE_OF_SEVERAL = 0.78, 0.9
"""What so few quoted words leave of the confidence: they may be no quotation."""
_SURE_OF_BARE_COLON = 0.85
"""What a colon without a verb of saying before it leaves: "Bleibt die Frage: “…”"."""
_SURE_OF_CITED = 0.85
"""What a verb leaves that may lead to somebody else's words: "cite le rapport d'un psychologue"."""
_SURE_OF_NOUN, _SURE_OF_THING, _SURE_OF_WEAK, _SURE_OF_PRONOUN = 0.93, 0.86, 0.78, 0.94
_SURE_OF_BODY, _SURE_OF_UNKNOWN, _SURE_OF_NAMELESS = 0.86, 0.94, 0.86
"""What the kind of speaker leaves of it: a noun for a person, for a body or a text, one that seldom
speaks, a pronoun, a body's name, a name that nothing tells of, and "le chef du parti" for whom no
name was found, as the page mostly has one. Set by hand, checked against news.
"""
_LONG_NOUN, _SURE_OF_LONG = 8, 0.85
"""Words of a description that may have swallowed what follows it, and what that leaves."""
_WHY = {"called": "whom the story calls so", "next": "whom the next sentence names"}
INTERCEPT, SLOPE = -0.45, 1.54
"""Fitted by logistic regression on 126 quotations of nine whole pages in four languages, as they
were first read: stretch, mention and name right or not. 479 invented ones had -0.46, 1.62."""


@dataclass(frozen=True, slots=True)
class Told:
    """A stretch with what is made of it."""

    place: Place
    kind: QuoteKind
    found: Found | None
    reference: Reference | None
    speaker: Range | None


def confidence_of(told: Told) -> float:
    """Return the probability that a quotation and its speaker are right."""
    found = told.found
    if found is None:
        return 0.0
    page = told.place.sketch.page
    first, last = told.place.words
    count = sum(page.words[word][0].isalnum() for word in range(first, last))
    sure = found.rule.reliability
    if count <= _FEW:
        sure *= _SURE_OF_FEW
    elif count <= _SEVERAL:
        sure *= _SURE_OF_SEVERAL
    if found.rule.id == "colon" and found.cue is None:
        sure *= _SURE_OF_BARE_COLON
    cites = told.place.sketch.language.cites
    if found.cue is not None and not cites.isdisjoint(
        page.lowers[found.cue.first : found.cue.last]
    ):
        sure *= _SURE_OF_CITED
    if found.phrase is not None:
        sure *= _sure_of(told, found.phrase)
    if told.reference is not None:
        sure *= told.reference.factor
    return round(_calibrated(sure), 2)


def _calibrated(sure: float) -> float:
    """Return the probability that reckoning by hand stands for (Platt's scaling)."""
    odds = math.log(sure / (1 - sure))
    return 1 / (1 + math.exp(-(INTERCEPT + SLOPE * odds)))


def _sure_of(told: Told, phrase: Phrase) -> float:
    """Return how often such a speaker is right."""
    if phrase.kind == "pronoun":
        return _SURE_OF_PRONOUN if told.reference else _SURE_OF_WEAK
    if phrase.kind == "noun":
        if not phrase.speaks:
            return _SURE_OF_WEAK
        if not is_person(told.place.sketch, phrase):
            return _SURE_OF_THING
        if phrase.words.last - phrase.words.first > _LONG_NOUN:
            return _SURE_OF_LONG
        definite = told.place.sketch.is_definite(phrase.words.first)
        return _SURE_OF_NAMELESS if definite and told.reference is None else _SURE_OF_NOUN
    tag = told.place.sketch.tags.by_word.get(phrase.words.first)
    if tag is None or tag.kind == "PERSON":
        return 1.0
    return _SURE_OF_UNKNOWN if tag.kind == "MISC" else _SURE_OF_BODY


def explain(told: Told) -> str:
    """Say in plain words why this speaker."""
    found, reference, speaker = told.found, told.reference, told.speaker
    if found is None or speaker is None:
        return ""
    sketch = told.place.sketch
    written = sketch.written(speaker)
    said = found.rule.explanation.format(speaker=written, clause=_clause(told, written))
    if reference is None or reference.name == written:
        return said
    if not reference.chain or reference.why == "":
        return f"{said} ‘{written}’ is {reference.name}."
    where = f"paragraph {sketch.page.paragraph_at(reference.chain[0].first) + 1}"
    called = _WHY.get(reference.why, "named last")
    return f"{said} ‘{written}’ is taken for {reference.name}, {called} ({where})."


def _clause(told: Told, written: str) -> str:
    """Return the words that show who speaks: the speaker with the verb, where they stand near."""
    found, speaker, sketch = told.found, told.speaker, told.place.sketch
    if found is None or found.cue is None or speaker is None:
        return written
    first, last = min(found.cue, speaker), max(found.cue, speaker)
    words = Range(first.first, last.last)
    near = words.last - words.first <= _FARTHEST_CLAUSE and sketch.page.is_unquoted(words)
    return sketch.written(words if near else found.cue)
