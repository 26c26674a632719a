"""Every example of the query page, tried on the articles that the page lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import index.search
from index.article import Analysis, Article, Entity, Span
from index.errors import QueryError
from index.search.engine.writer import SearchWriter
from index.search.protocols import Writer
from index.search.query.describe import describe_query
from index.search.query.operators import OPERATORS
from index.search.query.parser import parse
from index.search.run.index import SearchIndex
from tests.search.library import analysis, ask

PAGE = Path(index.search.__file__).with_name("QUERY.md").read_text(encoding="utf-8")
SPEAKERS = {
    1: {"“A disaster for us all,”": "Ada Holm"},
    2: {"“The budget is balanced,”": "José Ray"},
    4: {"“Trade is trust,”": "Ada Holm"},
}
REPORTED = {2: {"Trade with Iran may grow": "José Ray"}}
ENTITIES = {
    1: (Entity(kind="PERSON", name="Ada Holm", mentions=(Span(0, 1),)),),
    2: (
        Entity(kind="ORG", name="Treasury", mentions=(Span(0, 1),)),
        Entity(kind="GPE", name="Iran", mentions=(Span(0, 1),)),
    ),
    4: tuple(Entity(kind="GPE", name=name, mentions=(Span(0, 1),)) for name in ("Iran", "US")),
}
MORE = {
    1: {"authors": ("Jane Roe",), "path": "2024/strike.txt"},
    2: {"path": "2024/budget.txt"},
    4: {"tags": ("diplomacy",), "url": "https://example.org/talks"},
    7: {"language": "ja"},
}


def rows(columns: int) -> Iterator[list[str]]:
    for line in PAGE.splitlines():
        if line.startswith("|") and not line.startswith("|---"):
            parted = re.split(r"(?<!\\)\|", line.strip("|"))
            cells = [cell.strip().replace("\\|", "|") for cell in parted]
            if len(cells) == columns:
                yield cells


def write_page(writer: Writer) -> None:
    """Put the page's articles into an index."""
    for number, title, source, published, text in list(rows(5))[1:]:
        n = int(number)
        article = Article(
            title=title,
            source=source,
            published=published.lstrip("~"),
            origins={"published": "file"} if published.startswith("~") else {},
            text=text,
            **MORE.get(n, {}),  # type: ignore[arg-type]
        )
        writer.put_article(n, article)
        told = analysis(text, dict(REPORTED.get(n, {}))).quotes
        quotes = analysis(text, dict(SPEAKERS.get(n, {}))).quotes
        quotes += tuple(replace(each, kind="indirect") for each in told)
        whole = Analysis(pipeline="page", quotes=quotes, entities=ENTITIES.get(n, ()))
        writer.put_analysis(n, whole, text, roles={"Ada Holm": ["mayor"]} if n == 1 else {})
    writer.commit()


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    directory = tmp_path_factory.mktemp("page")
    with SearchWriter.open(directory) as writer:
        write_page(writer)
    return SearchIndex.open(directory, lambda mark: [1, 2] if mark == "file txt" else [1])


EXAMPLES = [
    (query, [int(number) for number in found.split(",") if number.strip()])
    for write, _, found in rows(3)
    if write.startswith("`")
    for query in re.findall(r"`([^`]+)`", write)
]
MISTAKES = [(write.strip("`"), told) for write, told in rows(2) if write.startswith("`")]


@pytest.mark.parametrize(("query", "expected"), EXAMPLES)
def test_example(searched: SearchIndex, query: str, expected: list[int]) -> None:
    matches = ask(searched, query)
    assert sorted(matches.ids) == sorted(expected), matches.query
    if "sort:" in query:
        assert list(matches.ids) == expected
    assert describe_query(matches.query)


@pytest.mark.parametrize(("query", "told"), MISTAKES)
def test_mistake_is_explained(query: str, told: str) -> None:
    with pytest.raises(QueryError) as problem:
        parse(query)
    assert f"{problem.value.message} {problem.value.hint}".startswith(told)
    assert 0 <= problem.value.column < len(query)


def test_page_tells_of_every_field() -> None:
    assert len(EXAMPLES) > 50
    assert [name for name in OPERATORS if f"{name}:" not in PAGE] == []
