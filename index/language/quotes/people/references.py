"""What a speaker's mention refers to, and how that was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from index.language.quotes.people.people import Person
from index.language.quotes.text.page import Range

ReferenceRule = Literal[
    "named", "as-written", "relative", "description", "later", "body", "only-person", "pronoun"
]
"""How it was found out whom a mention refers to."""
RELIABILITY: Mapping[ReferenceRule, float] = {
    "named": 1.0,
    "as-written": 0.97,
    "relative": 0.95,
    "description": 0.92,
    "later": 0.8,
    "body": 0.75,
    "only-person": 0.62,
}
"""How often each is right; a pronoun's depends on who else could be meant (`Reference.margin`)."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What a speaker's mention refers to."""

    name: str | None
    """Who that is, or the source as written; none for a pronoun that nothing resolves."""
    person: Person | None
    rule: ReferenceRule
    chain: tuple[Range, ...] = ()
    rivals: int = 0
    """How many others it could have been."""
    called: int | None = None
    """The word that calls the person what the mention does."""
    margin: float = 1.0
    """How far the next best is behind, from 0 (level) to 1 (nobody else)."""
    is_overtaken: bool = False
    """Whether a pronoun's next best was named since the person was."""
    likely: float | None = None
    """How likely it is that a description means this person, or nobody; none where nothing asks.

    For a pronoun, that of the description which it goes on from.
    """
