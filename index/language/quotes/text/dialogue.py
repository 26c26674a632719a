"""Speech after dashes, as the French and the Russian press set it.

    — The bridge is closed, — said Odile Marchand. — Since Monday.

A dash opens the paragraph; further dashes part what is said from who says it.
"""

from __future__ import annotations

import re
from itertools import pairwise

from index.article import Span
from index.language.quotes.text.lexicon import Lexicon

_DASH = re.compile(r"[—―]\s+|\s[—―](?=\s)")
_FEWEST_PARAGRAPHS = 2
_FARTHEST_CUE = 4


def find_dialogue(text: str, paragraphs: list[Span], lexicon: Lexicon) -> dict[int, list[Span]]:
    """Return what is said in paragraphs that a dash opens, by their number.

    Two such paragraphs and one verb of saying between dashes make a dialogue; else it is a list.
    """
    dashed = [
        number for number, (start, _) in enumerate(paragraphs) if text[start : start + 1] in "—―"
    ]
    if len(dashed) < _FEWEST_PARAGRAPHS:
        return {}
    parts = {number: _parts(text, paragraphs[number], lexicon) for number in dashed}
    if not any(said for split in parts.values() for said, _ in split):
        return {}
    return {
        number: [span for is_attribution, span in split if not is_attribution]
        for number, split in parts.items()
    }


def _parts(text: str, paragraph: Span, lexicon: Lexicon) -> list[tuple[bool, Span]]:
    """Cut a paragraph at its dashes, and tell which parts say who speaks."""
    dashes = [match.start() for match in _DASH.finditer(text, *paragraph)]
    parts = []
    for start, end in pairwise([*dashes, paragraph.end]):
        while start < end and text[start].isspace():
            start += 1
        words = re.findall(r"\w+", text[start:end][:80])[:_FARTHEST_CUE]
        is_attribution = start > paragraph.start and any(
            word.lower() in lexicon.cues for word in words
        )
        parts.append((is_attribution, Span(start, end)))
    return parts
