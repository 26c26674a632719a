"""The index is Whoosh's: its own searchers read it."""

from __future__ import annotations

from pathlib import Path

from whoosh import index as whoosh_index
from whoosh.query import And, Every, Not, Or, Prefix, Query, Term

from index.search.engine.writer import SearchWriter
from tests.search.library import article


def test_whoosh_searches_the_index(tmp_path: Path) -> None:
    with SearchWriter.open(tmp_path) as writer:
        writer.put_article(1, article("missile talks talks", source="Echo"))
        writer.put_article(2, article("Missile strike"))
        writer.commit()
        writer.put_article(3, article("budget talks", source="Echo"))
        writer.remove(2)
        writer.put_article(4, article("budget strike"))
        writer.commit()
    opened = whoosh_index.open_dir(str(tmp_path))
    assert opened.doc_count() == 3

    def ids(query: Query) -> list[int]:
        with opened.searcher() as searcher:
            return [hit["article"] for hit in searcher.search(query)]

    assert ids(Term("body", "talks")) == [1, 3]
    assert ids(Term("body", "Missile")) == []
    assert ids(Term("source", "Echo")) == [1, 3]
    assert ids(And([Term("body", "budget"), Term("body", "talks")])) == [3]
    assert sorted(ids(Or([Term("body", "missile"), Term("body", "strike")]))) == [1, 4]
    assert sorted(ids(And([Every(), Not(Term("body", "talks"))]))) == [4]
    assert sorted(ids(Prefix("body", "bud"))) == [3, 4]
