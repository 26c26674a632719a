"""How one article is written in the list of results: its fields, fitted to a width."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from index import Row
from tui.panes.cells import cell_len, fit, printable
from tui.panes.glyphs import Glyphs

_NARROW = 56
"""Below this many cells the title has a line to itself."""
_LOW = 12
"""Below this many lines each article gets one, so that enough of them are seen."""
_DATE_FROM, _COUNT_FROM, _TAGS_FROM = 34, 24, 96
_COUNT = 5
"""Cells of a count with the space before it: ` 999q`."""


class Field(NamedTuple):
    """A piece of a line and the component class that it is drawn in."""

    text: str
    component: str


@dataclass(frozen=True, slots=True)
class Columns:
    """Which fields have room at a width, and how much."""

    width: int
    date: int
    title: int
    source: int
    tags: int
    quotes: int
    hits: int
    lines: int
    """How many lines an article takes."""

    @classmethod
    def of(cls, width: int, height: int, *, has_query: bool) -> Columns:
        """Share out the width of a pane.

        Args:
            width: The width of the pane.
            height: Its height: a low pane gives each article one line.
            has_query: There are hits to count and snippets to show.
        """
        two_lines = height >= _LOW and (has_query or width < _NARROW)
        narrow = width < _NARROW
        date = 12 if (not narrow or (not two_lines and width >= _DATE_FROM)) else 0
        source = 0 if narrow else max(9, min(20, width // 6))
        tags = max(0, min(24, width // 6)) if width >= _TAGS_FROM else 0
        quotes = _COUNT if width >= _COUNT_FROM else 0
        hits = _COUNT if has_query and width >= _COUNT_FROM + _COUNT else 0
        gap = 0 if date else 1
        title = max(1, width - 2 - gap - date - source - tags - quotes - hits - 1)
        return cls(width, date, title, source, tags, quotes, hits, 2 if two_lines else 1)


def first_line(row: Row, columns: Columns, glyphs: Glyphs) -> list[Field]:
    """Return the line with the title; the cell before it is the cursor's."""
    ellipsis = glyphs.ellipsis
    mark = glyphs.star if row.starred else glyphs.note if row.has_note else " "
    fields = [Field(mark, "results--star")]
    if columns.date:
        shown = fit(row.date_shown, columns.date - 1, ellipsis=ellipsis, align_right=True)
        fields.append(Field(shown + " ", "results--date"))
    else:
        fields.append(Field(" ", "results--title"))
    title = " ".join(printable(row.title).split()) or "(no title)"
    fields.append(Field(fit(title, columns.title, ellipsis=ellipsis), "results--title"))
    if columns.source:
        source = fit(printable(row.source), columns.source - 1, ellipsis=ellipsis)
        fields.append(Field(" " + source, "results--source"))
    if columns.quotes:
        quotes = glyphs.waiting if row.quotes is None else f"{_count(row.quotes)}q"
        fields.append(Field(fit(quotes, columns.quotes, align_right=True), "results--quotes"))
    if columns.hits:
        hits = "" if row.hits is None else f"{_count(row.hits)}h"
        fields.append(Field(fit(hits, columns.hits, align_right=True), "results--hits"))
    if columns.tags:
        tags = " ".join(f"#{printable(tag)}" for tag in row.tags)
        shown = fit(tags, columns.tags - 1, ellipsis=ellipsis)
        fields.append(Field(" " + shown, "results--tags"))
    fields.append(Field(" ", "results--title"))
    return fields


def second_line(row: Row, columns: Columns, glyphs: Glyphs) -> list[Field]:
    """Return the snippet with its hits, or date and source where they have no place above."""
    indent = " " * (1 + (columns.date or 1))
    room = columns.width - 1 - len(indent) - 1
    if row.snippet:
        return [Field(indent, "results--snippet"), *_snippet(row, room, glyphs)]
    facts = f" {glyphs.separator} ".join(
        printable(fact) for fact in (row.date_shown, row.source) if fact and not columns.date
    )
    return [Field(indent + fit(facts, room, ellipsis=glyphs.ellipsis), "results--date")]


def _snippet(row: Row, room: int, glyphs: Glyphs) -> list[Field]:
    text = printable(row.snippet).replace("\n", " ")
    fields: list[Field] = []
    done = 0
    for hit in row.snippet_hits:
        fields.append(Field(text[done : hit.start], "results--snippet"))
        fields.append(Field(text[hit.start : hit.end], "results--snippet-hit"))
        done = max(done, hit.end)
    fields.append(Field(text[done:], "results--snippet"))
    return _crop(fields, room, glyphs.ellipsis)


def _crop(fields: list[Field], room: int, ellipsis: str) -> list[Field]:
    kept: list[Field] = []
    for field in fields:
        size = cell_len(field.text)
        if size > room:
            return [*kept, Field(fit(field.text, room, ellipsis=ellipsis), field.component)]
        kept.append(field)
        room -= size
    return kept


def _count(number: int) -> str:
    return str(number) if number < 1000 else f"{min(number // 1000, 99)}k"
