"""Lets Whoosh itself read the documents of our segments: which there are, and how long they are."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from whoosh.codec import base
from whoosh.codec.whoosh3 import W3Segment

from index.search.engine.segment import Segment


class Documents(base.PerDocumentReader):  # type: ignore[misc]
    """The documents of a segment."""

    def __init__(self, opened: Segment, segment: W3Segment) -> None:
        self._columns = opened.columns
        self._opened = opened
        self._segment = segment

    def doc_count(self) -> int:
        """Return the number of documents that are not deleted."""
        return int(self._segment.doc_count_all() - self._segment.deleted_count())

    def doc_count_all(self) -> int:
        """Return the number of documents."""
        return int(self._segment.doc_count_all())

    def has_deletions(self) -> bool:
        """Tell whether any document is deleted."""
        return bool(self._segment.deleted_count())

    def is_deleted(self, number: int) -> bool:
        """Tell whether a document is deleted."""
        return bool(self._segment.is_deleted(number))

    def deleted_docs(self) -> set[int]:
        """Return the documents that are deleted."""
        return set(self._segment.deleted_docs())

    def has_column(self, name: str) -> bool:
        """Our columns are not Whoosh's."""
        return False

    def _lengths(self, name: str) -> npt.NDArray[np.int64]:
        """Return how many words each document has in a field."""
        count = self.doc_count_all()
        lengths = np.zeros(count, np.int64)
        for field in self._opened.fields_called(name):
            lengths += field.lengths(count)
        return lengths

    def field_length(self, name: str) -> int:
        """Return how many words a field has in all documents together."""
        return int(self._lengths(name).sum())

    def min_field_length(self, name: str) -> int:
        """Return how many words a field has where it has fewest."""
        return int(self._lengths(name).min(initial=2**31))

    def max_field_length(self, name: str) -> int:
        """Return how many words a field has where it has most."""
        return int(self._lengths(name).max(initial=0))

    def doc_field_length(self, number: int, name: str, default: int = 0) -> int:
        """Return how many words a field has in a document."""
        return int(self._lengths(name)[number]) or default

    def stored_fields(self, number: int) -> dict[str, int]:
        """Return which article a document belongs to, and what it is of it."""
        return {name: int(self._columns[name][number]) for name in ("article", "kind", "number")}
