"""Parts of an article that stand apart from the rest: in a box of their own, in another column.

What an extractor leaves out stands in boxes. Most of them are teasers, readers' posts, forms and
lines about the page; some are the article's end, or its beginning, below an advert. A few signs
tell which, about as well as a logistic regression over thirty did on real pages of which parts had
been moved: what a box is called, whether there are more like it with a label each, what it asks
for, and whether it has the article's own names and rare words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from lxml import etree

from index.reading.html.box_contents import (
    OF_WEIGHT,
    Held,
    box_around,
    held_by,
    is_sentence,
    is_text,
)
from index.reading.html.boxes import is_hidden
from index.reading.html.missing import is_of_machines
from index.reading.html.page_names import is_named_aside, is_named_comments, names_of
from index.reading.html.places import Body, Place
from index.reading.html.wording import (
    is_about_the_page,
    is_appeal,
    is_biography,
    is_legal,
    is_offer,
    is_pictured,
    is_small_print,
)

_HARDLY_A_LINK = 0.1
"""Share of a box's letters that may be links."""
_NOT_READ = frozenset(("aside", "fieldset", "figure", "footer", "form", "label", "nav"))
_MANY_ALIKE = 3
_SENTENCES_UNDER_LINK = 4
"""Below each heading that is a link there are more in an article than in a list of them."""
_FEWEST_HIDDEN = 3
"""Sentences of a hidden box that is the rest of an article."""
_LONG_WORD = 6
"""Letters."""
_SHARED, _SHARED_BY_ONE, _REPEATED = 0.12, 0.15, 0.75
"""Shares of rare words that the article has, too: of several sentences, and of one, at least and
at most: what has more only sums it up.
"""
_BESIDE = re.compile(
    r"(?:^|[_-])(?:modal|pop-?up|overlay|dialog|alert|banner|cookies?|consent|log-?in|sign-?(?:in|up)"
    r"|register|newsletter\w*|forms?|menu|nav\w*|share\w*|promo\w*|notice|notification|toolbar"
    r"|drawer|error|message|footer|header|side-?bar|rail|video\w*|player|gallery|slide\w*"
    r"|carousel|tooltip|disclaimer|warning|info|hidden|related\w*|recommend\w*|more|latest|popular"
    r"|trending|feed|secondary|bio\w*|authors?|captions?)(?:$|[_-])|^(?:text)?widget(?:$|_)",
    re.I,
)
"""What boxes round an article are called, and hardly a part of it."""
_SOLD = re.compile(r"(?:^|[_-])(?:paywall|subscri\w*|read-?more)(?:$|[_-])", re.I)
"""What an article is called, too, if it or its end has to be paid for."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_ADDRESS = re.compile(r"https?://")


_Kind = tuple[etree._Element | None, str, str]
_Boxes = list[tuple[etree._Element, list[int]]]


class Apart(NamedTuple):
    """What of an article stands apart from the rest, by the numbers of its blocks."""

    parts: set[int]
    """What is taken."""
    doubtful: set[int]
    """Sentences that may be the article's, and are not taken."""
    others: set[int]
    """Sentences that are not."""


def parts_apart(places: Sequence[Place], kept: Set[int], elsewhere: Set[int], body: Body) -> Apart:
    """Return what of an article stands in boxes that hold no block of it yet.

    Args:
        places: Those of the page.
        kept: The blocks that are the article.
        elsewhere: Those that lead to other articles.
        body: Where the article stands.
    """
    said = {places[number].block.text for number in kept}
    left = [
        number for number, place in enumerate(places)
        if number not in kept and number not in elsewhere and is_sentence(place)
        and place.block.text not in said
    ]  # fmt: skip
    apart = Apart(set(), set(), set(left))
    if body.last < 0:
        return apart
    may_be = [number for number in left if not _is_beside(places[number], body)]
    rare = _rare_words(said)
    for alike in _free(places, may_be, kept, body):
        numbers = [number for _, within in alike for number in within]
        own = _rare_words(places[number].block.text for number in numbers)
        shared = len(own & rare) / max(1, len(own))
        are_hidden = len(numbers) < _FEWEST_HIDDEN and is_hidden(places[numbers[0]])
        if len(numbers) > 1 and shared >= _SHARED and not are_hidden:
            for box, within in alike:
                apart.parts.update(_blocks_in(places, box, within, kept))
        elif len(numbers) == 1 or are_hidden:
            apart.doubtful.update(one for one in numbers if _may_be_of_it(places[one], shared))
    apart.others.difference_update(apart.parts, apart.doubtful)
    return apart


def _free(
    places: Sequence[Place], may_be: Sequence[int], kept: Set[int], body: Body
) -> Iterable[_Boxes]:
    """Return the boxes of sentences that nothing speaks against, those alike together."""
    if not may_be:
        return ()
    held = held_by(places, kept)
    cards = _cards(held)
    boxes: defaultdict[etree._Element, list[int]] = defaultdict(list)
    for number in may_be:
        boxes[box_around(places[number], held)].append(number)
    found: defaultdict[_Kind, _Boxes] = defaultdict(list)
    for box, numbers in boxes.items():
        leads_on = held[box].linked_headings or held[box].links >= len(numbers)
        if not leads_on and _is_free([places[number] for number in numbers], body, cards):
            found[_kind(box)].append((box, numbers))
    return (alike for kind, alike in found.items() if not _is_headed(kind[0], alike, held))


def _is_headed(
    around: etree._Element | None, boxes: _Boxes, held: Mapping[etree._Element, Held]
) -> bool:
    """Tell whether boxes stand below headings that are links, each with a few sentences."""
    if around is None or held[around].kept:
        return False
    sentences = sum(len(numbers) for _, numbers in boxes)
    return sentences < _SENTENCES_UNDER_LINK * held[around].linked_headings


def _is_beside(place: Place, body: Body) -> bool:
    """Tell whether it stands in what is never an article, by its tag or as readers' posts."""
    return any(
        one.tag in _NOT_READ or is_named_comments(one)
        for one in place.above
        if one not in body.around
    )


def _kind(element: etree._Element) -> _Kind:
    return element.getparent(), str(element.tag), element.get("class", "")


def _cards(held: Mapping[etree._Element, Held]) -> Counter[_Kind]:
    """Count boxes of a kind, side by side, that hold a sentence and a label or linked heading."""
    return Counter(
        _kind(element) for element, one in held.items()
        if one.prose and not one.kept and (one.labels or one.linked_headings)
    )  # fmt: skip


def _is_free(told: Sequence[Place], body: Body, cards: Mapping[_Kind, int]) -> bool:
    """Tell whether nothing speaks against a box: its names, its like beside it, what it says."""
    own = [one for one in told[0].above if one not in body.around]
    linked = sum(one.block.linked for one in told) / sum(len(one.block.text) for one in told)
    if any(_is_called_beside(one, may_be_sold=linked < _HARDLY_A_LINK) for one in own):
        return False
    if any(cards[_kind(one)] >= _MANY_ALIKE for one in own):
        return False
    return not any(_asks(one.block.text) for one in told)


def _is_called_beside(element: etree._Element, *, may_be_sold: bool) -> bool:
    """Tell whether names call an element what is no article, but one that is to be paid for."""
    names = names_of(element)
    if any(map(_BESIDE.search, names)):
        return True
    return is_named_aside(element) and not (may_be_sold and any(map(_SOLD.search, names)))


def _asks(text: str) -> bool:
    is_of_page = is_about_the_page(text) or is_of_machines(text)
    is_of_page = is_of_page or is_legal(text) or is_small_print(text)
    is_cut = text.endswith(("...", "…"))
    return is_of_page or is_appeal(text) or is_offer(text) or is_cut


def _blocks_in(
    places: Sequence[Place], box: etree._Element, numbers: Sequence[int], kept: Set[int]
) -> Iterator[int]:
    """Yield the blocks of a box that are text: its sentences, headings, and lists."""
    first, last = numbers[0], numbers[-1]
    while first > 0 and box in places[first - 1].above:
        first -= 1
    while last + 1 < len(places) and box in places[last + 1].above:
        last += 1
    for number in range(first, last + 1):
        if number not in kept and is_text(places[number]) and not _asks(places[number].block.text):
            yield number


def _may_be_of_it(place: Place, shared: float) -> bool:
    """Tell whether a sentence that stands alone may well be the article's."""
    text = place.block.text
    if place.words < OF_WEIGHT or is_biography(text) or len(_ADDRESS.findall(text)) > 1:
        return False
    if is_pictured(text):
        return False
    return _SHARED_BY_ONE <= shared <= _REPEATED


def _rare_words(texts: Iterable[str]) -> set[str]:
    """Return the words of some texts that are long, or begin with a capital."""
    return {
        word.casefold() for text in texts for word in _WORD.findall(text)
        if len(word) >= _LONG_WORD or word[0].isupper()
    }  # fmt: skip
