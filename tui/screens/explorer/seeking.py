"""Looking through the results for the next article that has a thing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from index import Archive, Results, Row
    from tui.session.places import PlaceKind

_CHUNK = 50
"""Rows that are fetched at once."""


class Wanted(NamedTuple):
    """A thing that the reader wants to go to."""

    kind: PlaceKind
    by: int
    """1 for the next one, -1 for the previous one."""
    speaker: str = ""
    """Only quotes by this speaker."""
    name: str = ""
    """Only mentions of this entity."""


def seek(archive: Archive, results: Results, start: int, wanted: Wanted) -> int | None:
    """Return the next result after (or before) `start` that has what is wanted."""
    beyond = range(start + 1, results.total) if wanted.by > 0 else range(start - 1, -1, -1)
    if wanted.speaker:
        carriers = {row.article_id for row in archive.quotes(speaker=wanted.speaker)}
        return next((index for index in beyond if results.ids[index] in carriers), None)
    if wanted.name:
        quoted = wanted.name.replace('"', "")
        carriers = set(archive.search(f'entity:"{quoted}"').ids)
        return next((index for index in beyond if results.ids[index] in carriers), None)
    return _first_with(wanted.kind, archive, results, beyond)


def _first_with(
    kind: PlaceKind, archive: Archive, results: Results, beyond: Iterable[int]
) -> int | None:
    chunk = -1
    rows: dict[int, Row] = {}
    for index in beyond:
        if index // _CHUNK != chunk:
            chunk = index // _CHUNK
            start = chunk * _CHUNK
            fetched = archive.rows(results, start, start + _CHUNK)
            rows = {row.id: row for row in fetched}
        row = rows.get(results.ids[index])
        if row is not None and _has(row, kind):
            return index
    return None


def _has(row: Row, kind: PlaceKind) -> bool:
    """Tell whether an article has a thing of a kind; what is not known yet counts."""
    count = row.hits if kind == "hit" else row.quotes
    return count is None or count > 0
