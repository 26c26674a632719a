"""A list of things of the article: what the side panes and the pickers have in common.

Rows are drawn when they are looked at, so that ten thousand cost no more than ten.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, repeat
from typing import Generic, TypeVar

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.style import Style

from tui.session.moves import Move
from tui.widgets.glyphs import UNICODE
from tui.widgets.line_view import LineView
from tui.widgets.looks import Looks, look_of

RowT = TypeVar("RowT")
CURSOR = UNICODE.cursor
"""The sign of the row that the cursor is on; where only ASCII is drawn, the screen makes it `>`."""
LOOKS: Looks = {
    "heading": "bold $text-muted",
    "cursor": "$block-cursor-foreground on $block-cursor-background",
    "cursor-away": "$block-cursor-blurred-foreground on $block-cursor-blurred-background",
    "cursor-away:ansi": "bold $block-cursor-blurred-foreground on $block-cursor-blurred-background",
    "dim": "$text-muted",
    "strong": "bold",
    "hit": "bold underline $text-warning",
    "empty": "$text-muted",
}


class ListPane(LineView, Generic[RowT], can_focus=True, inherit_bindings=False):
    """A scrolling list with a cursor; a subclass says what a row looks like."""

    DEFAULT_CLASSES = "pane"

    cursor: reactive[int | None] = reactive(None, repaint=False)
    """The row that the cursor is on; `None` before the reader has reached any."""

    @dataclass(eq=False, repr=False)
    class _AtRow(Message):
        """Something about a row; without this line `dataclass` works one out."""

        pane: LineView
        row: object
        """What the cursor is on, as the pane lists it."""

        @property
        def control(self) -> LineView:
            """The list itself."""
            return self.pane

    class Moved(_AtRow):
        """The user has moved the cursor."""

    class Chosen(_AtRow):
        """The user has clicked a row or pressed Enter on it."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._rows: Sequence[RowT] = ()
        self._tops: list[int] = [0]
        self._measured_for = Size(0, 0)
        self._message = Content("")
        self._drawn: dict[tuple[int, int, str], list[Strip]] = {}

    # What a subclass says.

    def height_of(self, row: RowT, width: int) -> int:
        """Return how many lines a row takes in a pane of some width."""
        return 1

    def is_heading(self, row: RowT) -> bool:
        """Tell whether the cursor passes over a row."""
        return False

    def draw(self, row: RowT, number: int, width: int) -> list[Content]:
        """Return the lines of a row, none wider than `width` cells.

        The first begins with a space, for the cursor's sign.
        """
        raise NotImplementedError

    # What a pane is told.

    @property
    def rows(self) -> Sequence[RowT]:
        """The rows, headings included."""
        return self._rows

    @property
    def at_cursor(self) -> RowT | None:
        """The row that the cursor is on, if it is on any."""
        return None if self.cursor is None else self._rows[self.cursor]

    def line_of(self, number: int) -> int:
        """Return the line that a row begins on, counted from the first row."""
        return self._tops[number]

    def rows_visible(self) -> list[tuple[int, RowT]]:
        """Return the rows on the screen but for headings, each with the line it begins on."""
        top = self.scroll_offset.y
        first = bisect_right(self._tops, top) - 1
        stop = bisect_left(self._tops, top + self.size.height)
        return [
            (max(0, self._tops[number] - top), row)
            for number, row in enumerate(self._rows[first:stop], first)
            if not self.is_heading(row)
        ]

    def show_rows(self, rows: Sequence[RowT], *, cursor: int | None = None) -> None:
        """Show other rows."""
        self._rows = rows
        self._measure()
        self.scroll_to(y=0, animate=False)
        self.set_reactive(ListPane.cursor, None)
        self.select(cursor)
        self.refresh()

    def say(self, message: Content) -> None:
        """Show a message in place of rows."""
        self._message = message
        self.show_rows(())

    def explain(self, message: str) -> None:
        """Show plain words in place of rows."""
        self.say(Content(message))

    def select(self, row: int | None) -> None:
        """Put the cursor on a row and bring that into view; nobody is told."""
        self.cursor = row

    def move(self, move: Move) -> None:
        """Move the cursor as the user asks, and tell."""
        places = [number for number, row in enumerate(self._rows) if not self.is_heading(row)]
        if not places:
            return
        page = max(1, self.size.height * len(self._rows) // max(1, self._tops[-1]))
        if self.cursor is None:
            target = len(places) - 1 if move is Move.BOTTOM else 0
        else:
            at = max(0, bisect_right(places, self.cursor) - 1)
            target = move.from_row(at, count=len(places), page=page)
        if move is Move.TOP or places[target] == self.cursor:  # headings may go on beyond it
            lines, top = self._tops[-1], int(self.scroll_offset.y)
            self.scroll_to(y=move.from_row(top, count=lines, page=self.size.height), animate=False)
        self.select(places[target])
        self.post_message(self.Moved(self, self._rows[places[target]]))

    def go_to(self, row: RowT) -> None:
        """Choose a row as a click on it does; one that is no longer listed is let be."""
        if row in self._rows:
            self._go_to(self._rows.index(row))

    def _go_to(self, number: int) -> None:
        self.select(number)
        self.post_message(self.Moved(self, self._rows[number]))
        self.post_message(self.Chosen(self, self._rows[number]))

    def choose(self) -> None:
        """Tell that the row under the cursor is wanted."""
        if self.cursor is not None:
            self.post_message(self.Chosen(self, self._rows[self.cursor]))

    # Drawing.

    def watch_cursor(self, old: int | None, new: int | None) -> None:
        """Redraw, and keep the cursor in view."""
        self.refresh()
        if new is None or not 0 <= new < len(self._rows):
            return
        top, bottom = self._tops[new], self._tops[new + 1]
        if new and self.is_heading(self._rows[new - 1]):
            top = self._tops[new - 1]
        self.scroll_to_region(
            Region(0, top, 1, bottom - top), animate=False, immediate=True, force=True
        )

    def _measure(self) -> None:
        """Find where each row begins, at the present width."""
        self._drawn.clear()
        self._measured_for = self.size
        width = self.scrollable_content_region.width
        if width > 0:
            heights: Iterable[int] = (self.height_of(row, width) for row in self._rows)
        else:  # it is not on the screen yet: whatever is found now holds no longer then
            heights = repeat(1, len(self._rows))
        self._tops = [0, *accumulate(heights)]
        self.virtual_size = Size(width, self._tops[-1])

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours."""
        super().notify_style_update()
        self._drawn.clear()

    def fit(self) -> None:
        """Draw anew at the new width, with the cursor in view."""
        if self._measured_for != self.size:
            self._measure()
            self.watch_cursor(None, self.cursor)

    def on_focus(self) -> None:
        """Show that the keys go here."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that the keys go elsewhere."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:  # the frame
            return
        line = offset.y + self.scroll_offset.y
        if line < self._tops[-1]:
            number = bisect_right(self._tops, line) - 1
            if not self.is_heading(self._rows[number]):
                self._go_to(number)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the visible part."""
        width = self.scrollable_content_region.width
        base = self.visual_style
        if not self._rows:
            return self._message_line(y, width)
        line = y + self.scroll_offset.y
        if line >= self._tops[-1]:
            return _strip(Content(""), width, base)
        number = bisect_right(self._tops, line) - 1
        state = ("cursor" if self.has_focus else "cursor-away") if number == self.cursor else ""
        key = (number, width, state)
        if key not in self._drawn:
            self._drawn[key] = self._strips(number, width, state)
        within = line - self._tops[number]
        strips = self._drawn[key]
        # The space under a row is no part of it.
        return strips[within] if within < len(strips) else _strip(Content(""), width, base)

    def _strips(self, number: int, width: int, state: str) -> list[Strip]:
        """Draw the lines of a row; `state` is what cursor is on it, if any."""
        is_typed_to = state == "cursor-away" and self.screen.is_modal  # from the line above it
        state = "cursor" if is_typed_to else state
        style = look_of(self, LOOKS, state) if state else self.visual_style
        lines = self.draw(self._rows[number], number, width)
        if state:  # colour alone tells nothing to a screen reader
            lines = [Content(CURSOR) + lines[0][len(CURSOR) :], *lines[1:]]
        return [_strip(line, width, style, plain=state == "cursor") for line in lines]

    def _message_line(self, y: int, width: int) -> Strip:
        base = look_of(self, LOOKS, "empty")
        wrapped = self._message.wrap(max(1, width - 2)) if self._message else []
        at = y - 1
        content = Content(" ") + wrapped[at] if 0 <= at < len(wrapped) else Content("")
        return _strip(content, width, base)

    def style_of(self, name: str) -> Style:
        """Return the foreground and attributes of a part."""
        style = look_of(self, LOOKS, name)
        foreground = style.foreground
        if foreground is not None and style.background is not None and foreground.a < 1:
            foreground = style.background + foreground
        return Style(
            foreground=foreground,
            bold=style.bold,
            underline=style.underline,
            italic=style.italic,
        )


def _strip(content: Content, width: int, style: Style, *, plain: bool = False) -> Strip:
    """Return a line on its ground, as wide as the pane.

    Args:
        content: The line.
        width: The width of the pane.
        style: The ground and the default colour.
        plain: Keep to one colour, as a cursor bar does, but for bold and underlined words.
    """
    segments: list[Segment] = content.render_segments(style)
    if plain:
        foreground = style.rich_style
        segments = [
            Segment(text, (segment_style + foreground) if segment_style else foreground)
            for text, segment_style, _ in segments
        ]
    return Strip(segments).adjust_cell_length(width, style.rich_style)
