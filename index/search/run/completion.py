"""Ways to go on with a query: words, fields and names that the archive really has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from index.search.engine.fields import ENTITY_FIELDS
from index.search.engine.segment import Field
from index.search.engine.snapshot import OF_QUOTES, Part, Snapshot
from index.search.engine.vocabulary import PAIR
from index.search.query.operators import OPERATORS
from index.search.query.operators.operator import Operator
from index.search.query.syntax import Label, Pattern
from index.search.query.terms import fold, words
from index.views.searching import Completion

Counts = npt.NDArray[np.int64]

MOST = 12
MANY_NAMES = 20_000
"""Among so many, one or two letters are looked for at the beginning of names only."""


class Offers(Protocol):
    """What there is to go on with: words and names, each with how many articles have it."""

    def words(self, field: str, prefix: str) -> Mapping[str, int]:
        """Return the most frequent words of a text field that begin so, folded."""

    def names(self, fields: Sequence[str], typed: list[str]) -> Mapping[str, int]:
        """Return the most frequent names with these words, the last of which may be begun."""


_LAST_WORD = re.compile(r"(?:([A-Za-z]+):)?=?([^\s\"“”„«»():=]*)$")


def completions(offers: Offers, query: str, cursor: int) -> list[Completion]:
    """Return what the word before the cursor may become, likeliest first."""
    before = query[:cursor]
    quoted = re.search(r"([A-Za-z]+):[\"“„«]([^\"“”„«»]*)$", before)
    if quoted:
        return _values(offers, quoted[1].lower(), quoted[2], quoted.start(2) - 1, cursor)
    last = _LAST_WORD.search(before)
    if last is None:
        return []
    name, typed = last[1], last[2]
    if name:
        return _values(offers, name.lower(), typed, last.start(2), cursor)
    if not typed or typed in ("AND", "OR", "NOT"):  # no beginning of a word: a sign
        return []
    start = last.start(2)
    fields = [
        Completion(f"{field}:", start, cursor, "field")
        for field in OPERATORS
        if typed.isalpha() and field.startswith(typed.lower())
    ]
    return (fields[:3] + _texts(offers, "body", typed, start, cursor))[:MOST]


def _values(offers: Offers, field: str, typed: str, start: int, end: int) -> list[Completion]:
    operator = OPERATORS.get(field)
    if operator is None:
        return []
    match operator.completes:
        case "words":
            return _texts(offers, operator.source, typed, start, end)
        case "names":
            return _names(offers, operator, typed, start, end)
        case "values":
            begun = (value for value in operator.values if value.startswith(typed.lower()))
            return [Completion(value, start, end, operator.kind) for value in begun]
        case _:
            return []


def _texts(offers: Offers, field: str, typed: str, start: int, end: int) -> list[Completion]:
    """Return the words of a text field that begin as typed, most frequent first."""
    prefix = fold(typed)
    counts = offers.words(field, prefix) if prefix else {}
    best = sorted(counts, key=lambda word: (-counts[word], word))
    return [Completion(word, start, end, "word", counts[word]) for word in best[:MOST]]


def _names(
    offers: Offers, operator: Operator, typed: str, start: int, end: int
) -> list[Completion]:
    """Return the names with a word that begins as typed, most frequent first."""
    fields = ENTITY_FIELDS if operator.source == "entity" else (operator.source,)
    counts = offers.names(fields, words(typed))
    best = sorted(counts, key=lambda text: (-counts[text], text))[:MOST]
    return [Completion(_written(text), start, end, operator.kind, counts[text]) for text in best]


class SnapshotOffers:
    """What a snapshot of the index has to offer."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def words(self, field: str, prefix: str) -> Mapping[str, int]:
        """Return the most frequent words of a text field that begin so."""
        counts: dict[str, int] = {}
        for part, texts in self._snapshot.fields(field):
            low, high = texts.words.beginning_with(prefix.encode())
            frequencies = _frequencies(part, texts, field, low, high)
            for index in _largest(frequencies, 2 * MOST):
                word = texts.words.word(low + index).partition(PAIR)[0]
                counts[word] = counts.get(word, 0) + int(frequencies[index])
        return _without_none(counts)

    def names(self, fields: Sequence[str], typed: list[str]) -> Mapping[str, int]:
        """Return the most frequent names with these words, the last of which may be begun."""
        counts: dict[str, int] = {}
        for field in fields:
            for part, names in self._snapshot.fields(field):
                found = _named(names, typed)
                frequencies = _frequencies(part, names, field, 0, len(names.words))[found]
                for at in _largest(frequencies, 2 * MOST):
                    text = names.words.word(found[at]).partition(PAIR)[2]
                    counts[text] = counts.get(text, 0) + int(frequencies[at])
        return _without_none(counts)


def _frequencies(part: Part, field: Field, name: str, low: int, high: int) -> Counts:
    """Return how many documents have each word of a stretch; of quotes, those in marks."""
    frequencies = field.frequencies(low, high).astype(np.int64)
    if name not in OF_QUOTES:
        return frequencies
    up_to = np.concatenate(([0], np.cumsum(part.in_marks(field.documents(low, high)))))
    return np.diff(up_to[np.concatenate(([0], np.cumsum(frequencies)))])


def _without_none(counts: Mapping[str, int]) -> Mapping[str, int]:
    return {word: count for word, count in counts.items() if count}


def _named(names: Field, typed: list[str]) -> Sequence[int]:
    """Return the names with these words, the last of which may not be finished."""
    if not typed:
        return range(len(names.words))
    if len(typed[-1]) < 3 and len(names.words) > MANY_NAMES:
        return range(*names.words.beginning_with(fold(typed[0]).encode()))
    patterns = [Pattern("exact", word.lower()) for word in typed[:-1]]
    return names.named(Label("entity", (*patterns, Pattern("prefix", typed[-1].lower()))))


def _written(name: str) -> str:
    """Return a name as a query writes it."""
    plain = name.replace('"', "")
    return f'"{plain}"' if len(words(plain)) > 1 or plain != name else plain


def _largest(counts: Counts, most: int) -> Iterable[int]:
    if len(counts) > most:
        largest: list[int] = np.argpartition(-counts, most)[:most].tolist()
        return largest
    return range(len(counts))
