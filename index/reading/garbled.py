"""Tells letters from what is left of them in a document whose fonts do not say what they mean."""

from __future__ import annotations

import itertools
import unicodedata
from collections import Counter

_LOOKED_AT = 20_000
"""Code points."""
_FEWEST_LETTERS = 60
_A_SHARE, _MOST_SCRIPTS = 0.01, 4
"""Of the letters, from which on a script counts; scripts that one text may well be written in."""
_MOST_CHANGES = 0.2
"""From one script to another, for each letter: a list of languages changes less often."""
_MOST_NAMELESS = 0.3
"""Share of the letters that no standard names."""
_TOGETHER = {
    "CJK": "JAPANESE", "HIRAGANA": "JAPANESE", "KATAKANA": "JAPANESE",
    "KATAKANA-HIRAGANA": "JAPANESE", "FULLWIDTH": "LATIN", "HALFWIDTH": "JAPANESE",
    "FEMININE": "LATIN", "MASCULINE": "LATIN", "MICRO": "GREEK", "MODIFIER": "LATIN",
    "MATHEMATICAL": "LATIN", "SCRIPT": "LATIN", "DOUBLE-STRUCK": "LATIN",
}  # fmt: skip


def is_garbled(text: str) -> bool:
    """Tell whether a text has letters of so many scripts that they can't be its own.

    Where the fonts of a PDF do not tell which letter a glyph is, readers take its number for one.
    """
    scripts = [_script(one) for one in text[:_LOOKED_AT] if _is_letter(one)]
    counts = Counter(scripts)
    total = counts.total()
    if total < _FEWEST_LETTERS:
        return False
    if counts.pop("", 0) > _MOST_NAMELESS * total:
        return True
    changes = sum(one != other for one, other in itertools.pairwise(scripts))
    several = sum(count >= _A_SHARE * total for count in counts.values()) > _MOST_SCRIPTS
    return several and changes > _MOST_CHANGES * total


def _is_letter(one: str) -> bool:
    return one.isalpha() or one == "\ufffd" or unicodedata.category(one) in ("Co", "Cn")


def _script(letter: str) -> str:
    if not letter.isalpha():
        return ""
    name = unicodedata.name(letter, "").split(" ", 1)[0]
    return _TOGETHER.get(name, name)
