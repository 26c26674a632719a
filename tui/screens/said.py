"""Who said what: quotes by time, by speaker, or the speakers side by side; repeats folded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from index import QuoteRow
from tui.screens.fuzzy import rank
from tui.screens.list_dialog import MOVES_WHILE_TYPING, ListDialog
from tui.session.said import (
    ORDERS,
    UNNAMED,
    Order,
    Said,
    SaidRow,
    SideBySide,
    columns_in,
    counts,
    ordered,
)
from tui.session.words import doubt_of, marked, one_line, origin_of
from tui.widgets.clean_input import CleanInput
from tui.widgets.list_pane import ListPane
from tui.widgets.words import cut, first_lines, spread

_LINES = 3
_LEAST = 8
"""Lines of the list at least, so that a few quotes do not look lost."""
_SCATTERED = 4
"""The rank of what has the letters only with others between."""


class SaidList(ListPane[SaidRow]):
    """The quotes."""

    DEFAULT_CSS = """
    SaidList { height: 1fr; background: $surface; }
    """
    column = 0
    """The column that Enter goes to, side by side."""

    def is_heading(self, row: SaidRow) -> bool:
        """Tell whether a row is a heading."""
        return isinstance(row, str)

    def height_of(self, row: SaidRow, width: int) -> int:
        """Return how many lines a row takes."""
        return 1 if isinstance(row, str) else _LINES + isinstance(row, SideBySide)

    def draw(self, row: SaidRow, number: int, width: int) -> list[Content]:
        """Return the lines of a row."""
        if isinstance(row, str):
            heading = self.style_of("heading")
            names = row.split("\t")
            room = width // len(names)
            cells = [_fitted(Content.styled(f" {name}", heading), room) for name in names]
            return [Content("").join(cells)]
        if isinstance(row, SideBySide):
            return self._side_by_side(row, number, width)
        dim = self.style_of("dim")
        where = [one_line(row.row.source), row.row.date_shown]
        also = f"also in {len(row.repeats)} · " if row.repeats else ""
        shown = Content.styled(f"{also}{' · '.join(filter(None, where))} ", dim)
        words = Content.styled(one_line(row.row.text), dim)
        lines = [
            Content("   ") + line for line in first_lines(words, max(8, width - 4), _LINES - 1)
        ]
        speaker = marked(row.row.speaker_shown, row.row.quote) or UNNAMED
        return [spread(Content(f" {speaker}"), shown, width), *lines]

    def _side_by_side(self, row: SideBySide, number: int, width: int) -> list[Content]:
        room = width // len(row.columns)
        strong, dim = self.style_of("strong"), self.style_of("dim")
        columns: list[list[Content]] = []
        for at, said in enumerate(row.columns):
            if said is None:
                columns.append([])
                continue
            is_here = number == self.cursor and at == self.chosen_column(row)
            where = f" {'▶' if is_here else ' '}{said.row.date_shown or 'no date'}"
            also = f" +{len(said.repeats)}" if said.repeats else ""
            words = first_lines(Content(one_line(said.row.text)), max(8, room - 4), _LINES)
            sign = origin_of(said.row.quote) + doubt_of(said.row.quote)
            sure = f" {sign}" if sign else ""
            head = Content.styled(
                f"{where} {one_line(said.row.source)}{also}{sure}", strong if is_here else dim
            )
            columns.append([head, *(Content("   ") + line for line in words)])
        return [
            Content("").join(
                _fitted(column[line] if line < len(column) else Content(""), room)
                for column in columns
            )
            for line in range(_LINES + 1)
        ]

    def chosen_column(self, row: SideBySide) -> int:
        """Return the column of a row that is meant: the chosen one, or else the nearest filled."""
        filled = [at for at, said in enumerate(row.columns) if said is not None]
        return min(filled, key=lambda at: abs(at - self.column))

    def step_column(self, by: int) -> None:
        """Choose the next or previous filled column of the row under the cursor."""
        row = self.at_cursor
        if isinstance(row, SideBySide):
            here = self.chosen_column(row)
            ahead = [
                at
                for at, said in enumerate(row.columns)
                if said is not None and (at - here) * by > 0
            ]
            self.column = min(ahead, key=lambda at: abs(at - here)) if ahead else here
            self._drawn.clear()
            self.refresh()


def _fits(typed: str, said: Said) -> bool:
    """Tell whether speaker or words hold what was typed; letters here and there are not enough."""
    found = rank(typed, f"{said.speaker} {one_line(said.row.text)}")
    return found is not None and found < _SCATTERED


def _fitted(content: Content, room: int) -> Content:
    """Return a line of so many cells."""
    line = cut(content, max(1, room - 1))
    return line + Content(" " * (room - line.cell_length))


class SaidInput(CleanInput):
    """The line that letters are typed into; moves go to the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *MOVES_WHILE_TYPING,
        Binding("tab", "screen.order(1)", "Another order", show=False),
        Binding("shift+tab", "screen.order(-1)", "The order before", show=False),
        Binding("ctrl+left", "screen.column(-1)", "Column left", show=False),
        Binding("ctrl+right", "screen.column(1)", "Column right", show=False),
    ]


class SaidScreen(ListDialog[QuoteRow]):
    """Lists what was said; gives the quote that the user wants to go to.

    Args:
        title: What the quotes have in common.
        said: The earliest first, those without a date last.
        note: What is left out, if anything is.
    """

    DEFAULT_CSS = """
    SaidScreen {
        & > .box { width: 130; max-height: 90%; }
        & SaidInput { margin-bottom: 1; }
        & .note { height: auto; margin-bottom: 1; color: $text-muted; }
    }
    """

    def __init__(self, title: str, said: Sequence[Said], note: str = "") -> None:
        super().__init__()
        self._title, self._said, self._note = title, said, note
        self.order: Order = "newest first"

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Vertical(classes="box"):
            yield SaidInput(compact=True, placeholder="Type a few letters")
            if self._note:
                yield Static(self._note, classes="note", markup=False)
            yield SaidList()

    def on_mount(self) -> None:
        """Take what is typed, in a box no higher than any order; the list follows its size."""
        above = 4 if self._note else 2
        self.fit(max(_LEAST, 1 + len(self._said) * (_LINES + 1)) + above)
        self.set_focus(self.query_one(SaidInput))

    @on(events.Resize)
    @on(Input.Changed)
    def _show(self) -> None:
        """List what fits the letters, in the order that was chosen."""
        typed = self.query_one(SaidInput).value
        fitting = [each for each in self._said if _fits(typed, each)]
        box, said = self.query_one(".box"), self.query_one(SaidList)
        parts = (self._title, self.order, *self._counts(fitting, said))
        box.border_title = " · ".join(parts)
        columns = " · ctrl+← → column" if self.order == "side by side" else ""
        box.border_subtitle = self.plain(f"↵ go there · tab another order{columns} · esc close")
        rows = ordered(fitting, self.order, said.size.width)
        if fitting:
            said.show_rows(
                rows, cursor=next(n for n, row in enumerate(rows) if not isinstance(row, str))
            )
        else:
            said.say(Content("No quote has these letters."))

    def _counts(self, fitting: Sequence[Said], said: SaidList) -> Iterator[str]:
        """Yield how many quotes are listed, and of how many speakers where not all have room."""
        yield counts(fitting)
        speakers, room = len({each.speaker for each in fitting}), columns_in(said.size.width)
        if self.order == "side by side" and speakers > room:
            yield f"only {room} of {speakers:,} speakers, those who say most"

    def action_order(self, by: int) -> None:
        """List the quotes in the next or previous order."""
        self.order = ORDERS[(ORDERS.index(self.order) + by) % len(ORDERS)]
        self._show()

    def action_column(self, by: int) -> None:
        """Choose another column, side by side."""
        self.query_one(SaidList).step_column(by)

    @on(Input.Submitted)
    @on(ListPane.Chosen)
    def _go(self) -> None:
        said = self.query_one(SaidList)
        row = said.at_cursor
        if isinstance(row, Said):
            self.dismiss(row.row)
        elif isinstance(row, SideBySide):
            chosen = row.columns[said.chosen_column(row)]
            self.dismiss(chosen.row if chosen else None)
