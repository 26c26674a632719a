"""Completion: how a query could go on, from what the archive holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.search.engine.writer import SearchWriter
from index.search.run.index import SearchIndex
from tests.search.library import analysis, article

TEXT = "“No tax,” said Ada Holm. “No taxes,” said Adam Ray of Holm Group."


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    directory = tmp_path_factory.mktemp("search")
    with SearchWriter.open(directory) as writer:
        writer.put_article(1, article(TEXT, source="The Courier"))
        found = analysis(
            TEXT,
            {"“No tax,”": "Ada Holm", "“No taxes,”": "Adam Ray"},
            {"Ada Holm": "PERSON", "Adam Ray": "PERSON", "Holm Group": "ORG"},
        )
        writer.put_analysis(1, found, TEXT)
        writer.commit()
    return SearchIndex.open(directory)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("speaker:", {'"Ada Holm"', '"Adam Ray"'}),
        ("speaker:ho", {'"Ada Holm"'}),
        ("speaker:ad", {'"Ada Holm"', '"Adam Ray"'}),
        ("person:", {'"Ada Holm"', '"Adam Ray"'}),
        ("org:h", {'"Holm Group"'}),
        ("entity:holm", {'"Ada Holm"', '"Holm Group"'}),
        ("place:", set()),
        ("speaker:zz", set()),
    ],
)
def test_names(library: SearchIndex, query: str, expected: set[str]) -> None:
    assert {one.text for one in library.complete(query, len(query))} == expected


def test_words_and_fields(library: SearchIndex) -> None:
    assert "taxes" in {one.text for one in library.complete("no taxe", 7)}
    assert "speaker:" in {one.text for one in library.complete("spea", 4)}
    assert library.complete("", 0) == []


@pytest.mark.parametrize("word", ["AND", "OR", "NOT"])
def test_what_joins_words_is_no_beginning_of_one(tmp_path: Path, word: str) -> None:
    with SearchWriter.open(tmp_path) as writer:
        writer.put_article(1, article("Die anderen, orange und notwendig."))
        writer.commit()
    library = SearchIndex.open(tmp_path)
    assert library.complete(f"tax {word}", 4 + len(word)) == []
    assert library.complete(f"tax {word.lower()}", 4 + len(word))


@pytest.mark.parametrize("query", ["", ":", "speaker", 'speaker:"', "speaker:-", "(", "a b", "“"])
def test_whatever_is_typed_is_no_error(library: SearchIndex, query: str) -> None:
    for cursor in range(len(query) + 1):
        for one in library.complete(query, cursor):
            assert one.text
            assert 0 <= one.start <= one.end == cursor


def test_an_empty_index_has_nothing_to_offer(tmp_path: Path) -> None:
    with SearchWriter.open(tmp_path) as writer:
        writer.commit()
    assert SearchIndex.open(tmp_path).complete("speaker:", 8) == []
