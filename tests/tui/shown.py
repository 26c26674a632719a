"""What stands on the screen, as Textual exports it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from xml.etree import ElementTree

from rich.segment import Segment
from textual.app import App
from textual.geometry import Region

_TEXT = "{http://www.w3.org/2000/svg}text"
_CELL = 12.2
"""How wide a cell is in Textual's pictures."""
_ON_LINE = re.compile(r"-line-(\d+)\)")


def lines_shown(app: App[int]) -> list[str]:
    """Return the lines of the screen, all as long as it is wide."""
    found: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for text in ElementTree.fromstring(app.export_screenshot()).iter(_TEXT):
        if on := _ON_LINE.search(text.get("clip-path", "")):
            column = round(float(text.get("x", "0")) / _CELL)
            found[int(on[1])][column] = (text.text or "").rstrip("\n").replace("\xa0", " ")
    lines = []
    for number in range(app.size.height):
        line = ""
        for column, words in sorted(found[number].items()):
            line = f"{line:<{column}}{words}"
        lines.append(line.ljust(app.size.width))
    return lines


def segments_shown(app: App[int]) -> Iterator[Segment]:
    """Yield the pieces of all lines of all widgets of the screen on top, as they are drawn."""
    for widget in app.screen.query("*"):
        if widget.is_on_screen and widget.region:
            for strip in widget.render_lines(Region(0, 0, *widget.outer_size)):
                yield from strip
