"""Things that words stand on: "On the wall hung a sign. It said “No”."."""

from __future__ import annotations

from index.language.lists.wordlists import word_set
from index.language.quotes.grammar.phrases import is_finite_verb
from index.language.quotes.grammar.speakers import DOCUMENTS
from index.language.quotes.text.page import Page, Range

THINGS = word_set(
    """
    sign placard banner poster plaque label sticker inscription signboard noticeboard billboard
    card postcard badge tattoo register tombstone gravestone headstone epitaph ribbon wreath
    """
)
"""What bears words, and says nothing else."""
_FARTHEST = 3
"""How many sentences back a thing was brought in."""
_FARTHEST_WORDS = 60
_LONGEST = 4
"""Words from "a" to the thing: "a hand-painted sign"."""


def thing_before(page: Page, word: int) -> Range | None:
    """Return the thing that "it" reads from, if one is brought in by "a" just before."""
    begin = page.sentences[max(0, page.sentence[word] - _FARTHEST)].first
    paragraph = page.paragraph_words[page.paragraph_at(word)].first
    for noun in range(word - 1, max(begin, paragraph, word - _FARTHEST_WORDS), -1):
        if page.words[noun] not in THINGS or not page.is_outside(noun):
            continue
        articles = range(noun - 1, max(begin - 1, noun - _LONGEST - 1), -1)
        first = next((at for at in articles if page.lowers[at] in ("a", "an")), None)
        if first is not None and not any(is_finite_verb(page, at) for at in range(first, noun)):
            return Range(first, noun + 1)
    return None


def document_before(page: Page, word: int) -> Range | None:
    """Return what "it read" goes on with: "The court heard a statement. “…,” it read"."""
    sentence = page.sentence[word]
    begin, end = page.sentences[max(0, sentence - 1)]
    if page.paragraph_at(begin) != page.paragraph_at(word):
        return None
    for noun in range(max(begin + 1, end - _FARTHEST_WORDS), end):
        is_brought_in = page.lowers[noun - 1] in ("a", "an") and page.is_outside(noun)
        if is_brought_in and page.words[noun] in DOCUMENTS:
            return Range(noun - 1, noun + 1)
    return None
