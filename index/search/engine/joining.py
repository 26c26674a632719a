"""Several segments become one: whole arrays move, instead of posting by posting."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from heapq import merge
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from whoosh.codec.whoosh3 import W3Segment

from index.search.engine.arrays import Array, ArrayWriter, let_go
from index.search.engine.codec import segment_file
from index.search.engine.fields import COLUMN_FILE, COLUMNS, POSTINGS_FILE
from index.search.engine.pairs import common_pairs
from index.search.engine.pool import place_base
from index.search.engine.segment import Field, Segment
from index.search.engine.vocabulary import END, Vocabulary

_BLOCK = 2**20
"""So many occurrences are moved at a time."""

Numbers = npt.NDArray[np.int64]


class Source(NamedTuple):
    """A segment that is joined to others."""

    segment: Segment
    alive: npt.NDArray[np.bool_]
    numbers: npt.NDArray[np.uint32]
    """Which document of the joined segment each of its documents becomes."""


def join(directory: Path, segments: list[W3Segment]) -> W3Segment:
    """Write one segment with what is alive in others."""
    joined = W3Segment(segments[0].codec(), segments[0].indexname)
    sources = []
    count = 0
    for segment in segments:
        opened = Segment(directory, segment.segment_id(), segment.doc_count_all())
        alive = np.ones(opened.count, bool)
        alive[np.fromiter(segment.deleted_docs(), np.int64)] = False
        numbers = (np.cumsum(alive) - 1 + count).astype(np.uint32)
        sources.append(Source(opened, alive, numbers))
        count += int(alive.sum())
    joined.set_doc_count(count)
    out = ArrayWriter(segment_file(directory, joined, COLUMN_FILE))
    for name in COLUMNS:
        out.add(name, np.concatenate([s.segment.columns[name][s.alive] for s in sources]))
    out.close()
    out = ArrayWriter(segment_file(directory, joined, POSTINGS_FILE))
    for name in sorted({name for source in sources for name in source.segment.fields}):
        parts = [
            _Part(source.segment.fields[name], source)
            for source in sources
            if name in source.segment.fields
        ]
        _join_field(out, name, parts)
    out.close()
    return joined


class _Part:
    """One field of one segment, on its way into the joined one."""

    def __init__(self, field: Field, source: Source) -> None:
        self.field = field
        self.numbers = source.numbers
        self.alive = source.alive
        size = len(field.words)
        self.documents = field.frequencies(0, size).astype(np.int64)
        self.has_places = field.has_places
        self.occurrences = np.diff(field.first_place).astype(np.int64) if self.has_places else None
        if not self.alive.all():
            self._count_living()
        self.places_in_joined: Numbers = np.empty(0, np.int64)
        self.lengths = field.lengths(len(self.alive))
        self.shifts: Numbers = np.empty(0, np.int64)
        """By how much the places of each document move; shape `(documents,)`."""

    def _count_living(self) -> None:
        """Count only what is not deleted."""
        for low, high in _stretches(self):
            living = self.alive[self.field.documents(low, high)]
            borders = (self.field.first[low : high + 1] - self.field.first[low]).astype(np.int64)
            self.documents[low:high] = _sums(living, borders)
            if self.occurrences is not None:
                counts = np.where(living, self.field.counts(low, high), 0)
                self.occurrences[low:high] = _sums(counts, borders)

    def words(self) -> Iterator[tuple[bytes, int]]:
        """Yield the words that live on, with their number here."""
        for number, word in enumerate(_lines(self.field.words)):
            if self.documents[number]:
                yield word, number


def _sums(values: Array, borders: Numbers) -> Numbers:
    """Return the sum of the values from each border to the next."""
    ends = np.concatenate(([0], np.cumsum(values, dtype=np.int64)))
    return np.diff(ends[borders])


def _lines(words: Vocabulary) -> Iterator[bytes]:
    """Yield the words, encoded, reading a stretch of them at a time."""
    for first in range(0, len(words), 4096):
        yield from words.encoded(first, min(first + 4096, len(words)))


def _join_field(out: ArrayWriter, name: str, parts: list[_Part]) -> None:
    block, starts, size = _join_words(parts)
    words = np.frombuffer(bytes(block), np.uint8), np.frombuffer(starts, np.uint32)
    out.add(f"{name}/words", words[0])
    out.add(f"{name}/starts", words[1])
    del block, starts
    first = _sum(size, ((part.places_in_joined, part.documents) for part in parts))
    out.add(f"{name}/first", first.astype(np.uint64))
    total = int(first[-1])
    documents = out.reserve(f"{name}/documents", np.uint32, total)
    if not parts[0].has_places:
        _move(parts, first, [documents], None, None)
        return
    counts = out.reserve(f"{name}/counts", np.uint16, total)
    first_place = _sum(size, ((part.places_in_joined, part.occurrences) for part in parts))
    out.add(f"{name}/first_place", first_place.astype(np.uint64))
    places = out.reserve(f"{name}/places", np.uint32, int(first_place[-1]))
    base = _join_base(parts)
    out.add(f"{name}/base", base)
    _move(parts, first, [documents, counts], first_place, places)
    pairs = common_pairs(Vocabulary(*words), first_place.astype(np.uint64), places, base)
    for pair, kept in pairs.items():
        out.add(f"{name}/{pair}", kept)
    block, starts = _join_stems(parts)
    out.add(f"{name}/stems", np.frombuffer(bytes(block), np.uint8))
    out.add(f"{name}/stem_starts", np.frombuffer(starts, np.uint32))


def _join_words(parts: list[_Part]) -> tuple[bytearray, array[int], int]:
    """Return all words, and tell each part which of them its own are."""
    block, starts = bytearray(), array("I", [0])
    numbers = [array("q", [-1]) * len(part.field.words) for part in parts]
    tagged = (_tagged(part, which) for which, part in enumerate(parts))
    size = -1
    last = None
    for word, which, number in merge(*tagged):
        if word != last:
            block += word + END
            starts.append(len(block))
            size += 1
            last = word
        numbers[which][number] = size
    for part, found in zip(parts, numbers, strict=True):
        part.places_in_joined = np.frombuffer(found, np.int64) if found else np.empty(0, np.int64)
    return block, starts, size + 1


def _tagged(part: _Part, which: int) -> Iterator[tuple[bytes, int, int]]:
    for word, number in part.words():
        yield word, which, number


def _join_base(parts: list[_Part]) -> npt.NDArray[np.uint32]:
    """Return where the places of each document begin, and tell each part how its own move."""
    documents = np.concatenate([part.numbers[part.alive] for part in parts]).astype(np.int64)
    lengths = np.concatenate([part.lengths[part.alive] for part in parts])
    base = place_base(documents, lengths)
    for part in parts:
        before = np.cumsum(part.lengths) - part.lengths
        moved = base[np.minimum(part.numbers, len(base) - 1)].astype(np.int64)
        part.shifts = np.where(part.alive, moved - before, 0)
    return base


def _join_stems(parts: list[_Part]) -> tuple[bytearray, array[int]]:
    block, starts = bytearray(), array("I", [0])
    last = None
    for pair in merge(*(_lines(part.field.stems) for part in parts)):
        if pair != last:
            block += pair + END
            starts.append(len(block))
            last = pair
    return block, starts


def _sum(size: int, counts: Iterable[tuple[Numbers, Numbers | None]]) -> Numbers:
    """Return where each word's share begins, if each part has so many."""
    total = np.zeros(size, np.int64)
    for numbers, count in counts:
        assert count is not None
        living = numbers >= 0
        total[numbers[living]] += count[living]
    return np.concatenate(([0], np.cumsum(total)))


def _move(
    parts: list[_Part],
    first: Numbers,
    postings: list[npt.NDArray[np.uint32] | npt.NDArray[np.uint16]],
    first_place: Numbers | None,
    places: npt.NDArray[np.uint32] | None,
) -> None:
    """Copy documents, counts and places of each part to where they belong."""
    cursor = first[:-1].copy()
    place_cursor = None if first_place is None else first_place[:-1].copy()
    for part in parts:
        for low, high in _stretches(part):
            rows = part.places_in_joined[low:high]
            living = rows >= 0
            rows = rows[living]
            documents = part.field.documents(low, high)
            keep = part.alive[documents]
            count = part.documents[low:high][living]
            target = _targets(cursor[rows], count)
            postings[0][target] = part.numbers[documents[keep]]
            cursor[rows] += count
            if place_cursor is not None and places is not None and part.occurrences is not None:
                counts = part.field.counts(low, high)
                postings[1][target] = counts[keep]
                shifts = np.repeat(part.shifts[documents], counts)
                found = (part.field.places(low, high) + shifts).astype(np.uint32)
                if not keep.all():
                    found = found[np.repeat(keep, counts)]
                count = part.occurrences[low:high][living]
                places[_targets(place_cursor[rows], count)] = found
                place_cursor[rows] += count
                let_go(places)
            for mapped in (*postings, part.field.words.starts):
                let_go(mapped)


def _stretches(part: _Part) -> Iterator[tuple[int, int]]:
    """Yield ranges of words with about `_BLOCK` occurrences each."""
    ends = part.field.first if part.occurrences is None else part.field.first_place
    size = len(part.field.words)
    low = 0
    while low < size:
        wanted = int(ends[low]) + _BLOCK
        high = max(int(np.searchsorted(ends, wanted, "right")) - 1, low + 1)
        yield low, min(high, size)
        low = high


def _targets(starts: Numbers, counts: Numbers) -> Numbers:
    """Return `start, start + 1, ...` for each start, as many as its count says."""
    before = np.cumsum(counts) - counts
    return np.repeat(starts - before, counts) + np.arange(int(counts.sum()))
