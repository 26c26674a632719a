"""The texts that quotes stand in, read from the store many at a time and kept for a while."""

from __future__ import annotations

from collections.abc import Iterable

from index.store.writer import StoreWriter

_MOST = 1024
"""So many are read at once, and up to twice as many are kept."""


class Texts:
    """Texts with the earliest sure date of an article that has each (or nothing).

    Args:
        store: Where they come from.
    """

    def __init__(self, store: StoreWriter) -> None:
        self._store = store
        self._kept: dict[int, tuple[str, str]] = {}

    def __call__(self, text_id: int) -> tuple[str, str]:
        """Return a text and its date."""
        if text_id not in self._kept:
            self.read([text_id])
        return self._kept[text_id]

    def read(self, text_ids: Iterable[int]) -> None:
        """Read texts that are soon asked for, as many as can be kept."""
        missing = list({each for each in text_ids if each not in self._kept})[:_MOST]
        if len(self._kept) + len(missing) > 2 * _MOST:
            self._kept.clear()
        self._kept |= self._store.utterances.texts(missing)

    def forget(self) -> None:
        """Read them again when they are asked for: their dates may have changed."""
        self._kept.clear()
