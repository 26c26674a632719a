"""How one article is written in the list of results: its fields, fitted to a width."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.session.words import at_word
from tui.widgets.cells import cell_len, clusters, fit, printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index import Row
    from tui.widgets.glyphs import Glyphs

_SOURCE_FROM, _ONE_LINE_FROM = 84, 96
"""Below this many cells a source has no room beside the title, and a title has a line to itself."""
_LOW = 12
"""Below this many lines each article gets one, so that enough of them are seen."""
_DATE = 12
_DATE_FROM, _COUNT_FROM, _TAGS_FROM = 34, 24, 96
_COUNT = 5
"""Cells of a count with the space before it: ` 999q`."""
_LEFT = 2
"""Cells of the cursor and the star."""
_BEFORE_HIT = 12
"""Cells of a snippet that stay before a hit which would not be seen otherwise."""


_UNSAID = ("", "en", "und")
"""Languages that go without saying."""


def language_shown(code: str) -> str:
    """Return a language as a query asks for it, or nothing where it goes without saying."""
    return "" if code in _UNSAID else f"lang:{code}"


def languages_shown(codes: Sequence[str]) -> str:
    """Return the languages of a page, all of them where it mixes some that are known."""
    known = [code for code in codes if code not in ("", "und")]
    if len(known) > 1:
        return " ".join(f"lang:{code}" for code in known)
    return language_shown(*known or ("",))


class Field(NamedTuple):
    """A piece of a line and the part that it is drawn in."""

    text: str
    component: str


class Columns(NamedTuple):
    """Which fields have room in a pane, how much, and on which line."""

    width: int
    date: int
    source: int
    tags: int
    counts: int
    hits: int
    has_facts: bool
    """Date, source and counts have a line of their own, under the title."""
    has_snippet: bool

    @classmethod
    def of(cls, width: int, height: int, *, has_query: bool) -> Columns:
        """Share out the room of a pane.

        Args:
            width: The width of the pane.
            height: Its height: a low pane gives each article one line.
            has_query: There are hits to count and snippets to show.
        """
        is_low = height < _LOW
        has_facts = width < _ONE_LINE_FROM and not is_low
        has_date = width >= _DATE_FROM and not has_facts
        has_source = width >= _SOURCE_FROM and not has_facts
        return cls(
            width=width,
            date=_DATE if has_date else 1,
            source=max(9, min(20, width // 6)) if has_source else 0,
            tags=min(24, width // 6) if width >= _TAGS_FROM else 0,
            counts=_COUNT if width >= _COUNT_FROM else 0,
            hits=_COUNT if has_query and width >= _COUNT_FROM + _COUNT else 0,
            has_facts=has_facts,
            has_snippet=has_query and not is_low,
        )

    @property
    def lines(self) -> int:
        """How many lines an article takes."""
        return 1 + self.has_facts + self.has_snippet

    @property
    def title(self) -> int:
        """Cells of the title: what the others leave, but for one at the end."""
        room = self.width - _LEFT - self.date - self.source - self.tags - 1
        return max(1, room if self.has_facts else room - self.counts - self.hits)


def line_of(row: Row, number: int, columns: Columns, glyphs: Glyphs) -> list[Field]:
    """Return one of the lines of an article, without the cursor's cell and the last one."""
    if number == 0:
        return _title_line(row, columns, glyphs)
    if number == 1 and columns.has_facts:
        return _facts_line(row, columns, glyphs)
    return _snippet_line(row, columns, glyphs)


def _title_line(row: Row, columns: Columns, glyphs: Glyphs) -> list[Field]:
    ellipsis = glyphs.ellipsis
    mark = glyphs.star if row.starred else glyphs.note if row.has_note else " "
    date = row.date_shown if columns.date == _DATE else ""
    title = " ".join(printable(row.title).split()) or "(no title)"
    # A star leaves a note no room before it, so that stands at the beginning of the title.
    note = f"{glyphs.note} " if row.starred and row.has_note else ""
    room = max(1, columns.title - cell_len(note))
    fields = [
        Field(mark, "star"),
        Field(fit(date, columns.date - 1, align_right=True) + " ", "date"),
        Field(note, "star"),
        *_title_fields(row, fit(title, room, ellipsis=ellipsis), columns),
    ]
    if columns.tags:
        marks = (language_shown(row.language), *(f"#{printable(tag)}" for tag in row.tags))
        tags = " ".join(mark for mark in marks if mark)
        fields.append(Field(" " + fit(tags, columns.tags - 1, ellipsis=ellipsis), "tags"))
    if columns.source:
        source = fit(printable(row.source), columns.source - 1, ellipsis=ellipsis)
        fields.append(Field(" " + source, "source"))
    if not columns.has_facts:
        fields += _counts(row, columns, glyphs)
    return fields


def _title_fields(row: Row, shown: str, columns: Columns) -> list[Field]:
    """Return the title in pieces, the hits in it marked; they are looked for in their order."""
    component = "headline" if columns.lines > 1 else "title"
    fields, at = [], 0
    for hit in row.title_hits:
        word = hit.of(row.title)
        begin = shown.find(word, at)
        if begin < 0:
            break
        fields += [Field(shown[at:begin], component), Field(word, "snippet-hit")]
        at = begin + len(word)
    return [*fields, Field(shown[at:], component)]


def _facts_line(row: Row, columns: Columns, glyphs: Glyphs) -> list[Field]:
    room = columns.width - _LEFT - columns.date - columns.counts - columns.hits - 1
    between = f" {glyphs.separator} "
    said = (row.date_shown, row.source, language_shown(row.language))
    facts = between.join(printable(fact) for fact in said if fact)
    for number, tag in enumerate(row.tags):
        more = f"{' ' if number else between}#{printable(tag)}"
        if cell_len(facts + more) < room:
            facts += more
    return [
        Field(" " * (1 + columns.date), "date"),
        Field(fit(facts, room, ellipsis=glyphs.ellipsis), "date"),
        *_counts(row, columns, glyphs),
    ]


def _counts(row: Row, columns: Columns, glyphs: Glyphs) -> list[Field]:
    quotes = glyphs.waiting if row.quotes is None else f"{_short(row.quotes)}q"
    hits = "" if row.hits is None else f"{_short(row.hits)}h"
    return [
        Field(
            fit(quotes, columns.counts, align_right=True),
            "quotes" if row.quotes else "none",
        ),
        Field(
            fit(hits, columns.hits, align_right=True),
            "hits" if row.hits else "none",
        ),
    ]


def _short(number: int) -> str:
    return str(number) if number < 1000 else f"{min(number // 1000, 99)}k"


def _snippet_line(row: Row, columns: Columns, glyphs: Glyphs) -> list[Field]:
    indent = " " * (1 + columns.date)
    room = columns.width - _LEFT - columns.date - 1
    text = printable(row.snippet)
    begin = _first_seen(row, text, room)
    fields = [Field(indent + (glyphs.ellipsis if begin else ""), "snippet")]
    done = begin
    for hit in row.snippet_hits:
        fields.append(Field(text[done : hit.start], "snippet"))
        fields.append(Field(text[max(done, hit.start) : hit.end], "snippet-hit"))
        done = max(done, hit.end)
    fields.append(Field(text[done:], "snippet"))
    return _cut(fields, columns.width - _LEFT, glyphs.ellipsis)


def _first_seen(row: Row, text: str, room: int) -> int:
    """Return where in the snippet to begin so that its first hit is seen."""
    if not row.snippet_hits or cell_len(text[: row.snippet_hits[0].end]) < room:
        return 0
    hit = row.snippet_hits[0].start
    before = clusters(text[:hit])
    return at_word(text, before[-_BEFORE_HIT].start, hit) if len(before) >= _BEFORE_HIT else 0


def _cut(fields: list[Field], room: int, ellipsis: str) -> list[Field]:
    kept: list[Field] = []
    for field in fields:
        size = cell_len(field.text)
        if size > room:
            return [*kept, Field(fit(field.text, room, ellipsis=ellipsis), field.component)]
        kept.append(field)
        room -= size
    return kept
