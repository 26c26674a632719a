"""An article in a list, and one that is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from index.article import Analysis, Article, EntityKind, Quote, Span

COUNTED: frozenset[EntityKind] = frozenset(
    ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL")
)
"""Kinds of entities that are dates and numbers rather than names."""


class Row(NamedTuple):
    """One line of the list of results."""

    id: int
    title: str
    source: str
    published: str
    """ISO 8601, or nothing."""
    date_shown: str
    """`2024-03-07`, or `~2024-06-04` where only the file's own date is known."""
    language: str = ""
    """An ISO 639-1 code, or `und`."""
    quotes: int | None = None
    """Quotes with a speaker to look for (direct and partial); `None` before the analysis."""
    hits: int | None = None
    """Hits of the query in title and text; `None` without a query."""
    starred: bool = False
    tags: tuple[str, ...] = ()
    """The file's own and the user's."""
    has_note: bool = False
    snippet: str = ""
    """A stretch of the text round the best hits; empty without a query."""
    snippet_hits: tuple[Span, ...] = ()
    """Where the hits lie in `snippet`."""
    title_hits: tuple[Span, ...] = ()
    """Where hits lie in `title`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One article, with all that is shown around it."""

    id: int
    article: Article
    analysis: Analysis | None = None
    """What was found in it, corrected by the user; `None` before the analysis."""
    hits: tuple[Span, ...] = ()
    """Hits of the query, in reading order."""
    title_hits: tuple[Span, ...] = ()
    """Hits of the query in the title."""
    watch_hits: tuple[tuple[Span, str], ...] = ()
    """Hits of the user's watch words, each with its word, in reading order."""
    key_terms: tuple[tuple[str, tuple[Span, ...]], ...] = ()
    """What the article is about, best first: a term and where it stands. Filled when there is
    neither a query nor a hit of a watch word."""
    elsewhere: Mapping[str, int] = field(default_factory=dict)
    """Name of an entity that is not a date or number -> how many other articles name it."""
    position: int = 0
    """The offset where the user left off."""
    starred: bool = False
    tags: tuple[str, ...] = ()
    """The user's own; the file's are `article.tags`."""
    note: str = ""
    noted: tuple[str, ...] = ()
    """What lists of links note about it: highlights, descriptions."""
    file: Path | None = None
    """The file itself, to open it with another program."""
    duplicates: tuple[str, ...] = ()
    """Other paths of the same text."""
    near: tuple[NearCopy, ...] = ()
    """Other versions of this text, most alike first."""
    also_in: Mapping[Span, int] = field(default_factory=dict)
    """Span of a quote -> how many other articles quote the same utterance; 0: its speaker only says
    it again, on another occasion. What is neither is left out."""
    trouble: str = ""
    """Why `elsewhere` and `also_in` are not known, in words: a part of the archive is away."""
    corrected: frozenset[Span] = frozenset()
    """Spans of the quotes whose speaker the user has set."""
    kept: frozenset[Span] = frozenset()
    """Spans of the quotes that the user keeps for a dossier."""
    stale: bool = False
    """The file can't be read any more; this is how it was."""

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotes that are listed by default: direct and partial, in reading order."""
        return listed_quotes(self.analysis)

    @property
    def passed_over(self) -> tuple[Quote, ...]:
        """What stands in marks, four words and more, and was taken for no quotation."""
        return passed_over(self.article.text, self.analysis)


def listed_quotes(analysis: Analysis | None) -> tuple[Quote, ...]:
    """Return the quotes of an analysis that are listed by default: direct and partial ones."""
    quotes = analysis.quotes if analysis else ()
    return tuple(quote for quote in quotes if quote.kind in ("direct", "partial"))


_LONG = 4
"""Words of a stretch in marks that are seldom a nickname or a word as a word."""


def passed_over(text: str, analysis: Analysis | None) -> tuple[Quote, ...]:
    """Return what stands in marks, four words and more, and was taken for no quotation.

    Mostly titles and slogans; where it is a quotation, nothing else tells that it is missing.
    """
    return tuple(
        quote
        for quote in (analysis.quotes if analysis else ())
        if quote.kind in ("scare", "title") and len(quote.span.of(text).split()) >= _LONG
    )


class NearCopy(NamedTuple):
    """Another article with much the same text."""

    id: int
    title: str
    source: str
    likeness: float
    """The share of three-word sequences in common, from 0 to 1."""
