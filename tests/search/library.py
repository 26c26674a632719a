"""A way for tests to make small indices."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from index.article import Analysis, Article, Entity, EntityKind, Quote, Span
from index.search.engine.writer import SearchWriter
from index.search.protocols import Matches, QuoteMatches, Searcher
from index.search.query.compounds import cut_run, runs
from index.search.query.parser import parse
from index.search.run.index import SearchIndex


def article(text: str = "", title: str = "Untitled", **more: object) -> Article:
    return Article(text=text, title=title, **more)  # type: ignore[arg-type]


def analysis(
    text: str,
    quotes: Mapping[str, str | None] | None = None,
    entities: Mapping[str, EntityKind] | None = None,
) -> Analysis:
    """Return an analysis from quoted words with their speaker, and names with their kind."""
    found = []
    for words, speaker in (quotes or {}).items():
        start = text.index(words)
        found.append(Quote(span=Span(start, start + len(words)), kind="direct", name=speaker))
    named = tuple(
        Entity(kind=kind, name=name, mentions=(Span(0, 1),))
        for name, kind in (entities or {}).items()
    )
    return Analysis(pipeline="test", quotes=tuple(found), entities=named)


def index_of(directory: Path, articles: Mapping[int, Article]) -> SearchIndex:
    with SearchWriter.open(directory) as writer:
        for number, one in articles.items():
            writer.put_article(number, one)
        writer.commit()
    return SearchIndex.open(directory)


def ask(index: Searcher, query: str, *, typing: bool = False, **more: Any) -> Matches:
    """Search as an archive does: parse, then hand down."""
    return index.search(parse(query, typing=typing), **more)


def ask_quotes(index: Searcher, query: str, **more: Any) -> QuoteMatches:
    """Search quotes as an archive does."""
    return index.search_quotes(parse(query), **more)


def cut_words(text: str) -> tuple[list[str], list[tuple[int, str]]]:
    """Return the words of a text as they are indexed, and its compounds with their places."""
    cut: list[str] = []
    placed: list[tuple[int, str]] = []
    for run in runs(text):
        parts, compound = cut_run(run)
        if compound:
            placed.append((len(cut), compound))
        cut += parts
    return cut, placed


def found(index: Searcher, query: str) -> set[int]:
    return set(ask(index, query).ids)
