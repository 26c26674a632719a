"""What a search works with: when to stop, and what it has found."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import reduce
from typing import Self

import numpy as np
import numpy.typing as npt

from index.search.engine.snapshot import Mask

Scores = npt.NDArray[np.float32]


class Stopped(Exception):
    """The search was cancelled."""


@dataclass
class Watch:
    """Tells a search when to stop."""

    deadline: float | None = None
    """A moment of `time.monotonic`."""
    cancelled: Callable[[], bool] = field(default=lambda: False)
    expired: bool = False
    """Whether the time was up before everything was looked through."""

    @classmethod
    def starting_now(cls, seconds: float | None, cancelled: Callable[[], bool]) -> Self:
        """Allow a search so many seconds from now, or as many as it takes."""
        return cls(None if seconds is None else time.monotonic() + seconds, cancelled)

    def time_is_up(self) -> bool:
        """Tell whether to make do with what has been found.

        Raises:
            Stopped: Nobody wants the answer any more.
        """
        if self.cancelled():
            raise Stopped
        if self.deadline is not None and time.monotonic() > self.deadline:
            self.expired = True
        return self.expired


@dataclass(frozen=True)
class Found:
    """The answer to a part of a query."""

    mask: Mask
    scores: Scores | None = None
    """How well each article answers; None where one answers as well as another."""


def all_of(found: list[Found], size: int) -> Found:
    """Return what fulfils every part; everything where there are none."""
    if not found:
        return Found(np.ones(size, bool))
    return Found(reduce(np.logical_and, (part.mask for part in found)), _sum(found))


def any_of(found: list[Found]) -> Found:
    """Return what fulfils one part or more."""
    return Found(reduce(np.logical_or, (part.mask for part in found)), _sum(found))


def best_of(found: list[Found]) -> Found:
    """Return what fulfils one part or more, when all are the same in other words."""
    scores = [part.scores for part in found if part.scores is not None]
    best = reduce(np.maximum, scores) if scores else None
    return Found(reduce(np.logical_or, (part.mask for part in found)), best)


def none_of(found: Found, watch: Watch) -> Found:
    """Return what does not fulfil a part: nothing at all if that was not looked through in time."""
    return Found(np.zeros_like(found.mask) if watch.expired else ~found.mask)


def _sum(found: list[Found]) -> Scores | None:
    scores = [part.scores for part in found if part.scores is not None]
    return sum(scores[1:], scores[0]) if scores else None
