"""A new operator of the query language is one record and one line in the list of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.errors import QueryError
from index.search.query.describe import describe_query
from index.search.query.lexer import Lexeme
from index.search.query.operators import OPERATORS
from index.search.query.operators.operator import Operator, Reader
from index.search.query.parser import parse
from index.search.query.syntax import Columns, Filter
from tests.search.library import article, found, index_of

if TYPE_CHECKING:
    from index.search.query.syntax import Mask


@dataclass(frozen=True)
class Longer(Filter):
    """Articles of more than so many words."""

    words: int

    def passes(self, columns: Columns) -> Mask:
        return columns.lengths > self.words

    def describe(self) -> str:
        return f"of more than {self.words} words"


def _longer(reader: Reader, value: Lexeme) -> Longer:
    if not value.text.isdecimal():
        raise QueryError("longer: wants a number.", "longer:200", column=value.column)
    return Longer(int(value.text))


LONGER = Operator("longer", _longer, completes="values", values=("100", "1000"))


@pytest.fixture(autouse=True)
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(OPERATORS, "longer", LONGER)


def test_a_new_operator_is_searched_and_combined(tmp_path: Path) -> None:
    index = index_of(tmp_path, {1: article("tax"), 2: article("tax cut now"), 3: article("a b c")})
    assert found(index, "longer:2") == {2, 3}
    assert found(index, "tax -longer:2") == {1}
    assert found(index, "tax longer:2 OR body:=b") == {2, 3}
    assert index.search_quotes(parse("longer:2")).total == 0


def test_a_new_operator_is_described_and_completed(tmp_path: Path) -> None:
    index = index_of(tmp_path, {1: article("tax")})
    assert describe_query(parse("longer:2")) == "articles of more than 2 words"
    assert [each.text for each in index.complete("longer:1", 8)] == ["100", "1000"]
    assert [each.text for each in index.complete("lon", 3)] == ["longer:"]


def test_a_new_operator_tells_what_is_wrong() -> None:
    with pytest.raises(QueryError, match="wants a number"):
        parse("longer:x")
    assert parse("tax longer:x", typing=True).root == parse("tax ", typing=True).root
    with pytest.raises(QueryError) as unknown:
        parse("longr:2")
    assert "longer:" in unknown.value.hint
