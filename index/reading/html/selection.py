"""Which blocks of a page are its article: whole blocks, as two extractors and the page's plan say.

The stricter extractor leaves out little that is wanted and takes hardly anything that is not. What
it misses stands among what it takes: a line of dialogue, a linked heading, a posted message. Each
rule that wins such blocks back, or takes a teaser out, has been measured to pay.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml import etree

from index.reading.dates import find_date
from index.reading.html.blocks import Block
from index.reading.html.page_names import ASIDE_TAGS, is_named_aside, is_named_comments, names_of
from index.reading.html.wording import (
    is_about_the_page,
    is_appeal,
    is_credit,
    is_source,
    leads_on,
)

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LINKED = _HEADINGS | {"p"}
"""What may be all one link and yet belong to the article."""
_LEAVES = _HEADINGS | {
    "p", "li", "pre", "dt", "dd", "tr", "td", "th", "figcaption", "caption", "blockquote",
    "center", "address",
}  # fmt: skip
"""Elements that are a block themselves; others hold blocks."""
_SHORT_ARTICLE = 250
"""Words. Of a shorter one the stricter extractor often takes a part only."""
_PROSE = 8
"""Words that make a sentence likely."""
_FEW_LINKS, _MOSTLY_LINKS, _ALL_LINKS = 0.2, 0.5, 0.8
"""Shares of a block."""
_FEWEST_AT_END = 5
"""Words of a last paragraph, or of an item in a list without links."""
_LARGE_SHARE, _SOME = 0.2, 3
"""Share of the article's words, or sentences, that make a container one of its own."""
_SAME_DESIGN = 0.3
"""Share of the article's words that a kind of paragraph holds."""
_NEARLY_ALL = 0.7
_LEAD_WITHIN, _BELOW_TITLE, _LEAD_WORDS = 8, 25, 12
"""Blocks above the first sentence, if no headline stands between, or if one does; words."""
_CREDIT_WITHIN = 4
"""Blocks below the last sentence."""
_DATED_WORDS = 20
"""More than them is a sentence with a date in it."""
_SUBTITLE_WITHIN, _SUBTITLE_WORDS = 4, 7
"""Blocks below the headline; words of a heading."""
_LEAD = re.compile(
    r"summary|standfirst|perex|dek|subtitle|lead|intro|lede|teaser|descri|excerpt|subhead|vorspann"
    r"|chapeau|strap|abstract",
    re.I,
)
_CAPTION = re.compile(r"caption|credit", re.I)
_NO_LEAD = re.compile(
    r"(?:^|[_-])(?:by-?line\w*|date\w*|time\w*|meta|authors?|bio|contrib\w*|publish\w*|quote|gallery"
    r"|hidden)(?:$|[_-])",
    re.I,
)
_FEWEST_BESIDE_COMMENTS = 50
"""Words. A page that has fewer besides is one of comments."""
_OF_WEIGHT = 25
"""Words of a paragraph whose absence is told."""
_ASIDE_AT_MOST = 0.3
"""Share of the article: more can't be what stands beside it, whatever its name."""


@dataclass(slots=True)
class _Place:
    """A block with what its place in the page says about it."""

    block: Block
    words: int
    link_share: float
    above: tuple[etree._Element, ...]
    """Its element and those round it, the innermost first."""
    container: etree._Element
    design: tuple[str, ...]
    """Tags and classes of its element and the two round it."""

    @property
    def tag(self) -> str:
        return str(self.block.element.tag)

    @property
    def is_heading(self) -> bool:
        return self.tag in _HEADINGS

    @property
    def is_title(self) -> bool:
        return any(one.tag == "h1" for one in self.above[:2])

    @property
    def is_prose(self) -> bool:
        return self.words >= _PROSE and self.link_share < _MOSTLY_LINKS

    @property
    def is_caption(self) -> bool:
        return any(
            one.tag in ("figure", "figcaption") or _CAPTION.search(one.get("class", ""))
            for one in self.above[:3]
        )


class _Body:
    """Where the article stands on its page, told from its sentences."""

    def __init__(self, places: Sequence[_Place], kept: Iterable[int]) -> None:
        prose = [
            number for number in sorted(kept)
            if places[number].is_prose and not places[number].is_heading
        ]  # fmt: skip
        self.first, self.last = (prose[0], prose[-1]) if prose else (0, -1)
        above = range(self.first - 1, max(-1, self.first - _BELOW_TITLE - 1), -1)
        self.title = next((number for number in above if places[number].is_title), -1)
        """The headline above the first sentence, if one stands near."""
        words: Counter[etree._Element] = Counter()
        sentences: Counter[etree._Element] = Counter()
        around: Counter[etree._Element] = Counter()
        self._designs: Counter[tuple[str, ...]] = Counter()
        self._total = sum(places[number].words for number in prose)
        for place in (places[number] for number in prose):
            words[place.container] += place.words
            sentences[place.container] += 1
            self._designs[place.design] += place.words
            for element in place.above:
                around[element] += place.words
        self.containers = {
            one for one in words
            if words[one] >= _LARGE_SHARE * self._total or sentences[one] >= _SOME
        }  # fmt: skip
        self.around = {one for one in around if around[one] >= _NEARLY_ALL * self._total}

    def has_design(self, place: _Place) -> bool:
        """Tell whether many of the article's words stand in paragraphs of this kind."""
        named = place.design[1].partition(".")[2]
        return bool(named) and self._designs[place.design] >= _SAME_DESIGN * self._total


def select_blocks(
    blocks: Sequence[Block], strict: set[int], plain: set[int]
) -> tuple[list[int], int]:
    """Return the numbers of the blocks that are the article, and how many in it are left out.

    Those left out are counted if they are paragraphs of weight among those that are kept.

    Args:
        blocks: Those of the page, in its order.
        strict: Which of them an extractor kept that takes as little as possible of the rest.
        plain: Which of them an extractor kept that also wants to miss nothing.
    """
    places = [_place(block) for block in blocks]
    kept = set(strict)
    if sum(places[number].words for number in kept) < _SHORT_ARTICLE:
        kept |= {number for number in plain if places[number].link_share < _MOSTLY_LINKS}
    body = _Body(places, kept)
    if body.last < 0:
        return sorted(kept), 0
    kept |= {
        number for number, place in enumerate(places)
        if number not in kept and _belongs(place, number, body, number in plain)
    }  # fmt: skip
    kept -= {number for number in kept if _is_teaser(places[number])}
    aside = {number for number in kept if _is_aside(places[number], body)}
    if _words(places, aside) < _ASIDE_AT_MOST * _words(places, kept):
        kept -= aside
    around = {one for number in kept for one in places[number].above}
    named = set(filter(is_named_comments, around))
    comments = {number for number in kept if not named.isdisjoint(places[number].above)}
    if _words(places, kept - comments) >= _FEWEST_BESIDE_COMMENTS:
        kept -= comments
    kept |= {number for number in range(body.first) if _is_lead(places[number], number, body)}
    kept = _trimmed(places, kept)
    return sorted(kept), _left_out(places, kept)


def _trimmed(places: Sequence[_Place], kept: set[int]) -> set[int]:
    """Return what is kept without the links that stand below the last sentence."""
    last = max((number for number in kept if places[number].is_prose), default=-1)
    return {one for one in kept if one <= last or places[one].link_share < _ALL_LINKS}


def _left_out(places: Sequence[_Place], kept: set[int]) -> int:
    body = _Body(places, kept)
    return sum(
        number not in kept
        and places[number].words >= _OF_WEIGHT
        and places[number].link_share < _FEW_LINKS
        and not places[number].is_caption
        and not _is_aside(places[number], body)
        for number in range(body.first, body.last + 1)
    )


def _belongs(place: _Place, number: int, body: _Body, in_plain: bool) -> bool:
    """Tell whether a block belongs to the article although the stricter extractor left it."""
    if place.is_caption and not place.is_heading:
        return False
    inside = body.first <= number <= body.last
    if place.container in body.containers:
        if inside and _fills_gap(place, in_plain):
            return True
        if not inside and not place.is_heading and in_plain:
            return place.words >= _FEWEST_AT_END and place.link_share < _FEW_LINKS
    if place.tag in ("p", "blockquote") and place.is_prose and body.has_design(place):
        return True
    if in_plain and body.last < number <= body.last + _CREDIT_WITHIN:
        return is_credit(place.block.text)
    if inside and any(one.tag == "blockquote" for one in place.above[:3]):
        return any(one in body.containers for one in place.above)
    return False


def _fills_gap(place: _Place, in_plain: bool) -> bool:
    """Tell whether a block between the article's sentences is one of them, or their heading."""
    if place.tag == "li":
        if place.link_share == 0:
            return place.words >= _FEWEST_AT_END
        return in_plain and place.words >= _PROSE and place.link_share < _FEW_LINKS
    if place.link_share < _MOSTLY_LINKS and not place.is_heading:
        return True
    if place.tag not in _LINKED or leads_on(place.block.text):
        return False
    return in_plain or place.link_share < _MOSTLY_LINKS or is_source(place.block.text)


def _is_lead(place: _Place, number: int, body: _Body) -> bool:
    """Tell whether a block is the summary between the headline and the first sentence."""
    if place.is_caption or place.link_share >= _FEW_LINKS or is_appeal(place.block.text):
        return False
    beside = [one for one in place.above if one not in body.around]
    if any(one.tag in ASIDE_TAGS for one in beside) or _is_dated(place):
        return False
    named = any(_LEAD.search(" ".join(names_of(one))) for one in place.above[:3])
    if not named and any(map(is_named_aside, beside)):
        return False
    if 0 <= body.title < number < body.first:
        if place.is_heading:
            near = number - body.title <= _SUBTITLE_WITHIN or place.container in body.containers
            return near and place.words >= _SUBTITLE_WORDS
        return place.words >= _LEAD_WORDS and place.tag != "td"
    if not body.first - _LEAD_WITHIN <= number < body.first or place.words < _LEAD_WORDS:
        return False
    if place.tag == "p" and place.container in body.around:
        return True
    in_header = place.tag == "p" and any(one.tag == "header" for one in place.above[:3])
    return (named or in_header) and any(one in body.around for one in place.above)


def _is_dated(place: _Place) -> bool:
    """Tell whether it says who wrote the article and when, and not what it is about."""
    if any(map(_NO_LEAD.search, (name for one in place.above[:2] for name in names_of(one)))):
        return True
    return place.words < _DATED_WORDS and bool(find_date(place.block.text))


def _is_teaser(place: _Place) -> bool:
    """Tell whether it leads to another article, or asks the reader to do something."""
    text = place.block.text
    if is_appeal(text) or is_about_the_page(text):
        return True
    return place.link_share >= _MOSTLY_LINKS and leads_on(text)


def _is_aside(place: _Place, body: _Body) -> bool:
    """Tell whether it stands in something within the article that is named for what is not."""
    for element in place.above:
        if element in body.around or element.tag == "blockquote":
            return False
        if is_named_aside(element):
            return True
    return False


def _words(places: Sequence[_Place], numbers: Iterable[int]) -> int:
    return sum(places[number].words for number in numbers)


def _place(block: Block) -> _Place:
    element = block.element
    above = (element, *element.iterancestors())
    leaf = element.tag in _LEAVES and len(above) > 1
    return _Place(
        block=block,
        words=len(re.findall(r"\w+", block.text)),
        link_share=block.linked / len(block.text),
        above=above,
        container=_container(above) if leaf else element,
        design=tuple(f"{one.tag}.{one.get('class', '')}" for one in above[:3]),
    )


def _container(above: Sequence[etree._Element]) -> etree._Element:
    """Return what holds a block: for an item of a list, what holds the list."""
    return next((one for one in above[1:] if one.tag not in ("ul", "ol")), above[-1])
