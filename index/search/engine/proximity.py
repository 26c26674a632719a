"""Words near each other: the one rule for the index and the highlighter."""

from __future__ import annotations

from collections.abc import Sequence


def windows(places: Sequence[Sequence[int]], slop: int) -> list[tuple[int, int]]:
    """Return the first and last word of each stretch that has one of each list, in any order.

    Args:
        places: For each wanted word, the sorted places where it stands.
        slop: How many other words may stand in the stretch.

    The stretches are the shortest there are, from left to right, and share no word.
    """
    stops = sorted((place, which) for which, found in enumerate(places) for place in found)
    latest: dict[int, int] = {}
    found: list[tuple[int, int]] = []
    for place, which in stops:
        if found and place <= found[-1][1]:
            continue
        latest[which] = place
        first = min(latest.values())
        if len(latest) == len(places) and place - first + 1 <= len(places) + slop:
            found.append((first, place))
            latest.clear()
    return found
