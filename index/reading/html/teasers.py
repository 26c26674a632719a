"""Boxes on a page that lead to other articles, each with their headings and how they begin.

A teaser is prose like any other, and a page of a short article may have more of it than text. What
tells it is that its heading and a line below it are the same link, and that there are several such
boxes, apart from the article's own sentences.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from lxml import etree

from index.reading.html.places import ALL_LINKS, FEW_LINKS, Place

_FEWEST_ALIKE = 2
_MOST_PARAGRAPHS, _LONGEST = 2, 120
"""Of one teaser; words."""
_WITHIN = 4
"""Elements round a block."""


def teasers(places: Sequence[Place], text: set[int]) -> set[int]:
    """Return the numbers of the blocks in boxes alike that lead elsewhere.

    Args:
        places: Those of the page.
        text: The blocks that may be the article; boxes that stand among them are items of it.
    """
    alike: defaultdict[str, list[list[int]]] = defaultdict(list)
    for box, numbers in _headed_boxes(places).items():
        if _leads_elsewhere(places, numbers):
            alike[f"{box.tag}.{box.get('class', '')}"].append(numbers)
    found: set[int] = set()
    for boxes in alike.values():
        within = {number for box in boxes for number in box}
        if len(boxes) >= _FEWEST_ALIKE and not _is_shared(places, boxes, text - within):
            found |= within
    return found


def _headed_boxes(places: Sequence[Place]) -> dict[etree._Element, list[int]]:
    """Return what holds a heading that is a link, with the numbers of its blocks."""
    boxes = {place.above[1] for place in places if _is_linked(place) and place.is_heading}
    within: defaultdict[etree._Element, list[int]] = defaultdict(list)
    if boxes:
        for number, place in enumerate(places):
            box = next((one for one in place.above[1:_WITHIN] if one in boxes), None)
            if box is not None:
                within[box].append(number)
    return within


def _leads_elsewhere(places: Sequence[Place], numbers: Sequence[int]) -> bool:
    """Tell whether a box has few sentences, and two lines that link to the same page."""
    told = [places[number] for number in numbers]
    prose = [one for one in told if one.is_prose and one.link_share < FEW_LINKS]
    linked = [one for one in told if _is_linked(one)]
    targets = {_target(one) for one in linked}
    is_short = len(prose) <= _MOST_PARAGRAPHS and sum(one.words for one in told) <= _LONGEST
    return bool(prose) and is_short and len(linked) > len(targets) == 1 and targets != {""}


def _is_shared(places: Sequence[Place], boxes: Sequence[Sequence[int]], text: set[int]) -> bool:
    """Tell whether the innermost element that holds all these boxes has sentences beside them."""
    each = [set(places[numbers[0]].above) for numbers in boxes]
    common = set.intersection(*each)
    holder = next(one for one in places[boxes[0][0]].above if one in common)
    return any(places[number].is_prose and holder in places[number].above for number in text)


def _is_linked(place: Place) -> bool:
    return place.link_share >= ALL_LINKS


def _target(place: Place) -> str:
    """Return which page the first link of a block leads to, or the one that it stands in."""
    element = place.block.element
    link = next(element.iter("a"), None)
    if link is None:
        link = next(element.iterancestors("a"), None)
    return "" if link is None else re.split("[?#]", link.get("href", ""))[0]
