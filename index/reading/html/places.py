"""The blocks of a page with what their place says, and where the article stands among them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml import etree

from index.reading.html.blocks import Block

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LEAVES = HEADINGS | {
    "p", "li", "pre", "dt", "dd", "tr", "td", "th", "figcaption", "caption", "blockquote",
    "center", "address",
}  # fmt: skip
"""Elements that are a block themselves; others hold blocks."""
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
_SENTENCE_ENDS = tuple('.!?…。”"»’)')


@dataclass(slots=True)
class Place:
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
        self._designs: Counter[tuple[str, ...]] = Counter()
        self._kinds: Counter[str] = Counter()
        self._total = sum(places[number].words for number in prose)
        for place in (places[number] for number in prose):
            words[place.container] += place.words
            sentences[place.container] += 1
            self._designs[place.design] += place.words
            self._kinds[place.design[0]] += place.words
            for element in place.above:
                around[element] += place.words
        self.containers = {
            one for one in words
            if words[one] >= _LARGE_SHARE * self._total or sentences[one] >= _SOME
        }  # fmt: skip
        self.around = {one for one in around if around[one] >= _NEARLY_ALL * self._total}

    def has_design(self, place: Place) -> bool:
        """Tell whether many of the article's words stand in paragraphs of this kind."""
        named = place.design[1].partition(".")[2]
        return bool(named) and self._designs[place.design] >= _SAME_DESIGN * self._total

    def has_kind(self, place: Place) -> bool:
        """Tell whether many of the article's words stand in elements of this tag and class."""
        named = place.design[0].partition(".")[2]
        return bool(named) and self._kinds[place.design[0]] >= _SAME_DESIGN * self._total


def place_of(block: Block) -> Place:
    """Return a block with what its place in the page says about it."""
    element = block.element
    above = (element, *element.iterancestors())
    leaf = element.tag in _LEAVES and len(above) > 1
    return Place(
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
