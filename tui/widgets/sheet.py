"""An article set for one size of its pane: where highlights lie, and how each line is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from textual.cache import LRUCache
from textual.strip import Strip

from tui.widgets.minimap import Minimap
from tui.widgets.painting import RAIL, Painter
from tui.widgets.spans import CLICKABLE, Highlight, Kind, kinds_of

if TYPE_CHECKING:
    from textual.geometry import Size

    from index.article import Span
    from tui.widgets.page import Page
    from tui.widgets.spans import Highlights

COLUMN = 88
"""The widest that text is set, in cells: longer lines are hard to read."""
_MINIMAP = 2
"""Cells of the minimap: a space and the map."""


class Visible(NamedTuple):
    """A marked span that begins on the screen."""

    span: Span
    kind: Kind
    x: int
    """Where it begins, in cells from the left edge inside the frame."""
    y: int


def column_of(width: int) -> int:
    """Return how wide text is set in a pane of some width."""
    return max(1, min(COLUMN, width - RAIL - _MINIMAP))


class Sheet:
    """A page in the middle of a pane, with a rail at its left and a minimap at its right.

    Lines of the page are counted from 0, those of the screen from `top`, the first one in sight.

    Args:
        page: The lines.
        highlights: What is always marked on them.
        size: The pane inside its frame.
        painter: Draws.
    """

    def __init__(self, page: Page, highlights: Highlights, size: Size, painter: Painter) -> None:
        self.page, self.size = page, size
        self.here: tuple[Highlight, ...] = ()
        """What is marked because the reader is there."""
        self._highlights, self._painter = highlights, painter
        self._left = max(0, size.width - _MINIMAP - RAIL - page.layout.width) // 2
        self._drawn: LRUCache[tuple[int, tuple[Highlight, ...]], list[Segment]] = LRUCache(1000)
        self._minimap = Minimap(len(page), size.height)
        self._map: list[int] = []

    def forget(self) -> None:
        """Forget what was drawn in other colours."""
        self._drawn.clear()

    # Where things lie.

    def visible(self, top: int) -> list[Visible]:
        """Return the marked spans that begin on the screen, in reading order."""
        start, end = self.page.span(top, top + self.size.height)
        found: dict[Span, Visible] = {}
        for each in (*self._highlights.on(start, end), *self.here):
            if start <= each.start < end and each.kind & (CLICKABLE | Kind.POINT):
                line, cell = self.page.layout.cell_of(each.start)
                line += len(self.page.heading) - top
                place = Visible(each.span, each.kind, self._left + RAIL + cell, line)
                found.setdefault(each.span, place)
        return sorted(found.values())

    def highlight_at(self, x: int, line: int) -> Highlight | None:
        """Return the shortest marked span that covers a cell of a line."""
        line -= len(self.page.heading)
        if not 0 <= line < len(self.page.layout):
            return None
        at = self.page.layout.offset_at(line, x - self._left - RAIL)
        if at is None:
            return None
        highlights = [each for each in self._highlights.on(at, at + 1) if each.kind & CLICKABLE]
        return min(highlights, key=lambda each: each.end - each.start, default=None)

    def mapped_line(self, x: int, y: int) -> int | None:
        """Return the line that a cell of the minimap stands for; `None` left of the map."""
        if x < self.size.width - _MINIMAP:  # right of it is well: the map is a small target
            return None
        return self._minimap.first_line(y)

    # Drawing.

    def strip(self, y: int, top: int) -> Strip:
        """Draw one line of the screen."""
        width = self.size.width
        blank = self._painter.style_of(0)
        line = y + top
        if line >= len(self.page):
            return Strip.blank(width, blank)
        right = width - _MINIMAP - self._left - RAIL - self.page.layout.width
        return Strip(
            [
                Segment(" " * self._left, blank),
                *self._line(line),
                Segment(" " * (right + 1), blank),
                self._map_cell(y, top),
            ],
            width,
        )

    def _line(self, line: int) -> list[Segment]:
        """Return the rail and column of one line of the page."""
        layout = self.page.layout
        number = line - len(self.page.heading)
        if number < 0:
            return self._painter.heading(self.page.heading[line], layout.width)
        start, end = layout.span(number)
        here = tuple(each for each in self.here if each.start < end and start < each.end)
        key = (number, here)
        segments = self._drawn.get(key)
        if segments is None:
            segments = self._painter.line(layout, number, [*self._highlights.on(start, end), *here])
            self._drawn[key] = segments
        return segments

    def _map_cell(self, y: int, top: int) -> Segment:
        """Return a cell of the minimap."""
        if not self._map:
            self._map = self._minimap.kinds(self._kinds_on)
        kinds = self._map[y]
        if self.here and y == self._minimap.cell(self.page.line_of(self.here[0].start)):
            kinds |= int(Kind.CURRENT)
        return self._painter.map_cell(kinds, in_view=y in self._minimap.view(top))

    def _kinds_on(self, first: int, stop: int) -> int:
        """Return the kinds that are always marked on the lines `[first, stop)`."""
        return kinds_of(self._highlights.on(*self.page.span(first, stop)))
