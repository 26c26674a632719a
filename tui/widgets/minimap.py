"""The minimap: a column of one cell that shows where quotes and hits lie in the whole article."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tui.widgets.spans import Kind

if TYPE_CHECKING:
    from tui.widgets.glyphs import Glyphs


def rail_glyph(kinds: int, glyphs: Glyphs) -> tuple[str, Kind]:
    """Return the sign for a line with such highlights, and the kind that lends it its colour."""
    if kinds & (Kind.CURRENT | Kind.POINT):
        return glyphs.current, Kind.CURRENT
    if kinds & Kind.HIT:
        return (glyphs.quoted_hit if kinds & Kind.QUOTE else glyphs.hit), Kind.HIT
    if kinds & Kind.REPEATED:
        return glyphs.repeated, Kind.QUOTE
    if kinds & Kind.QUOTE:
        return glyphs.quote, Kind.QUOTE
    if kinds & Kind.WATCH:
        return glyphs.watch, Kind.WATCH
    if kinds & Kind.INDIRECT:
        return glyphs.indirect, Kind.INDIRECT
    return " ", Kind(0)


class Minimap(NamedTuple):
    """How the lines of an article share the cells of its map; a short one leaves some empty."""

    lines: int
    height: int

    def first_line(self, cell: int) -> int:
        """Return the first line that a cell stands for."""
        return cell if self.lines <= self.height else cell * self.lines // self.height

    def cell(self, line: int) -> int:
        """Return the cell that stands for a line."""
        if self.lines <= self.height:
            return line
        return ((line + 1) * self.height - 1) // self.lines

    def view(self, top: int) -> range:
        """Return the cells for the lines on the screen; none if that is all of them."""
        if self.lines <= self.height:
            return range(0)
        return range(self.cell(top), self.cell(min(self.lines, top + self.height) - 1) + 1)

    def kinds(self, kinds_on: Callable[[int, int], int]) -> list[int]:
        """Return the kinds that each cell stands for.

        Args:
            kinds_on: Tells which kinds are marked on the lines `[first, stop)`.
        """
        edges = [self.first_line(cell) for cell in range(self.height + 1)]
        return [kinds_on(first, stop) for first, stop in pairwise(edges)]
