"""One segment of the index, read in place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.search.engine.arrays import Array, DamagedFile, read_arrays
from index.search.engine.fields import (
    COLUMN_FILE,
    COLUMNS,
    FORMAT,
    FORMER_FORMAT,
    LANGUAGE_SIGN,
    POSTINGS_FILE,
)
from index.search.engine.label_lines import starts_of
from index.search.engine.letters import Letters
from index.search.engine.pairs import KeptPairs
from index.search.engine.vocabulary import PAIR, Vocabulary
from index.search.query.stemming import ENGLISH, stem
from index.search.query.syntax import Label, Pattern
from index.search.query.terms import has_capitals

Ranges = list[tuple[int, int]]
"""Words of a vocabulary that match, as ranges of their indices."""

Documents = npt.NDArray[np.uint32]
FEW = 1000
"""So many words are quicker tried one by one than laid out letter by letter."""
_REMEMBERED = 256
MOST_LIKELY = 20
"""So many words stand for all that begin as typed: more take longer and change little."""

_NO_BYTES = np.empty(0, np.uint8)
_NO_STARTS = np.zeros(1, np.uint32)


class Field:
    """The words of one field of a segment, and where they occur."""

    def __init__(self, arrays: dict[str, Array], language: str = ENGLISH) -> None:
        self.language = language
        self.words = Vocabulary(arrays["words"], arrays["starts"])
        self.first: npt.NDArray[np.uint64] = arrays["first"]
        # A view gives plain integers, several times as fast as numpy gives its own.
        self._first: memoryview[int] = memoryview(self.first)  # type: ignore[arg-type]
        self._documents: Documents = arrays["documents"]
        self._counts: npt.NDArray[np.uint16] | None = arrays.get("counts")
        self._places: npt.NDArray[np.uint32] | None = arrays.get("places")
        self._found = lru_cache(_REMEMBERED)(self._find)
        self.has_places = self._places is not None
        self.base: npt.NDArray[np.uint32] = arrays.get("base", _NO_STARTS)
        """Where each document's places begin; shape `(last document + 2,)`."""
        self.first_place: npt.NDArray[np.uint64] = arrays.get("first_place", self.first)
        self.stems = Vocabulary(
            arrays.get("stems", _NO_BYTES), arrays.get("stem_starts", _NO_STARTS)
        )

        self.pairs = KeptPairs(arrays)

    def documents(self, first: int, last: int) -> Documents:
        """Return the documents of a range of words, in no order where it is more than one."""
        return self._documents[self._first[first] : self._first[last]]

    def counts(self, first: int, last: int) -> npt.NDArray[np.uint16]:
        """Return how often the words of a range occur in each of their documents."""
        assert self._counts is not None
        return self._counts[self._first[first] : self._first[last]]

    def postings(self, ranges: Ranges) -> tuple[list[Documents], list[npt.NDArray[np.uint16]]]:
        """Return the documents and counts of each range that has any: what most searches ask."""
        first, documents, counts = self._first, self._documents, self._counts
        assert counts is not None
        spans = [slice(first[low], first[high]) for low, high in ranges if low < high]
        return [documents[span] for span in spans], [counts[span] for span in spans]

    def places(self, first: int, last: int) -> npt.NDArray[np.uint32]:
        """Return the places of the words of a range: ascending for each word.

        A place counts through all documents of the segment: `base` of its document and the number
        of the word in it.
        """
        assert self._places is not None
        return self._places[self.first_place[first] : self.first_place[last]]

    def lengths(self, count: int) -> npt.NDArray[np.int64]:
        """Return how many words each of `count` documents has; shape `(count,)`."""
        lengths = np.zeros(count, np.int64)
        lengths[: len(self.base) - 1] = np.diff(self.base)
        return lengths

    def documents_at(self, places: npt.NDArray[Any]) -> Documents:
        """Return the document that each place is in; of the same shape."""
        return (np.searchsorted(self.base, places, "right") - 1).astype(np.uint32)

    def frequencies(self, first: int, last: int) -> npt.NDArray[np.uint64]:
        """Return in how many documents each word of a range occurs."""
        return np.diff(self.first[first : last + 1])

    def commonest_form(self, first: int, last: int) -> str:
        """Return how the word of a range of forms is mostly written."""
        most = first + int(self.frequencies(first, last).argmax())
        folded, _, written = self.words.word(most).partition(PAIR)
        return written or folded

    def find(self, pattern: Pattern) -> Ranges:
        """Return the words that a pattern matches: asked for again with each key and each part."""
        return self._found(pattern)

    def _find(self, pattern: Pattern) -> Ranges:
        ranges = self._folded(pattern)
        if pattern.any_case:
            return ranges
        return list(_only(pattern, self.words, ranges))

    def _folded(self, pattern: Pattern) -> Ranges:
        """Return the words that a pattern matches, leaving case aside."""
        match pattern.kind:
            case "word":
                return self._related(pattern)
            case "exact":
                return [self.words.forms(pattern.folded)]
            case "prefix":
                return [self.words.beginning_with(pattern.folded.encode())]
            case "typing":
                return list(self._likeliest(pattern))
            case "wildcard":
                return list(self._matching(pattern))
            case "fuzzy":
                near = self.letters.near(pattern.folded, pattern.distance)
                return [(first, last) for _, first, last in near]

    @cached_property
    def letters(self) -> Letters:
        """The folded words letter by letter, laid out when something is tried on all of them."""
        return Letters.of_vocabulary(self.words)

    def _matching(self, pattern: Pattern) -> Iterator[tuple[int, int]]:
        """Try a wildcard: on each word that begins as it does, or on all at once if many do."""
        first, last = self.words.beginning_with(pattern.literal.encode())
        if last - first > FEW:
            for word, low, high in self.letters.matching(pattern.folded):
                if pattern.regex.fullmatch(word):
                    yield low, high
            return
        for index, key in enumerate(self.words.words(first, last), first):
            if pattern.regex.fullmatch(key.partition(PAIR)[0]):
                yield index, index + 1

    def _likeliest(self, pattern: Pattern) -> Iterator[tuple[int, int]]:
        """Yield the forms of a word being typed, and the most frequent words it may become."""
        found = {i for low, high in self._related(pattern) for i in range(low, high)}
        first, last = self.words.beginning_with(pattern.folded.encode())
        if last - first > MOST_LIKELY:
            frequencies = self.frequencies(first, last).astype(np.int64)
            found.update(np.argpartition(-frequencies, MOST_LIKELY)[:MOST_LIKELY] + first)
        else:
            found.update(range(first, last))
        for i in sorted(found):
            yield int(i), int(i) + 1

    def _related(self, pattern: Pattern) -> Ranges:
        """Return the forms of a word: as written in the query, and all that share its stem."""
        root = stem(pattern.text, self.language)
        relatives = set(self.stems.partners(root)) - {pattern.folded}
        if self.language == ENGLISH:
            # A word that is its own stem is not listed; only its letters count.
            if stem(root) == root:
                relatives.add(root)
            return self.words.forms_of(sorted({*relatives, pattern.folded}))
        found = [self.words.forms(pattern.folded)]
        for word in sorted(relatives):
            for i in range(*self.words.forms(word)):
                folded, _, written = self.words.word(i).partition(PAIR)
                if stem(written or folded, self.language) == root:
                    found.append((i, i + 1))
        return found

    def named(self, label: Label) -> list[int]:
        """Return the names that a label fits."""
        if len(self.words) <= FEW and [pattern.kind for pattern in label.patterns] == ["exact"]:
            return list(self._names_with.get(label.patterns[0].folded, ()))
        for pattern in label.patterns:
            if pattern.kind == "fuzzy" or (pattern.kind == "wildcard" and not pattern.literal):
                return [i for i in self._holding(pattern) if self._fits(label, i)]
        starts = list(starts_of(label, self.words.block()))
        lines: list[int] = np.searchsorted(self.words.starts, starts, "right").tolist()
        return [line - 1 for line in dict.fromkeys(lines)]

    def _fits(self, label: Label, index: int) -> bool:
        return label.matches(self.words.word(index).partition(PAIR)[2])

    def _holding(self, pattern: Pattern) -> list[int]:
        """Return the names that have a word that a pattern may match."""
        if pattern.kind == "fuzzy":
            found = self._letters_in_names.near(pattern.folded, pattern.distance)
        else:
            found = self._letters_in_names.matching(pattern.folded)
        return sorted({index for word, _, _ in found for index in self._names_with[word]})

    def words_near(self, word: str, distance: int) -> Iterator[tuple[str, int]]:
        """Yield the words of names within so many edits of one, and how many names have each."""
        for near, _, _ in self._letters_in_names.near(word, distance):
            yield near, len(self._names_with[near])

    @cached_property
    def _names_with(self) -> Mapping[str, Sequence[int]]:
        """The words of all names, each with the names that have it."""
        having: defaultdict[str, list[int]] = defaultdict(list)
        for index, key in enumerate(self.words.words()):
            for word in set(key.partition(PAIR)[0].split()):
                having[word].append(index)
        return having

    @cached_property
    def _letters_in_names(self) -> Letters:
        return Letters.of_words(sorted(self._names_with))


def _only(pattern: Pattern, words: Vocabulary, ranges: Ranges) -> Iterator[tuple[int, int]]:
    """Leave out the forms that are not capitalised as the pattern wants."""
    for first, last in ranges:
        for index, key in enumerate(words.words(first, last), first):
            folded, _, written = key.partition(PAIR)
            if has_capitals(pattern.text, written or folded):
                yield index, index + 1


class FormerField(Field):
    """A field of `FORMER_FORMAT`: places count within each document, and no word is a compound."""

    def __init__(self, arrays: dict[str, Array], language: str = ENGLISH) -> None:
        if "counts" in arrays:
            lengths = np.bincount(arrays["documents"], arrays["counts"])
            arrays["base"] = np.concatenate(([0], np.cumsum(lengths))).astype(np.uint32)
        super().__init__(arrays, language)

    def places(self, first: int, last: int) -> npt.NDArray[np.uint32]:
        """Return the places of the words of a range, counted through all documents."""
        begins = self.base[self.documents(first, last)]
        return super().places(first, last) + np.repeat(begins, self.counts(first, last))


class Segment:
    """A part of the index that never changes, but for what is deleted from it."""

    def __init__(self, folder: Path, name: str, count: int, format: int = FORMAT) -> None:  # noqa: A002
        self.name = name
        self.is_former = format != FORMAT
        column_file = folder / f"{name}{COLUMN_FILE}"
        self.columns = read_arrays(column_file)
        if format == FORMER_FORMAT:
            self.columns = {"guessed": np.zeros(count, np.uint8), **self.columns}
        if any(len(self.columns.get(column, ())) != count for column in COLUMNS):
            raise DamagedFile(str(column_file))
        grouped: dict[str, dict[str, Array]] = {}
        for key, array in read_arrays(folder / f"{name}{POSTINGS_FILE}").items():
            field, _, part = key.partition("/")
            grouped.setdefault(field, {})[part] = array
        kind = FormerField if format == FORMER_FORMAT else Field
        self.fields = {
            field: kind(arrays, field.partition(LANGUAGE_SIGN)[2])
            for field, arrays in grouped.items()
        }
        self.count = count
        self._called: defaultdict[str, list[Field]] = defaultdict(list)
        for key, one in self.fields.items():
            self._called[key.partition(LANGUAGE_SIGN)[0]].append(one)

    def fields_called(self, name: str) -> list[Field]:
        """Return the fields of a name: one for each language that texts are stemmed by."""
        return self._called.get(name, [])
