"""A page about somebody across the archive: names, roles, topics, months, company, all quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from index import Person, QuoteRow, Usage
from tui.screens.list_dialog import MOVES, ListDialog
from tui.session.months import bars, heights
from tui.session.words import counted, doubt_of, one_line, origin_of, usage_in_words
from tui.widgets.list_pane import ListPane
from tui.widgets.words import indented, spread

_USAGES = 3
"""Names and roles that are shown at most."""
_BARS = 60
_MARGIN = 10
"""Cells of the headings of the facts."""
_ASCII_HEIGHTS = str.maketrans("▁▂▃▄▅▆▇█", "..::||##")


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Somebody who is named in the same articles."""

    name: str
    articles: int


@dataclass(frozen=True, slots=True)
class Outlet:
    """A source that quotes them."""

    name: str
    quotes: int


PersonRow = QuoteRow | Neighbour | Outlet | str
"""Something to go to, or a heading."""
Chosen = QuoteRow | Neighbour | Outlet | Literal["dossier"]


class PersonList(ListPane[PersonRow]):
    """Their quotes, then whom they appear with and who quotes them."""

    DEFAULT_CSS = """
    PersonList { height: 1fr; background: $surface; }
    """

    def is_heading(self, row: PersonRow) -> bool:
        """Tell whether a row is a heading."""
        return isinstance(row, str)

    def height_of(self, row: PersonRow, width: int) -> int:
        """Return how many lines a row takes."""
        return len(self.draw(row, 0, width))

    def draw(self, row: PersonRow, number: int, width: int) -> list[Content]:
        """Return the lines of a row."""
        dim = self.style_of("dim")
        if isinstance(row, str):
            return [Content.styled(f" {row}", self.style_of("heading")).truncate(width)]
        if isinstance(row, Neighbour):
            count = counted(row.articles, "article")
            return [spread(Content(f"   {one_line(row.name)}"), Content(f"{count} "), width)]
        if isinstance(row, Outlet):
            count = counted(row.quotes, "quote")
            return [spread(Content(f"   {one_line(row.name)}"), Content(f"{count} "), width)]
        where = " · ".join(part for part in (one_line(row.title), one_line(row.source)) if part)
        sure = origin_of(row.quote) + doubt_of(row.quote)
        first = spread(
            Content(f" {row.date_shown or 'no date'} {sure} ") + Content.styled(where, dim),
            Content(""),
            width,
        )
        return [first, *indented(Content(one_line(row.text)), width, 3)[:3]]


class PersonScreen(ListDialog[Chosen]):
    """Somebody on one page; gives what the user wants to go to."""

    DEFAULT_CSS = """
    PersonScreen > .box {
        width: 100;
        height: 90%;
        & > .facts { height: auto; max-height: 50%; }
        & > .months { height: 1; margin-bottom: 1; color: $text-primary; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *MOVES,
        Binding("l,right", "month(1)", "Later", show=False),
        Binding("h,left", "month(-1)", "Earlier", show=False),
        Binding("enter", "go", "Go there", show=False),
        Binding("H", "dossier", "Dossier", show=False),
    ]

    def __init__(self, person: Person, *, ascii_only: bool = False) -> None:
        super().__init__()
        self._person, self._ascii_only = person, ascii_only
        self._bars = bars(person.months, _BARS) if len(person.months) > 1 else []

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        person = self._person
        with Vertical(classes="box") as box:
            quotes = counted(person.quoted, "quote")
            articles = counted(person.articles, "article")
            box.border_title = f"{one_line(person.name)} · {articles} · {quotes}"
            months = "← → by month · " if self._bars else ""
            box.border_subtitle = f"↵ go there · {months}H dossier · q close"
            if (facts := self._facts()).plain:
                yield Static(facts, classes="facts", markup=False)
            if self._bars:
                yield Static("", classes="months", markup=False)
            yield PersonList()

    def on_mount(self) -> None:
        """List the quotes, the cursor on the earliest."""
        rows = list(self._rows())
        people = self.query_one(PersonList)
        people.show_rows(rows, cursor=1 if rows else None)
        people.focus()
        self._show_months()

    def action_month(self, by: int) -> None:
        """Go to the first quote of the next or previous bar that has any."""
        here = self._bar_here()
        there = [at for at, bar in enumerate(self._bars) if bar.number]
        ahead = [at for at in there if (at - here) * by > 0] if here is not None else there
        if not ahead:
            return
        there_next = min(ahead, key=lambda at: abs(at - (here or 0)))
        people = self.query_one(PersonList)
        for number, row in enumerate(people.rows):
            if self._bar_of(row) == there_next:
                people.select(number)
                break
        self._show_months()

    def action_go(self) -> None:
        """Close with what the cursor is on."""
        row = self.query_one(PersonList).at_cursor
        if row is not None and not isinstance(row, str):
            self.dismiss(row)

    def action_dossier(self) -> None:
        """Close, to write a dossier of these quotes."""
        if self._person.quotes:
            self.dismiss("dossier")

    @on(ListPane.Chosen)
    def _go_clicked(self) -> None:
        self.action_go()

    @on(ListPane.Moved)
    def _show_months(self) -> None:
        """Draw the bars, the one that the cursor is in marked."""
        if not self._bars:
            return
        drawn, here = heights(self._bars), self._bar_here()
        if self._ascii_only:
            drawn = drawn.translate(_ASCII_HEIGHTS)
        cells = [(sign, "reverse" if at == here else "") for at, sign in enumerate(drawn)]
        about = ""
        if here is not None:
            bar = self._bars[here]
            when = " – ".join(dict.fromkeys((bar.first, bar.last)))
            about = f"  {when}: {counted(bar.number, 'quote')}"
        line = Content.assemble(f"{self._bars[0].first} ", *cells, f" {self._bars[-1].last}", about)
        self.query_one(".months", Static).update(line)

    def _bar_here(self) -> int | None:
        row = self.query_one(PersonList).at_cursor
        return None if row is None else self._bar_of(row)

    def _bar_of(self, row: PersonRow) -> int | None:
        """Return which bar a row's quote is counted in; nothing where its date is not known."""
        if not isinstance(row, QuoteRow) or row.is_date_guessed:
            return None
        month = row.published[:7]
        found = (at for at, bar in enumerate(self._bars) if bar.first <= month <= bar.last)
        return next(found, None)

    def _facts(self) -> Content:
        person = self._person
        names, roles = _in_words(person.names), _in_words(person.roles)
        topics = ", ".join(term for term, _ in person.topics)
        undated = counted(person.undated, "quote") if person.undated else ""
        rows = [("Written", names), ("Role", roles), ("Topics", topics), ("Undated", undated)]
        rows.append(("Not all", person.left_out))
        return Content("\n").join(
            Content.assemble((f"{heading:<{_MARGIN}}", "bold"), one_line(value))
            for heading, value in rows
            if value
        )

    def _rows(self) -> Iterator[PersonRow]:
        person = self._person
        if person.quotes:
            cut = person.quoted - len(person.quotes)
            yield f"Quotes, the first one first{f' ({cut:,} before these)' if cut else ''}"
            yield from person.quotes
        if person.company:
            yield "Appears most often with"
            yield from (Neighbour(*each) for each in person.company)
        if person.sources:
            yield "Quoted by"
            yield from (Outlet(*each) for each in person.sources)


def _in_words(usages: Sequence[Usage]) -> str:
    """Return the first names or roles, and how many more there are."""
    more = len(usages) - _USAGES
    told = [*map(usage_in_words, usages[:_USAGES]), *([f"{more:,} more"] if more > 0 else [])]
    return "; ".join(told)
