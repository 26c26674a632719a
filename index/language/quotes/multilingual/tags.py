"""A name in a text, and all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from index.language.quotes.text.page import Range

Kind = Literal["PERSON", "ORG", "GPE", "MISC"]
"""`MISC` is what nothing tells: a person's name if somebody of that name speaks."""


class Tag(NamedTuple):
    """A name in the text."""

    words: Range
    """Without titles and offices before it."""
    kind: Kind
    parts: tuple[str, ...]
    """Its words in lower case, without full stops."""
    roles: tuple[int, ...] = ()
    """The nouns for a person and titles right before it, as word numbers."""


@dataclass(frozen=True, slots=True)
class Tags:
    """All names of a text, in reading order."""

    all: list[Tag]
    by_word: dict[int, Tag]
    """The name that a word belongs to."""
    by_role: dict[int, Tag]
    """The name that a title or a noun for a person leads to."""

    def starting_at(self, word: int) -> Tag | None:
        """Return the name that begins with a word."""
        tag = self.by_word.get(word)
        return tag if tag and tag.words.first == word else None
