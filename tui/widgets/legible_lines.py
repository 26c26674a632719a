"""The last step of drawing in themes that are not our own: every word can be read on its ground."""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.color import Color
from textual.filter import LineFilter
from textual.style import Style

from tui.widgets.contrast import legible


class LegibleLines(LineFilter):
    """Makes words as much lighter or darker as it takes; frames and bars are left alone."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments of one line with words that can be read."""
        return [
            Segment(text, _legible(style, background), control)
            if style is not None and any(map(str.isalnum, text))
            else Segment(text, style, control)
            for text, style, control in segments
        ]


@lru_cache(4096)
def _legible(style: RichStyle, background: Color) -> RichStyle:
    if style.color is None or style.color.triplet is None:
        return style
    ground = background
    if style.bgcolor is not None:
        if style.bgcolor.triplet is None:
            return style
        ground = Color(*style.bgcolor.triplet)
    text = Color(*style.color.triplet)
    clear = legible(Style(background=ground, foreground=text)).foreground
    if clear is None or clear == text:
        return style
    return style + RichStyle(color=clear.rich_color)
