"""How Whoosh writes our index: plain arrays that numpy reads in place.

Whoosh leaves the files of a segment to a codec. Its own packs postings into compressed blocks that
Python unpacks one by one; this one writes each list as an array, so that reading it is free and
intersecting two is a matter of microseconds. Whoosh keeps the rest: generations, segments, locks,
deletions, commits.
"""

from __future__ import annotations

from array import array
from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from whoosh.codec import base
from whoosh.codec.whoosh3 import W3Segment
from whoosh.columns import NumericColumn
from whoosh.fields import FieldType, Schema
from whoosh.formats import Existence, Positions

from index.search.engine.analysis import Names, Words
from index.search.engine.arrays import ArrayWriter
from index.search.engine.fields import (
    COLUMN_FILE,
    COLUMNS,
    FORMAT,
    LABEL_FIELDS,
    LANGUAGE_SIGN,
    POSTINGS_FILE,
    TEXT_FIELDS,
    clean_name,
)
from index.search.engine.vocabulary import PAIR, pack
from index.search.query.compounds import cut_words
from index.search.query.stemming import ENGLISH, stem
from index.search.query.terms import fold, plain, words

MAX_COUNT = 65535
"""How often a word is counted in one text."""


class Posting(NamedTuple):
    """Where one word or name occurs: the documents, how often in each, and at which places."""

    documents: array[int]
    counts: array[int]
    places: array[int]


Places = Mapping[str, Sequence[int]]
"""The words of one text with their places; names have none."""

Item = tuple[str, bytes, int, float, Places]
"""Field, language, document, length, words: how a field's value travels through Whoosh at once."""


class Text(NamedTuple):
    """A text for the index."""

    text: str
    language: str
    """By whose rules its words are stemmed."""


Gathered = tuple[str, dict[str, Posting], dict[int, int]]
"""A field, its words, and how many words each document has."""


class Pool:
    """Gathers what a segment will hold, in memory; in place of Whoosh's sorter of tuples."""

    def __init__(self) -> None:
        self._fields: dict[str, dict[str, Posting]] = {}
        self._lengths: dict[str, dict[int, int]] = {}
        self.size = 0
        """Roughly how many bytes it takes."""

    def add(self, item: Item) -> None:
        """Take the words of one field of one document."""
        field, language, document, length, places = item
        if language:
            field += LANGUAGE_SIGN + language.decode()
        postings = self._fields.setdefault(field, {})
        size = 0
        if places:
            self._lengths.setdefault(field, {})[document] = int(length)
        for word, found in places.items():
            posting = postings.get(word)
            if posting is None:
                posting = postings[word] = Posting(array("I"), array("H"), array("I"))
                size += 500
            posting.documents.append(document)
            posting.counts.append(len(found))
            posting.places.extend(found)
            size += 6 + 4 * len(found)
        self.size += size

    def iter_postings(self) -> Iterator[Gathered]:
        """Yield the fields, sorted, with their words and their documents' lengths."""
        for field in sorted(self._fields):
            yield field, self._fields[field], self._lengths.get(field, {})

    def cleanup(self) -> None:
        """Forget everything."""
        self._fields.clear()
        self._lengths.clear()


class PackedCodec(base.Codec):  # type: ignore[misc]
    """The files of our segments, for Whoosh."""

    length_stats = False

    def __init__(self) -> None:
        self.format = FORMAT

    def per_document_writer(self, storage: Any, segment: W3Segment) -> ColumnWriter:
        """Return what writes the documents' numbers."""
        return ColumnWriter(segment_file(storage.folder, segment, COLUMN_FILE))

    def field_writer(self, storage: Any, segment: W3Segment) -> PostingsWriter:
        """Return what writes words and postings."""
        return PostingsWriter(segment_file(storage.folder, segment, POSTINGS_FILE))

    def per_document_reader(self, storage: Any, segment: W3Segment) -> base.PerDocumentReader:
        """Return what reads the documents' numbers, for Whoosh's own searchers."""
        from index.search.engine.whoosh_reading import Documents, open_segment

        return Documents(open_segment(storage, segment), segment)

    def terms_reader(self, storage: Any, segment: W3Segment) -> base.TermsReader:
        """Return what reads words and postings, for Whoosh's own searchers."""
        from index.search.engine.whoosh_reading import Terms, open_segment

        return Terms(open_segment(storage, segment))

    def new_segment(self, storage: Any, indexname: str) -> W3Segment:
        """Return an empty segment."""
        return W3Segment(self, indexname)


def segment_file(folder: str | Path, segment: W3Segment, extension: str) -> Path:
    """Return the path of a segment's file."""
    return Path(folder, segment.make_filename(extension))


class ColumnWriter(base.PerDocumentWriter):  # type: ignore[misc]
    """Writes the numbers that belong to documents: id, kind, date, length, ..."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._columns = {name: array(code) for name, (code, _) in COLUMNS.items()}
        self.is_closed = False

    def start_doc(self, docnum: int) -> None:
        """Begin the next document."""
        for name, column in self._columns.items():
            column.append(COLUMNS[name][1])

    def add_field(self, name: str, field: FieldType, value: object, length: int) -> None:
        """Nothing is stored but numbers."""

    def add_column_value(self, name: str, column: NumericColumn, value: int) -> None:
        """Set a number of the document that was begun last."""
        self._columns[name][-1] = value

    def close(self) -> None:
        """Write the file."""
        out = ArrayWriter(self._path)
        for name, column in self._columns.items():
            out.add(name, _numbers(column, column.typecode))
        out.close()
        self.is_closed = True


class PostingsWriter(base.FieldWriter):  # type: ignore[misc]
    """Writes words and postings, field by field."""

    def __init__(self, path: Path) -> None:
        self._out = ArrayWriter(path)
        self.is_closed = False

    def add_postings(self, schema: Schema, lengths: None, items: Iterable[Gathered]) -> None:
        """Write what a pool has gathered."""
        for gathered in items:
            self._write_field(*gathered)

    def _write_field(
        self, field: str, postings: dict[str, Posting], lengths: dict[int, int]
    ) -> None:
        name, _, language = field.partition(LANGUAGE_SIGN)
        key_of = text_key if name in TEXT_FIELDS else label_key
        ordered = sorted((key_of(word), word) for word in postings)
        documents, counts, places = array("I"), array("H"), array("I")
        first, first_place = array("Q", [0]), array("Q", [0])
        for _, word in ordered:
            posting = postings.pop(word)
            documents.extend(posting.documents)
            counts.extend(posting.counts)
            places.extend(posting.places)
            first.append(len(documents))
            first_place.append(len(places))
        block, starts = pack(key for key, _ in ordered)
        add = self._out.add
        add(f"{field}/words", block)
        add(f"{field}/starts", starts)
        add(f"{field}/first", np.frombuffer(first, np.uint64))
        add(f"{field}/documents", _numbers(documents, np.uint32))
        if name in TEXT_FIELDS:
            add(f"{field}/counts", _numbers(counts, np.uint16))
            add(f"{field}/first_place", np.frombuffer(first_place, np.uint64))
            base = place_base(
                np.fromiter(lengths, np.int64), np.fromiter(lengths.values(), np.int64)
            )
            starts_of = np.repeat(base[_numbers(documents, np.uint32)], _numbers(counts, np.uint16))
            add(f"{field}/places", _numbers(places, np.uint32) + starts_of)
            add(f"{field}/base", base)
            block, starts = pack(stem_pairs((key for key, _ in ordered), language))
            add(f"{field}/stems", block)
            add(f"{field}/stem_starts", starts)

    def close(self) -> None:
        """Finish the file."""
        self._out.close()
        self.is_closed = True


def place_base(
    documents: npt.NDArray[np.int64], lengths: npt.NDArray[np.int64]
) -> npt.NDArray[np.uint32]:
    """Return where the places of each document begin, and at last where they end.

    Args:
        documents: Those that have words.
        lengths: How many each has.
    """
    each = np.zeros(int(documents.max(initial=-1)) + 2, np.int64)
    each[documents + 1] = lengths
    return np.cumsum(each).astype(np.uint32)


def _numbers(values: array[int], kind: npt.DTypeLike) -> npt.NDArray[Any]:
    return np.frombuffer(values, kind) if values else np.empty(0, kind)


def stem_pairs(ordered: Iterable[bytes], language: str) -> list[bytes]:
    """Return `stem, folded word` for each word, sorted; in English where the two differ."""
    pairs: set[bytes] = set()
    for key in ordered:
        folded, _, written = key.decode().partition(PAIR)
        root = stem(folded if language == ENGLISH else written or folded, language)
        if root != folded or language != ENGLISH:
            pairs.add(f"{root}{PAIR}{folded}".encode())
    return sorted(pairs)


class TextType(FieldType):  # type: ignore[misc]
    """A text: its words are found, and their places."""

    def __init__(self) -> None:
        super().__init__(Positions(), Words(), scorable=True, multitoken_query="phrase")

    def to_bytes(self, value: str | bytes) -> bytes:
        """Return a term as `whoosh_reading` looks for it: accents never count."""
        return value if isinstance(value, bytes) else plain(value).encode()

    def index(
        self, value: str | Text, **options: object
    ) -> Iterator[tuple[bytes, int, int, Places]]:
        """Yield the words of a text with their places, behind the language of their stems."""
        text, language = (value, ENGLISH) if isinstance(value, str) else value
        places: defaultdict[str, list[int]] = defaultdict(list)
        cut, compounds = cut_words(text)
        for place, word in enumerate(cut):
            places[word].append(place)
        for place, word in compounds:
            insort(places[word], place)
        for found in places.values():
            del found[MAX_COUNT:]
        yield language.encode(), 0, len(cut), places


class LabelType(FieldType):  # type: ignore[misc]
    """Names: each is one unit."""

    def __init__(self) -> None:
        super().__init__(Existence(), Names())

    def to_bytes(self, value: str | bytes) -> bytes:
        """Return a term as `whoosh_reading` looks for it."""
        return value if isinstance(value, bytes) else value.encode("utf-8", "replace")

    def index(
        self, value: Iterable[str], **options: object
    ) -> Iterator[tuple[bytes, int, int, Places]]:
        """Yield each name once."""
        names = (clean_name(name) for name in value)
        yield b"", 0, 0, {name: (0,) for name in names if name}


class NumberType(FieldType):  # type: ignore[misc]
    """A number beside the document."""

    indexed = False

    def __init__(self, code: str, default: int) -> None:
        super().__init__(Existence(), None)
        self.column_type = NumericColumn(code, default=default)

    def to_column_value(self, value: int) -> int:
        """Return the number as the column holds it."""
        return value


def text_key(word: str) -> bytes:
    """Return what a word of a text is sorted by: its folded form, then the form as written."""
    folded = fold(word)
    return (folded if folded == word else f"{folded}{PAIR}{word}").encode()


def label_key(name: str) -> bytes:
    """Return what a name is sorted by."""
    folded = " ".join(fold(word) for word in words(name))
    return f"{folded}{PAIR}{name}".encode()


def schema() -> Schema:
    """Return what Whoosh has to know about our fields."""
    return Schema(
        **{name: TextType() for name in TEXT_FIELDS},
        **{name: LabelType() for name in LABEL_FIELDS},
        **{name: NumberType(*column) for name, column in COLUMNS.items()},
    )
