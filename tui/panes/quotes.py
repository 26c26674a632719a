"""The pane of quotes: who said what in the article, in reading order or by speaker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive

from tui.session.places import Places
from tui.session.words import (
    counted,
    cue_of,
    doubt_of,
    one_line,
    origin_of,
    place_among,
    speaker_of,
    told_passed_over,
)
from tui.widgets.frame import show_place
from tui.widgets.list_pane import ListPane
from tui.widgets.words import spread

if TYPE_CHECKING:
    from index import Reading
    from index.article import Quote, Span
    from tui.session.panes import Pane
    from tui.widgets.side import KeyOf

_LEAST_OF_A_CUE = 4
"""Cells of the verb, with the space before it, that still tell something."""
UNATTRIBUTED = "Nobody named"
"""Stands where the speaker of a quote was not found."""


class QuoteEntry(NamedTuple):
    """A quote in the list."""

    kind: Literal["quote", "reported"]
    number: int
    """Which one of its kind."""
    span: Span
    speaker: str
    cue: str
    paragraph: int
    words: str
    also_in: int | None = None
    """How many other articles quote the same; 0 if it is only said again, nothing if neither."""
    is_kept: bool = False
    """The user keeps it for a dossier."""
    origin: str = ""
    """The sign of a full name that other articles gave, which is less sure, or nothing."""
    doubt: str = ""
    """The sign of a speaker who is not sure, or nothing."""


QuoteListRow = QuoteEntry | str
"""An entry, or a heading."""


class QuotesPane(ListPane[QuoteListRow]):
    """Who said what in the article."""

    by_speaker: reactive[bool] = reactive(False, init=False)
    """Quotes are grouped by speaker, not in reading order."""

    DEFAULT_CSS = "QuotesPane { height: 2fr; &:focus { height: 3fr; } }"

    def __init__(self, pane: Pane, key_of: KeyOf) -> None:
        super().__init__(id=pane.id)
        self._places = Places()
        self._text = ""
        self._also_in: Mapping[Span, int] = {}
        self._unattributed = ""
        """Says that nobody was looked for who speaks, if so."""
        self._kept: frozenset[Span] = frozenset()
        self._passed_over = 0
        """How many longer stretches in marks are not listed."""

    def show(self, reading: Reading | None, places: Places) -> None:
        """Show the quotes of an article."""
        self._text = reading.article.text if reading else ""
        self._also_in = reading.also_in if reading else {}
        notes = reading.analysis.notes if reading and reading.analysis else ()
        causes = (note.partition(":")[0] for note in notes)
        self._unattributed = next((cause for cause in causes if "peakers" in cause), "")
        self._kept = reading.kept if reading else frozenset()
        self._passed_over = len(reading.passed_over) if reading else 0
        self._list(places)

    def _list(self, places: Places) -> None:
        self._places = places
        rows = list(self._in_groups() if self.by_speaker else self._in_order())
        if rows and self._unattributed:
            rows.insert(0, self._unattributed)
        if rows and self._passed_over:
            rows.append(f"In marks, no quotation · {self._passed_over}")
        self.show_rows(rows)
        self.follow(places)

    def follow(self, places: Places) -> None:
        """Put the cursor on the quote that the reader is at."""
        self._places = places
        kind: Literal["quote", "reported"] = "reported" if places.kind == "reported" else "quote"
        index = places.index(kind)
        self.select(self._row_of(kind, index) if index is not None else None)
        count = len(places.quotes)
        show_place(self, place_among(places.index("quote"), count) if count else "")

    def watch_by_speaker(self) -> None:
        """Order the quotes anew, the cursor on the same one."""
        self._list(self._places)

    def regroup(self) -> None:
        """Group the quotes by speaker, or list them in reading order again."""
        self.by_speaker = not self.by_speaker

    def places_at(self, row: object, places: Places) -> Places | None:
        """Return the places with the reader at the quote of a row; `None` if it is gone."""
        return places.at_span(row.kind, row.span) if isinstance(row, QuoteEntry) else None

    def why_empty(self, reading: Reading, waiting: str) -> str:
        """Say why there are no quotes."""
        if reading.analysis is None:
            return waiting
        notes = " ".join(reading.analysis.notes)  # such as that the language is not known
        if notes:
            return f"No quotes were found here. {notes}"
        told = told_passed_over(len(reading.passed_over))
        return f"Nobody is quoted in this article. {told}".rstrip()

    def height_of(self, row: QuoteListRow, width: int) -> int:
        """Return how many lines a row takes: the speaker, and one or two of the quote."""
        if isinstance(row, str):
            return 1
        return 2 if cell_len(row.words) <= _room(width) else 3

    def is_heading(self, row: QuoteListRow) -> bool:
        """Tell whether a row is a heading."""
        return isinstance(row, str)

    def draw(self, row: QuoteListRow, number: int, width: int) -> list[Content]:
        """Return the lines of a row."""
        if isinstance(row, str):
            return [Content.styled(f" {row}", self.style_of("heading")).truncate(width)]
        also = f"also in {row.also_in} · " if row.also_in else ""
        also = "said again · " if row.also_in == 0 else also
        kept = "kept · " if row.is_kept else ""
        where = Content.styled(f"{kept}{also}¶{row.paragraph + 1} ", self.style_of("dim"))
        who = self._who(row, width - where.cell_length - 1)
        lines = _two_lines(row.words, _room(width))
        return [spread(who, where, width), *(Content("    ") + line for line in lines)]

    def _who(self, row: QuoteEntry, room: int) -> Content:
        """Return number, speaker and verb; of a long name the end goes, and not the doubt."""
        dim, style = self.style_of("dim"), self.style_of("strong" if row.speaker else "dim")
        number = f" {row.number + 1:>2}"
        name = f" {row.origin}{row.speaker or UNATTRIBUTED}"
        if self.by_speaker:  # the heading names the speaker
            name, style = f" {row.origin}" if row.origin or row.doubt else "", dim
        most = room - cell_len(number + row.doubt)
        if row.doubt and most > 1:
            name = Content(name).truncate(most, ellipsis=True).plain
        cue = f" {row.cue}" if row.cue and most - cell_len(name) >= _LEAST_OF_A_CUE else ""
        return Content.assemble((number, dim), (f"{name}{row.doubt}", style), (cue, dim))

    def _in_order(self) -> Iterator[QuoteListRow]:
        yield from self._entries("quote", self._places.quotes)
        if self._places.reported:
            yield f"Reported without marks · {len(self._places.reported)}"
            yield from self._entries("reported", self._places.reported)

    def _in_groups(self) -> Iterator[QuoteListRow]:
        groups: dict[str, list[QuoteEntry]] = defaultdict(list)
        for entry in self._entries("quote", self._places.quotes):
            groups[entry.speaker or UNATTRIBUTED].append(entry)
        for speaker, entries in sorted(groups.items(), key=lambda group: -len(group[1])):
            yield f"{speaker} · {counted(len(entries), 'quote')}"
            yield from entries

    def _entries(
        self, kind: Literal["quote", "reported"], quotes: tuple[Quote, ...]
    ) -> Iterator[QuoteEntry]:
        for index, quote in enumerate(quotes):
            yield QuoteEntry(
                kind,
                index,
                quote.span,
                speaker_of(quote, self._text),
                cue_of(quote, self._text),
                quote.paragraph,
                one_line(quote.span.of(self._text)),
                self._also_in.get(quote.span),
                quote.span in self._kept,
                origin_of(quote),
                doubt_of(quote),
            )

    def _row_of(self, kind: str, index: int) -> int | None:
        for number, row in enumerate(self.rows):
            if isinstance(row, QuoteEntry) and row.kind == kind and row.number == index:
                return number
        return None


def _room(width: int) -> int:
    """Return how many cells the words of a quote have in a pane of some width."""
    return max(8, width - 5)


def _two_lines(words: str, room: int) -> list[Content]:
    """Return the words of a quote on two lines at most, with `…` where they go on."""
    lines = [line.rstrip() for line in Content(words).wrap(room)[:3]]
    if len(lines) < 3:
        return lines
    kept = lines[1].plain
    if cell_len(kept) + 2 > room:
        kept = kept[: room - 2].rpartition(" ")[0] or kept[: room - 2]
    return [lines[0], Content(f"{kept.rstrip(' ,.;:')} …")]
