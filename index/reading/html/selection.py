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

from index.reading.html.blocks import Block
from index.reading.html.page_names import is_named_aside, names_of

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
_FEW_LINKS, _MOSTLY_LINKS = 0.2, 0.5
"""Shares of a block."""
_FEWEST_AT_END = 5
"""Words."""
_LARGE_SHARE, _SOME = 0.2, 3
"""Share of the article's words, or sentences, that make a container one of its own."""
_SAME_DESIGN = 0.3
"""Share of the article's words that a kind of paragraph holds."""
_NEARLY_ALL = 0.7
_LEAD_WITHIN, _LEAD_WORDS = 8, 12
"""Blocks above the first sentence; words."""
_LEAD = re.compile(
    r"summary|standfirst|perex|dek|subtitle|lead|intro|lede|teaser|descri|excerpt|subhead|vorspann"
    r"|chapeau|strap|abstract",
    re.I,
)
_CAPTION = re.compile(r"caption|credit", re.I)
_TEASER = re.compile(
    r"\W*(?:read (?:more|also|next)|also (?:on|read|see)|see also|more (?:on|from|about|:)|related"
    r"|you may also|don['’]?t miss|recommended|watch:|lire aussi|à lire|leia (?:mais|também)"
    r"|lee también|te puede interesar|lesen sie auch|mehr zum thema|auch auf|zum thema|lees ook"
    r"|leggi anche|читайте также|czytaj)",
    re.I,
)
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
        prose = [number for number in sorted(kept) if places[number].is_prose]
        self.first, self.last = (prose[0], prose[-1]) if prose else (0, -1)
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
    return sorted(kept), _left_out(places, kept)


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
    if inside and any(one.tag == "blockquote" for one in place.above[:3]):
        return any(one in body.containers for one in place.above)
    return _is_lead(place, number, body)


def _fills_gap(place: _Place, in_plain: bool) -> bool:
    """Tell whether a block between the article's sentences is one of them, or their heading."""
    if place.tag == "li":
        return False
    if place.link_share < _MOSTLY_LINKS and not place.is_heading:
        return True
    if place.tag not in _LINKED or _TEASER.match(place.block.text):
        return False
    return in_plain or place.link_share < _MOSTLY_LINKS


def _is_lead(place: _Place, number: int, body: _Body) -> bool:
    """Tell whether a block is the summary between the headline and the first sentence."""
    if not body.first - _LEAD_WITHIN <= number < body.first:
        return False
    if place.words < _LEAD_WORDS or place.link_share >= _FEW_LINKS:
        return False
    if place.tag == "p" and place.container in body.around:
        return True
    named = any(
        (one.tag == "header" and place.tag == "p") or _LEAD.search(" ".join(names_of(one)))
        for one in place.above[:3]
    )
    return named and any(one in body.around for one in place.above)


def _is_teaser(place: _Place) -> bool:
    return place.link_share >= _MOSTLY_LINKS and _TEASER.match(place.block.text) is not None


def _is_aside(place: _Place, body: _Body) -> bool:
    """Tell whether it stands in something within the article that is named for what is not."""
    for element in place.above:
        if element in body.around:
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
        container=above[1] if leaf else element,
        design=tuple(f"{one.tag}.{one.get('class', '')}" for one in above[:3]),
    )
