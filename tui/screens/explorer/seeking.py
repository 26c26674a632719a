"""Looking through the results for the next article that has a thing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from index import Archive, Results, Row
    from tui.session.places import PlaceKind

_CHUNK = 50
"""Results that are looked at together at first: the next thing is mostly near."""
_LARGEST_CHUNK = 1000


class Wanted(NamedTuple):
    """A thing that the reader wants to go to."""

    kind: PlaceKind
    by: int
    """1 for the next one, -1 for the previous one."""
    speaker: str = ""
    """Only quotes by this speaker."""
    name: str = ""
    """Only mentions of this entity."""


class Sought(NamedTuple):
    """What came of looking through the results."""

    at: int | None
    """The next result that has what is wanted; `None` if there is none."""
    looked_at: int | None = None
    """So many of the results can be looked at, of more that there are; `None`: all."""


def seek(archive: Archive, results: Results, start: int, wanted: Wanted) -> Sought:
    """Look for the next result after (or before) `start` that has what is wanted."""
    looked_at = results.listed if results.listed < results.total else None
    for begin, end in _chunks(results.listed, start, wanted.by):
        ids = results.ids[begin:end]
        if wanted.speaker or wanted.name:
            having = archive.having(ids, speaker=wanted.speaker, name=wanted.name)
        else:
            rows = archive.rows(results, begin, end)
            having = {row.id for row in rows if _has(row, wanted.kind)}
        found = [at for at, number in enumerate(ids, begin) if number in having]
        if found:
            return Sought(found[0] if wanted.by > 0 else found[-1], looked_at)
    return Sought(None, looked_at)


def _chunks(total: int, start: int, by: int) -> Iterator[tuple[int, int]]:
    """Yield the results after (or before) one of them, the nearest first, ever more together."""
    size = _CHUNK
    at = start + 1 if by > 0 else min(start, total)
    while (at < total) if by > 0 else (at > 0):
        end = min(total, at + size) if by > 0 else max(0, at - size)
        yield min(at, end), max(at, end)
        at, size = end, min(2 * size, _LARGEST_CHUNK)


def _has(row: Row, kind: PlaceKind) -> bool:
    """Tell whether an article has a thing of a kind; what is not known yet counts."""
    count = row.hits if kind == "hit" else row.quotes
    return count is None or count > 0
