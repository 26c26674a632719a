"""A name as it stands in the text."""

from __future__ import annotations

from dataclasses import dataclass

from index.article import EntityKind, Span
from index.language.quotes.text.lexicon import Gender


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """One place where the text names something."""

    span: Span
    kind: EntityKind
    text: str
    """As written, blanks and line ends made one blank."""
    gender: Gender | None = None
    """What an honorific right before it tells: "Mrs Odongo"."""
    relative_since: int | None = None
    """Where the sentence begins, if it names somebody's relative: "his grandson Bo Odongo"."""
