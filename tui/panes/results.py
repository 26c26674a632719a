"""The results: a list of articles of any length, of which only what is visible is fetched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from tui.widgets.cells import fit, printable
from tui.widgets.contrast import legible
from tui.widgets.glyphs import UNICODE, Glyphs
from tui.widgets.line_view import LineView
from tui.widgets.looks import Looks, look_of
from tui.widgets.result_line import Columns, Field, line_of
from tui.widgets.rows import Fetch, Rows

if TYPE_CHECKING:
    from index import Row
    from tui.session.moves import Move

_NO_COLUMNS = Columns.of(0, 0, has_query=False)
LOOKS: Looks = {
    "star": "$text-warning",
    "date": "$text-muted",
    "title": "",
    "headline": "bold",
    "source": "$text-secondary",
    "quotes": "$text-primary",
    "hits": "$text-warning",
    "none": "$text-muted",
    "tags": "$text-accent",
    "snippet": "$text-muted",
    "snippet-hit": "bold underline $text-warning",
    "message": "$text-muted",
    "cursor": "bold $block-cursor-foreground on $block-cursor-background",
    "cursor-away": "$block-cursor-blurred-foreground on $block-cursor-blurred-background",
}
Find = Callable[[int], "int | None"]
"""Returns which result an article is; `None` if it is none."""


def _nowhere(article_id: int) -> int | None:
    return None


class ResultsPane(LineView, can_focus=True, inherit_bindings=False):
    """A list of results with a cursor, drawn and fetched by what is visible."""

    DEFAULT_CLASSES = "pane"
    DEFAULT_CSS = "ResultsPane { overflow-y: scroll; }"

    cursor: reactive[int] = reactive(0, repaint=False)
    """The result that the cursor is on, counted from 0."""

    @dataclass(eq=False, repr=False)
    class _AtRow(Message):
        """Something about a result; without this line `dataclass` works one out."""

        pane: ResultsPane
        index: int
        row: Row

    class Highlighted(_AtRow):
        """The cursor has come to another article."""

        def can_replace(self, message: Message) -> bool:
            """Only the last of several moves counts."""
            return isinstance(message, ResultsPane.Highlighted)

    class Opened(_AtRow):
        """The article under the cursor is wanted: Enter, or a second click."""

    def __init__(self, *, glyphs: Glyphs = UNICODE, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._glyphs = glyphs
        self._rows = Rows()
        self._message = ""
        self._has_query = False
        self._columns = _NO_COLUMNS
        self._laid_out_for = Size(0, 0)
        self._drawn: LRUCache[tuple[int, int, str], Strip] = LRUCache(512)
        self._highlighted: int | None = None
        """The id of the article that the cursor is on."""

    # What the pane is told.

    def show(
        self, total: int, fetch: Fetch, *, cursor: int | None = 0, index_of: Find = _nowhere
    ) -> None:
        """Show results.

        Args:
            total: How many there are.
            fetch: Returns rows; it is asked for what is visible only.
            cursor: Where the cursor goes. `None` keeps it on its article, and that where it is on
                the screen: for results that have grown while the reader is in them.
            index_of: Tells which result an article is, to find the cursor's article again.
        """
        row_on_screen = self.cursor * self._columns.lines - self.scroll_offset.y
        stays = cursor is None
        if cursor is None:
            cursor = self._cursor_kept(index_of)
        self._rows, self._message = Rows(total, fetch), ""
        self.set_reactive(ResultsPane.cursor, max(0, min(total - 1, cursor)))
        self._has_query = self.row is not None and self.row.hits is not None
        self._set_columns()
        if stays:
            self._scroll(self.cursor * self._columns.lines - row_on_screen)
        self._reveal()
        row = self.row
        if row is None:
            self._highlighted = None
        elif not stays or row.id != self._highlighted:
            self._tell(row)
        self.refresh()

    def clear(self, message: str) -> None:
        """Show a message instead of results."""
        self.show(0, lambda start, stop: ())
        self._message = message

    def move(self, move: Move) -> None:
        """Move the cursor as the reader asks."""
        if self._rows.total:
            page = max(1, self.size.height // self._columns.lines)
            self.cursor = move.from_row(self.cursor, count=self._rows.total, page=page)

    def choose(self) -> None:
        """Tell that the article under the cursor is wanted."""
        if row := self.row:
            self.post_message(self.Opened(self, self.cursor, row))

    # What the pane tells.

    @property
    def total(self) -> int:
        """How many results there are."""
        return self._rows.total

    @property
    def row(self) -> Row | None:
        """The result that the cursor is on."""
        return self._rows.at(self.cursor)

    def line_of(self, index: int) -> int:
        """Return the line that a result begins on, counted from the first one."""
        return index * self._columns.lines

    def rows_visible(self) -> list[tuple[int, Row]]:
        """Return the results on the screen, each with the line it begins on."""
        lines, top = self._columns.lines, self.scroll_offset.y
        stop = -(-(top + self.size.height) // lines)
        return [
            (max(0, index * lines - top), row)
            for index in range(top // lines, min(stop, self._rows.total))
            if (row := self._rows.at(index))
        ]

    # The cursor.

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor within the results."""
        return max(0, min(self._rows.total - 1, cursor))

    def watch_cursor(self, old: int, new: int) -> None:
        """Bring the cursor into view, and tell where it is."""
        self._reveal()
        self.refresh()
        if row := self.row:
            self._tell(row)

    def _tell(self, row: Row) -> None:
        self._highlighted = row.id
        self.post_message(self.Highlighted(self, self.cursor, row))

    def _cursor_kept(self, index_of: Find) -> int:
        index = index_of(self._highlighted) if self._highlighted is not None else None
        return self.cursor if index is None else index

    def _reveal(self) -> None:
        """Scroll as little as it takes to see the cursor."""
        lines, height = self._columns.lines, self.size.height
        if not height:  # it is not on the screen yet: `fit` comes then
            return
        top = self.cursor * lines
        if top < self.scroll_offset.y:
            self._scroll(top)
        elif top + lines > self.scroll_offset.y + height:
            self._scroll(top + lines - height)

    def _scroll(self, top: int) -> None:
        self.scroll_to(y=max(0, min(self.max_scroll_y, top)), animate=False, force=True)

    # Drawing.

    def _set_columns(self) -> None:
        region = self.scrollable_content_region
        self._laid_out_for = self.size
        self._drawn.clear()
        self._columns = Columns.of(region.width, self.size.height, has_query=self._has_query)
        self.virtual_size = Size(region.width, self._rows.total * self._columns.lines)

    def fit(self) -> None:
        """Share out the new width, with the cursor as far down the screen as it was."""
        if self._laid_out_for == self.size:
            return
        before = self._columns.lines
        row_on_screen = self.cursor * before - self.scroll_offset.y
        self._set_columns()
        if before != self._columns.lines:
            self._scroll(self.cursor * self._columns.lines - row_on_screen)
        self._reveal()

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours."""
        super().notify_style_update()
        self._drawn.clear()

    def on_hide(self, event: events.Hide) -> None:
        """Keep the keys if the list is in sight again by now.

        Textual would give them to what stands before it, which is the query: after Esc in one that
        finds nothing, what is typed next would go on being written there.
        """
        if self.display:
            event.prevent_default()

    def on_show(self) -> None:
        """Take the keys if nothing has them: the list lost them when it was hidden."""
        if self.screen.focused is None:
            self.focus()

    def on_focus(self) -> None:
        """Show that the keys go here."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that the keys go elsewhere."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Go to the row that was clicked; a second click opens it."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        index = (offset.y + self.scroll_offset.y) // self._columns.lines
        if index < self._rows.total:
            self.cursor = index
            if event.chain > 1:
                self.choose()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the visible part."""
        width = self.scrollable_content_region.width
        if not self._rows.total:
            return self._message_line(y, width)
        index, part = divmod(y + self.scroll_offset.y, self._columns.lines)
        cursor = ""
        if index == self.cursor:
            cursor = "cursor" if self.has_focus else "cursor-away"
        key = (index, part, cursor)
        strip = self._drawn.get(key)
        if strip is None:
            strip = self._draw(index, part, cursor, width)
            self._drawn[key] = strip
        return strip

    def _draw(self, index: int, part: int, cursor: str, width: int) -> Strip:
        row = self._rows.at(index)
        under = (cursor,) if cursor else ()
        ground = self._style(*under)
        if row is None:
            return Strip.blank(width, ground)
        fields = [Field(self._glyphs.cursor if cursor and not part else " ", "title")]
        fields += line_of(row, part, self._columns, self._glyphs)
        segments = [Segment(text, self._style(component, *under)) for text, component in fields]
        return Strip(segments).adjust_cell_length(width, ground)

    def _message_line(self, y: int, width: int) -> Strip:
        lines = self._message.split("\n")
        text = f"  {printable(lines[y - 1])}" if 0 < y <= len(lines) else ""
        style = self._style("message")
        return Strip([Segment(fit(text, width, ellipsis=self._glyphs.ellipsis), style)], width)

    def _style(self, *components: str) -> Style:
        return legible(look_of(self, LOOKS, *components)).rich_style
