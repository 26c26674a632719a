"""Wrapping: which part of a text stands on which line.

The lines partition the text: every offset lies on exactly one of them. A newline, and the spaces
that a line breaks at, belong to the line they end and hang over its edge unseen.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from sys import maxsize

from index.article import Span
from tui.widgets.cells import (
    cell_len,
    clusters,
    is_plain,
    is_solid,
    next_odd,
    printable,
    solid_cells,
)
from tui.widgets.paragraphs import Paragraph, Role, paragraphs

_NARROWEST = 2
"""Cells that the widest character takes."""
_OPENING = frozenset("“‘«‹([{「『（【《〈")
_NEVER_FIRST = frozenset("、。，．・：；？！）」』】》〉〕ー々…‥’”»›%％")


@dataclass(eq=False, repr=False)
class Layout:
    """A text wrapped to a width."""

    source: str
    """The text itself."""
    text: str
    """What is shown of it: as long as the article's text, with what cannot be shown replaced."""
    width: int
    starts: Sequence[int]
    """Where each line starts; it ends where the next one starts."""
    roles: Sequence[Role]

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, line: int) -> Span:
        """Return the part of the text that stands on a line, with what hangs over its edge."""
        end = self.starts[line + 1] if line + 1 < len(self.starts) else len(self.text)
        return Span(self.starts[line], end)

    def shown(self, line: int) -> str:
        """Return what is seen of a line."""
        return self.span(line).of(self.text).rstrip(" \n")

    def line_of(self, offset: int) -> int:
        """Return the line that an offset lies on; offsets past the end lie on the last one."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def cell_of(self, offset: int) -> tuple[int, int]:
        """Return the line and the cell on it where the character at `offset` begins."""
        line = self.line_of(offset)
        return line, cell_len(self.text[self.starts[line] : offset])

    def offset_at(self, line: int, cell: int) -> int | None:
        """Return the offset of the character that covers a cell, if one does."""
        shown = self.shown(line)
        if cell < 0:
            return None
        if is_plain(shown):
            return self.starts[line] + cell if cell < len(shown) else None
        for cluster in clusters(shown):
            if cell < cell_len(shown[: cluster.end]):  # as it is drawn: room is left for more
                return self.starts[line] + cluster.start
        return None


def lay_out(text: str, width: int, blocks: Sequence[Paragraph] | None = None) -> Layout:
    """Wrap `text` to lines of at most `width` cells.

    Args:
        text: The text of an article.
        width: The widest a line may be; two cells at least.
        blocks: The paragraphs of `text`, if they are known.
    """
    width = max(width, _NARROWEST)
    if blocks is None:
        blocks = paragraphs(text)
    shown = _shown(text, blocks)
    starts: list[int] = []
    roles: list[Role] = []
    if not blocks or blocks[0].start > 0:
        starts.append(0)
        roles.append(Role.GAP)
    for number, block in enumerate(blocks):
        before = len(starts)
        starts.extend(_line_starts(shown, block.start, block.end, width))
        roles.extend([block.role] * (len(starts) - before))
        if number + 1 < len(blocks):
            following = blocks[number + 1].start
            if following > block.end + 1:
                starts.append(block.end + 1)
                roles.append(Role.GAP)
            elif block.spaced:
                starts.append(following)
                roles.append(Role.GAP)
    return Layout(text, shown, width, starts, roles)


def _shown(text: str, blocks: Sequence[Paragraph]) -> str:
    """Replace what cannot be shown, and the newlines of columns that are wrapped anew."""
    parts: list[str] = []
    done = 0
    for block in blocks:
        if block.reflow:
            parts.append(text[done : block.start])
            parts.append(text[block.start : block.end].replace("\n", " "))
            done = block.end
    parts.append(text[done:])
    return printable("".join(parts), lines=True)


def _line_starts(text: str, start: int, end: int, width: int) -> Iterator[int]:
    at = start
    odd = -1
    while True:
        yield at
        if odd < at:
            found = next_odd(text, at, end)
            odd = maxsize if found is None else found
        cut = _break_plain(text, at, end, width) if odd > at + width else odd
        if cut >= odd:
            cut = _break_measured(text, at, end, width)
        if cut >= end:
            return
        at = cut


def _break_plain(text: str, start: int, end: int, width: int) -> int:
    """Return where the next line starts if every code point takes one cell."""
    limit = start + width
    if limit >= end:
        return end
    if text[limit] == " ":
        cut = limit
    else:
        cut = text.rfind(" ", start, limit) + 1
        for dash in "-—–":
            after = text.rfind(dash, max(cut, start), limit) + 1
            if after > start and _may_break(text, after):
                cut = max(cut, after)
        if cut <= start:
            return limit
    while cut < end and text[cut] == " ":
        cut += 1
    return cut


def _break_measured(text: str, start: int, end: int, width: int) -> int:
    """Return where the next line starts, by the cells of each grapheme cluster."""
    edges = _edges_of_solid(text, start, end, width) or _edges(text, start, end, width)
    if not edges:
        return end
    following = edges[-1]
    for at in reversed(edges[1:]):
        is_space = text[at:following] == " "  # and not one that a mark holds
        following = at
        if not is_space and (text[at - 1] == " " or _may_break(text, at)):
            return at
    return edges[-1]


def _edges(text: str, start: int, end: int, width: int) -> Sequence[int]:
    """Return where clusters start, up to the first that does not fit; nothing if all fit."""
    ahead = width // 2 + 4
    while True:
        stop = min(end, start + ahead)
        found = clusters(text[start:stop])
        if stop < end:
            found.pop()  # It may go on behind `stop`.
        cells = 0
        for number, cluster in enumerate(found):
            cells += cluster.cells
            is_space = text[start + cluster.start : start + cluster.end] == " "
            if cells > width and number and not is_space:
                return [start + one.start for one in found[: number + 1]]
        if stop == end:
            return ()
        ahead *= 2


def _edges_of_solid(text: str, start: int, end: int, width: int) -> Sequence[int]:
    """Return the same for text in which each code point is a cluster; nothing if unsure."""
    stop = min(end, start + width + 1)
    if not is_solid(text, start, stop):
        return ()
    cells = 0
    for at in range(start, stop):
        cells += solid_cells(text[at])
        if cells > width and text[at] != " " and at > start:
            return range(start, at + 1)
    return ()


def _may_break(text: str, at: int) -> bool:
    """Tell whether a line may end before `at`, where there is no space."""
    left, right = text[at - 1], text[at]
    if left == "-":
        return right.isalpha() and at > 1 and text[at - 2].isalpha()
    if left in "—–":
        return right.isalpha() or right in _OPENING
    if left in _OPENING or right in _NEVER_FIRST:
        return False
    return _stands_alone(left) or _stands_alone(right)


def _stands_alone(character: str) -> bool:
    """Tell whether lines may break on both sides of a character, as in Chinese and Japanese."""
    return (
        character >= "\u2e80" and not "\uac00" <= character <= "\ud7a3" and cell_len(character) > 1
    )
