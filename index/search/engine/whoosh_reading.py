"""Lets Whoosh itself read what our codec writes: its parser, queries and scorers work on it.

A term of Whoosh's is a pattern of the query language, so that both find the same:

- `~missile` is the word in any of its forms: what Whoosh's parser makes of a word
  (`engine.analysis`);
- `missile` is this form only, in any case, as in phrases and among the words of a prefix;
  `US` asks for capitals where it has them;
- a name of a label field, such as `northern echo`, is found as a part of the names there;
- the key of an entry itself, with what `vocabulary.PAIR` parts in it, stands for this entry.

The explorer does not go this way, which hands out one posting at a time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property, lru_cache
from heapq import merge
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from whoosh.codec import base
from whoosh.codec.whoosh3 import W3Segment
from whoosh.formats import Format
from whoosh.matching import ListMatcher
from whoosh.reading import TermInfo

from index.search.engine.analysis import ANY_FORM
from index.search.engine.fields import LANGUAGE_SIGN, TEXT_FIELDS
from index.search.engine.phrases import occurrences
from index.search.engine.segment import Field, Ranges, Segment
from index.search.engine.vocabulary import PAIR
from index.search.query.syntax import Label, Pattern
from index.search.query.terms import fold, words

_REMEMBERED = 64
"""So many terms keep their postings: Whoosh asks for each several times."""


def open_segment(storage: Any, segment: W3Segment) -> Segment:
    """Open a segment that Whoosh knows."""
    return Segment(Path(storage.folder), segment.segment_id(), segment.doc_count_all())


class Postings(NamedTuple):
    """The documents of a term, `n` of them, sorted."""

    documents: npt.NDArray[np.uint32]
    """Shape `(n,)`."""
    counts: npt.NDArray[np.int64]
    """How often the term occurs in each; shape `(n,)`."""
    entries: list[tuple[Field, Ranges]]
    """The entries of the vocabulary that the term stands for, of each language's texts."""


class Terms(base.TermsReader):  # type: ignore[misc]
    """The words and postings of a segment."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self._postings = lru_cache(_REMEMBERED)(self._find)

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        try:
            self._postings(*term)
        except KeyError:
            return False
        return True

    def _find(self, name: str, term: bytes) -> Postings:
        entries = []
        for field in self._segment.fields_called(name):
            ranges = [each for each in _entries(field, term.decode()) if each[0] < each[1]]
            if ranges:
                entries.append((field, ranges))
        if not entries:
            raise KeyError(name, term)
        pieces = [(field, *each) for field, ranges in entries for each in ranges]
        found = [field.documents(low, high) for field, low, high in pieces]
        documents, at = np.unique(np.concatenate(found), return_inverse=True)
        counts = np.bincount(at)
        if entries[0][0].has_places:
            many = np.concatenate([field.counts(low, high) for field, low, high in pieces])
            counts = np.bincount(at, many).astype(np.int64)
        return Postings(documents, counts, entries)

    def indexed_field_names(self) -> list[str]:
        """Return the names of the fields that have words."""
        return sorted({name.partition(LANGUAGE_SIGN)[0] for name in self._segment.fields})

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """Yield every field and word."""
        for name in self.indexed_field_names():
            yield from self.terms_from(name, b"")

    def terms_from(self, name: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """Yield the words of a field from one on: folded ones, each once; names as they are.

        Of a prefix with capitals, only the words that begin with it, capitalised so.
        """
        begun = prefix.decode()
        is_text = name in TEXT_FIELDS
        folded = fold(begun) if is_text else begun
        fields = self._segment.fields_called(name)
        entries = merge(*(_entries_from(field, folded.encode()) for field in fields))
        if not is_text:
            yield from ((name, entry) for entry in entries)
            return
        for word, _ in groupby(entry.partition(PAIR.encode())[0] for entry in entries):
            if folded == begun:
                yield name, word
            elif not word.startswith(folded.encode()):
                return
            elif (name, term := prefix + word[len(folded.encode()) :]) in self:
                yield name, term

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield every field and word with its numbers."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, name: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield the words of a field from one on, with their numbers."""
        return ((term, self.term_info(*term)) for term in self.terms_from(name, prefix))

    def term_info(self, name: str, word: bytes) -> TermInfo:
        """Return in how many documents a word occurs, and how often."""
        documents, counts, entries = self._postings(name, word)
        every = sum(field.lengths(self._segment.count) for field, _ in entries)
        lengths = np.asarray(every)[documents]
        return TermInfo(
            weight=float(counts.sum()),
            df=len(documents),
            minlength=int(lengths.min()),
            maxlength=int(lengths.max()),
            maxweight=float(counts.max()),
            minid=int(documents[0]),
            maxid=int(documents[-1]),
        )

    def frequency(self, name: str, word: bytes) -> float:
        """Return how often a word occurs."""
        return float(self._postings(name, word).counts.sum())

    def doc_frequency(self, name: str, word: bytes) -> int:
        """Return in how many documents a word occurs."""
        return len(self._postings(name, word).documents)

    def matcher(self, name: str, word: bytes, format_: Format, scorer: Any = None) -> ListMatcher:
        """Return a word's postings as Whoosh goes through them."""
        postings = self._postings(name, word)
        return PostingsMatcher(
            postings.documents.tolist(),
            postings.counts.astype(float).tolist(),
            _Places(postings) if name in TEXT_FIELDS else None,
            format=format_,
            scorer=scorer,
            term=(name, word),
            terminfo=self.term_info(name, word),
        )


def _entries(field: Field, term: str) -> Ranges:
    """Return the entries of a field's vocabulary that a term stands for."""
    if PAIR in term:
        at = field.words.place(term.encode())
        is_there = at < len(field.words) and field.words.word(at) == term
        return [(at, at + 1)] if is_there else []
    if not field.has_places:
        patterns = tuple(Pattern("exact", word.lower()) for word in words(term))
        found = field.named(Label("source", patterns)) if patterns else []
        return [(at, at + 1) for at in found]
    if term.startswith(ANY_FORM):
        return field.find(Pattern("word", term.removeprefix(ANY_FORM)))
    return field.find(Pattern("exact", term))


def _entries_from(field: Field, first: bytes) -> Iterator[bytes]:
    """Yield the entries of a field's vocabulary from a word on, a stretch at a time."""
    size = len(field.words)
    for low in range(field.words.place(first), size, 4096):
        yield from field.words.encoded(low, min(low + 4096, size))


class _Places:
    """The places of a term in each of its documents, read when a phrase asks for them."""

    def __init__(self, postings: Postings) -> None:
        self._postings = postings
        self._ends = np.cumsum(postings.counts)

    @cached_property
    def _all(self) -> npt.NDArray[np.uint32]:
        found = [occurrences(field, ranges) for field, ranges in self._postings.entries]
        documents, places = (np.concatenate(each) for each in zip(*found, strict=True))
        together: npt.NDArray[np.uint32] = places[np.argsort(documents, kind="stable")]
        return together

    def __getitem__(self, at: int) -> list[int]:
        found: list[int] = self._all[self._ends[at - 1] if at else 0 : self._ends[at]].tolist()
        return found


class PostingsMatcher(ListMatcher):  # type: ignore[misc]
    """Goes through the documents of a term."""

    _i: int

    def skip_to(self, number: int) -> None:
        """Go to the first document from one on."""
        self._i = bisect_left(self._ids, number, self._i)

    def value_as(self, astype: str) -> object:
        """Return the places in the current document, or how often the term occurs in it."""
        return self._values[self._i] if astype == "positions" else self.weight()

    def copy(self) -> PostingsMatcher:
        """Return another matcher at the same document."""
        return PostingsMatcher(
            self._ids,
            self._weights,
            self._values,
            self._format,
            self._scorer,
            self._i,
            term=self._term,
            terminfo=self._terminfo,
        )


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
