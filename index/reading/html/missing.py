"""What of weight on a page is not taken for its article, and is told.

Within the article that is any paragraph or row; beside it, another column with more text. Sentences
in boxes of their own are told apart in `apart.py`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from lxml import etree

from index.reading.html.blocks import Block
from index.reading.html.places import FEW_LINKS, Place
from index.reading.html.wording import is_about_the_page, is_appeal, is_legal, is_offer

_OF_WEIGHT = 25
"""Words of a paragraph whose absence is told."""
_FEWEST_OF_A_TEXT = 3
"""Paragraphs of weight."""
_SITES = (
    r"(?:websites?|browsers?|consent\w*|settings?|preferences|privacy|partners|tracking|visitors?)"
)
_OF_MACHINES = re.compile(
    r"[{}]\s*[;)\w]|\bfunction\s*\(|</?\w+[ >]"
    rf"|\bcookies?\b.{{0,200}}\b{_SITES}\b|\b{_SITES}\b.{{0,200}}\bcookies?\b"
    r"|\b(?:uses?|using|accept(?:s|ing)?|set(?:s|ting)?|stores?) (?:\w+ ){0,2}cookies?\b",
    re.I,
)
"""What scripts and styles are written with, and what tells of neither town nor people.

Of cookies only those of sites: others are baked.
"""


_WORD = re.compile(r"\w+")


def left_out(
    places: Sequence[Place], kept: set[int], elsewhere: set[int], inside: Iterable[int]
) -> set[int]:
    """Return the paragraphs that are told to be left out.

    Args:
        places: Those of the page.
        kept: The blocks that are the article.
        elsewhere: Those that lead to other articles.
        inside: Those in the article that stand in nothing named for what is not.
    """
    left = {
        number for number in range(len(places))
        if number not in kept and _says_something(places[number])
    }  # fmt: skip
    found = left.intersection(inside) | _longer_text(places, left, kept)
    return found - elsewhere


def stated_but_left(blocks: Sequence[Block], kept: Iterable[int], stated: str) -> set[int]:
    """Return the paragraphs of weight that a page itself states as its text, and that are not kept.

    Args:
        blocks: Those of the page.
        kept: The blocks that are the article.
        stated: What the page's description for machines says is the text.
    """
    said = _only_words(stated)
    if not said:
        return set()
    taken = _only_words(" ".join(blocks[number].text for number in kept))
    found = set()
    for number, block in enumerate(blocks):
        own = _only_words(block.text)
        if own.count(" ") > _OF_WEIGHT and own in said and own not in taken:
            found.add(number)
    return found


def _only_words(text: str) -> str:
    """Return the words of a text, a space on either side of each."""
    return f" {' '.join(_WORD.findall(text.casefold()))} " if text else ""


def _says_something(place: Place) -> bool:
    if place.words < _OF_WEIGHT or place.link_share >= FEW_LINKS:
        return False
    if place.is_caption or place.is_heading:
        return False
    text = place.block.text
    asks = is_appeal(text) or is_offer(text) or is_about_the_page(text) or is_legal(text)
    return not (asks or is_of_machines(text))


def is_of_machines(text: str) -> bool:
    """Tell whether a text is a script's or a style's, or about what a site stores."""
    return _OF_MACHINES.search(text) is not None


def _longer_text(places: Sequence[Place], left: set[int], kept: set[int]) -> set[int]:
    """Return the paragraphs of another column that has more of them than what is kept, if any."""
    columns: defaultdict[etree._Element, set[int]] = defaultdict(set)
    for number in left:
        columns[places[number].container].add(number)
    longest = max(columns.values(), key=lambda one: _words(places, one), default=set())
    is_text = len(longest) >= _FEWEST_OF_A_TEXT and _words(places, longest) > _words(places, kept)
    return longest if is_text else set()


def _words(places: Sequence[Place], numbers: Iterable[int]) -> int:
    return sum(places[number].words for number in numbers)
