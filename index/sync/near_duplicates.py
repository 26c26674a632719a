"""Links texts that are much alike: one agency's story in two papers, an article updated.

A sketch is the smallest hashes of all sequences of three words (bottom-k MinHash, Broder 1997).
Two texts share about as much of their sketches as of their sequences.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from zlib import crc32

from index.store.findings import Waiting
from index.store.writer import StoreWriter

SIZE = 64
"""Values of a sketch."""
_WORD = re.compile(r"[^\W_]+")
_SEQUENCE = 3
_KNOWN_BY = 12
"""So many values of a sketch are looked up: two texts that are 40 % alike share two of them in 98
cases of 100."""
_SHARED = 2
_MOST_COMPARED = 10
_NEAR = 0.3
"""The least likeness of near duplicates."""
_LEAST_SEQUENCES = 30
"""Shorter texts may be alike by chance."""


def link_near_duplicates(store: StoreWriter, waiting: Waiting) -> None:
    """Link a text with those before it that are much like it."""
    if store.findings.is_sketched(waiting.hash):
        return
    values = sketch(waiting.text)
    if len(values) < _LEAST_SEQUENCES:
        return
    known_by = values[:_KNOWN_BY]
    sharing = store.findings.texts_sharing(known_by, _SHARED, _MOST_COMPARED)
    likenesses = {other: likeness(values, sketch(text)) for other, text in sharing}
    near = {other: like for other, like in likenesses.items() if like >= _NEAR}
    store.findings.put_sketch(waiting.text_id, known_by, near)


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
