"""What a reader hands over: the raw pieces of an article, each with where it was found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from index.article import SavedLink
from index.clean import clean_phrase
from index.reading.dates import parse_date

LineField = Literal["title", "source", "url", "language", "published"]
ListField = Literal["authors", "tags"]
LITTLE_TEXT = "little text found"
"""The warning that a page gives hardly any text, or none."""
_LONGEST = 1_000
_MOST = 100


@dataclass(slots=True)
class Draft:
    """An article in the making.

    A reader offers each field from the surest place to the least sure one; the first offer that
    holds something stays. Everything is cleaned here and in `index.reading.finish`, so a reader
    may hand over what it finds.
    """

    text: str = ""
    part: str = ""
    """Which article of its file; empty where the file is the article."""
    warnings: list[str] = field(default_factory=list)
    origins: dict[str, str] = field(default_factory=dict)
    lines: dict[LineField, str] = field(default_factory=dict)
    lists: dict[ListField, tuple[str, ...]] = field(default_factory=dict)
    removed: int = 0
    """Control characters that the reader has taken out already."""
    saved: str = ""
    """When it was saved, for want of a better date; ISO 8601."""

    def offer(self, name: LineField, value: object, origin: str) -> bool:
        """Set a field if nothing surer has set it; tell whether it was set.

        Args:
            name: Which field.
            value: Anything; only strings, and numbers for a date, are taken.
            origin: Where it was found, in a word or two.
        """
        if name in self.lines or not isinstance(value, str | int | float):
            return False
        if name == "published":
            clean = parse_date(value)
        elif isinstance(value, str):
            clean = clean_phrase(value[:_LONGEST])
        else:
            return False
        if name == "url" and not clean.lower().startswith(("http://", "https://")):
            return False
        if not clean:
            return False
        self.lines[name] = clean
        self.origins[name] = origin
        return True

    def offer_all(self, name: ListField, values: Iterable[object], origin: str) -> bool:
        """Set a list of names if nothing surer has set it; tell whether it was set."""
        if name in self.lists:
            return False
        clean = (clean_phrase(value[:_LONGEST]) for value in values if isinstance(value, str))
        found = tuple(dict.fromkeys(value for value in clean if value))[:_MOST]
        if found:
            self.lists[name] = found
            self.origins[name] = origin
        return bool(found)

    def warn(self, warning: str) -> None:
        """Add something that the user should know, once."""
        if warning not in self.warnings:
            self.warnings.append(warning)


@dataclass(frozen=True, slots=True)
class BadRecord:
    """A part of a file that is not an article, while the rest is."""

    reason: str
    """Where and why: "line 7: not JSON"."""


Item = Draft | SavedLink | BadRecord
