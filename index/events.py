"""What the indexing process tells: one JSON object a line on its standard output.

The process is `index.sync`; the explorer and the commands read these lines and nothing else of it.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Literal

Stage = Literal["scan", "index", "read", "analyse", "agree", "gather", "compare", "publish"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work has come."""

    stage: Stage
    done: int
    total: int
    rate: float = 0.0
    """Articles a second."""
    seconds_left: float | None = None
    part: float | None = None
    """How much of the next thing is done, from 0 to 1, if that one takes long."""
    found: int = 0
    """Articles that were found in it so far, where it is not known how much that is."""


@dataclass(frozen=True, slots=True)
class Committed:
    """New, changed or removed articles can be searched from now on."""

    added: int
    changed: int
    moved: int
    removed: int


@dataclass(frozen=True, slots=True)
class Analysed:
    """These articles have been analysed and stored."""

    articles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ProblemFound:
    """A file could not be read, or not well."""

    path: str
    reason: str
    hint: str
    skipped: bool


@dataclass(frozen=True, slots=True)
class Finished:
    """All is done, or as much as was asked for before it was cancelled."""

    articles: int
    quotes: int
    people: int
    problems: int
    seconds: float
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Failed:
    """The work stopped; what was committed before is safe."""

    message: str
    hint: str
    locked: bool = False
    """Another process is writing to the archive."""
    disk: bool = False
    """A disk is full or cannot be used."""


Event = Progress | Committed | Analysed | ProblemFound | Finished | Failed

_KINDS: dict[str, type[Event]] = {
    kind.__name__: kind for kind in (Progress, Committed, Analysed, ProblemFound, Finished, Failed)
}


def encode(event: Event) -> str:
    """Return the event as one line of ASCII JSON, without the newline."""
    return json.dumps({"event": type(event).__name__, **asdict(event)})


def decode(line: str) -> Event:
    """Return the event that a line encodes.

    Raises:
        ValueError: The line is not an event.
    """
    try:
        fields = json.loads(line)
        kind = _KINDS[fields.pop("event")]
        if kind is Analysed:
            return Analysed(tuple(fields["articles"]))
        return kind(**fields)
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"not an event: {line[:80]!r}") from error
