"""Where in an article to land when it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from index.article import Span
    from tui.session.places import PlaceKind, Places


class Position(NamedTuple):
    """A wish for a place; the beginning, or where the reader left off, if nothing is wished."""

    kind: PlaceKind | None = None
    """Go to a thing of this kind."""
    by: int = 1
    """1 for the first such thing, -1 for the last."""
    speaker: str = ""
    """Only quotes by this speaker."""
    name: str = ""
    """Follow the entity of this name."""
    span: Span | None = None
    """Go to the thing that has this span."""
    offset: int | None = None
    """Go to this place of the text."""
    keep: bool = False
    """It is the article that is open already: stay where the reader is."""

    def places(self, fresh: Places, *, default: int = 0) -> Places:
        """Return the places of the opened article with the reader landed."""
        if self.offset is not None:
            return fresh.at_offset(self.offset)
        if self.span is not None:
            return fresh.on_span(self.span) or fresh.at_offset(self.span.start)
        if self.name:
            index = next((i for i, one in enumerate(fresh.entities) if one.name == self.name), None)
            fresh = fresh.following(index)
        if self.speaker:
            order = range(len(fresh.quotes))
            for index in order if self.by > 0 else reversed(order):
                if fresh.quotes[index].name == self.speaker:
                    return fresh.at("quote", index)
        if self.kind is not None:
            landed = fresh.first(self.kind, self.by)
            if landed is not None:
                return landed
        return fresh.at_offset(default)
