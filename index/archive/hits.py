"""Where the words of a query stand in articles, for the text, the titles and the snippets alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from index.archive.asked import AskedQueries
from index.archive.recent import Recent
from index.archive.rows import HitsShown
from index.article import Quote, Span
from index.store.protocol import Store, Summary

if TYPE_CHECKING:
    from index.search.query.syntax import Query

_SNIPPET_CHARACTERS = 240
_REMEMBERED = 2000


class ArticleHits:
    """Finds the hits of queries in articles. Safe to use from several threads.

    Args:
        store: What the articles are read from.
        asked: What the queries mean.
    """

    def __init__(self, store: Store, asked: AskedQueries) -> None:
        self._store = store
        self._asked = asked
        self._shown: Recent[tuple[Query, str, str, int | None], HitsShown] = Recent(_REMEMBERED)

    def in_text(
        self, query: str, text: str, quotes: Sequence[Quote] = (), language: str = "en"
    ) -> tuple[Span, ...]:
        """Return the hits of a query in a text; none if it cannot be understood."""
        understood = self._asked.understood(query)
        if understood is None:
            return ()
        from index.search.run.hits import find_hits

        return tuple(find_hits(understood, text, quotes=quotes, language=language))

    def in_title(self, query: str, title: str, language: str = "en") -> tuple[Span, ...]:
        """Return the hits of a query in a title; none if it cannot be understood."""
        understood = self._asked.understood(query)
        if understood is None:
            return ()
        from index.search.run.hits import find_hits

        return tuple(find_hits(understood, title, part="title", language=language))

    def in_article(self, query: str) -> Callable[[Summary], HitsShown]:
        """Return what gives the hits of a query in the text of a summary."""
        understood = self._asked.understood(query)
        if understood is None:
            return lambda summary: HitsShown()

        def hits(summary: Summary) -> HitsShown:
            key = (understood, summary.text_hash, summary.title, summary.quotes)
            return self._shown.get(key, lambda: self._show(understood, summary))

        return hits

    def matcher(self, about: str) -> Callable[[str], bool]:
        """Return what tells whether a text holds all of these words."""
        words = about.split()
        return lambda text: all(self.in_text(word, text) for word in words)

    def _show(self, query: Query, summary: Summary) -> HitsShown:
        from index.search.run.hits import find_hits, looks_for_words, looks_in_quotes
        from index.search.run.snippets import snippet

        text = self._store.text(summary.id) or ""
        analysis = self._store.analysis(summary.id) if looks_in_quotes(query) else None
        quotes = analysis.quotes if analysis else ()
        found = find_hits(query, text, quotes=quotes, language=summary.language)
        shown = snippet(text, found, _SNIPPET_CHARACTERS)
        title = tuple(find_hits(query, summary.title, part="title", language=summary.language))
        count = len(title) + len(found) if title or looks_for_words(query) else None
        return HitsShown(count, shown.text, shown.spans, title)
