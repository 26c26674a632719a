"""Family names that two people of a story bear: "Inés Falk y su hermano Tomás Falk"."""

from __future__ import annotations

from index.language.quotes.multilingual.people import People, Person
from index.language.quotes.multilingual.sketch import Sketch
from index.language.quotes.text.page import Range

_MOST = 20
"""People of one family name who are looked at."""


def is_namesakes(sketch: Sketch, people: People, person: Person, words: Range) -> bool:
    """Tell whether a family name alone may be another's, named no paragraph before the person.

    It is not where the story has called the person so before it brings in the other.
    """
    family = people.families.get(person.parts[-1], [])
    if len(family) < 2 or words.last - words.first > 1 or len(person.parts) < 2:
        return False
    page = sketch.page
    alone = (one.first for one in person.mentions if one.last - one.first == 1)
    first, own = next(alone, words.first), _last_before(person, words.first)
    return any(
        page.paragraph_at(own) - page.paragraph_at(_last_before(other, words.first)) <= 1
        for other in family[:_MOST]
        if other is not person and other.mentions[0].first < min(first, words.first)
    )


def _last_before(person: Person, word: int) -> int:
    """Return where somebody is named last before a word, or at all."""
    return person.mentions[max(0, person.named_before(word) - 1)].first
