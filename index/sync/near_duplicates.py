"""Linking texts that are much alike: one agency's story in two papers, an article updated."""

from __future__ import annotations

from index.store import StoreWriter, Waiting
from index.sync.sketch import likeness, sketch

_KNOWN_BY = 12
"""So many values of a sketch are looked up: two texts that are 40 % alike share two of them in 98
cases of 100."""
_SHARED = 2
_MOST_COMPARED = 10
_NEAR = 0.3
_LEAST_SEQUENCES = 30
"""Shorter texts may be alike by chance."""


def link_copies(store: StoreWriter, waiting: Waiting) -> None:
    """Link a text with those before it that are much like it."""
    if store.is_sketched(waiting.hash):
        return
    values = sketch(waiting.text)
    if len(values) < _LEAST_SEQUENCES:
        return
    known_by = values[:_KNOWN_BY]
    sharing = store.texts_sharing(known_by, _SHARED, _MOST_COMPARED)
    likenesses = {other: likeness(values, sketch(text)) for other, text in sharing}
    near = {other: like for other, like in likenesses.items() if like >= _NEAR}
    store.put_sketch(waiting.text_id, known_by, near)
