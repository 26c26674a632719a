"""How much two articles have in common beside the quotation: sequences of four words."""

from __future__ import annotations

from index.language.utterances.words import keys_of

_WORDS = 4
_MOST_LETTERS = 100_000
"""So many code points of a text are looked at."""


def sequences(text: str) -> frozenset[int]:
    """Return the hashes of all sequences of four words; equal for equal ones in this process."""
    keys = keys_of(text[:_MOST_LETTERS])
    return frozenset(map(hash, zip(keys, keys[1:], keys[2:], keys[3:], strict=False)))
