"""The pane of keyword hits: each hit as a line in context."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from index.article import Span
from tui.session.places import HitPlace, Places
from tui.session.words import in_context, one_line, place_among
from tui.widgets.cells import cell_len, fit
from tui.widgets.frame import show_place
from tui.widgets.list_pane import ListPane

if TYPE_CHECKING:
    from index import Reading
    from tui.session.panes import Pane
    from tui.widgets.side import KeyOf

_LEAST = 12
"""Cells in which the line of a term still tells something."""


class TermEntry(NamedTuple):
    """A key term in the list."""

    word: str
    first: Span
    times: int


HitListRow = HitPlace | TermEntry


class HitsPane(ListPane[HitListRow]):
    """Where the article has the words looked for, or its key terms if there are none."""

    DEFAULT_CSS = "HitsPane { height: 1fr; &:focus { height: 2fr; } }"

    def __init__(self, pane: Pane, key_of: KeyOf) -> None:
        super().__init__(id=pane.id)
        self._pane, self._key_of = pane, key_of
        self._text = ""
        self._column = 0
        """Cells of the longest term."""

    def show(self, reading: Reading | None, places: Places) -> None:
        """Show the hits in an article."""
        self._text = reading.article.text if reading else ""
        are_terms = bool(places.hits) and places.hits_are_terms
        self.border_title = f"{self._pane.key} Key terms" if are_terms else self._pane.heading
        rows: Sequence[HitListRow] = places.hits
        if are_terms:
            rows = list(_terms(places))
            self._column = max(cell_len(one_line(row.word)) for row in rows)
        self.show_rows(rows)
        self.follow(places)

    def follow(self, places: Places) -> None:
        """Put the cursor on the hit that the reader is at, or on its term."""
        at = places.index("hit")
        if at is not None and places.hits_are_terms:
            words = [row.word for row in self.rows if isinstance(row, TermEntry)]
            word = places.hits[at].word
            self.select(words.index(word) if places.kind == "hit" and word in words else None)
        else:
            self.select(at)
        show_place(self, place_among(at, len(places.hits)) if places.hits else "")

    def places_at(self, row: object, places: Places) -> Places | None:
        """Return the places with the reader at the hit of a row; `None` if it is gone."""
        if isinstance(row, TermEntry):
            return places.at_span("hit", row.first)
        return places.at_span("hit", row.span) if isinstance(row, HitPlace) else None

    def why_empty(self, reading: Reading, waiting: str) -> str:
        """Say that there are no hits, and how to have some."""
        if reading.title_hits:
            return "What was searched for stands in the title, not in the text."
        search, watch = self._key_of("search.focus"), self._key_of("watch")
        return f"No keyword hits. {search} searches for a word, {watch} watches one."

    def draw(self, row: HitListRow, number: int, width: int) -> list[Content]:
        """Return the line of a hit, or of a term: how often it is there, and its first line."""
        if isinstance(row, TermEntry):
            return [self._draw_term(row, width)]
        line, word = in_context(self._text, row.span, width - 2, is_aligned=True)
        content = Content.assemble(
            " ", line[: word.start], (word.of(line), self.style_of("hit")), line[word.end :]
        )
        return [content.truncate(width, ellipsis=True)]

    def _draw_term(self, row: TermEntry, width: int) -> Content:
        column = min(self._column, max(1, width // 2))
        term = fit(one_line(row.word), column)
        room = width - column - 8
        dim = self.style_of("dim")
        line = in_context(self._text, row.first, room)[0] if room >= _LEAST else ""
        content = Content.assemble(f" {term}", (f" {row.times:>3}×", dim), (f"  {line}", dim))
        return content.truncate(width, ellipsis=True)


def _terms(places: Places) -> Iterator[TermEntry]:
    """Yield the key terms, those that are there most often first."""
    spans: dict[str, list[Span]] = {}
    for hit in places.hits:
        spans.setdefault(hit.word, []).append(hit.span)
    for word, found in sorted(spans.items(), key=lambda one: -len(one[1])):
        yield TermEntry(word, found[0], len(found))
