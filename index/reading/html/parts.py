"""The parts of an article that its page divides among several boxes, an advert between them.

An extractor takes one of the boxes. The others stand in the same column right above or below it,
and hold paragraphs of some length and hardly anything else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from lxml import etree

from index.reading.html.boxes import box_of, is_hidden, link_share
from index.reading.html.places import MOSTLY_LINKS, Body, Place
from index.reading.html.wording import is_about_the_page, is_appeal, is_legal, is_offer

_LONG_PARAGRAPH, _FEWEST, _FEWEST_APART = 12, 2, 3
"""Words; paragraphs of a part, and of one that no headline or no column tells to be one."""
_PARAGRAPHS_UNDER_LINK = 4
"""Below each heading that is a link there are more in an article than in a list of them."""
_MANY, _OF_EACH_HOLDER = 5, 2
"""Paragraphs of a part that holds something else, too; of each box in it, where posts have one."""
_MUCH = 0.5
"""Share of the article's words."""
_NEARLY_ALL = 0.85
_FEW_LINKS = 0.15
"""Shares of a part."""
_LONGEST_BETWEEN = 60
"""Words of a box between two parts."""


def further_parts(places: Sequence[Place], kept: set[int], body: Body) -> set[int]:
    """Return the numbers of the blocks in boxes round the article that go on with it."""
    boxes = _boxes(places, kept, body)
    below = [numbers for numbers in boxes.values() if numbers[0] > body.last]
    above = [numbers for numbers in boxes.values() if body.title < numbers[-1] < body.first]
    return _next_to(places, below, body) | _next_to(places, reversed(above), body)


def _boxes(places: Sequence[Place], kept: set[int], body: Body) -> dict[etree._Element, list[int]]:
    """Return what of the article's column holds no block of it yet, with the blocks."""
    within = [box_of(place, body) for place in places]
    begun = {one[1] for number in kept if (one := within[number])}
    free = {one[1] for one in within if one and one[0].tag not in ("body", "html")} - begun
    boxes: defaultdict[etree._Element, list[int]] = defaultdict(list)
    for number, place in enumerate(places):
        for box in free.intersection(place.above):
            boxes[box].append(number)
    return boxes


def _next_to(places: Sequence[Place], boxes: Iterable[Sequence[int]], body: Body) -> set[int]:
    """Return the blocks of boxes, the nearest first, up to one of weight that is no text."""
    found: set[int] = set()
    for numbers in boxes:
        if text := _text_of(places, numbers, body):
            found |= text
        elif sum(places[one].words for one in numbers) > _LONGEST_BETWEEN:
            break
    return found


def _text_of(places: Sequence[Place], numbers: Sequence[int], body: Body) -> set[int]:
    """Return the blocks of a box if it holds text, or its paragraphs if it holds many of them."""
    told = [number for number in numbers if not places[number].is_caption]
    texts = [places[number].block.text for number in told]
    if not told or any(is_legal(text) or is_offer(text) for text in texts):
        return set()
    tags = ("p", "li", "blockquote", places[body.first].tag)
    long = [
        number for number in told
        if places[number].tag in tags and places[number].words >= _LONG_PARAGRAPH
        and places[number].is_prose and places[number].reads_on
    ]  # fmt: skip
    apart = numbers[0] < body.first and body.title < 0
    fewest = _FEWEST_APART if apart or is_hidden(places[told[0]]) else _FEWEST
    headed = sum(places[one].is_heading and places[one].link_share >= MOSTLY_LINKS for one in told)
    paragraphs = sum(places[number].tag != "li" for number in long)
    if paragraphs < max(fewest, _PARAGRAPHS_UNDER_LINK * headed):
        return set()
    if _is_all_text(places, told, long, tags):
        return set(told)
    holders = {places[number].container for number in long}
    is_much = sum(places[number].words for number in long) >= _MUCH * body.words
    are_many = len(long) >= max(_MANY, _OF_EACH_HOLDER * len(holders))
    return set(long) if is_much and are_many and not apart else set()


def _is_all_text(
    places: Sequence[Place], told: Sequence[int], long: Sequence[int], tags: Sequence[str]
) -> bool:
    """Tell whether a box is paragraphs and lists, most of its words in long ones."""
    besides = [
        places[number] for number in told
        if not (places[number].is_heading or is_appeal(places[number].block.text)
                or is_about_the_page(places[number].block.text))
    ]  # fmt: skip
    words = sum(one.words for one in besides)
    read = sum(one.words for one in besides if one.tag in tags and one.link_share < MOSTLY_LINKS)
    is_long = sum(places[number].words for number in long) >= _MUCH * words
    return is_long and read >= _NEARLY_ALL * words and link_share(places, told) < _FEW_LINKS
