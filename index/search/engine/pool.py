"""Gathers what a segment will hold, and sorts it by words.

A text is kept as the numbers of its runs (`compounds.runs`): each of them is cut into words but
once, when the segment is written, and everything else is done on whole arrays.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from index.search.engine.fields import LANGUAGE_SIGN
from index.search.query.compounds import cut_run

MAX_COUNT = 65535
"""How often a word is counted in one text."""

_SIZE_OF_RUN, _SIZE_OF_NEW = 12, 300
"""About how many bytes a run takes in the end, and one that is met for the first time."""

Item = tuple[str, bytes, int, float, Sequence[str]]
"""Field, language, document, nothing, runs: how a field's value travels through Whoosh at once."""

Numbers = npt.NDArray[np.uint32]


class Occurrences(NamedTuple):
    """Where the `w` words of a field occur: `p` times a word in a document, `n` times in all."""

    first: npt.NDArray[np.uint64]
    """Where each word's documents begin; shape `(w + 1,)`."""
    documents: Numbers
    """Ascending within a word; shape `(p,)`."""
    counts: npt.NDArray[np.uint16]
    """How often the word occurs in each; shape `(p,)`."""
    first_place: npt.NDArray[np.uint64]
    """Where each word's places begin; shape `(w + 1,)`."""
    places: Numbers
    """Through all documents, ascending within a word; shape `(n,)`."""


class Gathered:
    """The runs of one field, document by document; of a name, the name itself is the run."""

    def __init__(self) -> None:
        self.known: defaultdict[str, int] = defaultdict()
        """Each run with its number."""
        self.known.default_factory = self.known.__len__
        self._runs = array("I")
        self._documents = array("I")
        self._ends = array("Q", [0])

    def add(self, document: int, runs: Sequence[str]) -> None:
        """Take the runs of a document; documents come in order."""
        self._runs.extend(map(self.known.__getitem__, runs))
        self._documents.append(document)
        self._ends.append(len(self._runs))

    def names(self, ranks: Numbers) -> Occurrences:
        """Return where the names occur.

        Args:
            ranks: The place of each name among all, sorted, by its number.
        """
        owners = np.repeat(_array(self._documents), np.diff(_array(self._ends)).astype(np.intp))
        places = np.arange(len(owners), dtype=np.uint32)
        return _occurrences(ranks[_array(self._runs)], places, owners, len(ranks))

    def words(self) -> tuple[dict[str, int], Cut]:
        """Cut the runs into words: return each word with its number, and which the runs have."""
        numbers: defaultdict[str, int] = defaultdict()
        numbers.default_factory = numbers.__len__
        parts, ends, joined = array("I"), array("I", [0]), array("q")
        for run in self.known:
            cut, compound = cut_run(run)
            parts.extend(map(numbers.__getitem__, cut))
            ends.append(len(parts))
            joined.append(numbers[compound] if compound else -1)
        return numbers, Cut(_array(parts), _array(ends).astype(np.int64), _array(joined))

    def texts(self, cut: Cut, ranks: Numbers) -> tuple[Occurrences, Numbers]:
        """Return where the words occur, and where the places of each document begin and end.

        Args:
            cut: What words the runs have.
            ranks: The place of each word among all, sorted, by its number.
        """
        runs = _array(self._runs)
        widths = np.diff(cut.ends)[runs]
        starts = np.concatenate(([0], np.cumsum(widths)))
        total = int(starts[-1])
        flat = cut.ends[runs] - starts[:-1]
        words = cut.parts[np.repeat(flat, widths) + np.arange(total)]
        places = np.arange(total, dtype=np.uint32)
        compounds = cut.joined[runs]
        at = np.flatnonzero(compounds >= 0)
        words = np.concatenate((words, compounds[at].astype(np.uint32)))
        places = np.concatenate((places, starts[at].astype(np.uint32)))
        documents = _array(self._documents)
        lengths = np.diff(starts[_array(self._ends).astype(np.intp)])
        owners = np.repeat(documents, lengths)
        found = _occurrences(ranks[words], places, owners, len(ranks))
        has_words = lengths > 0
        return found, place_base(documents[has_words].astype(np.int64), lengths[has_words])


class Cut(NamedTuple):
    """The words of `r` runs, as numbers."""

    parts: Numbers
    """The words of all runs, run after run."""
    ends: npt.NDArray[np.int64]
    """Where those of each begin, and at last where they end; shape `(r + 1,)`."""
    joined: npt.NDArray[np.int64]
    """What each is as one word, or -1; shape `(r,)`."""


class Pool:
    """Gathers what a segment will hold, in memory; in place of Whoosh's sorter of tuples."""

    def __init__(self) -> None:
        self._fields: defaultdict[str, Gathered] = defaultdict(Gathered)
        self.size = 0
        """Roughly how many bytes it takes."""

    def add(self, item: Item) -> None:
        """Take the runs of one field of one document."""
        field, language, document, _, runs = item
        if language:
            field += LANGUAGE_SIGN + language.decode()
        gathered = self._fields[field]
        before = len(gathered.known)
        gathered.add(document, runs)
        self.size += _SIZE_OF_RUN * len(runs) + _SIZE_OF_NEW * (len(gathered.known) - before)

    def iter_postings(self) -> Iterator[tuple[str, Gathered]]:
        """Yield the fields, sorted, with what is in them."""
        for field in sorted(self._fields):
            yield field, self._fields[field]

    def cleanup(self) -> None:
        """Forget everything."""
        self._fields.clear()


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


def _occurrences(words: Numbers, places: Numbers, owners: Numbers, size: int) -> Occurrences:
    """Sort occurrences by their words.

    Args:
        words: The rank of the word that stands at each; shape `(n,)`.
        places: Its place; shape `(n,)`.
        owners: The document of each place.
        size: How many words there are.
    """
    packed = words.astype(np.uint64) << np.uint64(32)
    packed |= places
    packed.sort()
    words, places = (packed >> np.uint64(32)).astype(np.uint32), packed.astype(np.uint32)
    del packed
    found = owners[places]
    begins = np.ones(len(words), bool)
    begins[1:] = (words[1:] != words[:-1]) | (found[1:] != found[:-1])
    starts = np.flatnonzero(begins)
    counts = np.diff(starts, append=len(words))
    if counts.max(initial=0) > MAX_COUNT:
        few = np.arange(len(words)) - np.repeat(starts, counts) < MAX_COUNT
        return _occurrences(words[few], places[few], owners, size)
    every = np.arange(size + 1)
    return Occurrences(
        np.searchsorted(words[starts], every).astype(np.uint64),
        found[starts],
        counts.astype(np.uint16),
        np.searchsorted(words, every).astype(np.uint64),
        places,
    )


def _array(values: array[int]) -> npt.NDArray[Any]:
    return np.frombuffer(values, values.typecode) if values else np.empty(0, values.typecode)
