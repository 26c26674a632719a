"""Boxes on a page that lead to other articles, each with their headings and how they begin.

A teaser is prose like any other, and a page of a short article may have more of it than text. What
tells it is that its heading and a line below it are the same link, that it is an `article` of its
own beside that of the page's headline, or that its heading is a link below a longer text, and that
there are several such boxes, apart from the article's own sentences.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import chain

from lxml import etree

from index.reading.html.places import ALL_LINKS, FEW_LINKS, Place

_FEWEST_ALIKE, _FEWEST_OTHERS = 2, 3
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
    others: defaultdict[str, list[list[int]]] = defaultdict(list)
    headed: defaultdict[str, list[list[int]]] = defaultdict(list)
    own = {one for place in places if place.is_title for one in place.above if one.tag == "article"}
    for box, numbers in _headed_boxes(places).items():
        kind = f"{box.tag}.{box.get('class', '')}"
        if _leads_elsewhere(places, numbers):
            alike[kind].append(numbers)
        if _is_brief(places, numbers):
            headed[kind].append(numbers)
        if own and box.tag == "article" and own.isdisjoint(places[numbers[0]].above):
            others[kind].append(numbers)
    found: set[int] = set()
    for boxes in alike.values():
        within = set(chain.from_iterable(boxes))
        if len(boxes) >= _FEWEST_ALIKE and not _is_shared(places, boxes, text - within):
            found |= within
    for boxes in headed.values():
        if len(boxes) >= _FEWEST_OTHERS and _stand_below(places, boxes, text):
            found.update(chain.from_iterable(boxes))
    for boxes in others.values():
        if len(boxes) >= _FEWEST_OTHERS and all(_is_short(places, one) for one in boxes):
            found.update(chain.from_iterable(boxes))
    return found


def _is_short(places: Sequence[Place], numbers: Sequence[int]) -> bool:
    """Tell whether a box has a paragraph or two, as a teaser does."""
    told = [places[number] for number in numbers]
    prose = sum(one.is_prose and one.link_share < FEW_LINKS for one in told)
    return prose <= _MOST_PARAGRAPHS and sum(one.words for one in told) <= _LONGEST


def _is_brief(places: Sequence[Place], numbers: Sequence[int]) -> bool:
    """Tell whether a box has a sentence and is short, as a teaser is."""
    return any(places[number].is_prose for number in numbers) and _is_short(places, numbers)


def _stand_below(places: Sequence[Place], boxes: Sequence[Sequence[int]], text: set[int]) -> bool:
    """Tell whether boxes that lead to a page each stand below a longer text, and not among it."""
    within = set(chain.from_iterable(boxes))
    targets = {_target(places[numbers[0]]) for numbers in boxes}
    above = sum(places[one].words for one in text if one < min(within))
    below = sum(places[one].words for one in text - within if one > min(within))
    is_end = above > max(below, sum(places[one].words for one in within))
    return is_end and len(targets) == len(boxes) and not _is_shared(places, boxes, text - within)


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
    linked = [one for one in told if _is_linked(one)]
    targets = {_target(one) for one in linked}
    has_prose = any(one.is_prose and one.link_share < FEW_LINKS for one in told)
    is_teaser = has_prose and _is_short(places, numbers)
    return is_teaser and len(linked) > len(targets) == 1 and targets != {""}


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
