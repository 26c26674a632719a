"""What the boxes of a page hold: words, prose, headings that are links, labels."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from lxml import etree

from index.reading.html.places import MOSTLY_LINKS, Place

_FEWEST_WORDS, _SHORT = 12, 8
"""Words of a sentence that counts, and fewer than of a label."""
_LABEL = 5
"""More words are no label, wherever they stand."""
_MOSTLY_TEXT, _MOSTLY_PROSE = 0.85, 0.5
"""Shares of a box's words."""
_PAGE = frozenset(("body", "html"))
_FEW_LINKS = 0.3
"""Share of a sentence's letters: what has so many links is none."""
OF_WEIGHT = 25
"""Words of a box with a single sentence."""
_STOP = re.compile(r"\w[.!?…][”\"»’)]* [A-ZÀ-ÞА-Я“„«\"]")
"""Where a sentence ends within a paragraph, which may end in a note's number or in a name."""


@dataclass(slots=True)
class Held:
    """What an element holds, in words if nothing else is said."""

    words: int = 0
    prose: int = 0
    text: int = 0
    """Headings and short lines, too, that are no links."""
    kept: int = 0
    """Blocks of the article."""
    linked_headings: int = 0
    labels: int = 0
    """Short blocks."""
    links: int = 0
    """Blocks that are one, and no label."""

    def add(self, other: Held) -> None:
        """Add what an element inside holds."""
        self.words += other.words
        self.prose += other.prose
        self.text += other.text
        self.kept += other.kept
        self.linked_headings += other.linked_headings
        self.labels += other.labels
        self.links += other.links


def held_by(places: Sequence[Place], kept: Set[int]) -> dict[etree._Element, Held]:
    """Return what the elements of a page hold, each added once to what is round it."""
    held: dict[etree._Element, Held] = {}
    depths: list[tuple[int, etree._Element, etree._Element | None]] = []
    for number, place in enumerate(places):
        way = place.above
        for step, element in enumerate(way):
            if element in held:
                break
            held[element] = Held()
            around = way[step + 1] if step + 1 < len(way) else None
            depths.append((len(way) - step, element, around))
        one = held[way[0]]
        one.words += place.words
        one.prose += place.words * is_sentence(place)
        one.text += place.words * is_text(place)
        one.kept += number in kept
        one.linked_headings += place.is_heading and place.link_share >= MOSTLY_LINKS
        one.labels += place.words < _SHORT
        one.links += place.words >= _LABEL and place.link_share >= MOSTLY_LINKS
    for _, element, around in sorted(depths, key=lambda one: -one[0]):
        if around is not None:
            held[around].add(held[element])
    return held


def is_sentence(place: Place) -> bool:
    """Tell whether a block is a sentence of prose, long enough to count."""
    text = place.block.text
    if (
        place.words < _FEWEST_WORDS
        or place.link_share >= _FEW_LINKS
        or place.is_heading
        or place.is_caption
    ):
        return False
    return place.reads_on or (place.words >= OF_WEIGHT and _STOP.search(text) is not None)


def is_text(place: Place) -> bool:
    """Tell whether a block is text or a heading: no label, link or caption."""
    is_label = place.words < _LABEL and not (place.reads_on or place.is_heading)
    return place.link_share < MOSTLY_LINKS and not is_label and not place.is_caption


def box_around(place: Place, held: Mapping[etree._Element, Held]) -> etree._Element:
    """Return the largest element round a block that is mostly text, and none of it kept."""
    box = place.above[0]
    for element in place.above[1:]:
        one = held[element]
        is_prose = one.text >= _MOSTLY_TEXT * one.words and one.prose >= _MOSTLY_PROSE * one.words
        if one.kept or not is_prose or one.linked_headings or element.tag in _PAGE:
            break
        box = element
    return box
