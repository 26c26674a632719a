"""Turns of a talk: labels before them, questions, and dashes that open paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from index.language.quotes.multilingual.phrases import Phrase
from index.language.quotes.multilingual.records import Found, Place, borrow
from index.language.quotes.multilingual.rules import ALTERNATING, TURN
from index.language.quotes.multilingual.sketch import Sketch
from index.language.quotes.text.page import Range


def turn_of(sketch: Sketch, place: Place) -> Found | None:
    """Return whose label a turn of an interview has: "ZEIT: Das klingt blumig."."""
    page = sketch.page
    stretch = page.stretches[place.number]
    first = page.paragraph_words[stretch.paragraph].first
    colon = place.words.first - 1
    if not stretch.is_turn or colon <= first or page.words[colon] != ":":
        return None
    tag = sketch.tags.by_word.get(colon - 1)
    named = tag is not None and tag.words.last == colon and tag.words.first >= first
    words = tag.words if tag is not None and named else Range(first, colon)
    kind: Literal["name", "noun"] = "name" if named else "noun"
    phrase = Phrase(words, colon, words.first, kind, True)
    return Found(TURN.score, words, None, TURN, phrase)


def alternating(
    sketch: Sketch, places: Sequence[Place], found: Sequence[Found | None], number: int
) -> Found | None:
    """Take who spoke last but one, where dashes open one paragraph after the other."""
    stretches, text = sketch.page.stretches, sketch.page.text
    turns: dict[int, Found | None] = {}
    here = stretches[places[number].number].paragraph
    if not _is_dash(text, stretches[places[number].number].span.start):
        return None
    for other in range(number):
        stretch = stretches[places[other].number]
        if stretch.paragraph < here and _is_dash(text, stretch.span.start):
            turns.setdefault(stretch.paragraph, found[other])
    last, before = turns.get(here - 1), turns.get(here - 2)
    if last is None or before is None or last.speaker == before.speaker:
        return None
    return borrow(before, ALTERNATING)


def asks(sketch: Sketch, word: int, place: Place) -> bool:
    """Tell whether a word stands in a question that a quotation answers: "Und Ihre Bühne?"."""
    page = sketch.page
    paragraph = page.paragraph_at(word)
    last = page.paragraph_words[paragraph].last - 1
    asked = page.words[last] == "?" and page.is_outside(last)
    return asked and paragraph != page.paragraph_at(place.words.first)


def _is_dash(text: str, at: int) -> bool:
    return text[at] in "—–―-" and (at == 0 or text[at - 1] == "\n")
