"""What all dialogs look like: a framed box over the explorer, closed with Esc or q."""

from __future__ import annotations

from typing import ClassVar, Generic, TypeVar

from textual import events
from textual._styles_cache import StylesCache
from textual.binding import Binding, BindingType
from textual.reactive import Reactive
from textual.screen import ModalScreen
from textual.widget import Widget

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
        & .list--cursor-away {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
        }
    }
    """
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """What the keys go to; it shows that itself, so not all needs drawing anew."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,backspace", "close", "Close", show=False),
    ]

    def on_mount(self) -> None:
        """Let no message hide the box; keep to ASCII on its frame where the user asks for it."""
        self.app.clear_notifications()
        if self.app.has_class("-ascii"):
            self.add_class("-ascii")
            box = self.query_one(".box")
            box.border_title = str(box.border_title).translate(_ASCII)
            box.border_subtitle = str(box.border_subtitle).translate(_ASCII)

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
