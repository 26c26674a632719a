"""What of weight on a page is not taken for its article: a reader is told how many paragraphs.

Within the article that is any paragraph. Beside it there must be several of them together, that
stand in nothing which calls itself a comment, a teaser, an advert or the like.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from lxml import etree

from index.reading.html.page_names import is_named_aside, is_named_comments
from index.reading.html.places import FEW_LINKS, MOSTLY_LINKS, Body, Place
from index.reading.html.wording import is_about_the_page, is_appeal, is_legal, is_offer

_OF_WEIGHT, _OF_SOME_WEIGHT = 25, 12
"""Words of a paragraph whose absence is told: of one in an article, of each in a box beside it."""
_FEWEST_OF_A_TEXT = 3
"""Paragraphs of weight."""
_FEWEST_BESIDE, _WORDS_BESIDE = 2, 45
"""Paragraphs in a box beside the article, and their words."""
_NEAR, _BLOCKS_BETWEEN = 4, 12
"""Elements: its own and those round it; blocks between the article and what is beside it."""
_NOT_READ = frozenset(("aside", "fieldset", "figure", "footer", "form", "label", "nav", "li"))
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


def left_out(
    places: Sequence[Place], kept: set[int], elsewhere: set[int], inside: Iterable[int]
) -> int:
    """Return how many paragraphs are told to be left out.

    Args:
        places: Those of the page.
        kept: The blocks that are the article.
        elsewhere: Those that lead to other articles.
        inside: Those in the article that stand in nothing named for what is not.
    """
    body = Body(places, kept)
    said = {
        number for number in range(len(places))
        if number not in kept and _says_something(places[number])
    }  # fmt: skip
    left = {number for number in said if places[number].words >= _OF_WEIGHT}
    found = left.intersection(inside) | _longer_text(places, left, kept)
    return len(found | _texts_beside(places, said - elsewhere, body))


def _says_something(place: Place) -> bool:
    if place.words < _OF_SOME_WEIGHT or place.link_share >= FEW_LINKS or place.is_caption:
        return False
    text = place.block.text
    asks = is_appeal(text) or is_offer(text) or is_about_the_page(text) or is_legal(text)
    return not (asks or _OF_MACHINES.search(text))


def _longer_text(places: Sequence[Place], left: set[int], kept: set[int]) -> set[int]:
    """Return the paragraphs of another column that has more of them than what is kept, if any."""
    columns: defaultdict[etree._Element, set[int]] = defaultdict(set)
    for number in left:
        columns[places[number].container].add(number)
    longest = max(columns.values(), key=lambda one: _words(places, one), default=set())
    is_text = len(longest) >= _FEWEST_OF_A_TEXT and _words(places, longest) > _words(places, kept)
    return longest if is_text else set()


def _texts_beside(places: Sequence[Place], left: set[int], body: Body) -> set[int]:
    """Return the paragraphs above or below the article that stand together, and in nothing else."""
    boxes: defaultdict[etree._Element, set[int]] = defaultdict(set)
    for number in left:
        place = places[number]
        if not body.first <= number <= body.last and place.reads_on and not _is_beside(place, body):
            boxes[place.container].add(number)
    headed = _linked_headings(places)
    near = range(body.first - _BLOCKS_BETWEEN, body.last + _BLOCKS_BETWEEN + 1)
    together = (
        box for box in boxes.values()
        if len(box) >= _FEWEST_BESIDE and _words(places, box) >= _WORDS_BESIDE
        and any(number in near for number in box)
    )  # fmt: skip
    return {
        number for box in together for number in box
        if headed.isdisjoint(places[number].above[1:_NEAR])
    }  # fmt: skip


def _linked_headings(places: Sequence[Place]) -> set[etree._Element]:
    """Return the boxes right around headings that are links: those of other articles."""
    linked = (one for one in places if one.is_heading and one.link_share >= MOSTLY_LINKS)
    return {box for one in linked for box in one.above[1:3]}


def _is_beside(place: Place, body: Body) -> bool:
    """Tell whether tags or names call something round a block what is not the article."""
    another = {"article"} if any(one.tag == "article" for one in body.around) else set()
    return any(
        one.tag in _NOT_READ | another or is_named_aside(one) or is_named_comments(one)
        for one in place.above
        if one not in body.around
    )


def _words(places: Sequence[Place], numbers: Iterable[int]) -> int:
    return sum(places[number].words for number in numbers)
