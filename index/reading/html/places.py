"""The blocks of a page with what their place says, and where the article stands among them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml import etree

from index.reading.html.blocks import Block
from index.reading.html.page_names import is_named_aside

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LEAVES = HEADINGS | {
    "p", "li", "pre", "dt", "dd", "tr", "td", "th", "figcaption", "caption", "blockquote",
    "center", "address",
}  # fmt: skip
"""Elements that are a block themselves; others hold blocks."""
_WITHIN = frozenset(("ul", "ol", "a", "b", "em", "font", "i", "span", "strong"))
"""Elements that hold nothing for themselves: lists, and what is markup of a line."""
_APART = frozenset((
    "aside", "fieldset", "figure", "footer", "form", "header", "label", "nav", "table",
))  # fmt: skip
_PROSE = 8
"""Words that make a sentence likely."""
FEW_LINKS, MOSTLY_LINKS, ALL_LINKS = 0.2, 0.5, 0.8
"""Shares of a block."""
_LARGE_SHARE, _SOME = 0.2, 3
"""Share of the article's words, or sentences, that make a container one of its own."""
_SAME_DESIGN = 0.3
"""Share of the article's words that a kind of paragraph holds."""
_NEARLY_ALL = 0.7
_BELOW_TITLE = 25
"""Blocks between the headline and the first sentence."""
_CAPTION = re.compile(r"caption|credit", re.I)
_SENTENCE_ENDS = tuple('.!?…。！？”"»’)')


@dataclass(slots=True)
class Place:
    """A block with what its place in the page says about it."""

    block: Block
    words: int
    link_share: float
    above: tuple[etree._Element, ...]
    """Its element and those round it, the innermost first."""
    container: etree._Element
    is_wrapped: bool
    """Whether nothing else stands in what is round it, up to the container."""
    design: tuple[str, ...]
    """Tags and classes of its element and the two round it."""

    @property
    def tag(self) -> str:
        """Return the tag of its element."""
        return str(self.block.element.tag)

    @property
    def is_heading(self) -> bool:
        """Tell whether it is a heading."""
        return self.tag in HEADINGS

    @property
    def is_title(self) -> bool:
        """Tell whether it is the headline of the page, or in it."""
        return any(one.tag == "h1" for one in self.above[:2])

    @property
    def is_prose(self) -> bool:
        """Tell whether it is long enough to be a sentence, and no link."""
        return self.words >= _PROSE and self.link_share < MOSTLY_LINKS

    @property
    def reads_on(self) -> bool:
        """Tell whether it ends as a sentence does, however short, and is no link."""
        return self.link_share < MOSTLY_LINKS and self.block.text.endswith(_SENTENCE_ENDS)

    @property
    def is_caption(self) -> bool:
        """Tell whether it stands below a picture, or is named for it."""
        return any(
            one.tag in ("figure", "figcaption") or _CAPTION.search(one.get("class", ""))
            for one in self.above[:3]
        )


class Body:
    """Where the article stands on its page, told from its sentences."""

    def __init__(self, places: Sequence[Place], kept: Iterable[int]) -> None:
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
        wrapped = 0
        self._designs: Counter[tuple[str, ...]] = Counter()
        self._kinds: Counter[str] = Counter()
        self.words = sum(places[number].words for number in prose)
        """Words of its sentences."""
        for place in (places[number] for number in prose):
            of_line_breaks = place.container is place.above[0] and len(place.above) > 1
            for holder in (place.container, *place.above[1 : 1 + of_line_breaks]):
                words[holder] += place.words
                sentences[holder] += 1
            self._designs[place.design] += place.words
            self._kinds[place.design[0]] += place.words
            wrapped += place.words if place.is_wrapped else 0
            for element in place.above:
                around[element] += place.words
        self._is_wrapped = wrapped > self.words / 2
        self.containers = {
            one for one in words
            if words[one] >= _LARGE_SHARE * self.words or sentences[one] >= _SOME
        }  # fmt: skip
        self.around = {one for one in around if around[one] >= _NEARLY_ALL * self.words}

    def reads_like(self, place: Place) -> bool:
        """Tell whether a block is no label: those stand in a box of their own, too."""
        return not place.is_wrapped or (place.reads_on and (place.is_prose or self._is_wrapped))

    def has_design(self, place: Place) -> bool:
        """Tell whether many of the article's words stand in paragraphs of this kind."""
        named = place.design[1].partition(".")[2]
        return bool(named) and self._designs[place.design] >= _SAME_DESIGN * self.words

    def has_kind(self, place: Place) -> bool:
        """Tell whether many of the article's words stand in elements of this tag and class."""
        named = place.design[0].partition(".")[2]
        return bool(named) and self._kinds[place.design[0]] >= _SAME_DESIGN * self.words


def places_of(blocks: Sequence[Block]) -> list[Place]:
    """Return the blocks of a page with what their places say about them."""
    ways = [(block.element, *block.element.iterancestors()) for block in blocks]
    held = Counter(element for way in ways for element in way)
    return [_place_of(block, way, held) for block, way in zip(blocks, ways, strict=True)]


def _place_of(
    block: Block, above: tuple[etree._Element, ...], held: Counter[etree._Element]
) -> Place:
    container, is_wrapped = _container(above, held)
    return Place(
        block=block,
        words=len(re.findall(r"\w+", block.text)),
        link_share=block.linked / len(block.text),
        above=above,
        container=container,
        is_wrapped=is_wrapped,
        design=tuple(f"{one.tag}.{one.get('class', '')}" for one in above[:3]),
    )


def _container(
    above: Sequence[etree._Element], held: Counter[etree._Element]
) -> tuple[etree._Element, bool]:
    """Return what holds a block with others, and whether something holds it alone.

    Lists and what stands within a line hold nothing.
    """
    around = above[1:] if above[0].tag in _LEAVES else above
    holders = [one for one in around if one.tag not in _WITHIN]
    found = next((one for one in holders if held[one] > 1 or _is_apart(one)), above[-1])
    return found, found is not holders[0]


def _is_apart(element: etree._Element) -> bool:
    """Tell whether what stands in an element alone is no part of what is round it."""
    is_shown = "display:none" not in element.get("style", "").replace(" ", "")
    return element.tag in _APART or is_named_aside(element) or not is_shown
