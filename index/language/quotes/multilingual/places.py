"""The sentence that a stretch in marks belongs to, with what leads to it and goes on after it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from index.language.quotes.multilingual.cues import Cue
from index.language.quotes.multilingual.records import Place
from index.language.quotes.multilingual.sketch import Sketch
from index.language.quotes.text.page import Range

_LONGEST_DATELINE = 12
"""Words, signs included."""


def places_in(sketch: Sketch, cues: Sequence[Cue]) -> list[Place]:
    """Return every stretch with its sentence and the verbs of saying in that."""
    page = sketch.page
    by_sentence: dict[int, list[Cue]] = defaultdict(list)
    for cue in cues:
        by_sentence[page.sentence[cue.word]].append(cue)
    places = []
    for number, words in enumerate(page.stretch_words):
        at = min(words.first, len(page.words) - 1)
        sentence = page.sentence[at]
        span = page.stretches[number].span
        ends = page.text[span.start : span.end].rstrip("”\"’' ")[-1:] in (".", "!", "?", "…")
        within = _after_dateline(sketch, page.sentences[sentence], words.first)
        own = by_sentence[sentence]
        if (led := _led_by_colon(sketch, words.first, sentence)) is not None:
            within = Range(page.sentences[led].first, within.last)
            own = by_sentence[led] + own
        if (goes_on := _after_question(sketch, words.last)) is not None:
            within = Range(within.first, page.sentences[goes_on].last)
            own = own + by_sentence[goes_on] if goes_on != sentence else own
        places.append(Place(sketch, number, words, within, own, ends))
    return places


def _led_by_colon(sketch: Sketch, word: int, sentence: int) -> int | None:
    """Return the sentence of the paragraph before that ends in a colon and leads to this one."""
    page = sketch.page
    first = page.sentences[sentence].first
    if first != word or first < 2 or page.words[first - 1] != ":":
        return None
    return sentence - 1 if page.paragraph_at(first - 1) == page.paragraph_at(first) - 1 else None


def _after_question(sketch: Sketch, word: int) -> int | None:
    """Return the sentence of the verb after a dash's question: "—¿Por qué? —preguntó Holm"."""
    page = sketch.page
    at = word
    while at < len(page.words) and page.words[at] in ("?", "!", "…"):
        at += 1
    if at == word or at + 1 >= len(page.words) or page.words[at] not in ("—", "–"):
        return None
    near = page.paragraph_at(at + 1) == page.paragraph_at(max(0, word - 1))
    return page.sentence[at + 1] if near and page.words[at + 1][0].islower() else None


def _after_dateline(sketch: Sketch, sentence: Range, before: int) -> Range:
    """Leave out what stands before a dash where the story begins: "ROMA (Ansa) - Il governo"."""
    page = sketch.page
    if sentence.first > _LONGEST_DATELINE or page.paragraph_at(sentence.first) > 1:
        return sentence
    for word in range(sentence.first + 1, min(before, sentence.first + _LONGEST_DATELINE)):
        if page.words[word] in ("-", "–", "—") and page.starts[word] > page.ends[word - 1]:
            return Range(word + 1, sentence.last)
    return sentence
