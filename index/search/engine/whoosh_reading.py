"""Lets Whoosh itself read what our codec writes: its parser, queries and scorers work on it.

A term of Whoosh's is a pattern of the query language, so that both find the same:

- `~missile` is the word in any of its forms: what Whoosh's parser makes of a word
  (`engine.analysis`);
- `missile` is this form only, in any case, as in phrases and among the words of a prefix;
  `US` asks for capitals where it has them;
- a name of a label field, such as `northern echo`, is found as a part of the names there;
- `≈e-mail` is the word in all spellings that count as the same, and `the≈0≈the US` a word of a
  phrase: where it stands, and where it would if the phrase were spelt so wherever it is;
- the key of an entry itself, with what `vocabulary.PAIR` parts in it, stands for this entry.

The explorer does not go this way, which hands out one posting at a time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache, partial
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

from index.search.engine.analysis import ANY_FORM, SPELT, spelt
from index.search.engine.fields import LANGUAGE_SIGN, TEXT_FIELDS
from index.search.engine.phrases import phrase_places
from index.search.engine.segment import Field, Ranges, Segment
from index.search.engine.vocabulary import PAIR
from index.search.query.syntax import ANY_WORD, Label, Pattern
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
    fields: list[Field]
    """Those of each language's texts that have it."""
    places: Callable[[], npt.NDArray[np.uint32]] | None = None
    """Gives the places in each document, one document after the other; None in names."""


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
        if name in TEXT_FIELDS and SPELT in (text := term.decode()):
            return self._find_spelt(name, text)
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
            return Postings(documents, counts, list(dict(entries)), partial(_places, entries))
        return Postings(documents, counts, list(dict(entries)))

    def _find_spelt(self, name: str, term: str) -> Postings:
        word, _, text = term.partition(SPELT)
        at, _, phrase = text.partition(SPELT) if word else ("0", "", text)
        spellings = spelt(phrase, in_phrase=bool(word))
        if not spellings or not at.isdecimal():  # no term of our analyser's
            raise KeyError(name, term)
        found, fields = [], []
        for field in self._segment.fields_called(name):
            starts = [_begins(field, patterns) for patterns in spellings]
            documents, begins = (np.concatenate(each) for each in zip(*starts, strict=True))
            places = begins - field.base[documents] + np.uint32(at)
            if word:
                own = _begins(field, (Pattern("exact", word),))
                documents = np.concatenate((documents, own[0]))
                places = np.concatenate((places, own[1] - field.base[own[0]]))
            if len(documents):
                fields.append(field)
                found.append(np.unique(documents.astype(np.uint64) << 32 | places))
        if not found:
            raise KeyError(name, term)
        together = np.sort(np.concatenate(found))
        documents, counts = np.unique(together >> 32, return_counts=True)
        in_all = (together & 0xFFFFFFFF).astype(np.uint32)
        return Postings(documents.astype(np.uint32), counts, fields, lambda: in_all)

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
        documents, counts, fields, _ = self._postings(name, word)
        every = sum(field.lengths(self._segment.count) for field in fields)
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
            _Places(postings.counts, postings.places) if postings.places else None,
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


def _begins(
    field: Field, patterns: Sequence[Pattern]
) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint32]]:
    """Return where words that follow each other begin: documents, and places in the segment."""
    return phrase_places(field, [None if p == ANY_WORD else field.find(p) for p in patterns])


def _places(entries: Sequence[tuple[Field, Ranges]]) -> npt.NDArray[np.uint32]:
    """Return where words stand, one document after the other."""
    found = []
    for field, ranges in entries:
        documents, places = phrase_places(field, [ranges])
        found.append((documents, places - field.base[documents]))
    documents, places = (np.concatenate(each) for each in zip(*found, strict=True))
    together: npt.NDArray[np.uint32] = places[np.argsort(documents, kind="stable")]
    return together


def _entries_from(field: Field, first: bytes) -> Iterator[bytes]:
    """Yield the entries of a field's vocabulary from a word on, a stretch at a time."""
    size = len(field.words)
    for low in range(field.words.place(first), size, 4096):
        yield from field.words.encoded(low, min(low + 4096, size))


class _Places:
    """The places of a term in each of its documents, read when a phrase asks for them."""

    def __init__(
        self, counts: npt.NDArray[np.int64], places: Callable[[], npt.NDArray[np.uint32]]
    ) -> None:
        self._places = places
        self._ends = np.cumsum(counts)

    @cached_property
    def _all(self) -> npt.NDArray[np.uint32]:
        return self._places()

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
