"""Legibility: no theme may make text unreadable."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from textual.color import BLACK, WHITE, Color
from textual.style import Style

ENOUGH = 4.5
"""The least contrast of text that counts as legible (WCAG 2, level AA)."""
_STEPS = 8


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of two opaque colours, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@lru_cache(1024)
def legible(style: Style) -> Style:
    """Return the style with its text so much lighter or darker that it can be read.

    The terminal's own colours are left alone: nobody knows what they look like.
    """
    ground, text = style.background, style.foreground
    if ground is None or text is None or ground.ansi is not None or text.ansi is not None:
        return style
    text = ground.blend(text, text.a, 1)
    end = max(BLACK, WHITE, key=lambda extreme: contrast(extreme, ground))
    for step in range(_STEPS + 1):
        clearer = text.blend(end, step / _STEPS)
        if contrast(clearer, ground) >= ENOUGH:
            return replace(style, foreground=clearer)
    return replace(style, foreground=end)


def _luminance(color: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in color.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
