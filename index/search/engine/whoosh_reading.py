"""Lets Whoosh itself read what our codec writes: its searchers and queries work on our index.

The explorer does not go this way, which hands out one posting at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whoosh.codec import base
from whoosh.codec.whoosh3 import W3Segment
from whoosh.formats import Format
from whoosh.matching import ListMatcher
from whoosh.reading import TermInfo

from index.search.engine.segment import Field, Segment


def open_segment(storage: Any, segment: W3Segment) -> Segment:
    """Open a segment that Whoosh knows."""
    return Segment(Path(storage.folder), segment.segment_id(), segment.doc_count_all())


class Terms(base.TermsReader):  # type: ignore[misc]
    """The words and postings of a segment."""

    def __init__(self, segment: Segment) -> None:
        self._fields = segment.fields

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        try:
            self._find(*term)
        except KeyError:
            return False
        return True

    def _find(self, name: str, word: bytes) -> tuple[Field, int]:
        field = self._fields.get(name)
        if field is not None:
            at = field.words.place(word)
            if at < len(field.words) and field.words.encoded(at, at + 1) == [word]:
                return field, at
        raise KeyError(name, word)

    def indexed_field_names(self) -> list[str]:
        """Return the names of the fields that have words."""
        return list(self._fields)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """Yield every field and word."""
        for name in self._fields:
            yield from self.terms_from(name, b"")

    def terms_from(self, name: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """Yield the words of a field from one on."""
        words = self._fields[name].words
        for word in words.encoded(words.place(prefix), len(words)):
            yield name, word

    def term_info(self, name: str, word: bytes) -> TermInfo:
        """Return in how many documents a word occurs, and how often."""
        field, at = self._find(name, word)
        documents = field.documents(at, at + 1)
        weights = _weights(field, at)
        return TermInfo(
            weight=sum(weights),
            df=len(documents),
            minlength=1,
            maxlength=1,
            maxweight=max(weights),
            minid=int(documents[0]),
            maxid=int(documents[-1]),
        )

    def matcher(self, name: str, word: bytes, format_: Format, scorer: Any = None) -> ListMatcher:
        """Return a word's postings as Whoosh goes through them."""
        field, at = self._find(name, word)
        return ListMatcher(
            field.documents(at, at + 1).tolist(),
            _weights(field, at),
            format=format_,
            scorer=scorer,
            term=(name, word),
            terminfo=self.term_info(name, word),
        )


def _weights(field: Field, at: int) -> list[float]:
    if not field.has_places:
        return [1.0] * len(field.documents(at, at + 1))
    return [float(count) for count in field.counts(at, at + 1).tolist()]


class Documents(base.PerDocumentReader):  # type: ignore[misc]
    """The documents of a segment."""

    def __init__(self, opened: Segment, segment: W3Segment) -> None:
        self._columns = opened.columns
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

    def field_length(self, name: str) -> int:
        """Lengths are not kept by field."""
        return 0

    def doc_field_length(self, number: int, name: str, default: int = 0) -> int:
        """Lengths are not kept by field."""
        return default

    def stored_fields(self, number: int) -> dict[str, int]:
        """Return which article a document belongs to, and what it is of it."""
        return {name: int(self._columns[name][number]) for name in ("article", "kind", "number")}
