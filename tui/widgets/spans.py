"""What is marked in an article, and which highlights fall on a stretch of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import IntFlag
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from index.article import Span
from tui.widgets.cells import clusters, is_plain

if TYPE_CHECKING:
    from index import Reading
    from index.article import EntityKind


class Kind(IntFlag):
    """What a stretch of text is; where several overlap, their kinds add up.

    Later kinds are drawn over earlier ones.
    """

    DATELINE = 1 << 0
    LABEL = 1 << 1
    FIGURE = 1 << 2
    THING = 1 << 3
    PLACE = 1 << 4
    ORGANISATION = 1 << 5
    PERSON = 1 << 6
    INDIRECT = 1 << 7
    QUOTE = 1 << 8
    CURRENT = 1 << 9
    """The quote that the user is at."""
    CUE = 1 << 10
    """The word that says that the current quote is said."""
    SPEAKER = 1 << 11
    """Who says it, as written."""
    WATCH = 1 << 12
    HIT = 1 << 13
    POINT = 1 << 14
    """The hit or mention that the user is at."""
    REPEATED = 1 << 15
    """A quote that other articles have, too: only a sign on the rail."""


NAMES = Kind.PERSON | Kind.ORGANISATION | Kind.PLACE | Kind.THING
CLICKABLE = NAMES | Kind.FIGURE | Kind.QUOTE | Kind.INDIRECT | Kind.HIT | Kind.WATCH
"""What a reader can go to."""

_KIND_OF_ENTITY: dict[EntityKind, Kind] = {
    "PERSON": Kind.PERSON,
    "ORG": Kind.ORGANISATION,
    "GPE": Kind.PLACE,
    "LOC": Kind.PLACE,
    "FAC": Kind.PLACE,
    "NORP": Kind.THING,
    "EVENT": Kind.THING,
    "PRODUCT": Kind.THING,
    "WORK_OF_ART": Kind.THING,
    "LAW": Kind.THING,
    "LANGUAGE": Kind.THING,
}
"""Dates and numbers are not here: they are figures."""


class Highlight(NamedTuple):
    """A span and what it is."""

    start: int
    end: int
    kind: Kind

    @property
    def span(self) -> Span:
        """Where the highlight lies."""
        return Span(self.start, self.end)


class Highlights:
    """Highlights in reading order, found by the stretch of text they fall on.

    Independent of the width that the text is wrapped to, so a resize costs nothing here.
    """

    def __init__(self, highlights: Iterable[Highlight] = ()) -> None:
        self._highlights = sorted(each for each in highlights if each.start < each.end)
        self._starts = [each.start for each in self._highlights]
        self._reach = list(accumulate((each.end for each in self._highlights), max))
        """The furthest end up to each highlight: all before the first that passes an offset end
        before it."""

    def __len__(self) -> int:
        return len(self._highlights)

    def on(self, start: int, end: int) -> list[Highlight]:
        """Return the highlights that share a code point with `[start, end)`."""
        first = bisect_right(self._reach, start)
        last = bisect_left(self._starts, end)
        return [each for each in self._highlights[first:last] if each.end > start]


def kinds_of(highlights: Iterable[Highlight]) -> int:
    """Return the kinds of all these highlights together."""
    kinds = 0
    for each in highlights:
        kinds |= int(each.kind)
    return kinds


def highlights_of(reading: Reading) -> Iterator[Highlight]:
    """Yield everything that is always marked in an article: quotes, entities and hits."""
    if reading.analysis:
        for entity in reading.analysis.entities:
            kind = _KIND_OF_ENTITY.get(entity.kind, Kind.FIGURE)
            for mention in entity.mentions:
                yield Highlight(*mention, kind)
        for quote in reading.analysis.quotes:
            if quote.kind in ("direct", "partial"):
                also = Kind.REPEATED if reading.also_in.get(quote.span) else Kind(0)
                yield Highlight(*quote.span, Kind.QUOTE | also)
            elif quote.kind == "indirect":
                yield Highlight(*quote.span, Kind.INDIRECT)
    for hit in reading.hits:
        yield Highlight(*hit, Kind.HIT)
    for hit, _ in reading.watch_hits:
        yield Highlight(*hit, Kind.WATCH)


def highlights_at(reading: Reading, current: Span | None) -> tuple[Highlight, ...]:
    """Return what is marked because the user is at `current`.

    At a quote these are its words, its speaker and its cue; anything else is a point.
    """
    if current is None:
        return ()
    for quote in reading.analysis.quotes if reading.analysis else ():
        if quote.span == current:
            highlights = [Highlight(*current, Kind.CURRENT)]
            if quote.speaker:
                highlights.append(Highlight(*quote.speaker, Kind.SPEAKER))
            if quote.cue:
                highlights.append(Highlight(*quote.cue, Kind.CUE))
            return tuple(highlights)
    return (Highlight(*current, Kind.POINT),)


def runs(shown: str, start: int, highlights: Sequence[Highlight]) -> Iterator[tuple[str, int]]:
    """Divide a line into runs that are marked alike, never within a grapheme cluster.

    Args:
        shown: What is seen of the line.
        start: The offset that the line starts at.
        highlights: The highlights on the line.
    """
    if not highlights:
        yield shown, 0
        return
    kinds = [0] * len(shown)
    for each in highlights:
        kind = int(each.kind)  # Adding flags up is slow, adding numbers is not.
        for at in range(max(0, each.start - start), min(len(shown), each.end - start)):
            kinds[at] |= kind
    if not is_plain(shown):
        for cluster in clusters(shown):
            together = 0
            for at in range(cluster.start, cluster.end):
                together |= kinds[at]
            kinds[cluster.start : cluster.end] = [together] * (cluster.end - cluster.start)
    begin = 0
    for at in range(1, len(shown) + 1):
        if at == len(shown) or kinds[at] != kinds[begin]:
            yield shown[begin:at], kinds[begin]
            begin = at
