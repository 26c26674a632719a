"""The article: its text in a reading column, with everything marked that was found in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from sys import maxsize
from typing import TYPE_CHECKING, NamedTuple

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from tui.session.moves import Move
from tui.widgets.glyphs import UNICODE, Glyphs
from tui.widgets.line_view import LineView
from tui.widgets.looks import look_of
from tui.widgets.page import Page, Story
from tui.widgets.painting import LOOKS, Painter
from tui.widgets.sheet import Sheet, Visible, column_of
from tui.widgets.spans import Highlights, Kind, highlights_at

if TYPE_CHECKING:
    from index import Reading
    from index.article import Span

_CONTEXT = 2
"""Lines that stay on the screen when a page is turned."""


class Anchor(NamedTuple):
    """What stays where it is while the pane changes its size."""

    offset: int
    above: int | None
    """Lines from the top of the screen to the line of `offset`; `None` is a third of them."""


_BEGINNING = Anchor(0, maxsize)


class ArticlePane(LineView, can_focus=True, inherit_bindings=False):
    """A scrolling article. It draws only what is visible, and keeps its place when resized."""

    DEFAULT_CLASSES = "pane"
    DEFAULT_CSS = "ArticlePane { overflow-y: scroll; scrollbar-size: 0 0; }"

    current: reactive[Span | None] = reactive(None, repaint=False)
    """The span that the reader is at."""

    @dataclass(eq=False, repr=False)
    class Moved(Message):
        """Another part of the text is on the screen."""

        pane: ArticlePane
        offset: int
        """Where the first visible line of the text begins."""

        def can_replace(self, message: Message) -> bool:
            """Only the last of several moves counts."""
            return isinstance(message, ArticlePane.Moved)

    class LaidOut(Message):
        """The article has been set to another size of the pane."""

    @dataclass(eq=False, repr=False)
    class Clicked(Message):
        """A marked span was clicked."""

        pane: ArticlePane
        span: Span
        kind: Kind

    def __init__(self, *, glyphs: Glyphs = UNICODE, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._story: Story | None = None
        self._message = ""
        self._anchor = _BEGINNING
        self._landing = False
        """Scrolling now is our own doing, not the reader's."""
        self._painter = Painter(partial(look_of, self, LOOKS), glyphs)
        self._sheet = Sheet(Page(), Highlights([]), Size(0, 0), self._painter)

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
        return self.page.span(self.scroll_offset.y, len(self.page)).start

    @property
    def fraction_read(self) -> float:
        """How far down the article is scrolled, from 0 to 1."""
        bottom = self.max_scroll_y
        return min(1.0, self.scroll_offset.y / bottom) if bottom else 1.0

    def spans_visible(self) -> list[Visible]:
        """Return the marked spans that begin on the screen, in reading order."""
        return self._sheet.visible(self.scroll_offset.y)

    @property
    def page(self) -> Page:
        """The lines that the article, or the message, is set in."""
        return self._sheet.page

    # Geometry.

    def _lay_out(self) -> None:
        """Set the article to the size of the pane, and keep the place."""
        if not self.size:
            return
        width, story = column_of(self.size.width), self._story
        if story is None:
            page, highlights = Page.saying(self._message, width), Highlights([])
        else:
            page, highlights = (
                Page.of(story, width, self._painter.glyphs, self.page),
                story.highlights,
            )
        self._sheet = Sheet(page, highlights, self.size, self._painter)
        self._sheet.here = highlights_at(story.reading, self.current) if story else ()
        self._landing = True
        self.virtual_size = Size(self.size.width, len(self.page))
        self._land()
        self.refresh()

    def _land(self) -> None:
        """Scroll to where the anchor says."""
        if not self._sheet.size:
            return
        above = self._anchor.above
        line = self.page.line_of(self._anchor.offset)
        top = line - (self.size.height // 3 if above is None else above)
        self._landing = True
        self.scroll_to(y=max(0, min(self.max_scroll_y, top)), animate=False, force=True)
        self._landing = False

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember the place, if the reader has scrolled to it."""
        super().watch_scroll_y(old_value, new_value)
        if self._landing or self._sheet.size != self.size or round(old_value) == round(new_value):
            return
        in_heading = max(0, len(self.page.heading) - round(new_value))
        self._anchor = Anchor(self.top_offset, in_heading)
        self.post_message(self.Moved(self, self.top_offset))

    def watch_current(self, current: Span | None) -> None:
        """Highlight the span that the reader is at, and only that one."""
        reading = self.reading
        self._sheet.here = highlights_at(reading, current) if reading else ()
        self.refresh()

    def fit(self) -> None:
        """Set the article anew."""
        if self._sheet.size != self.size:
            self._lay_out()
            if self._story is not None:
                self.post_message(self.LaidOut())

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours."""
        super().notify_style_update()
        self._painter.forget()
        self._sheet.forget()

    def on_click(self, event: events.Click) -> None:
        """Tell which span was clicked, or scroll to what the minimap shows there."""
        offset = event.get_content_offset_capture(self)
        if not 0 <= offset.y < self.size.height:
            return
        mapped = self._sheet.mapped_line(offset.x, offset.y)
        if mapped is not None:
            self.scroll_to(y=mapped - self.size.height // 3, animate=False)
        elif found := self._sheet.highlight_at(offset.x, offset.y + self.scroll_offset.y):
            self.post_message(self.Clicked(self, found.span, found.kind))

    # Drawing.

    def render_line(self, y: int) -> Strip:
        """Draw one line of the visible part; a pane too narrow for a letter shows nothing."""
        if self._sheet.size != self.size:
            return Strip.blank(self.size.width, self.rich_style)
        return self._sheet.strip(y, self.scroll_offset.y)
