"""Which blocks of a page an extractor kept, told from the text that it gave."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

_WORD = re.compile(r"\w+")
_ANCHOR = 3
"""Words that tell where a text goes on after a gap."""
_ENOUGH = 0.5
"""Share of a block's words."""


def kept_blocks(blocks: Sequence[str], text: str) -> set[int]:
    """Return the numbers of the blocks that an extracted text holds at least half of.

    The text is followed through the page word by word. Where it leaves the page, it is taken up
    again at the next place where three words in a row agree, or else at the first one of the page.

    Args:
        blocks: The texts of the page's blocks, in its order.
        text: What an extractor made of the page: some of its words, mostly in its order.
    """
    page: list[str] = []
    owners: list[int] = []
    for number, block in enumerate(blocks):
        words = _words(block)
        page += words
        owners += [number] * len(words)
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in range(len(page) - _ANCHOR + 1):
        places[tuple(page[place : place + _ANCHOR])].append(place)
    seen = bytearray(len(page))
    words, at = _words(text), 0
    for number, word in enumerate(words):
        if at >= len(page) or page[at] != word:
            found = places.get(tuple(words[number : number + _ANCHOR]))
            if not found:
                continue
            later = bisect_left(found, at)
            at = found[later] if later < len(found) else found[0]
        seen[at] = 1
        at += 1
    covered, whole = [0] * len(blocks), [0] * len(blocks)
    for owner, one in zip(owners, seen, strict=True):
        covered[owner] += one
        whole[owner] += 1
    return {
        number for number, count in enumerate(covered) if count and count >= _ENOUGH * whole[number]
    }


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
