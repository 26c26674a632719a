"""Single sentences whose names no list knows, so that what stands around them has to tell."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from spacy.tokens import Doc, Span

from index.language.lists.wordlists import word_list
from index.language.training.gazetteer import Places
from index.language.training.invent import Inventor
from index.language.training.made_up import MadeUp, families
from index.language.training.swap import rename

SHARES = {"PERSON": 0.7, "LOC": 0.6, "ORG": 0.4}
"""How often a name of this type is swapped."""
MADE_UP = 0.6
"""How many of the new names are made up; the others are real ones of the whole world."""
ALONE = 0.35
"""How often a full name becomes a family name alone."""
ASTRAY = 0.2
"""How often a made-up word is in the manner of the other kind."""
FAMILIES_OF_ONE_ORIGIN = 400
SENTENCE_END = re.compile(r"[.!?]+")
CLOSERS = frozenset("”’\"')]")
PLACES = ("countries", "states", "regions", "nationalities")


class Stranger:
    """Swaps names for such as no list knows."""

    def __init__(self, inventor: Inventor, known: Collection[str]) -> None:
        """Prepare the words.

        Args:
            inventor: What draws real names.
            known: Every word that has a vector, or a set that tells.
        """
        self.inventor = inventor
        self.rng = inventor.rng
        surnames = families(inventor.origins, self.rng, FAMILIES_OF_ONE_ORIGIN)
        given = [name for origin in inventor.origins for name in origin.given if name.isalpha()]
        towns = _towns(inventor.places)
        self.surnames = MadeUp(surnames, known, self.rng)
        self.given = MadeUp(given, known, self.rng)
        self.towns = MadeUp(towns, known, self.rng)

    def swap(self, doc: Doc) -> Doc:
        """Return a copy of the document with other names."""
        chosen: dict[tuple[str, str], str] = {}

        def name_of(span: Span) -> str:
            key = (span.text, span.label_)
            if key not in chosen:
                chosen[key] = self._other(span)
            return chosen[key]

        return rename(doc, self.inventor.nlp, name_of)

    def _other(self, span: Span) -> str:
        """Return another name for one, or the name itself."""
        if self.rng.random() > SHARES.get(span.label_, 0.0) or span.text.isupper():
            return span.text
        if span.label_ == "PERSON":
            return self.person(alone=len(span) == 1)
        if span.label_ == "LOC":
            return self._place(span)
        return self._body(span)

    def person(self, *, alone: bool) -> str:
        """Return a person: a family name alone, or two names."""
        alone = alone or self.rng.random() < ALONE
        full, family = self.inventor.person()
        if self.rng.random() > MADE_UP:
            return family if alone else full
        family = self._word(self.surnames, self.towns)
        if alone:
            return family
        given = full.split()[0] if self.rng.random() < 0.4 else self.given.word()
        return f"{given} {family}"

    def _place(self, span: Span) -> str:
        """Return a town for one; countries, and names of several words, mostly stay."""
        is_known = any(span.text in word_list(name) for name in PLACES)
        if len(span) > 1 or (is_known and self.rng.random() < 0.7):
            return span.text
        if self.rng.random() > MADE_UP:
            return self.rng.choice(self.inventor.places.small_cities)
        return self._word(self.towns, self.surnames)

    def _body(self, span: Span) -> str:
        """Return a body for one: other first words before the same last ones."""
        if len(span) == 1:
            coined = self.rng.random() < 0.5
            return self._word(self.surnames, self.towns) if coined else self.inventor.company()
        first = span[0].text
        if first.lower() in word_list("common_words") or not first.isalpha() or first == "The":
            return span.text
        return self._word(self.towns, self.surnames) + span.text[len(first) :]

    def _word(self, usual: MadeUp, astray: MadeUp) -> str:
        """Return a made-up word, now and then in the manner of the other kind."""
        return (astray if self.rng.random() < ASTRAY else usual).word()


def _towns(places: Places) -> list[str]:
    """Return the towns of one word."""
    return [name for name in (*places.small_cities, *sorted(places.cities)) if name.isalpha()]


def sentences(doc: Doc) -> Iterator[Doc]:
    """Yield a document's sentences, each a document of its own; no name is cut."""
    start = 0
    for token in doc:
        at = token.i + 1
        ends = bool(SENTENCE_END.fullmatch(token.text)) or "\n" in token.text
        while ends and at < len(doc) and doc[at].text in CLOSERS and not doc[at - 1].whitespace_:
            at += 1
        inside = at < len(doc) and doc[at].ent_iob_ == "I"
        if at < len(doc) and ends and not inside and not doc[at].text[0].islower():
            yield from _trimmed(doc, start, at)
            start = at
    yield from _trimmed(doc, start, len(doc))


def _trimmed(doc: Doc, start: int, end: int) -> Iterator[Doc]:
    """Yield the tokens as a document without the blank lines around them, if any is left."""
    while start < end and doc[start].is_space:
        start += 1
    while end > start and doc[end - 1].is_space:
        end -= 1
    if end > start:
        yield doc[start:end].as_doc()
