"""Finds near duplicates: the same agency story in two papers, with a paragraph cut.

A sketch is the smallest hashes of all sequences of three words (bottom-k MinHash, Broder 1997).
Two texts share about as much of their sketches as of their sequences.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from zlib import crc32

SIZE = 64
_WORD = re.compile(r"[^\W_]+")
_SEQUENCE = 3


def sketch(text: str) -> tuple[int, ...]:
    """Return the sketch of a text: its smallest hashes in order, none if it has under 3 words."""
    words = _WORD.findall(text.casefold())
    hashes = {
        crc32(" ".join(words[start : start + _SEQUENCE]).encode())
        for start in range(len(words) - _SEQUENCE + 1)
    }
    return tuple(sorted(hashes)[:SIZE])


def likeness(one: Collection[int], other: Collection[int]) -> float:
    """Return the estimated share of three-word sequences in common, from 0 to 1."""
    if not one or not other:
        return 0.0
    smallest = sorted(set(one) | set(other))[:SIZE]
    common = set(one) & set(other)
    return sum(value in common for value in smallest) / len(smallest)
