"""How Whoosh writes our index: plain arrays that numpy reads in place.

Whoosh leaves the files of a segment to a codec. Its own packs postings into compressed blocks that
Python unpacks one by one; this one writes each list as an array, so that reading it is free and
intersecting two is a matter of microseconds. Whoosh keeps the rest: generations, segments, locks,
deletions, commits.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
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
from index.search.engine.pairs import common_pairs
from index.search.engine.pool import Gathered, Occurrences
from index.search.engine.vocabulary import PAIR, Vocabulary, pack
from index.search.query.compounds import runs
from index.search.query.stemming import ENGLISH, stem
from index.search.query.terms import fold, plain, words


class Text(NamedTuple):
    """A text for the index."""

    text: str
    language: str
    """By whose rules its words are stemmed."""


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
        from index.search.engine.whoosh_documents import Documents
        from index.search.engine.whoosh_reading import open_segment

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

    def add_postings(
        self, schema: Schema, lengths: None, items: Iterable[tuple[str, Gathered]]
    ) -> None:
        """Write what a pool has gathered."""
        for field, gathered in items:
            name, _, language = field.partition(LANGUAGE_SIGN)
            if name in TEXT_FIELDS:
                self._write_texts(field, language, gathered)
            else:
                keys, ranks = _sorted_keys(map(label_key, gathered.known))
                self._write_words(field, keys, gathered.names(ranks))

    def _write_words(self, field: str, keys: list[bytes], found: Occurrences) -> Vocabulary:
        block, starts = pack(keys)
        self._out.add(f"{field}/words", block)
        self._out.add(f"{field}/starts", starts)
        self._out.add(f"{field}/first", found.first)
        self._out.add(f"{field}/documents", found.documents)
        return Vocabulary(block, starts)

    def _write_texts(self, field: str, language: str, gathered: Gathered) -> None:
        words, cut = gathered.words()
        keys, ranks = _sorted_keys(map(text_key, words))
        found, base = gathered.texts(cut, ranks)
        vocabulary = self._write_words(field, keys, found)
        self._out.add(f"{field}/counts", found.counts)
        self._out.add(f"{field}/first_place", found.first_place)
        self._out.add(f"{field}/places", found.places)
        self._out.add(f"{field}/base", base)
        pairs = common_pairs(vocabulary, found.first_place, found.places, base)
        for pair, kept in pairs.items():
            self._out.add(f"{field}/{pair}", kept)
        block, starts = pack(stem_pairs(keys, language))
        self._out.add(f"{field}/stems", block)
        self._out.add(f"{field}/stem_starts", starts)

    def close(self) -> None:
        """Finish the file."""
        self._out.close()
        self.is_closed = True


def _sorted_keys(keys: Iterable[bytes]) -> tuple[list[bytes], npt.NDArray[np.uint32]]:
    """Return the keys sorted, and the place of each among them in the order they came in."""
    numbered = sorted((key, number) for number, key in enumerate(keys))
    ranks = np.empty(len(numbered), np.uint32)
    ranks[[number for _, number in numbered]] = np.arange(len(numbered), dtype=np.uint32)
    return [key for key, _ in numbered], ranks


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
    ) -> Iterator[tuple[bytes, int, int, Sequence[str]]]:
        """Yield the runs of a text at once, behind the language of its stems."""
        text, language = (value, ENGLISH) if isinstance(value, str) else value
        yield language.encode(), 0, 0, runs(text)


class LabelType(FieldType):  # type: ignore[misc]
    """Names: each is one unit."""

    def __init__(self) -> None:
        super().__init__(Existence(), Names())

    def to_bytes(self, value: str | bytes) -> bytes:
        """Return a term as `whoosh_reading` looks for it."""
        return value if isinstance(value, bytes) else value.encode("utf-8", "replace")

    def index(
        self, value: Iterable[str], **options: object
    ) -> Iterator[tuple[bytes, int, int, Sequence[str]]]:
        """Yield the names at once, each once."""
        names = (clean_name(name) for name in value)
        yield b"", 0, 0, list(dict.fromkeys(name for name in names if name))


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
