"""What all dialogs look like: a framed box over the explorer, closed with Esc or q."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual._styles_cache import StylesCache
from textual.binding import Binding, BindingType
from textual.color import Color
from textual.containers import Vertical
from textual.geometry import Size
from textual.reactive import Reactive
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen, Screen
from textual.strip import Strip
from textual.visual import RenderOptions, Visual
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.css.styles import RulesMap
    from textual.style import Style as VisualStyle

ResultT = TypeVar("ResultT")
_FRAME = 4
"""Lines of the frame and of the space within it."""
_ASCII = {ord("↵"): "enter", ord("·"): "-"}


def forget_drawing() -> None:
    """Let go of what closed screens have drawn.

    Textual keeps it: the keys of a cache of colours are the caches of lines of up to 1,024 widgets,
    closed ones too. That came to 0.7 MB for each time that the help was opened.
    """
    StylesCache.get_inner_outer.cache_clear()


def hide_messages(screen: Screen[Any]) -> None:
    """Let no message stand on a screen that opens.

    The rack of messages is told at once that it holds none: Textual tells it when all is laid out,
    and lays all out once more.
    """
    screen.query("ToastRack").set(display=False)
    screen.app.clear_notifications()


class Dimmed(Visual):
    """The screen under a dialog, dimmed as Textual does it, but each style only once.

    Textual has Rich draw it, stretch by stretch, which took a third of the time of a frame.

    Args:
        screen: The screen.
        color: What it is dimmed with.
    """

    def __init__(self, screen: Screen[Any], color: Color) -> None:
        self._screen, self._color = screen, color

    def render_strips(
        self, width: int, height: int | None, style: VisualStyle, options: RenderOptions
    ) -> list[Strip]:
        """Return the lines of the screen."""
        color, base = self._color, style.rich_style
        return [
            Strip([Segment(text, _dimmed(look, color, base)) for text, look, _ in strip])
            for strip in self._screen._compositor.render_strips()[:height]
        ]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return the width of the screen."""
        return self._screen.size.width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return the height of the screen."""
        return self._screen.size.height


@lru_cache(4096)
def _dimmed(style: Style | None, color: Color, base: Style) -> Style:
    (segment,) = BackgroundScreen.process_segments([Segment(" ", style)], color)
    return base + segment.style


class Box(Vertical):
    """The frame of a dialog. All need not be laid out once more because it has got its size."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)


def keep_plain(screen: Screen[Any]) -> None:
    """Draw the frame of a screen's box as the user asks: in ASCII, or not at all."""
    if screen.app.has_class("-ascii"):
        screen.add_class("-ascii")
        screen.set_class(screen.app.has_class("-bare"), "-bare")
        box = screen.query_one(".box")
        box.border_title = str(box.border_title).translate(_ASCII)
        box.border_subtitle = str(box.border_subtitle).translate(_ASCII)


class Dialog(ModalScreen[ResultT | None], Generic[ResultT]):
    """A framed box over the explorer; its first child is the frame."""

    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $background 60%;
        & > .box {
            width: 84;
            max-width: 94%;
            height: auto;
            max-height: 84%;
            border: round $border;
            border-title-color: $text-accent;
            border-title-style: bold;
            border-subtitle-color: $text-muted;
            background: $surface;
            padding: 1 2;
        }
        &.-ascii > .box { border: ascii $border; }
        &.-bare > .box { border: blank $border; }
    }
    """
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """What the keys go to; it shows that itself, so not all needs drawing anew."""
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)
    """How large it is; nothing in it depends on that."""
    _laid_out = Size(0, 0)
    """The size of the window that it was laid out for last."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,backspace", "close", "Close", show=False),
    ]

    def render(self) -> Any:
        """Draw what is under the dialog; a screen reader would read that, too."""
        if self.has_class("-bare"):
            return ""
        under = super().render()
        return Dimmed(under.screen, under.color) if isinstance(under, BackgroundScreen) else under

    def _compositor_refresh(self) -> None:
        """Draw nothing before all of the dialog is there."""
        if not self.app._batch_count:
            super()._compositor_refresh()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Let nothing be styled again as it opens: it was just now, as it was mounted."""
        if not self.stack_updates:
            event.refresh_styles = False
        self._laid_out = self.size

    def on_resize(self, event: events.Resize) -> None:
        """Lay out nothing again at the same size: as it opens, Textual says twice which it is."""
        if event.size == self._laid_out:
            event.prevent_default()
        self._laid_out = event.size

    def on_mount(self) -> None:
        """Let no message hide the box; keep to ASCII on its frame where the user asks for it."""
        hide_messages(self)
        keep_plain(self)

    def plain(self, words: str) -> str:
        """Return words for the frame, in ASCII where the user asks for that."""
        return words.translate(_ASCII) if self.app.has_class("-ascii") else words

    def on_unmount(self) -> None:
        """Leave nothing behind."""
        forget_drawing()

    def fit(self, lines: int) -> None:
        """Make the box as high as so many lines take, if there is room for them."""
        self.query_one(".box").styles.height = lines + _FRAME

    def on_click(self, event: events.Click) -> None:
        """Close if the user clicks beside the box."""
        if event.widget is self:
            self.dismiss(None)

    def action_close(self) -> None:
        """Close without doing anything."""
        self.dismiss(None)
