"""Which segments a commit joins, so that there are never many: each costs every search a little.

Whoosh lets a commit bring its own policy. Its usual one feeds every posting through the writer
again, one by one; `joining` moves whole arrays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from whoosh.codec.whoosh3 import W3Segment

from index.search.engine.joining import join
from index.search.engine.segment import Segment

SMALL = 2000
"""Segments of up to so many documents are joined without a thought."""
STEP = 5
"""Larger ones are joined when so many are of one size, which is within this factor."""
MOST_DELETED = 0.3
"""A segment of which more is deleted is written anew."""

MOST_WORDS = 2**32 - 2**20
"""A place in a segment is a number of 32 bits."""


def fold_segments(
    directory: Path, segments: Sequence[W3Segment], *, everything: bool = False
) -> list[W3Segment]:
    """Return the segments with those that are many and small, or much deleted, joined.

    Args:
        directory: Where their files lie.
        segments: All segments of the index.
        everything: Join all of them to one.
    """
    kept = [segment for segment in segments if _living(segment)]
    groups = [kept] if everything else _groups(kept)
    for group in groups:
        worth_it = len(group) > 1 or any(segment.deleted_count() for segment in group)
        if group and worth_it and _words_of(directory, group) < MOST_WORDS:
            kept = [segment for segment in kept if segment not in group]
            kept.append(join(directory, group))
    return kept


def _words_of(directory: Path, segments: Sequence[W3Segment]) -> int:
    """Return how many words the segments have, in the field that has most."""
    opened = [Segment(directory, each.segment_id(), each.doc_count_all()) for each in segments]
    totals = Counter[str]()
    for segment in opened:
        totals.update({name: int(field.base[-1]) for name, field in segment.fields.items()})
    return max(totals.values(), default=0)


def _living(segment: W3Segment) -> int:
    return int(segment.doc_count_all() - segment.deleted_count())


def _groups(segments: list[W3Segment]) -> list[list[W3Segment]]:
    """Return the segments that should become one, group by group."""
    groups = []
    by_level = sorted(segments, key=_level)
    for _, same in groupby(by_level, key=_level):
        group = list(same)
        if len(group) >= STEP:
            groups.append(group)
        else:
            groups += [
                [segment]
                for segment in group
                if segment.deleted_count() > MOST_DELETED * segment.doc_count_all()
            ]
    return groups


def _level(segment: W3Segment) -> int:
    level, size = 0, SMALL
    while size < _living(segment):
        level, size = level + 1, size * STEP
    return level
