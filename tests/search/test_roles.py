"""By which descriptions the speakers of an article are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.article import Analysis, Entity, Quote, Span
from index.search.engine.roles import roles_of
from index.search.engine.writer import SearchWriter
from index.search.run.index import SearchIndex
from tests.search.library import analysis, article, ask_quotes, found


def roles(text: str, name: str, mention: str = "") -> list[str]:
    """Return the roles of one who is quoted, from one mention."""
    at = text.index(mention or name)
    quote = Quote(
        span=Span(0, 1), kind="direct", speaker=Span(at, at + len(mention or name)), name=name
    )
    return roles_of(Analysis(pipeline="test", quotes=(quote,)), text)[name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Holm, the finance minister, said no.", ["finance minister"]),
        ("Ada Holm, leader of the Civic Union, said no.", ["leader of the Civic Union"]),
        ("Ada Holm, an Arco spokesman.", ["Arco spokesman"]),
        ("The mayor, Ada Holm, said no.", ["mayor"]),
        ("It was the mayor Ada Holm who said no.", ["mayor"]),
        ("Then Prime Minister Ada Holm said no.", ["Then Prime Minister"]),
        ("as Senator Ada Holm said", ["Senator"]),
        ("said Mr Ada Holm", []),
        ("Ada Holm said no.", []),
        ("Ada Holm, who said no, left.", []),
        ("Ada Holm, speaking to reporters, said no.", []),
        ("Ada Holm, 44, said no.", []),
        ("Ada Holm, in a statement, said no.", []),
        ("“No,” the mayor told them, Ada Holm said.", []),
        ("", []),
    ],
)
def test_what_stands_beside_a_name(text: str, expected: list[str]) -> None:
    assert (roles(text, "Ada Holm") if text else []) == expected


def test_the_mention_itself_may_describe() -> None:
    assert roles("“No,” the chief engineer said.", "Pell", "the chief engineer") == [
        "chief engineer"
    ]
    assert roles("“No,” she said, the mayor.", "Pell", "she") == []
    assert roles("The Dockers’ Union said.", "Dockers’ Union", "The Dockers’ Union") == []


def test_a_role_holds_for_all_that_somebody_is_quoted_with(tmp_path: Path) -> None:
    text = "Ada Holm, the mayor, came. “Trade is trust,” she said. “No,” said José Ray."
    given = analysis(text, {"“Trade is trust,”": "Ada Holm", "“No,”": "José Ray"})
    whole = Analysis(
        pipeline="test",
        quotes=given.quotes,
        entities=(Entity(kind="PERSON", name="Ada Holm", mentions=(Span(0, 8),)),),
    )
    with SearchWriter.open(tmp_path) as writer:
        writer.put_article(1, article(text))
        writer.put_analysis(1, whole, text)
        writer.commit()
    index = SearchIndex.open(tmp_path)
    assert found(index, "role:mayor") == found(index, "role:may*") == {1}
    assert not found(index, "role:minister")
    assert list(ask_quotes(index, "role:mayor").pairs) == [(1, 0)]
    assert found(index, "said:(role:mayor trust)") == {1}
    assert not found(index, "said:(role:mayor no)")
