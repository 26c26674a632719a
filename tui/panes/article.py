"""The article: its text in a reading column, with everything marked that was found in it."""

from __future__ import annotations

from dataclasses import dataclass
from sys import maxsize
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.segment import Segment
from textual import events
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.moves import Move
from tui.panes.glyphs import UNICODE, Glyphs
from tui.panes.minimap import Minimap
from tui.panes.page import Page, Story
from tui.panes.painting import ALL_COMPONENTS, LOOK, RAIL, Painter
from tui.panes.spans import CLICKABLE, Kind, Mark, kinds_of, marks_at

if TYPE_CHECKING:
    from index import Reading
    from index.article import Span

COLUMN = 88
"""The widest that text is set, in cells: longer lines are hard to read."""
_MINIMAP = 2
"""Cells of the minimap: a space and the map."""
_CONTEXT = 2
"""Lines that stay on the screen when a page is turned."""


class Anchor(NamedTuple):
    """What stays where it is while the pane changes its size."""

    offset: int
    above: int | None
    """Lines from the top of the screen to the line of `offset`; `None` is a third of them."""


_BEGINNING = Anchor(0, maxsize)


class Visible(NamedTuple):
    """A marked span that begins on the screen."""

    span: Span
    kind: Kind
    x: int
    """Where it begins, in cells from the left edge inside the frame."""
    y: int


class ArticlePane(ScrollView, can_focus=True, inherit_bindings=False):
    """A scrolling article. It draws only what is visible, and keeps its place when resized."""

    COMPONENT_CLASSES: ClassVar[set[str]] = ALL_COMPONENTS
    DEFAULT_CSS = f"""
    ArticlePane {{
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size: 0 0;
        {LOOK}
    }}
    """

    current: reactive[Span | None] = reactive(None, repaint=False)
    """The span that the reader is at."""

    @dataclass
    class Moved(Message):
        """Another part of the text is on the screen."""

        pane: ArticlePane
        offset: int
        """Where the first visible line of the text begins."""

        def can_replace(self, message: Message) -> bool:
            """Only the last of several moves counts."""
            return isinstance(message, ArticlePane.Moved)

    @dataclass
    class LaidOut(Message):
        """The article has been set to another size of the pane."""

        pane: ArticlePane

    @dataclass
    class Clicked(Message):
        """A marked span was clicked."""

        pane: ArticlePane
        span: Span
        kind: Kind

    def __init__(self, *, glyphs: Glyphs = UNICODE, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._story: Story | None = None
        self._message = ""
        self._page = Page()
        self._here: tuple[Mark, ...] = ()
        self._anchor = _BEGINNING
        self._laid_out_for = Size(0, 0)
        self._landing = False
        """Scrolling now is our own doing, not the reader's."""
        self._painter = Painter(self.get_visual_style, glyphs)
        self._drawn: LRUCache[tuple[int, tuple[Mark, ...]], list[Segment]] = LRUCache(1000)
        self._map: list[int] = []

    # What the pane is told.

    def show(self, reading: Reading, *, anchor: int | None = None) -> None:
        """Show an article, or the one on the screen with what was found since.

        Args:
            reading: The article and what is shown around it.
            anchor: The offset to begin at; without it, the place is kept, or the one where the
                reader left off is found again.
        """
        old = self._story
        self._story = old.with_reading(reading) if old else Story(reading)
        is_same = old is not None and old.reading.id == reading.id
        if anchor is not None or not is_same:
            offset = reading.position if anchor is None else anchor
            self._anchor = Anchor(offset, 0) if offset else _BEGINNING
        if old is None or not is_same or old.text != self._story.text:
            self.current = None
        self._lay_out()

    def clear(self, message: str) -> None:
        """Show a message instead of an article."""
        self._story, self._message = None, message
        self._anchor = _BEGINNING
        self.current = None
        self._lay_out()

    def jump(self, span: Span) -> None:
        """Make a span the current one and put it at a third of the height.

        Near the ends of the article it stands as near to that as the text allows.
        """
        self.current = span
        self._anchor = Anchor(span.start, None)
        self._land()

    def move(self, move: Move) -> None:
        """Scroll as the reader asks."""
        height = max(1, self.size.height)
        page = max(1, height - _CONTEXT)
        top, bottom = self.scroll_offset.y, self.max_scroll_y
        target = {
            Move.DOWN: top + 1,
            Move.UP: top - 1,
            Move.TOP: 0,
            Move.BOTTOM: bottom,
            Move.HALF_PAGE_DOWN: top + max(1, height // 2),
            Move.HALF_PAGE_UP: top - max(1, height // 2),
            Move.PAGE_DOWN: top + page,
            Move.PAGE_UP: top - page,
        }[move]
        self.scroll_to(y=max(0, min(bottom, target)), animate=False)

    # What the pane tells.

    @property
    def reading(self) -> Reading | None:
        """The article on the screen."""
        return self._story.reading if self._story else None

    @property
    def top_offset(self) -> int:
        """The offset of the first visible line of the text."""
        return self._page.span(self.scroll_offset.y, len(self._page)).start

    @property
    def fraction_read(self) -> float:
        """How far down the article is scrolled, from 0 to 1."""
        bottom = self.max_scroll_y
        return min(1.0, self.scroll_offset.y / bottom) if bottom else 1.0

    def spans_visible(self) -> list[Visible]:
        """Return the marked spans that begin on the screen, in reading order."""
        if self._story is None:
            return []
        top = self.scroll_offset.y
        start, end = self._page.span(top, top + self.size.height)
        found: dict[Span, Visible] = {}
        for mark in (*self._story.marks.on(start, end), *self._here):
            if start <= mark.start < end and mark.kind & (CLICKABLE | Kind.POINT):
                line, cell = self._page.layout.cell_of(mark.start)
                line += len(self._page.heading) - top
                place = Visible(mark.span, mark.kind, self._left + RAIL + cell, line)
                found.setdefault(mark.span, place)
        return sorted(found.values())

    # Geometry.

    @property
    def _left(self) -> int:
        """The cell that the rail is in."""
        return max(0, self.size.width - _MINIMAP - RAIL - self._page.layout.width) // 2

    @property
    def _minimap(self) -> Minimap:
        return Minimap(len(self._page), self.size.height)

    def _lay_out(self) -> None:
        """Set the article to the size of the pane, and keep the place."""
        if not self.size:
            return
        width = max(1, min(COLUMN, self.size.width - RAIL - _MINIMAP))
        if self._story is None:
            self._page = Page.saying(self._message, width)
        else:
            self._page = Page.of(self._story, width, self._painter.glyphs, self._page)
            self._here = marks_at(self._story.reading, self.current)
        self._laid_out_for = self.size
        self._drawn.clear()
        self._map.clear()
        self._landing = True
        self.virtual_size = Size(self.size.width, len(self._page))
        self._land()
        self.refresh()

    def _land(self) -> None:
        """Scroll to where the anchor says."""
        if not self._laid_out_for:
            return
        above = self._anchor.above
        line = self._page.line_of(self._anchor.offset)
        top = line - (self.size.height // 3 if above is None else above)
        self._landing = True
        self.scroll_to(y=max(0, min(self.max_scroll_y, top)), animate=False, force=True)
        self._landing = False

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember the place, if the reader has scrolled to it."""
        super().watch_scroll_y(old_value, new_value)
        if self._landing or self._laid_out_for != self.size or round(old_value) == round(new_value):
            return
        in_heading = max(0, len(self._page.heading) - round(new_value))
        self._anchor = Anchor(self.top_offset, in_heading)
        self.post_message(self.Moved(self, self.top_offset))

    def watch_current(self, current: Span | None) -> None:
        """Mark the span that the reader is at, and only that one."""
        reading = self.reading
        self._here = marks_at(reading, current) if reading else ()
        self.refresh()

    def on_resize(self) -> None:
        """Set the article anew."""
        if self._laid_out_for != self.size:
            self._lay_out()
            self.post_message(self.LaidOut(self))

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours."""
        super().notify_style_update()
        self._painter.forget()
        self._drawn.clear()

    def on_click(self, event: events.Click) -> None:
        """Tell which span was clicked, or scroll to what the minimap shows there."""
        offset = event.get_content_offset_capture(self)
        if not 0 <= offset.y < self.size.height:
            return
        if offset.x >= self.size.width - _MINIMAP:  # or right of it: the map is a small target
            line = self._minimap.first_line(offset.y)
            self.scroll_to(y=line - self.size.height // 3, animate=False)
        elif mark := self._mark_at(offset.x, offset.y):
            self.post_message(self.Clicked(self, mark.span, mark.kind))

    def _mark_at(self, x: int, y: int) -> Mark | None:
        """Return the shortest marked span that covers a cell."""
        line = y + self.scroll_offset.y - len(self._page.heading)
        if self._story is None or not 0 <= line < len(self._page.layout):
            return None
        at = self._page.layout.offset_at(line, x - self._left - RAIL)
        if at is None:
            return None
        marks = [mark for mark in self._story.marks.on(at, at + 1) if mark.kind & CLICKABLE]
        return min(marks, key=lambda mark: mark.end - mark.start, default=None)

    # Drawing.

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the visible part; after a resize, the event of which comes later, at its size."""
        self.on_resize()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the visible part."""
        width = self.size.width
        blank = self._painter.style_of(0)
        line = y + self.scroll_offset.y
        if line >= len(self._page):
            return Strip.blank(width, blank)
        body = self._line(line)
        left = self._left
        right = width - _MINIMAP - left - RAIL - self._page.layout.width
        segments = [Segment(" " * left, blank), *body, Segment(" " * (right + 1), blank)]
        return Strip([*segments, self._map_cell(y)], width)

    def _line(self, line: int) -> list[Segment]:
        """Return the rail and column of one line of the page."""
        layout = self._page.layout
        number = line - len(self._page.heading)
        if number < 0:
            return self._painter.heading(self._page.heading[line], layout.width)
        start, end = layout.span(number)
        here = tuple(mark for mark in self._here if mark.start < end and start < mark.end)
        key = (number, here)
        segments = self._drawn.get(key)
        if segments is None:
            marks = self._story.marks.on(start, end) if self._story else []
            segments = self._painter.line(layout, number, [*marks, *here])
            self._drawn[key] = segments
        return segments

    def _map_cell(self, y: int) -> Segment:
        """Return a cell of the minimap."""
        minimap = self._minimap
        if not self._map:
            self._map = minimap.kinds(self._kinds_on)
        kinds = self._map[y]
        if self._here and y == minimap.cell(self._page.line_of(self._here[0].start)):
            kinds |= int(Kind.CURRENT)
        return self._painter.map_cell(kinds, in_view=y in minimap.view(self.scroll_offset.y))

    def _kinds_on(self, first: int, stop: int) -> int:
        """Return the kinds that are always marked on the lines `[first, stop)`."""
        return kinds_of(self._story.marks.on(*self._page.span(first, stop))) if self._story else 0
