"""How Whoosh writes our index: plain arrays that numpy reads in place.

Whoosh leaves the files of a segment to a codec. Its own packs postings into compressed blocks that
Python unpacks one by one; this one writes each list as an array, so that reading it is free and
intersecting two is a matter of microseconds. Whoosh keeps the rest: generations, segments, locks,
deletions, commits.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from whoosh.codec import base
from whoosh.codec.whoosh3 import W3Segment
from whoosh.columns import NumericColumn
from whoosh.fields import FieldType, Schema
from whoosh.formats import Existence

from index.search.arrays import ArrayWriter
from index.search.fields import COLUMNS, LABEL_FIELDS, TEXT_FIELDS
from index.search.terms import MAX_LENGTH, fold, stem, words
from index.search.vocabulary import PAIR, pack

POSTINGS = ".pst"
COLUMN_FILE = ".doc"
MAX_COUNT = 65535
"""How often a word is counted in one text."""


class Posting(NamedTuple):
    """Where one word occurs: the documents, how often in each, and at which places."""

    documents: array[int]
    counts: array[int]
    places: bytearray
    """Word numbers, four bytes each."""


Item = tuple[str, bytes, int, float, bytes | None]
"""Field, word, document, count, places: what Whoosh hands to its pool."""


class Pool:
    """Gathers what a segment will hold, in memory; in place of Whoosh's sorter of tuples."""

    def __init__(self) -> None:
        self._fields: dict[str, dict[bytes, Posting]] = {}
        self.size = 0
        """Roughly how many bytes it takes."""

    def add(self, item: Item) -> None:
        """Take one document's occurrences of one word."""
        field, word, document, count, places = item
        postings = self._fields.get(field)
        if postings is None:
            postings = self._fields[field] = {}
        posting = postings.get(word)
        if posting is None:
            posting = postings[word] = Posting(array("I"), array("H"), bytearray())
            self.size += 500
        posting.documents.append(document)
        posting.counts.append(int(count))
        self.size += 8
        if places:
            posting.places.extend(places)
            self.size += len(places)

    def iter_postings(self) -> Iterator[tuple[str, dict[bytes, Posting]]]:
        """Yield the fields, sorted, with their words."""
        for field in sorted(self._fields):
            yield field, self._fields[field]

    def cleanup(self) -> None:
        """Forget everything."""
        self._fields.clear()


class PackedCodec(base.Codec):  # type: ignore[misc]
    """The files of our segments, for Whoosh."""

    length_stats = False

    def per_document_writer(self, storage: Any, segment: W3Segment) -> ColumnWriter:
        """Return what writes the documents' numbers."""
        return ColumnWriter(segment_file(storage.folder, segment, COLUMN_FILE))

    def field_writer(self, storage: Any, segment: W3Segment) -> PostingsWriter:
        """Return what writes words and postings."""
        return PostingsWriter(segment_file(storage.folder, segment, POSTINGS))

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
        self._count = 0
        self.is_closed = False

    def start_doc(self, docnum: int) -> None:
        """Begin the next document."""
        self._count += 1
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
            out.add(name, np.frombuffer(column, column.typecode) if column else np.empty(0, "i8"))
        out.close()
        self.is_closed = True


class PostingsWriter(base.FieldWriter):  # type: ignore[misc]
    """Writes words and postings, field by field."""

    def __init__(self, path: Path) -> None:
        self._out = ArrayWriter(path)
        self.is_closed = False

    def add_postings(
        self, schema: Schema, lengths: None, items: Iterable[tuple[str, dict[bytes, Posting]]]
    ) -> None:
        """Write what a pool has gathered."""
        for field, postings in items:
            self._write_field(field, postings)

    def _write_field(self, field: str, postings: dict[bytes, Posting]) -> None:
        ordered = sorted(postings)
        documents, counts, places = array("I"), array("H"), bytearray()
        first, first_place = array("Q", [0]), array("Q", [0])
        for word in ordered:
            posting = postings[word]
            documents.extend(posting.documents)
            counts.extend(posting.counts)
            places += posting.places
            first.append(len(documents))
            first_place.append(len(places) // 4)
        block, starts = pack(ordered)
        add = self._out.add
        add(f"{field}/words", block)
        add(f"{field}/starts", starts)
        add(f"{field}/first", np.frombuffer(first, np.uint64))
        add(f"{field}/documents", np.frombuffer(documents, np.uint32))
        if field in TEXT_FIELDS:
            add(f"{field}/counts", np.frombuffer(counts, np.uint16))
            add(f"{field}/first_place", np.frombuffer(first_place, np.uint64))
            add(f"{field}/places", np.frombuffer(bytes(places), np.uint32))
            block, starts = pack(stem_pairs(ordered))
            add(f"{field}/stems", block)
            add(f"{field}/stem_starts", starts)

    def close(self) -> None:
        """Finish the file."""
        self._out.close()
        self.is_closed = True


def stem_pairs(ordered: Iterable[bytes]) -> list[bytes]:
    """Return `stem, word` for each folded word that is not its own stem, sorted."""
    separator = PAIR.encode()
    pairs: set[bytes] = set()
    for key in ordered:
        folded = key.partition(separator)[0]
        root = stem(folded.decode()).encode()
        if root != folded:
            pairs.add(root + separator + folded)
    return sorted(pairs)


class TextType(FieldType):  # type: ignore[misc]
    """A text: its words are found, and their places."""

    def __init__(self) -> None:
        super().__init__(Existence(), None)

    def index(self, value: str, **options: object) -> Iterator[tuple[bytes, int, int, bytes]]:
        """Yield the words of a text with their number and places."""
        places: dict[str, array[int]] = {}
        for place, word in enumerate(words(value)):
            found = places.get(word)
            if found is None:
                places[word] = array("I", (place,))
            elif len(found) < MAX_COUNT:
                found.append(place)
        for word, found in places.items():
            yield text_key(word), 0, len(found), found.tobytes()


class LabelType(FieldType):  # type: ignore[misc]
    """Names: each is one unit."""

    def __init__(self) -> None:
        super().__init__(Existence(), None)

    def index(
        self, value: Iterable[str], **options: object
    ) -> Iterator[tuple[bytes, int, int, None]]:
        """Yield each name once."""
        for name in dict.fromkeys(" ".join(name.split()) for name in value):
            if name:
                yield label_key(name), 0, 1, None


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
    name = name.replace(PAIR, " ")[: MAX_LENGTH * 16]
    folded = " ".join(fold(word) for word in words(name))
    return f"{folded}{PAIR}{name}".encode("utf-8", "replace")


def schema() -> Schema:
    """Return what Whoosh has to know about our fields."""
    return Schema(
        **{name: TextType() for name in TEXT_FIELDS},
        **{name: LabelType() for name in LABEL_FIELDS},
        **{name: NumberType(*column) for name, column in COLUMNS.items()},
    )
