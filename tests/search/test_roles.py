"""Speakers are found by their roles."""

from __future__ import annotations

from pathlib import Path

from index.search.engine.writer import SearchWriter
from index.search.run.index import SearchIndex
from tests.search.library import analysis, article, ask_quotes, found


def test_who_is_quoted_is_found_by_role(tmp_path: Path) -> None:
    text = "Ada Holm, the mayor, came. “Trade is trust,” she said. “No,” said José Ray."
    given = analysis(text, {"“Trade is trust,”": "Ada Holm", "“No,”": "José Ray"})
    with SearchWriter.open(tmp_path) as writer:
        writer.put_article(1, article(text))
        writer.put_analysis(1, given, text, roles={"Ada Holm": ["mayor", "head of the port"]})
        writer.commit()
    index = SearchIndex.open(tmp_path)
    assert found(index, "role:mayor") == found(index, "role:may*") == {1}
    assert found(index, 'role:"head of"') == {1}
    assert not found(index, "role:minister")
    assert list(ask_quotes(index, "role:mayor").pairs) == [(1, 0)]
    assert found(index, "said:(role:mayor trust)") == {1}
    assert not found(index, "said:(role:mayor no)")
