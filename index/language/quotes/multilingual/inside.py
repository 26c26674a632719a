"""A rule for the clause inside the marks: "…, confie Sabine Vauquelin. …"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from index.language.quotes.multilingual.cues import is_impersonal
from index.language.quotes.multilingual.following import find_place
from index.language.quotes.multilingual.nominal import whose_words
from index.language.quotes.multilingual.phrases import Phrase, phrase_at
from index.language.quotes.multilingual.records import ZERO, Found, Place, Rule, found_by
from index.language.quotes.multilingual.sketch import Sketch
from index.language.quotes.text.page import Range

_DASHES = ("-", "–", "—")
_FARTHEST_DASH = 30
"""Words from who speaks to the dash that ends the clause inside the marks."""
_FARTHEST_PLACE = 4
"""Words from "su" to who is named after where it was said."""


def find_inside(place: Place, rule: Rule) -> Iterator[Found]:
    """Read the clause inside the marks: "…, confie Sabine Vauquelin. …"."""
    sketch = place.sketch
    page, language = sketch.page, sketch.language
    first, last = place.words
    for word in range(first + 2, last - 1):
        lower = page.lowers[word]
        noun = whose_words(sketch, word, last) if page.words[word - 1] in _DASHES else None
        if noun is not None:  # "– è l'affondo di Holm –"
            yield found_by(place, rule, noun[0], noun[1])
            return
        impersonal = is_impersonal(sketch, word)
        if language.lexicon.cues.get(lower) != "say" and not impersonal:
            continue
        back = word - 1
        while (
            back > first and page.lowers[back] in language.lexicon.auxiliaries | language.reflexive
        ):
            back -= 1  # ", s'étonne Holm."
        if page.words[back] not in (",", "–", "—", "-", "?", "!", "…"):
            continue
        inner = _Inner(sketch, word, last)
        phrase = find_place(sketch, word + 1, last) if impersonal else inner.subject()
        closes = page.words[inner.begin()] in _DASHES and page.words[back] in _DASHES
        if phrase is None and closes and language.zero_subject:  # "“… - ha detto - …”"
            yield Found(rule.score - 2.8, None, Range(word, word + 1), ZERO)
            return
        if phrase is not None and page.words[back] in _DASHES:
            phrase = _within_dashes(sketch, phrase, last)
        if phrase is not None and (phrase.last >= last or sketch.is_sign(phrase.last)):
            yield found_by(place, rule, phrase, word)
            return


def _within_dashes(sketch: Sketch, phrase: Phrase, last: int) -> Phrase:
    """Return who is named before the second dash: "– commenta l'assessore alla Sanità, Holm –"."""
    page, end = sketch.page, min(last, phrase.last + _FARTHEST_DASH)
    close = next((at for at in range(phrase.last, end) if page.words[at] in _DASHES), None)
    if close is None or close == phrase.last:
        return phrase
    for tag in (sketch.tags.by_word.get(close - 1), sketch.tags.starting_at(phrase.last + 1)):
        if tag is not None and tag.kind == "PERSON" and page.words[tag.words.first - 1] == ",":
            return Phrase(tag.words, close, phrase.head, "name", True)
    return phrase._replace(last=close)


class _Inner(NamedTuple):
    """A clause inside the marks, where words are quoted ones."""

    sketch: Sketch
    cue: int
    last: int

    def begin(self) -> int:
        """Return the first word after the verb and after when it was said: "– ha detto ieri"."""
        sketch, word = self.sketch, self.cue + 1
        adverbs = sketch.language.lexicon.adverbs
        while (
            word < self.last - 1
            and (sketch.is_time(word) or sketch.page.lowers[word] in adverbs)
            and sketch.page.lowers[word] not in sketch.language.pronouns
        ):
            word += 1
        return word

    def subject(self) -> Phrase | None:
        """Return who follows the verb."""
        sketch, word = self.sketch, self.begin()
        while word < self.last and (
            sketch.page.words[word] in ("-", "–") or sketch.page.lowers[word] == "t"
        ):
            word += 1
        if sketch.is_preposition(word):  # "– ha ricordato su X Ada Holm –"
            ahead = range(word + 1, min(self.last, word + _FARTHEST_PLACE))
            word = next((at for at in ahead if self._is_person(at)), word)
        phrase = phrase_at(sketch, word, self.last)
        if phrase is None or phrase.speaks:
            return phrase
        somebody = sketch.page.lowers[phrase.words.first] in sketch.language.indefinite
        return phrase if somebody and phrase.kind == "noun" else None  # ", explique un villageois."

    def _is_person(self, word: int) -> bool:
        tag = self.sketch.tags.starting_at(word)
        return tag is not None and tag.kind == "PERSON"
