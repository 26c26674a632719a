"""What the parts of a widget look like: a date, a heading, the row under the cursor.

Textual's way are component classes, each a rule of the style sheet. It reads them all at the start,
and applies them to every part of a widget whenever that gets or loses the focus. The look of a part
depends on nothing but the theme, so here it is a few words, read when the part is first drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from textual.app import App
from textual.color import Color
from textual.style import Style
from textual.widget import Widget

Looks = Mapping[str, str]
"""Attributes, colour and ground of each part, like `bold $text on $primary 50%`; `name:ansi` takes
the place of `name` in themes of the terminal's own colours."""
_ATTRIBUTES = ("bold", "italic", "underline")


def look_of(widget: Widget, looks: Looks, *parts: str) -> Style:
    """Return the style of some parts of a widget laid over one another.

    Raises:
        KeyError: There is no part of that name.
    """
    style = widget.visual_style
    for part in parts:
        words = looks[part]
        if widget.app.native_ansi_color:
            words = looks.get(f"{part}:ansi", words)
        style += _style(words, widget.app, widget.app.theme)
    return style


@lru_cache(512)
def _style(words: str, app: App[object], theme: str) -> Style:
    """Read a style, in the colours of the app's present theme."""
    attributes: set[str] = set()
    colours: dict[str, Color] = {}
    layer = "foreground"
    for word in _with_colours(words, app.theme_variables):
        if word == "on":
            layer = "background"
        elif word in _ATTRIBUTES:
            attributes.add(word)
        elif word.endswith("%"):
            colours[layer] = colours[layer].multiply_alpha(float(word[:-1]) / 100)
        else:
            colours[layer] = Color.automatic() if word == "auto" else Color.parse(word)
    bold, italic, underline = (one in attributes or None for one in _ATTRIBUTES)
    return Style(
        colours.get("background"),
        colours.get("foreground"),
        bold=bold,
        italic=italic,
        underline=underline,
    )


def _with_colours(words: str, variables: Mapping[str, str]) -> Iterator[str]:
    for word in words.split():
        yield from variables[word[1:]].split() if word.startswith("$") else (word,)
