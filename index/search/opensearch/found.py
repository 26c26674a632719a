"""Answers as lazy sequences: a page is fetched when somebody looks at it."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Any, Generic, TypeVar, overload

from index.errors import ArchiveError
from index.search.opensearch.client import (
    Answer,
    BadRequest,
    Cluster,
    NoSuchArchive,
    Unavailable,
)
from index.search.opensearch.patterns import Clause

PAGE = 50
REACH = 10_000
"""So far an answer can be looked at in any order; what lies behind is read on from there."""
STEP = 1000
"""So many are fetched at a time by whoever reads on to the end."""
_REMEMBERED = 2 * REACH // PAGE
_KEPT_OPEN = "2m"
"""For how long after the last look the answer stays as it was."""

Sort = list[dict[str, Any]]
Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class _Page(Generic[Kept]):
    kept: list[Kept]
    last: list[Any]
    """What the last hit is sorted by: the next page begins behind it."""


class Hits(Generic[Kept]):
    """What a question finds, page by page. Threads may share it.

    The first page is as it was when it was asked for; all others are of one moment, that of the
    first look at them.

    Args:
        cluster: Whom to ask.
        asked: The question without its size: `query`, what is wanted of each hit, and `sort`, by
            the id at last.
        first: The hits of the first page.
        total: How many there are.
        keep: Gives what is kept of a hit.
        is_whole: Whether every part of the archive answered, so that it has to go on answering.
    """

    def __init__(
        self,
        cluster: Cluster,
        asked: Clause,
        first: Sequence[Answer],
        total: int,
        keep: Callable[[Answer], Kept],
        *,
        is_whole: bool = True,
    ) -> None:
        self._cluster = cluster
        self._is_whole = is_whole
        self._asked = asked
        self._keep = keep
        self.total = total
        self._pages: OrderedDict[int, _Page[Kept]] = OrderedDict({0: self._page_of(first)})
        self._moment: str | None = None
        self._fetching = threading.RLock()

    def page(self, number: int) -> Sequence[Kept]:
        """Return one page.

        Raises:
            ArchiveError: It lies too far behind what has been looked at, or cannot be fetched.
        """
        return self._page(number).kept

    def _page(self, number: int) -> _Page[Kept]:
        with self._fetching:
            if number not in self._pages:
                self._pages[number] = self._fetched(number)
                if len(self._pages) > _REMEMBERED:
                    self._pages.popitem(last=False)
            self._pages.move_to_end(number)
            return self._pages[number]

    def known(self) -> Iterator[tuple[int, Kept]]:
        """Yield what has been fetched, each with its place."""
        with self._fetching:
            pages = sorted((number, page.kept) for number, page in self._pages.items())
        for number, kept in pages:
            yield from enumerate(kept, number * PAGE)

    def __iter__(self) -> Iterator[Kept]:
        """Yield all, to the end.

        Raises:
            ArchiveError: They cannot be fetched.
        """
        page = self._page(0)
        yield from page.kept
        has_more = self.total > len(page.kept)
        while has_more and page.last:
            page = self._page_of(self._asked_for({"size": STEP, "search_after": page.last}))
            yield from page.kept
            has_more = len(page.kept) == STEP

    def _page_of(self, hits: Sequence[Answer]) -> _Page[Kept]:
        return _Page([self._keep(hit) for hit in hits], hits[-1]["sort"] if hits else [])

    def _fetched(self, number: int) -> _Page[Kept]:
        wanted: dict[str, Any] = {"size": PAGE}
        start = number * PAGE
        if start + PAGE <= REACH:
            wanted["from"] = start
        elif before := self._pages.get(number - 1):
            wanted["search_after"] = before.last
        else:
            raise ArchiveError(
                f"Of {self.total:,} articles, the first {REACH:,} can be listed.",
                "Narrow the search, or export what it finds.",
            )
        return self._page_of(self._asked_for(wanted))

    def _asked_for(self, wanted: Mapping[str, Any]) -> Sequence[Answer]:
        answer = self._at_one_moment({**self._asked, "track_total_hits": False, **wanted})
        if self._is_whole and (trouble := missing_of(answer)):
            raise Unavailable(f"The list cannot go on. {trouble}.", "Ask who runs the cluster.")
        hits: Sequence[Answer] = answer["hits"]["hits"]
        return hits

    def _at_one_moment(self, body: dict[str, Any]) -> Answer:
        """Ask as of the moment of the first look, or where that has passed, of now."""
        for is_last in (False, True):
            if self._moment is None:
                with suppress(ArchiveError):  # too many are kept, or we may not
                    answer = self._cluster.ask(
                        "POST", "_search/point_in_time", keep_alive=_KEPT_OPEN
                    )
                    self._moment = str(answer["pit_id"])
            if self._moment is None:
                break
            kept = {"id": self._moment, "keep_alive": _KEPT_OPEN}
            try:
                return self._cluster.ask("POST", "/_search", {**body, "pit": kept})
            except (NoSuchArchive, BadRequest):
                self._moment = None
                if is_last:
                    raise
        return self._cluster.ask("POST", "_search", body)


def missing_of(answer: Answer) -> str:
    """Return what is missing of an answer, in words; nothing if it is whole.

    A part of the archive that no node answers for is missing silently: only the counts tell.
    """
    shards = answer["_shards"]
    if shards["successful"] < shards["total"]:
        parts = "part" if shards["total"] == 1 else "parts"
        return f"Only {shards['successful']} of {shards['total']} {parts} of the archive answered"
    return "The cluster was too slow" if answer.get("timed_out") else ""


def id_of(hit: Answer) -> int:
    """Return which article a hit is."""
    return int(hit["sort"][-1])


class ArticleIds(Sequence[int]):
    """The ids of articles.

    Args:
        hits: What was found, each known by its id.
        clause: The question that finds them.
    """

    def __init__(self, hits: Hits[int], clause: Clause) -> None:
        self._hits = hits
        self.clause = clause

    def __len__(self) -> int:
        return self._hits.total

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> list[int]: ...
    def __getitem__(self, at: int | slice) -> int | list[int]:
        if isinstance(at, int):
            place = range(len(self))[at]
            page = self._hits.page(place // PAGE)
            if place % PAGE >= len(page):  # removed since it was counted
                raise IndexError(at)
            return page[place % PAGE]
        start, stop, step = at.indices(len(self))
        if start >= stop:
            return []
        first = start // PAGE
        found: list[int] = []
        for number in range(first, (stop - 1) // PAGE + 1):
            found += self._hits.page(number)
        return found[start - first * PAGE : stop - first * PAGE : step]

    def __iter__(self) -> Iterator[int]:
        return iter(self._hits)

    def __contains__(self, wanted: object) -> bool:
        """Tell whether an article is among those that have been looked at."""
        return any(each == wanted for _, each in self._hits.known())

    def index(self, value: int, start: int = 0, stop: int | None = None) -> int:
        """Return where an article stands among those that have been looked at.

        Raises:
            ValueError: It is not among them.
        """
        for place, each in self._hits.known():
            if each == value and start <= place < (len(self) if stop is None else stop):
                return place
        raise ValueError(f"{value} is not among the articles looked at")


class QuotePairs(Sequence[tuple[int, int]]):
    """Quotes: each an article's id and the quote's place in `Analysis.quotes`.

    Args:
        hits: The articles, each with the places of its quotes that were found.
        total: How many quotes there are.
    """

    def __init__(self, hits: Hits[tuple[int, list[int]]], total: int) -> None:
        self._hits = hits
        self._total = total

    def __len__(self) -> int:
        return self._total

    @overload
    def __getitem__(self, at: int) -> tuple[int, int]: ...
    @overload
    def __getitem__(self, at: slice) -> list[tuple[int, int]]: ...
    def __getitem__(self, at: int | slice) -> tuple[int, int] | list[tuple[int, int]]:
        if isinstance(at, int):
            return next(islice(self, range(self._total)[at], None))
        return list(islice(self, *at.indices(self._total)))

    def __iter__(self) -> Iterator[tuple[int, int]]:
        for article_id, places in self._hits:
            for place in places:
                yield article_id, place
