"""Names across the archive, and the page about one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.article import EntityKind
    from index.views.quotes import QuoteRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """A name or a role as it is written, and when."""

    text: str
    first: str
    """The earliest date of an article that writes it, or nothing."""
    last: str
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody, or some body, across the archive."""

    name: str
    kind: str
    """What most articles take it for; nothing if it is only quoted."""
    articles: int
    """How many name or quote them."""
    first: str
    """The earliest date of those, or nothing."""
    last: str
    names: tuple[Usage, ...]
    """How they are written, in most articles first."""
    roles: tuple[Usage, ...]
    """What stands at the name, in most articles first."""
    months: tuple[tuple[str, int], ...]
    """Month (`2024-03`) -> how many quotes, oldest first; months without any are left out."""
    topics: tuple[tuple[str, int], ...]
    """Key terms of what they say, best first, and how often."""
    sources: tuple[tuple[str, int], ...]
    """Who quotes them, and how often."""
    company: tuple[tuple[str, int], ...]
    """Who is named in the same articles, and in how many of them; only the most frequent ones."""
    quoted: int
    """How many quotes there are of them: `months` and `sources` count them all."""
    quotes: tuple[QuoteRow, ...]
    """The earliest first; only the last of them where they are very many."""
    looked_into: int
    """In so many of the articles, spread over time, names and roles were looked for."""

    @property
    def undated(self) -> int:
        """How many of the quotes stand in no month, since their article's date is not known."""
        return self.quoted - sum(count for _, count in self.months)

    @property
    def left_out(self) -> str:
        """What of all that this page leaves out, in words; nothing if it is whole."""
        parts = []
        if self.quoted > len(self.quotes):
            parts.append(f"quotes and topics: the last {len(self.quotes):,} of {self.quoted:,}")
        if self.articles > self.looked_into:
            parts.append(f"names and roles: {self.looked_into:,} of {self.articles:,} articles")
        return "; ".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRow:
    """One entity across the archive."""

    kind: EntityKind
    name: str
    articles: int
    mentions: int
    is_least: bool = False
    """Both may be more: see `Archive.frequent_entities`."""
