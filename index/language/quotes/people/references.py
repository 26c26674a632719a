"""What a speaker's mention refers to, and how that was found."""

from __future__ import annotations

from dataclasses import dataclass

from index.language.quotes.attribution.rules import ReferenceRule
from index.language.quotes.people.people import Person
from index.language.quotes.text.page import Range


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
