"""A scrolling view that draws its own lines: what the article and the lists have in common."""

from __future__ import annotations

from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.strip import Strip


class _Bar(ScrollBar):
    """A scrollbar that has got another size, which is no reason to lay out all once more."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)
    """What there is to draw."""

    def _set_dirty(self, *regions: Region) -> None:
        """Mark what has a place already: to ask for one lays all out once more."""
        if self.outer_size:
            super()._set_dirty(*regions)


class LineView(ScrollView, inherit_bindings=False):
    """Lines of any number, of which only those in sight are drawn; a subclass draws one.

    Textual lays the whole screen out anew whenever the length of a view changes, since its
    scrollbar may come or go. Here that is done only where it does.
    """

    DEFAULT_CSS = "LineView { overflow-x: hidden; scrollbar-size-vertical: 1; }"

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))
    """What is scrolled over, in cells and lines."""

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The scrollbar: made, as Textual does, when it is first asked for."""
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = bar = _Bar(
                vertical=True, name="vertical", thickness=self.scrollbar_size_vertical
            )
            bar.display = False
            self.app._start_widget(self, bar)
        return self._vertical_scrollbar

    def watch_virtual_size(self, size: Size) -> None:
        """Let the scrollbar show how much there is, if there is to be one."""
        overflows = size.height > self.container_size.height
        comes_or_goes = (
            self.styles.overflow_y == "auto" and overflows != self.show_vertical_scrollbar
        )
        if comes_or_goes or self.styles.auto_dimensions:
            self.refresh(layout=True)
        elif self.scrollbar_size_vertical:
            self.vertical_scrollbar.window_virtual_size = size.height

    def fit(self) -> None:
        """Fit the lines to the size of the view, if it is another one than before."""
        raise NotImplementedError

    def on_resize(self) -> None:
        """Fit the lines to the new size, if they have not been drawn in it already."""
        self.fit()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the visible part; after a resize, the event of which comes later, at its size."""
        self.fit()
        return super().render_lines(crop)
