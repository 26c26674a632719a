"""Telling how far a long piece of work has come while it lasts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from itertools import islice
from typing import TypeVar

_TIMES = 100
"""How often one pass over many things is told of, about."""
_FEWEST = 10
"""Things that are worth telling of."""
_Item = TypeVar("_Item")

Advance = Callable[[float], None]
"""Is told what share of the work was done since it was told the last time."""


def untold(done: float) -> None:
    """Tell nobody."""


def part(advance: Advance, share: float) -> Advance:
    """Return what is told of work that is a share of what `advance` is told of."""
    return lambda done: advance(share * done)


def told(items: Collection[_Item], advance: Advance) -> Iterator[_Item]:
    """Yield things, and tell now and then that some of them are done."""
    at_once = max(len(items) // _TIMES, _FEWEST)
    remaining = iter(items)
    while batch := list(islice(remaining, at_once)):
        yield from batch
        advance(len(batch) / len(items))
