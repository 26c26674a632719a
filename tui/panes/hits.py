"""The pane of keyword hits: each hit as a line in context."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui.session.places import HitPlace, Places
from tui.session.words import in_context, place_among
from tui.widgets.frame import show_place
from tui.widgets.list_pane import ListPane

if TYPE_CHECKING:
    from index import Reading
    from tui.session.panes import Pane
    from tui.widgets.side import KeyOf


class HitsPane(ListPane[HitPlace]):
    """Where the article has the words looked for, or its key terms if there are none."""

    DEFAULT_CSS = "HitsPane { height: 1fr; &:focus { height: 2fr; } }"

    def __init__(self, pane: Pane, key_of: KeyOf) -> None:
        super().__init__(id=pane.id)
        self._pane, self._key_of = pane, key_of
        self._text = ""

    def show(self, reading: Reading | None, places: Places) -> None:
        """Show the hits in an article."""
        self._text = reading.article.text if reading else ""
        are_terms = places.hits and places.hits_are_terms
        self.border_title = f"{self._pane.key} Key terms" if are_terms else self._pane.heading
        self.show_rows(places.hits)
        self.follow(places)

    def follow(self, places: Places) -> None:
        """Put the cursor on the hit that the reader is at."""
        at = places.index("hit")
        self.select(at)
        show_place(self, place_among(at, len(places.hits)) if places.hits else "")

    def places_at(self, row: object, places: Places) -> Places | None:
        """Return the places with the reader at the hit of a row; `None` if it is gone."""
        return places.at_span("hit", row.span) if isinstance(row, HitPlace) else None

    def why_empty(self, reading: Reading, waiting: str) -> str:
        """Say that there are no hits, and how to have some."""
        search, watch = self._key_of("search.focus"), self._key_of("watch")
        return f"No keyword hits. {search} searches for a word, {watch} watches one."

    def draw(self, row: HitPlace, number: int, width: int) -> list[Content]:
        """Return the line of a hit."""
        line, word = in_context(self._text, row.span, width - 2)
        content = Content.assemble(
            " ", line[: word.start], (word.of(line), self.style_of("hit")), line[word.end :]
        )
        return [content.truncate(width, ellipsis=True)]
