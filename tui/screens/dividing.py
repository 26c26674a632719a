"""How many articles each filter would leave, beside what is chosen of the other kinds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from tui.session.query_edit import filter_word

if TYPE_CHECKING:
    from index import Archive, Facets, Results
    from tui.session.filters import FilteredQuery


@dataclass(frozen=True, slots=True)
class FilterEntry:
    """A filter in the list."""

    word: str
    """How it is written in a query."""
    value: str
    count: int | None = None
    """Articles that it leaves, if it alone is chosen of its kind; `None` if that is not known."""


class Divided(NamedTuple):
    """How the articles that a query finds divide."""

    groups: dict[str, list[FilterEntry]]
    """The filters by heading."""
    cut: frozenset[str]
    """The headings of which only the most frequent filters are given."""
    total: int
    """The articles that the query finds."""
    trouble: str = ""
    """Why the counts are too low, in words."""


class _Kind(NamedTuple):
    heading: str
    id: str
    """As filters call it."""
    field: str
    values: Callable[[Facets], Sequence[tuple[str, int]]]
    is_name: bool = False
    """Whether a part of it finds it too, and only the most frequent are listed."""


def _years(facets: Facets) -> Sequence[tuple[str, int]]:
    years: Counter[str] = Counter()
    for month, count in facets.months:
        years[month[:4]] += count
    return sorted(years.items(), reverse=True)


_KINDS = (
    _Kind("Year", "year", "date", _years),
    _Kind("Month", "month", "date", lambda facets: facets.months),
    _Kind("Source", "source", "source", lambda facets: facets.sources, is_name=True),
    _Kind("Speaker", "speaker", "speaker", lambda facets: facets.speakers, is_name=True),
    _Kind("Tag", "tag", "tag", lambda facets: facets.tags, is_name=True),
)
_FILE = "Kind of file", "file"


def divide(archive: Archive, query: FilteredQuery, found: Results) -> Divided:
    """Count what each filter would leave. It may be called in a thread.

    Args:
        archive: The archive.
        query: The query with what is chosen now.
        found: What it finds, or, if its query is another one, what was found before.
    """
    from index import MOST_VALUES

    results = {found.query: found}
    facets: dict[str, Facets] = {}

    def results_of(query: FilteredQuery) -> Results:
        if query.text not in results:
            results[query.text] = archive.search(query.text)
        return results[query.text]

    def facets_of(query: FilteredQuery) -> Facets:
        if query.text not in facets:
            facets[query.text] = archive.facets(results_of(query))
        return facets[query.text]

    def counted(entry: FilterEntry, apart: FilteredQuery) -> FilterEntry:
        """Count what a name finds: longer names that hold it too, and no quote by another."""
        return replace(entry, count=results_of(apart.toggled(entry.word, excludes=False)).total)

    groups: dict[str, list[FilterEntry]] = {}
    cut = set()
    for kind in _KINDS:
        apart = query.apart_from(kind.id)
        entries = _entries(kind.field, kind.values(facets_of(apart)))
        if kind.is_name and len(entries) >= MOST_VALUES:
            cut.add(kind.heading)
        if kind.is_name:
            entries = sorted(
                (counted(one, apart) for one in entries), key=lambda one: -(one.count or 0)
            )
        groups[kind.heading] = entries
    heading, field = _FILE
    files = archive.file_kinds(results_of(query.apart_from(field)))
    groups[heading] = _entries(field, files)
    total = results_of(query).total
    troubles = [one.trouble for one in facets.values()] + [one.trouble for one in results.values()]
    return Divided(groups, frozenset(cut), total, next(filter(None, troubles), ""))


def _entries(field: str, values: Iterable[tuple[str, int]]) -> list[FilterEntry]:
    return [FilterEntry(filter_word(field, name), name, count) for name, count in values if name]
