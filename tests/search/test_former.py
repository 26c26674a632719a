"""An index that is made anew is searched as it was until that is done."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.article import Article
from index.search.engine import codec
from index.search.engine.fields import FORMAT, FORMER_FORMAT, READABLE_FORMATS
from index.search.engine.files import drop_former, former, set_aside
from index.search.engine.writer import SearchWriter
from index.search.run.index import SearchIndex
from tests.search.former import bring_back, write_formerly
from tests.search.library import article, found, index_of

ARTICLES: dict[int, Article] = {
    1: article("The ferry sank. The ferry crew swam.", "Ferry sinks", published="2024-05-01"),
    2: article("A crew of the ferry. Ferries run.", "Crews"),
    3: article("Nothing of that kind.", "Nothing"),
}
QUERIES = {
    "ferry": {1, 2},
    "title:ferry": {1},
    '"ferry crew"': {1},
    '"crew ferry"~2': {1, 2},
    "fery~1 -sank": {2},
    "has:date": {1},
    "date:2024": {1},
}


@pytest.fixture
def directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An index of the former format."""
    with monkeypatch.context() as patched:
        write_formerly(patched)
        index_of(tmp_path / "search", ARTICLES)
    bring_back(tmp_path / "search")
    return tmp_path / "search"


@pytest.mark.parametrize("query", QUERIES)
def test_the_former_format_can_be_searched(directory: Path, query: str) -> None:
    assert found(SearchIndex.open(directory), query) == QUERIES[query]


def test_formats_between_can_be_searched_but_not_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    between = [each for each in READABLE_FORMATS if each not in (FORMAT, FORMER_FORMAT)]
    for number in between:
        directory = tmp_path / str(number)
        with monkeypatch.context() as patched:
            patched.setattr(codec, "FORMAT", number)
            index_of(directory, ARTICLES)
        for query, expected in QUERIES.items():
            assert found(SearchIndex.open(directory), query) == expected
        assert not SearchWriter.is_sound(directory)
        set_aside(directory)
        assert found(SearchIndex.open(directory), "ferry") == {1, 2}


def test_the_former_format_is_not_written_to(directory: Path) -> None:
    assert not SearchWriter.is_sound(directory)


def test_all_is_found_until_the_new_index_is_whole(directory: Path) -> None:
    before = SearchIndex.open(directory)
    set_aside(directory)
    with SearchWriter.open(directory) as writer:
        writer.put_article(3, ARTICLES[3])
        writer.commit()
        for index in (before, SearchIndex.open(directory)):
            index.refresh()
            assert found(index, "ferry") == {1, 2}
        set_aside(directory)  # begun once more
        assert found(SearchIndex.open(directory), "ferry") == {1, 2}
    index_of(directory, {1: ARTICLES[1], 4: article("A ferry again.")})
    drop_former(directory)
    assert not former(directory).exists()
    for index in (before, SearchIndex.open(directory)):
        index.refresh()
        assert found(index, "ferry") == {1, 4}


def test_a_damaged_index_is_not_kept(directory: Path) -> None:
    for file in directory.glob("*.toc"):
        file.write_bytes(b"nonsense")
    set_aside(directory)
    assert not directory.exists()
    assert not former(directory).exists()
