"""Mends the markup of a page before it is read: names that mislead, paragraphs that are no `p`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from lxml import html

from index.reading.html.blocks import BLOCKS, Block

_FEWEST_BESIDE = 3
"""Sentences of a kind of column."""
_FEW_LINKS = 0.2
"""Share of a block."""
_SENTENCE_ENDS, _SHORTEST_SENTENCE = tuple('.!?…。”"»’)'), 41
"""Code points."""
_MISLEADING = re.compile(
    r"(?:^|[\s_-])(?:social|shar(?:e|ing)|ads?|advert\w*|tags?|topics?|promo\w*|paywall|read-?more"
    r"|sponsor\w*|premium|popup|modal|overlay|banner|widget)(?:$|[\s_-])",
    re.I,
)
"""Names of what stands round an article, but for comments and what leads to others."""


def name_paragraphs(blocks: Sequence[Block]) -> None:
    """Make paragraphs of boxes in columns alike that hold a line each, where those have most text.

    Args:
        blocks: Those of the page; the tags of their elements change.
    """
    held = Counter(block.element for block in blocks)
    lines = {
        block.element for block in blocks
        if block.element.tag == "div" and held[block.element] == 1
        and not any(child.tag in BLOCKS for child in block.element.iterdescendants())
    }  # fmt: skip
    sentences = [block for block in blocks if _is_sentence(block)]
    columns = Counter(_kind_of_column(one.element) for one in sentences if one.element in lines)
    beside = {line for line in lines if columns[_kind_of_column(line)] >= _FEWEST_BESIDE}
    weight = sum(len(one.text) for one in sentences if one.element in beside)
    if weight > sum(len(one.text) for one in sentences if one.element.tag == "p"):
        for line in beside:
            line.tag = "p"


def _kind_of_column(line: html.HtmlElement) -> tuple[str, str]:
    """Return tag and names of what holds a line: an advert may part a column in several."""
    column = line.getparent()
    return ("", "") if column is None else (column.tag, column.get("class", ""))


def unname_body(blocks: Sequence[Block]) -> int:
    """Take the names off what holds most of the page's sentences, if they would mislead.

    Trafilatura drops whatever is called `social` or `paywall`, an article's body, too.

    Returns:
        How many code points the page's sentences have.
    """
    weights: Counter[html.HtmlElement] = Counter()
    for block in filter(_is_sentence, blocks):
        weights[block.element] += len(block.text)
    total = weights.total()
    held: Counter[html.HtmlElement] = Counter()
    for element, weight in weights.items():
        if (parent := element.getparent()) is not None:
            held[parent] += weight
    for parent, weight in held.items():  # each way up once, not for each of its paragraphs
        for element in (parent, *parent.iterancestors()):
            weights[element] += weight
    for element, weight in weights.items():
        names = f"{element.get('class', '')} {element.get('id', '')}"
        if weight > total / 2 and element.tag != "body" and _MISLEADING.search(names):
            element.attrib.pop("class", None)
            element.attrib.pop("id", None)
    return total


def _is_sentence(block: Block) -> bool:
    is_one = len(block.text) >= _SHORTEST_SENTENCE and block.text.endswith(_SENTENCE_ENDS)
    return is_one and block.linked < _FEW_LINKS * len(block.text)
