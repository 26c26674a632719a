"""The search room: articles and quotes in, answers out.

`SearchWriter` puts them into the index, `SearchIndex` finds them; `find_hits` says where in a text
a query's words stand. How to write a query is told in QUERY.md beside this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.search.engine.writer import SearchWriter as SearchWriter
    from index.search.run.index import SearchIndex as SearchIndex

__all__ = ["SearchIndex", "SearchWriter"]


def __getattr__(name: str) -> type[SearchIndex] | type[SearchWriter]:
    """Import Whoosh and numpy only when an index is opened."""
    if name == "SearchIndex":
        from index.search.run.index import SearchIndex

        return SearchIndex
    if name == "SearchWriter":
        from index.search.engine.writer import SearchWriter

        return SearchWriter
    raise AttributeError(name)
