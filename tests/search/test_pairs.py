"""Pairs of common words: kept where they follow each other, and phrases find the same by them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from index.search.engine import pairs
from index.search.engine.files import read_snapshot
from index.search.engine.phrases import phrase
from index.search.engine.segment import Field
from index.search.engine.writer import SearchWriter
from index.search.query.syntax import Pattern
from tests.search.library import article

WORDS = ("the", "of", "to", "The", "OF", "u.s.", "e-mail", "us", "tax", "cut", "harbour", "東")


@pytest.fixture(params=[5, 2**20])
def kept(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep pairs in however small a field, looked for in pieces of so many places."""
    monkeypatch.setattr(pairs, "LEAST", 0)
    monkeypatch.setattr(pairs, "MOST", 4)
    monkeypatch.setattr(pairs, "_BLOCK", request.param)


def text(chance: random.Random) -> str:
    weights = range(len(WORDS), 0, -1)
    return " ".join(chance.choices(WORDS, weights, k=chance.randint(1, 12)))


def bodies(directory: Path) -> Iterator[Field]:
    for _, field in read_snapshot(directory, None).fields("body"):
        yield field


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("commits", [1, 5])
def test_phrases_are_found_as_without_pairs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, commits: int
) -> None:
    chance = random.Random(commits)
    with SearchWriter.open(tmp_path) as writer:
        for number in range(60):
            writer.put_article(number, article(text(chance)))
            if number % (60 // commits) == 60 // commits - 1:
                writer.remove(number - 3)
                writer.commit(compact=number == 59)
    (body,) = bodies(tmp_path)
    folded = (
        "the",
        "of",
        "to",
        "us",
        "u",
        "s",
        "e",
        "mail",
        "email",
        "tax",
        "cut",
        "harbour",
        "東",
    )
    asked = [*product(folded, repeat=2), *(chance.choices(folded, k=3) for _ in range(200))]
    ranges = [[body.find(Pattern("exact", word)) for word in words] for words in asked]
    by_pairs = [phrase(body, each) for each in ranges]
    kept = [body.pairs.places(*each[:2]) for each in ranges[: len(folded) ** 2]]
    assert sum(each is not None for each in kept) == 16
    monkeypatch.setattr(body, "pairs", pairs.KeptPairs({}))
    for words, each, (documents, counts) in zip(asked, ranges, by_pairs, strict=True):
        expected, times = phrase(body, each)
        assert (documents.tolist(), counts.tolist()) == (expected.tolist(), times.tolist()), words


@pytest.mark.usefixtures("kept")
def test_a_capital_asks_for_fewer_than_are_kept(tmp_path: Path) -> None:
    with SearchWriter.open(tmp_path) as writer:
        writer.put_article(1, article("The of the of The tax of the"))
        writer.commit()
    (body,) = bodies(tmp_path)
    small, capital, of = (body.find(Pattern("exact", word)) for word in ("the", "The", "of"))
    pair = body.pairs.places(small, of)
    assert pair is not None and pair.tolist() == [0, 2]
    assert body.pairs.places(capital, of) is None
    assert phrase(body, [capital, of])[1].tolist() == [1]
    assert body.pairs.places(small, [*of, *capital]) is None


def test_a_small_field_keeps_none(tmp_path: Path) -> None:
    with SearchWriter.open(tmp_path) as writer:
        writer.put_article(1, article("the of the"))
        writer.commit()
    (body,) = bodies(tmp_path)
    the, of = (body.find(Pattern("exact", word)) for word in ("the", "of"))
    assert body.pairs.places(the, of) is None
