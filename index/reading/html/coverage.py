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


class Coverage:
    """A page's words in order, prepared to find texts in them that extractors made of the page."""

    def __init__(self, blocks: Sequence[str]) -> None:
        """Take the texts of the page's blocks, in the page's order."""
        self._page: list[str] = []
        self._ends: list[int] = []
        for block in blocks:
            self._page += _words(block)
            self._ends.append(len(self._page))
        self._places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        shifted = (self._page[start:] for start in range(_ANCHOR))
        for place, anchor in enumerate(zip(*shifted, strict=False)):
            self._places[anchor].append(place)

    def kept_blocks(self, text: str) -> set[int]:
        """Return the numbers of the blocks that an extracted text holds at least half of.

        The text is followed through the page word by word. Where it leaves the page, it is taken
        up again at the next place where three words in a row agree, or else at the first one.

        Args:
            text: Some of the page's words, mostly in its order.
        """
        seen = self._seen(_words(text))
        kept: set[int] = set()
        start = 0
        for number, end in enumerate(self._ends):
            count = seen.count(1, start, end)
            if count and count >= _ENOUGH * (end - start):
                kept.add(number)
            start = end
        return kept

    def _seen(self, words: list[str]) -> bytearray:
        """Mark the words of the page that a text holds."""
        page, places = self._page, self._places
        seen = bytearray(len(page))
        at = 0
        for number, word in enumerate(words):
            if at >= len(page) or page[at] != word:
                found = places.get(tuple(words[number : number + _ANCHOR]))
                if not found:
                    continue
                later = bisect_left(found, at)
                at = found[later] if later < len(found) else found[0]
            seen[at] = 1
            at += 1
        return seen


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
