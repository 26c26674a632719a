"""The last step of drawing our own themes with 256 colours: what is nearly grey stays grey.

Rich takes such a colour for one with a hue, and so paper becomes yellow, and ink navy blue.
"""

from __future__ import annotations

from functools import cache, lru_cache

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

_NEARLY = 28
"""How far the most and the least of red, green and blue are apart at most, of 255."""


class GreyLines(LineFilter):
    """Draws what is nearly grey in the nearest of the terminal's greys."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments of one line with such greys."""
        return [
            Segment(text, _grey(style) if style is not None else None, control)
            for text, style, control in segments
        ]


@lru_cache(4096)
def _grey(style: Style) -> Style:
    color, ground = map(_nearest, (style.color, style.bgcolor))
    return style + Style(color=color, bgcolor=ground) if color or ground else style


@lru_cache(4096)
def _nearest(color: RichColor | None) -> RichColor | None:
    """Return the grey that stands for a colour; `None` if it is none, or has a hue."""
    if color is None or color.triplet is None:
        return None
    if max(color.triplet) - min(color.triplet) >= _NEARLY:
        return None
    light = sum(color.triplet) / 3
    return min(_greys(), key=lambda grey: abs(sum(grey.get_truecolor()) / 3 - light))


@cache
def _greys() -> tuple[RichColor, ...]:
    """Return black, white and the 24 greys between, which are the same on all terminals."""
    return tuple(RichColor.from_ansi(code) for code in (16, *range(232, 256), 231))
