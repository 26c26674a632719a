"""Reported speech counts where it is asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.errors import QueryError
from index.search.engine.writer import SearchWriter
from index.search.query.parser import parse
from index.search.query.reported import remark, with_reported
from index.search.run.hits import find_hits
from index.search.run.index import SearchIndex
from tests.search.library import analysis, article, ask, ask_quotes, found

TEXT = "“Trade is trust,” said Ada Holm. Taxes would rise, said Bo Ray. “No,” said Bo Ray."
GIVEN = analysis(TEXT, {"“Trade is trust,”": "Ada Holm", "“No,”": "Bo Ray"})
TOLD = tuple(replace(each, kind="indirect") for each in analysis(TEXT, {"Taxes": "Bo Ray"}).quotes)
OTHER = "Taxes would fall, said Cy Lind."
ONLY = tuple(
    replace(each, kind="indirect") for each in analysis(OTHER, {"Taxes": "Cy Lind"}).quotes
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    directory = tmp_path_factory.mktemp("reported")
    roles = {"Bo Ray": ["mayor"], "Cy Lind": ["banker"]}
    with SearchWriter.open(directory) as writer:
        for number, text, quotes in ((1, TEXT, GIVEN.quotes + TOLD), (2, OTHER, ONLY)):
            writer.put_article(number, article(text))
            writer.put_analysis(number, replace(GIVEN, quotes=quotes), text, roles=roles)
        writer.commit()
    return SearchIndex.open(directory)


@pytest.mark.parametrize(
    ("query", "no", "yes", "only"),
    [
        ("said:taxes", set(), {1, 2}, {1, 2}),
        ("quote:taxes", set(), {1, 2}, {1, 2}),
        ("quote:trust", {1}, {1}, set()),
        ("speaker:lind", set(), {2}, {2}),
        ("speaker:ray", {1}, {1}, {1}),
        ("speaker:holm", {1}, {1}, set()),
        ("role:banker", set(), {2}, {2}),
        ("said:(ray taxes)", set(), {1}, {1}),
        ("said:(ray no)", {1}, {1}, set()),
        ("-said:taxes", {1, 2}, set(), set()),
        ("trade OR speaker:lind", {1}, {1, 2}, {1, 2}),
        ("has:quotes", {1}, {1}, {1}),
    ],
)
def test_what_is_looked_through(
    index: SearchIndex, query: str, no: set[int], yes: set[int], only: set[int]
) -> None:
    assert found(index, query) == found(index, f"{query} reported:no") == no
    assert found(index, f"reported:yes {query}") == yes
    assert found(index, f"{query} reported:only") == only


def test_quotes_are_listed_alike(index: SearchIndex) -> None:
    assert list(ask_quotes(index, "speaker:ray").pairs) == [(1, 1)]
    assert list(ask_quotes(index, "speaker:ray reported:yes").pairs) == [(1, 1), (1, 2)]
    assert set(ask_quotes(index, "taxes reported:only").pairs) == {(1, 2), (2, 0)}


def test_only_who_is_in_marks_is_offered_and_counted(index: SearchIndex) -> None:
    offered = [(one.text, one.count) for one in index.complete("speaker:", 8)]
    assert offered == [('"Ada Holm"', 1), ('"Bo Ray"', 1)]
    assert [one.text for one in index.complete("said:t", 6)] == ["trade", "trust"]
    assert index.facets(ask(index, "has:quotes OR taxes").ids).speakers == (
        ("Ada Holm", 1),
        ("Bo Ray", 1),
    )


def test_hits_stand_where_it_is_looked(index: SearchIndex) -> None:
    def hits(query: str) -> list[str]:
        return [hit.of(TEXT) for hit in find_hits(parse(query), TEXT, quotes=GIVEN.quotes + TOLD)]

    assert hits("said:(taxes OR no)") == ["No"]
    assert hits("said:(taxes OR no) reported:yes") == ["Taxes", "No"]
    assert hits("said:(taxes OR no) reported:only") == ["Taxes"]


@pytest.mark.parametrize(
    ("query", "wider"),
    [
        ("said:tax", "said:tax reported:yes"),
        ("(speaker:a OR role:b) date:2024 ", "(speaker:a OR role:b) date:2024 reported:yes"),
        ("-quote:tax", "-quote:tax reported:yes"),
        ("tax", None),
        ("has:quotes", None),
        ("said:tax reported:no", None),
        ("said:tax reported:only", None),
        ("said:" + 3990 * "x", None),
    ],
)
def test_it_can_be_asked_for_where_quotes_are(query: str, wider: str | None) -> None:
    asked = with_reported(parse(query))
    assert (asked and asked.text) == wider


def test_a_query_that_asks_nothing_of_quotes_is_told() -> None:
    assert "beside" in remark(parse("tax reported:yes"))
    assert not remark(parse("said:tax reported:yes"))
    assert not remark(parse("tax"))


@pytest.mark.parametrize(
    "query", ["-reported:yes said:tax", "NOT sort:date", "tax -(-duplicates:no)"]
)
def test_a_setting_is_not_negated(query: str) -> None:
    with pytest.raises(QueryError, match="excludes articles"):
        parse(query)
