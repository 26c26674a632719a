"""The door of the search room."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from index.search.engine import phrases, pool
from index.search.engine.writer import SearchWriter
from index.search.opensearch.translate import is_scored
from index.search.query.parser import parse
from index.search.run.index import SearchIndex
from tests.search.library import analysis, article, ask, ask_quotes, found, index_of

SAID = "“No new tax,” said the mayor. “Taxes fall,” said the clerk. “Trains run,” said the mayor."


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    directory = tmp_path_factory.mktemp("library")
    with SearchWriter.open(directory) as writer:
        writer.put_article(
            1, article(SAID, "Tax", source="Echo", published="2024-02-01"), tags=("mine",)
        )
        quotes = {
            "“No new tax,”": "Ada Holm",
            "“Taxes fall,”": "Adam Ray",
            "“Trains run,”": "Ada Holm",
        }
        people = analysis(SAID, quotes, {"Ada Holm": "PERSON", "Adam Ray": "PERSON", "Oslo": "GPE"})
        writer.put_analysis(1, people, SAID)
        writer.put_article(
            2,
            article("tax tax tax", source="Zeitung", published="2024-01-01"),
        )
        writer.put_article(3, article("A tax, once, among many other words here", source="Anchor"))
        writer.put_article(4, article("Nothing of it", source="Echo", published="2023-12-31"))
        writer.commit()
    return SearchIndex.open(directory, {"star": [2], "note": [2, 99], "mark": [1, 2]}.__getitem__)


@pytest.mark.parametrize(
    ("sort", "ids"),
    [
        ("date", [1, 2, 4, 3]),
        ("oldest", [4, 2, 1, 3]),
        ("source", [3, 1, 4, 2]),
        ("quotes", [1, 2, 4, 3]),
        ("relevance", [1, 2, 4, 3]),
        ("nonsense", [1, 2, 4, 3]),
    ],
)
def test_order(library: SearchIndex, sort: str, ids: list[int]) -> None:
    assert list(ask(library, "", sort=sort).ids) == ids


@pytest.mark.parametrize(
    ("query", "is_ranked"),
    [
        ("tax", True),
        ("date:2024", False),
        ("-once", False),
        ("tax date:2024", True),
        ("tax OR source:echo", True),
        ("title:tax", True),
        ("speaker:holm has:quotes", False),
        ("said:tax", False),
        ("has:date -source:echo", False),
    ],
)
def test_what_only_filters_has_no_best_one(
    library: SearchIndex, query: str, is_ranked: bool
) -> None:
    """In a shared archive neither: it says the order that it has."""
    assert ask(library, query).ranked == is_ranked
    assert is_scored(parse(query).root) == is_ranked


def test_undated_come_after_dated(tmp_path: Path) -> None:
    guess = {"published": "file"}
    index = index_of(
        tmp_path,
        {
            1: article(published="2024-02-01"),
            2: article(published="2026-01-01", origins=guess),
            3: article(),
            4: article(published="2023-12-31"),
            5: article(published="2025-01-01", origins=guess),
        },
    )
    assert list(ask(index, "", sort="date").ids) == [1, 4, 2, 5, 3]
    assert list(ask(index, "", sort="oldest").ids) == [4, 1, 5, 2, 3]


def test_best_come_first(library: SearchIndex) -> None:
    assert list(ask(library, "tax").ids) == [2, 1, 3], "2 says nothing else"
    assert list(ask(library, "body:tax").ids) == [2, 1, 3]
    assert list(ask(library, "tax sort:oldest", sort="date").ids) == [2, 1, 3]


def test_ids_are_plain_numbers(library: SearchIndex) -> None:
    matches = ask(library, "tax")
    assert all(type(number) is int for number in matches.ids)
    assert list(matches.ids[1:3]) == [1, 3]
    assert matches.total == 3


def test_quotes_are_found_as_quotes(library: SearchIndex) -> None:
    assert list(ask_quotes(library, "tax").pairs) == [(1, 0), (1, 1)]
    assert list(ask_quotes(library, "holm").pairs) == [(1, 0), (1, 2)]
    assert list(ask_quotes(library, "tax speaker:holm").pairs) == [(1, 0)]
    assert ask_quotes(library, "tax date:2023").total == 0
    assert ask_quotes(library, "source:echo").total == 3
    assert ask_quotes(library, "reported:only").total == 0


def test_marks(library: SearchIndex) -> None:
    assert found(library, "has:note") == found(library, "has:star") == {2}
    assert found(library, "tag:mine") == found(library, "has:tag") == {1}
    assert found(library, "has:mark") == {1, 2}
    assert found(library, "-has:mark") == {3, 4}
    assert list(ask_quotes(library, "has:mark tax").pairs) == [(1, 0), (1, 1)]
    assert ask(library, "has:star trains").term_counts == {"“trains”": 1, "a star": 1}


def test_nothing_found_is_explained(library: SearchIndex) -> None:
    matches = ask(library, "tax trians")
    assert matches.total == 0
    assert matches.suggestion == "tax trains"
    assert matches.term_counts == {"“tax”": 3, "“trians”": 0}
    assert set(ask(library, "TAX").ids) == {1, 2, 3}, "nothing is written so"
    assert ask(library, "tax").suggestion is None and not ask(library, "tax").term_counts
    assert ask(library, "speaker:myaor").suggestion is None
    assert ask(library, "run.tacks").suggestion is None
    assert ask(library, "date:2001 trians").suggestion is None


def test_names_are_corrected_too(tmp_path: Path) -> None:
    index = index_of(tmp_path, {1: article("By Ada Holm", authors=("Ada Holm",))})
    assert ask(index, "author:hollm").suggestion == "author:holm"
    assert ask(index, 'Author:"ada hollm"').suggestion == 'Author:"ada holm"'
    assert ask(index, "Hollm").suggestion == "holm"


def test_typing(library: SearchIndex) -> None:
    assert set(ask(library, "ta", typing=True).ids) == {1, 2, 3}
    assert set(ask(library, "speaker:ho", typing=True).ids) == {1}
    assert set(ask(library, '"no new t', typing=True).ids) == {1}
    assert set(ask(library, "(ta", typing=True).ids) == {1, 2, 3}


def test_stale_search_stops(library: SearchIndex) -> None:
    matches = ask(library, "tax", cancelled=lambda: True)
    assert matches.partial and matches.total == 0


def test_time_limit_gives_what_was_found_so_far(library: SearchIndex) -> None:
    matches = ask(library, "tax", deadline=-1.0)
    assert matches.partial and not matches.term_counts
    assert not ask(library, "tax", deadline=60).partial


def test_facets(library: SearchIndex) -> None:
    facets = library.facets(ask(library, "").ids)
    assert facets.sources == (("Echo", 2), ("Anchor", 1), ("Zeitung", 1))
    assert facets.months == (("2024-02", 1), ("2024-01", 1), ("2023-12", 1))
    assert dict(facets.speakers) == {"Ada Holm": 1, "Adam Ray": 1}
    assert facets.places == (("Oslo", 1),)
    assert facets.tags == (("mine", 1),)
    assert library.facets(ask(library, "nowhere").ids).sources == ()


def test_the_last_of_two_versions_counts(tmp_path: Path) -> None:
    with SearchWriter.open(tmp_path) as writer:
        writer.put_article(1, article("first"))
        writer.put_article(1, article("second"))
        writer.put_article(2, article("third"))
        writer.remove(2)
        writer.commit()
    index = SearchIndex.open(tmp_path)
    assert found(index, "") == found(index, "second") == {1}
    assert found(index, "first OR third") == set()


def test_odd_articles_are_indexed(tmp_path: Path) -> None:
    odd = {
        1: article("", ""),
        2: article("a" * 5000 + " " + "b " * 70_000, "x" * 5000),
        3: article("\ud800 lone", source="a\0b\nc", path="caf\udce9.txt", authors=("", "  ")),
        4: article("𝒳 👩‍👩‍👧 e\u0301 \u200d", published="not a date"),
    }
    index = index_of(tmp_path, odd)
    assert found(index, "") == set(odd)
    assert found(index, "body:b") == {2} and found(index, "a" * 3000) == {2}
    assert found(index, "lone path:caf*") == {3}
    index.facets(ask(index, "").ids)


def test_command_line_and_screen_start_without_whoosh_and_numpy() -> None:
    code = (
        "import sys, index.search, index.search.query.parser, index.search.run.hits\n"
        "sys.exit(bool({'whoosh', 'numpy'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_phrase_does_not_begin_before_the_text(tmp_path: Path) -> None:
    index = index_of(tmp_path, {1: article("b c"), 2: article("a b c"), 3: article("c a b")})
    assert found(index, 'body:"a b c"') == {2}
    assert found(index, 'body:"* a * c"') == found(index, 'body:"a * c"') == {2}


def test_why_nothing_is_found_is_told_in_full(
    library: SearchIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter((0, *([1] * 6), *([99] * 1000)))
    monkeypatch.setattr("index.search.run.found.time.monotonic", lambda: next(clock))
    matches = ask(library, "tax trians", deadline=10)
    assert not matches.partial and matches.term_counts == {"“tax”": 3, "“trians”": 0}
    assert matches.suggestion is None, "it takes too long for now"


def test_a_word_is_counted_so_often_at_most(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "MAX_COUNT", 2)
    texts = {1: article("tax tax tax cut"), 2: article("cut tax"), 3: article("tax U.S. U.S. tax")}
    index = index_of(tmp_path, texts)
    assert found(index, "body:tax") == {1, 2, 3}
    assert found(index, 'body:"tax tax"') == {1}
    assert found(index, 'body:"tax us"') == {3}


def test_near_of_very_common_words_finds_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {1: article("tax a cut"), 2: article("tax" + " a" * 20 + " cut"), 3: article("tax a")}
    index = index_of(tmp_path, texts)
    for most in (phrases.MOST_COUNTED, 0):
        monkeypatch.setattr(phrases, "MOST_COUNTED", most)
        assert found(index, 'body:"cut tax"~9') == {1}
        assert found(index, 'body:"cut tax"~30') == {1, 2}
