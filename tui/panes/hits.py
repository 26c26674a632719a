"""The pane of keyword hits: each hit as a line in context."""

from __future__ import annotations

from textual.content import Content

from tui.session.places import HitPlace, Places
from tui.session.words import in_context, place_among
from tui.widgets.frame import show_place
from tui.widgets.list_pane import ListPane


class HitsPane(ListPane[HitPlace]):
    """Where the article has the words looked for, or its key terms if there are none."""

    BORDER_TITLE = "5 Keyword hits"

    def __init__(self) -> None:
        super().__init__(id="hits")
        self._text = ""

    def show(self, places: Places, text: str) -> None:
        """Show the hits in an article."""
        self._text = text
        are_terms = places.hits and places.hits_are_terms
        self.border_title = "5 Key terms" if are_terms else "5 Keyword hits"
        self.show_rows(places.hits)
        self.follow(places)

    def follow(self, places: Places) -> None:
        """Put the cursor on the hit that the reader is at."""
        at = places.index("hit")
        self.select(at)
        show_place(self, place_among(at, len(places.hits)) if places.hits else "")

    def draw(self, row: HitPlace, number: int, width: int) -> list[Content]:
        """Return the line of a hit."""
        line, word = in_context(self._text, row.span, width - 2)
        content = Content.assemble(
            " ", line[: word.start], (word.of(line), self.style_of("hit")), line[word.end :]
        )
        return [content.truncate(width, ellipsis=True)]
