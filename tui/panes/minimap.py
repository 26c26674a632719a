"""The minimap: a column of one cell that shows where quotes and hits lie in the whole article."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from tui.panes.glyphs import Glyphs
from tui.panes.spans import Kind


def rail_glyph(kinds: int, glyphs: Glyphs) -> tuple[str, Kind]:
    """Return the sign for a line with such marks on it, and the kind that lends it its colour."""
    if kinds & (Kind.CURRENT | Kind.POINT):
        return glyphs.current, Kind.CURRENT
    if kinds & Kind.HIT:
        return (glyphs.quoted_hit if kinds & Kind.QUOTE else glyphs.hit), Kind.HIT
    if kinds & Kind.QUOTE:
        return glyphs.quote, Kind.QUOTE
    if kinds & Kind.WATCH:
        return glyphs.watch, Kind.WATCH
    if kinds & Kind.INDIRECT:
        return glyphs.indirect, Kind.INDIRECT
    return " ", Kind(0)


def map_column(lines: int, height: int, kinds_on: Callable[[int, int], int]) -> list[int]:
    """Return the kinds that each cell of the map stands for.

    Args:
        lines: How many lines the article has.
        height: How many cells the map has.
        kinds_on: Tells which kinds are marked on the lines `[first, stop)`.
    """
    if lines <= height:
        return [kinds_on(line, line + 1) if line < lines else 0 for line in range(height)]
    edges = [cell * lines // height for cell in range(height + 1)]
    return [kinds_on(first, stop) for first, stop in pairwise(edges)]


def map_line(cell: int, lines: int, height: int) -> int:
    """Return the first line that a cell of the map stands for."""
    return min(cell, lines - 1) if lines <= height else cell * lines // height


def view_cells(top: int, lines: int, height: int) -> range:
    """Return the cells of the map that stand for what is on the screen."""
    if lines <= height:
        return range(0)
    first = top * height // lines
    return range(first, max(first + 1, -(-(top + height) * height // lines)))
