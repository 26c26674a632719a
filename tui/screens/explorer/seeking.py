"""Looking through the results for the next article that has a thing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from index import Archive, Results, Row
    from tui.session.places import PlaceKind

_CHUNK = 50
"""Results that are looked at together."""


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
    """So many articles with the name were looked at, of more that there are; `None`: all."""


def seek(archive: Archive, results: Results, start: int, wanted: Wanted) -> Sought:
    """Look for the next result after (or before) `start` that has what is wanted."""
    carriers: set[int] | None = None
    looked_at = None
    if archive.is_shared and (wanted.speaker or wanted.name):
        field, name = ("speaker", wanted.speaker) if wanted.speaker else ("entity", wanted.name)
        named = archive.search(_exactly(field, name))
        carriers = set(named.ids[: named.listed])
        looked_at = named.listed if named.listed < named.total else None
    elif wanted.speaker:
        carriers = {row.article_id for row in archive.quotes(speaker=wanted.speaker)}
    elif wanted.name:
        named = archive.search(_exactly("entity", wanted.name))
        carriers = set(named.ids[: named.total])
    for begin, end in _chunks(results.listed, start, wanted.by):
        ids = results.ids[begin:end]
        if carriers is None:
            rows = archive.rows(results, begin, end)
            having = {row.id for row in rows if _has(row, wanted.kind)}
        else:
            having = carriers
        found = [at for at, number in enumerate(ids, begin) if number in having]
        if found:
            return Sought(found[0] if wanted.by > 0 else found[-1], looked_at)
    return Sought(None, looked_at)


def _exactly(field: str, name: str) -> str:
    quoted = name.replace('"', "")
    return f'{field}:"{quoted}"'


def _chunks(total: int, start: int, by: int) -> Iterator[tuple[int, int]]:
    """Yield the results after (or before) one of them, a few at a time, the nearest first."""
    if by > 0:
        for begin in range(start + 1, total, _CHUNK):
            yield begin, min(total, begin + _CHUNK)
    else:
        for end in range(min(start, total), 0, -_CHUNK):
            yield max(0, end - _CHUNK), end


def _has(row: Row, kind: PlaceKind) -> bool:
    """Tell whether an article has a thing of a kind; what is not known yet counts."""
    count = row.hits if kind == "hit" else row.quotes
    return count is None or count > 0
