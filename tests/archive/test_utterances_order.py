"""Which quotes are alike does not depend on which came first, or on which of them asks."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from index.sync import utterances
from tests.archive.shelf import Shelf

WORDS = [
    "the",
    "and",
    "of",
    "we",
    "that",
    "it",
    "not",
    "to",
    "a",
    "harbour",
    "herring",
    "ferry",
    "pier",
    "dredger",
    "tide",
    "lantern",
    "barrel",
    "council",
    "ledger",
    "anchor",
    "gravel",
    "orchard",
    "chimney",
    "plough",
]
NAMES = ("Maren", "Hugh", "Hanna", "Olav")

Rows = set[tuple[str, str, int]]


def told(chance: random.Random, count: int) -> list[str]:
    """Invent articles that quote each other: whole, cut, changed, and in other words around it."""
    said: list[list[str]] = []
    texts = []
    for number in range(count):
        words = chance.choices(WORDS, k=chance.randint(4, 12))
        if said and chance.random() < 0.4:
            words = list(chance.choice(said))
            start = chance.randrange(len(words) - 3)
            words = words[start : start + chance.randint(4, 12)]
            if chance.random() < 0.5:
                words[chance.randrange(len(words))] = chance.choice(WORDS)
            if chance.random() < 0.4:
                words = chance.choices(WORDS, k=3) + words
        said.append(words)
        texts.append(f'Report {number}: "{" ".join(words)}," said {chance.choice(NAMES)}.')
    return texts


def filled(place: Path, texts: Sequence[str]) -> Shelf:
    place.mkdir()
    shelf = Shelf(place)
    for text in texts:
        shelf.put(f"{text.partition(':')[0]}.txt", text, "2024-03-04")
    return shelf


def alike(shelf: Shelf) -> Rows:
    with closing(sqlite3.connect(shelf.database)) as db:
        return set(
            db.execute(
                "SELECT mine.text, theirs.text, again FROM alike JOIN sayings a ON a.id = one"
                " JOIN sayings b ON b.id = other JOIN texts mine ON mine.id = a.text_id"
                " JOIN texts theirs ON theirs.id = b.text_id"
            )
        )


def come_anew(shelf: Shelf, part: int) -> None:
    """Take a third of the texts in once more, as after another analysis."""
    with closing(sqlite3.connect(shelf.database)) as db, db:
        db.execute("DELETE FROM heard WHERE text_id % 3 = ?", (part,))
    shelf.linker.run()


def test_alike_is_alike_in_any_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One example: words that stand in more quotes than are looked at may still differ."""
    monkeypatch.setattr(utterances, "_FEW", 3)  # what one asks about is settled before the next
    chance = random.Random(8)
    texts = told(chance, 60)
    shelf = filled(tmp_path / "one", texts)
    expected = alike(shelf)
    assert len(expected) > 10
    assert {(other, one, again) for one, other, again in expected} == expected
    for part in range(3):
        come_anew(shelf, part)
        assert alike(shelf) == expected
    assert alike(filled(tmp_path / "other", chance.sample(texts, len(texts)))) == expected
    with shelf.store.transaction():
        shelf.store.utterances.begin_anew(-1)
    shelf.linker.run()
    assert alike(shelf) == expected
