"""A rule for the clause inside the marks: "…, confie Sabine Vauquelin. …"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from index.language.quotes.multilingual.cues import is_impersonal
from index.language.quotes.multilingual.following import find_place
from index.language.quotes.multilingual.nominal import whose_words
from index.language.quotes.multilingual.nouns import is_person_noun
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
        back = _before_verb(sketch, word, first)
        if page.words[back] not in (",", "–", "—", "-", "?", "!", "…"):
            continue
        inner = _Inner(sketch, back, word, last)
        phrase = find_place(sketch, word + 1, last) if impersonal else inner.subject()
        closes = page.words[inner.begin()] in _DASHES and inner.is_between_dashes()
        if phrase is None and closes and language.zero_subject:  # "“… - ha detto - …”"
            yield Found(rule.score - 2.8, None, Range(word, word + 1), ZERO)
            return
        if phrase is not None and page.words[back] in _DASHES:
            phrase = _within_dashes(sketch, phrase, last)
        if phrase is not None and (phrase.last >= last or sketch.is_sign(phrase.last)):
            yield found_by(place, rule, phrase, word)
            return


def _before_verb(sketch: Sketch, word: int, first: int) -> int:
    """Step back over what belongs to a verb: ", s'étonne Holm.", "– fa sapere Holm –"."""
    language, back = sketch.language, word - 1
    helping = language.lexicon.auxiliaries | language.reflexive
    if language.infinitives and sketch.page.lowers[word].endswith(language.infinitives):
        back -= not sketch.is_sign(back)
    while back > first and sketch.page.lowers[back] in helping:
        back -= 1
    return max(back, first)


def _within_dashes(sketch: Sketch, phrase: Phrase, last: int) -> Phrase:
    """Return who is named before the second dash: "– commenta l'assessore alla Sanità, Holm –"."""
    page, end = sketch.page, min(last, phrase.last + _FARTHEST_DASH)
    close = next((at for at in range(phrase.last, end) if page.words[at] in _DASHES), None)
    if close is None or close == phrase.last:
        return phrase
    for tag in (sketch.tags.by_word.get(close - 1), sketch.tags.starting_at(phrase.last + 1)):
        if tag is None or tag.kind != "PERSON" or tag.words.first <= phrase.head:
            continue
        begin = tag.words.first - 1
        anothers = is_person_noun(sketch.language, page.words[begin]) and begin > phrase.head
        if page.words[begin] == "," or not (anothers or sketch.is_preposition(begin)):
            return Phrase(tag.words, close, phrase.head, "name", True)
    return phrase._replace(last=close)


class _Inner(NamedTuple):
    """A clause inside the marks, where words are quoted ones."""

    sketch: Sketch
    back: int
    """The sign before the clause."""
    cue: int
    last: int

    def is_between_dashes(self) -> bool:
        """Tell whether a dash opens the clause and another ends it: whoever follows speaks."""
        page, end = self.sketch.page, min(self.last, self.cue + _FARTHEST_DASH)
        closes = any(page.words[at] in _DASHES for at in range(self.cue + 1, end))
        return closes and page.words[self.back] in _DASHES

    def begin(self) -> int:
        """Return the first word after the verb and after when it was said: "– ha detto ieri"."""
        sketch, word = self.sketch, self.cue + 1
        language, lowers = sketch.language, sketch.page.lowers
        skipped = language.lexicon.adverbs - language.lexicon.determiners - language.pronouns.keys()
        skipped |= language.separable.get(lowers[self.cue], frozenset())  # "rende noto"
        while word < self.last - 1 and (sketch.is_time(word) or lowers[word] in skipped):
            word += 1
        return word

    def subject(self) -> Phrase | None:
        """Return who follows the verb."""
        sketch, word = self.sketch, self.begin()
        page = sketch.page
        while word < self.last and (
            page.lowers[word] == "t"
            or (page.words[word] in ("-", "–") and page.starts[word] == page.ends[word - 1])
        ):
            word += 1  # "dit-il", but "- spiegano - molte piogge"
        if word < self.last and sketch.is_preposition(word):  # "– ha ricordato su X Ada Holm –"
            ahead = range(word + 1, min(self.last, word + _FARTHEST_PLACE))
            word = next((at for at in ahead if self._is_person(at)), word)
        phrase = phrase_at(sketch, word, self.last)
        if phrase is None or phrase.speaks:
            return phrase
        if self.is_between_dashes() and phrase.kind == "noun":
            return phrase._replace(speaks=True)
        somebody = sketch.page.lowers[phrase.words.first] in sketch.language.indefinite
        return phrase if somebody and phrase.kind == "noun" else None  # ", explique un villageois."

    def _is_person(self, word: int) -> bool:
        tag = self.sketch.tags.starting_at(word)
        return tag is not None and tag.kind == "PERSON"
