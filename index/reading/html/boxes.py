"""What belongs together on a page: boxes that are alike, the items of a list.

An extractor takes a box called `slide` or `expand` for what stands round an article. In the
article's own column one that holds paragraphs and hardly a link is the article, and so are several
that are alike. Of a list it may take
some items and leave the others, which a reader should not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise

from lxml import etree

from index.reading.html.page_names import is_named_aside, is_named_beside_text, names_of
from index.reading.html.places import FEW_LINKS, Body, Place
from index.reading.html.wording import is_about_the_page, is_appeal, is_offer, leads_on

_FEWEST_ALIKE = 2
_FEWEST_WORDS = 4
"""Of a sentence."""
_HARDLY_A_LINK = 0.1
_FEW_LINKS_IN_TEXT = 0.15
_LINKS_OF_SENTENCES = 0.3
"""Shares of a box."""
_NEAR = 4
"""Elements round a block."""
_FEWEST_HIDDEN = 3
"""Paragraphs of a hidden box that is the rest of an article."""
_LONG_PARAGRAPH, _NEARLY_ALL = 12, 0.9
"""Words; share of a box."""
_MOST_OF_A_LIST = 0.7
"""Share of its words that are kept."""
_FEWEST_OF_AN_ITEM, _MANY_OF_AN_ITEM = 3, 6
"""Words of an item in a list by another tag: of each, and of all on average."""
_FEWEST_OF_A_LIST = 10
"""Words of a list of which nothing is kept yet."""
_OF_PICTURES = re.compile(r"slide|carousel|gallery|photo|image", re.I)
_NOTES = re.compile(r"foot-?note|end-?note|fu(?:ß|ss)note|(?:^|[_-])notes?(?:$|[_-])", re.I)
_PULLED = re.compile(r"pull-?(?:ed-?)?quote|pull-?out|quote-?box|exergue|zitat-?box", re.I)
_LONGEST_PULLED, _LONGEST_OFFER, _LONGEST_BETWEEN = 60, 120, 150
"""Words."""
_MOST_PULLED = 20
_NOT_READ = frozenset((
    "form", "nav", "aside", "footer", "figure", "fieldset", "label", "header", "video", "audio",
    "source",
))  # fmt: skip


def boxes_of_text(places: Sequence[Place], kept: set[int], body: Body) -> set[int]:
    """Return the numbers of the blocks in boxes of the article's column that are its text.

    They hold paragraphs, or are alike and hold sentences.
    """
    groups: defaultdict[tuple[etree._Element, str], defaultdict[etree._Element, list[int]]]
    groups = defaultdict(lambda: defaultdict(list))
    said = {places[number].block.text for number in kept if places[number].is_prose}
    for number in range(body.first + 1, len(places)):
        if number in kept or places[number].block.text in said:
            continue
        if found := box_of(places[number], body):
            column, box = found
            groups[column, f"{box.tag}.{box.get('class', '')}"][box].append(number)
    text: set[int] = set()
    for boxes in groups.values():
        each = list(boxes.values())
        are_alike = len(each) >= _FEWEST_ALIKE and _read_on(places, each, body)
        text.update(
            number
            for box in each
            if are_alike or _has_paragraphs(places, box, body)
            for number in box
            if not places[number].is_caption
        )
    return text


def box_of(place: Place, body: Body) -> tuple[etree._Element, etree._Element] | None:
    """Return the article's column, and what of it holds a block; nothing for one beside it."""
    for column, box in zip(place.above[1:], place.above, strict=False):
        if is_named_aside(box) or is_named_beside_text(box) or box.tag in _NOT_READ:
            return None
        if column in body.around or column in body.containers:
            return column, box
    return None


def _read_on(places: Sequence[Place], boxes: Sequence[Sequence[int]], body: Body) -> bool:
    """Tell whether each box has a sentence, and all of them together hardly a link."""
    for box in boxes:
        told = [places[number] for number in box]
        sentences = [one for one in told if one.reads_on and one.words >= _FEWEST_WORDS]
        headed = any(one.is_heading for one in told)
        if not sentences or (box[-1] > body.last and not headed):
            return False
        if any(is_appeal(one.block.text) or is_about_the_page(one.block.text) for one in told):
            return False
    return link_share(places, chain.from_iterable(boxes)) < _HARDLY_A_LINK


def _has_paragraphs(places: Sequence[Place], box: Sequence[int], body: Body) -> bool:
    """Tell whether a box holds paragraphs of the article: right below its end, nothing else."""
    told = [places[number] for number in box]
    if any(is_appeal(one.block.text) or is_about_the_page(one.block.text) for one in told):
        return False
    tags = ("p", places[body.first].tag)
    prose = [one for one in told if one.tag in tags and one.is_prose and one.reads_on]
    if not prose or link_share(places, box) >= _FEW_LINKS_IN_TEXT:
        return False
    if is_hidden(told[0]) and len(prose) < _FEWEST_HIDDEN:
        return False  # a message, not the rest of an article
    if box[-1] < body.last:
        return True
    long = sum(one.words for one in prose if one.words >= _LONG_PARAGRAPH)
    is_all_text = long >= _NEARLY_ALL * sum(one.words for one in told)
    return box[0] <= body.last + 1 and len(prose) > 1 and is_all_text


def is_hidden(place: Place) -> bool:
    """Tell whether a page shows a block only when asked for it."""
    styles = [one.get("style", "").replace(" ", "") for one in place.above[:_NEAR]]
    hidden = any("hidden" in one.attrib for one in place.above[:_NEAR])
    return hidden or any("display:none" in style for style in styles)


def link_share(places: Sequence[Place], numbers: Iterable[int]) -> float:
    """Return how much of some blocks is links."""
    blocks = [places[number].block for number in numbers]
    return sum(one.linked for one in blocks) / sum(len(one.text) for one in blocks)


def whole_lists(places: Sequence[Place], kept: set[int], body: Body) -> set[int]:
    """Return the items of lists that are mostly kept, or stand in the article without links."""
    lists: defaultdict[etree._Element, list[int]] = defaultdict(list)
    boxes: defaultdict[etree._Element, list[int]] = defaultdict(list)
    for number, place in enumerate(places):
        if place.tag == "li" and place.words:
            lists[place.above[1]].append(number)
        elif place.tag == "div" and place.container is place.above[1]:
            boxes[place.container].append(number)
    found: set[int] = set()
    last = max(kept, default=-1)
    for items in boxes.values():
        if _is_list(places, items, kept) and _stands_in_article(places, items, body):
            found.update(items)
    for items in lists.values():
        words = sum(places[number].words for number in items)
        of_kept = sum(places[number].words for number in items if number in kept)
        is_text = words >= _FEWEST_OF_A_LIST and _stands_in_article(places, items, body)
        if (
            of_kept >= _MOST_OF_A_LIST * words
            or is_text
            or (items[-1] < last and _is_led_in(places, items[0], kept))
        ):
            found.update(items)
    return found - kept


def _is_list(places: Sequence[Place], items: Sequence[int], kept: set[int]) -> bool:
    """Tell whether boxes are items of a list by another tag: alike, and long or led in."""
    first, last = items[0], items[-1]
    holder = places[first].container
    alone = last - first + 1 == len(items) and not any(
        holder in places[one].above for one in (first - 1, last + 1) if 0 <= one < len(places)
    )
    are_alike = len({places[one].design[0] for one in items}) == 1
    words = [places[one].words for one in items]
    are_long = min(words) >= _FEWEST_OF_AN_ITEM and sum(words) >= _MANY_OF_AN_ITEM * len(items)
    return alone and are_alike and (are_long or _ends_in_colon(places, first - 1, kept))


def _ends_in_colon(places: Sequence[Place], number: int, kept: set[int]) -> bool:
    return number in kept and places[number].block.text.endswith(":")


def _is_led_in(places: Sequence[Place], first: int, kept: set[int]) -> bool:
    """Tell whether a list goes on where a sentence of the article stops: "These were there:"."""
    above = places[first - 1]
    text = above.block.text
    return (
        first - 1 in kept
        and above.tag == "p"
        and above.container is places[first].container
        and text.endswith(":")
        and not (leads_on(text) or is_about_the_page(text) or is_appeal(text))
    )


def _stands_in_article(places: Sequence[Place], items: Sequence[int], body: Body) -> bool:
    if not (body.first < items[0] and items[-1] < body.last and len(items) > 1):
        return False
    around = [name for one in places[items[0]].above[1:3] for name in names_of(one)]
    if any(places[number].is_caption for number in items) or any(map(_OF_PICTURES.search, around)):
        return False
    if not box_of(places[items[0]], body):
        return False
    sentences = sum(places[one].words for one in items if places[one].reads_on)
    are_sentences = sentences >= _MOST_OF_A_LIST * sum(places[one].words for one in items)
    return link_share(places, items) < (_LINKS_OF_SENTENCES if are_sentences else _HARDLY_A_LINK)


def offers(places: Sequence[Place], body: Body) -> set[int]:
    """Return what sells the rest of the article: the box of a block that says so, or the block."""
    found = {
        number for number in range(body.first + 1, len(places))
        if is_offer(places[number].block.text)
    }  # fmt: skip
    found |= _between_offers(places, found)
    boxes = {places[number].above[1] for number in found}
    boxes -= body.around | set(places[body.first].above)
    within: defaultdict[etree._Element, list[int]] = defaultdict(list)
    for number, place in enumerate(places):
        for box in boxes.intersection(place.above) if boxes else ():
            within[box].append(number)
    for numbers in within.values():
        if sum(places[one].words for one in numbers) <= _LONGEST_OFFER:
            found.update(numbers)
    return found


def _between_offers(places: Sequence[Place], found: set[int]) -> set[int]:
    """Return what stands between two offers near each other: what is offered."""
    between: set[int] = set()
    for above, below in pairwise(sorted(found)):
        numbers = range(above + 1, below)
        is_near = sum(places[one].words for one in numbers) <= _LONGEST_BETWEEN
        if is_near and places[above].container is places[below].container:
            between.update(numbers)
    return between


def footnotes(places: Sequence[Place], body: Body) -> set[int]:
    """Return the notes in a list below the last sentence that is called so, and their heading."""
    found: set[int] = set()
    for number in range(body.last + 1, len(places)):
        place = places[number]
        if place.tag != "li" or place.link_share >= FEW_LINKS or place.words < _FEWEST_WORDS:
            continue
        is_note = any(
            map(_NOTES.search, (name for one in place.above[:3] for name in names_of(one)))
        )
        if is_note and (place.container in body.containers or place.container in body.around):
            found.add(number)
    above = min(found, default=0) - 1
    if (
        found
        and places[above].is_heading
        and places[above].container is places[above + 1].container
    ):
        found.add(above)
    return found


def pulled_quotes(places: Sequence[Place], kept: set[int]) -> set[int]:
    """Return the blocks that say in large letters what a paragraph of the article says, too."""
    pulled = {
        number for number in kept
        if _FEWEST_WORDS <= places[number].words <= _LONGEST_PULLED
        and any(one.tag == "aside" or _is_pulled(one) for one in places[number].above[:3])
    }  # fmt: skip
    if not pulled or len(pulled) > _MOST_PULLED:
        return set()
    text = "|".join(f" {_words_of(places[number])} " for number in sorted(kept - pulled))
    return {number for number in pulled if f" {_words_of(places[number])} " in text}


def _is_pulled(element: etree._Element) -> bool:
    return any(map(_PULLED.search, names_of(element)))


def _words_of(place: Place) -> str:
    return " ".join(re.findall(r"\w+", place.block.text.casefold()))
