"""The last step of drawing in themes that are not our own: every word can be read on its ground."""

from __future__ import annotations

from functools import cache, lru_cache

from rich.color import Color as RichColor
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.color import Color
from textual.filter import LineFilter
from textual.style import Style

from tui.widgets.contrast import ENOUGH, contrast, legible


class LegibleLines(LineFilter):
    """Makes words as much lighter or darker as it takes; frames and bars are left alone.

    Args:
        few_colours: The terminal has 256 colours, and takes the nearest of them.
    """

    def __init__(self, *, few_colours: bool = False) -> None:
        super().__init__()
        self._legible = _legible_in_256 if few_colours else _legible

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments of one line with words that can be read."""
        return [
            Segment(text, self._legible(style, background), control)
            if style is not None and any(map(str.isalnum, text))
            else Segment(text, style, control)
            for text, style, control in segments
        ]


@lru_cache(4096)
def _legible(style: RichStyle, background: Color) -> RichStyle:
    pair = _pair(style, background)
    if pair is None:
        return style
    text, ground = pair
    clear = legible(Style(background=ground, foreground=text)).foreground
    if clear is None or clear == text:
        return style
    return style + RichStyle(color=clear.rich_color)


@lru_cache(4096)
def _legible_in_256(style: RichStyle, background: Color) -> RichStyle:
    """Return a style that can be read when its colours have become those that there are."""
    pair = _pair(style, background)
    if pair is None:
        return style
    text, ground = map(_nearest, pair)
    if contrast(text, ground) >= ENOUGH:
        return style
    clear = (colour for colour in _palette() if contrast(colour, ground) >= ENOUGH)
    best = min(clear, key=lambda colour: _distance(colour, text))
    return style + RichStyle(color=best.rich_color)


def _pair(style: RichStyle, background: Color) -> tuple[Color, Color] | None:
    """Return the colours of words and of the ground, if both are known."""
    if style.color is None or style.color.triplet is None:
        return None
    if style.bgcolor is None:
        return Color(*style.color.triplet), background
    if style.bgcolor.triplet is None:
        return None
    return Color(*style.color.triplet), Color(*style.bgcolor.triplet)


def _nearest(colour: Color) -> Color:
    """Return what a terminal of 256 colours shows, as Rich chooses it."""
    return Color(*colour.rich_color.downgrade(ColorSystem.EIGHT_BIT).get_truecolor())


@cache
def _palette() -> tuple[Color, ...]:
    """Return the colours that are the same on all terminals, and shown as themselves."""
    colours = (Color(*RichColor.from_ansi(code).get_truecolor()) for code in range(16, 256))
    return tuple(colour for colour in colours if _nearest(colour) == colour)


def _distance(one: Color, other: Color) -> int:
    return sum((a - b) ** 2 for a, b in zip(one.rgb, other.rgb, strict=True))
