"""Drawing the lines of an article: text, highlights and the sign on the rail."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.style import Style

from tui.widgets.cells import cell_len
from tui.widgets.contrast import legible
from tui.widgets.minimap import rail_glyph
from tui.widgets.paragraphs import Role
from tui.widgets.spans import NAMES, Highlight, Kind, kinds_of, runs

if TYPE_CHECKING:
    from tui.widgets.glyphs import Glyphs
    from tui.widgets.heading import HeadingLine
    from tui.widgets.layout import Layout

COMPONENTS: dict[Kind, str] = {
    Kind.DATELINE: "article--dateline",
    Kind.LABEL: "article--label",
    Kind.FIGURE: "article--figure",
    Kind.THING: "article--thing",
    Kind.PLACE: "article--place",
    Kind.ORGANISATION: "article--organisation",
    Kind.PERSON: "article--person",
    Kind.INDIRECT: "article--indirect",
    Kind.QUOTE: "article--quote",
    Kind.CURRENT: "article--current",
    Kind.CUE: "article--cue",
    Kind.SPEAKER: "article--speaker",
    Kind.WATCH: "article--watch",
    Kind.HIT: "article--hit",
    Kind.POINT: "article--point",
}
"""The component class of each kind, in the order they are drawn."""

ROLE_COMPONENTS: dict[Role, str] = {
    Role.SUBHEADING: "article--subheading",
    Role.BYLINE: "article--byline",
}

RAIL_COMPONENTS: dict[Kind, str] = {
    Kind(0): "article--rail",
    Kind.INDIRECT: "article--rail-indirect",
    Kind.QUOTE: "article--rail-quote",
    Kind.CURRENT: "article--rail-current",
    Kind.WATCH: "article--rail-watch",
    Kind.HIT: "article--rail-hit",
}
"""The component class of a sign on the rail and the minimap."""

ALL_COMPONENTS = {
    *COMPONENTS.values(),
    *ROLE_COMPONENTS.values(),
    *RAIL_COMPONENTS.values(),
    "article--title",
    "article--about",
    "article--note",
    "article--message",
    "article--view",
}

LOOK = """
& .article--title { text-style: bold; color: $text-primary; }
& .article--about { color: $text-muted; }
& .article--note { color: $text-warning; }
& .article--message { color: $text-muted; }
& .article--subheading { text-style: bold; }
& .article--byline { text-style: italic; color: $text-muted; }
& .article--dateline { text-style: bold; color: $text-muted; }
& .article--label { text-style: bold; }
& .article--thing { text-style: italic; color: $text-accent; }
& .article--place { text-style: italic; color: $text-accent; }
& .article--organisation { text-style: italic underline; color: $text-secondary; }
& .article--person { text-style: underline; color: $text-success; }
& .article--indirect { text-style: italic; }
& .article--quote { color: $text-primary; }
& .article--current { background: $primary-muted; color: $text; text-style: bold; }
& .article--cue { text-style: bold italic; color: $text-accent; }
& .article--speaker {
    text-style: bold underline; background: $success-muted; color: $text;
}
& .article--watch { text-style: bold underline; background: $accent-muted; color: $text; }
& .article--hit { text-style: bold; background: $warning; color: $text; }
& .article--point { text-style: bold underline; background: $primary; color: $text; }
& .article--rail { color: $text-muted; }
& .article--rail-current { color: $text; text-style: bold; }
& .article--rail-hit { color: $text-warning; }
& .article--rail-quote { color: $text-primary; }
& .article--rail-watch { color: $text-accent; }
& .article--rail-indirect { color: $text-primary; }
& .article--view { background: $foreground 15%; }
&:ansi {
    & .article--title, & .article--quote { color: ansi_default; }
    & .article--current { background: ansi_blue; color: ansi_bright_white; }
    & .article--speaker { background: ansi_green; color: ansi_black; }
    & .article--watch { background: ansi_magenta; color: ansi_black; }
    & .article--hit { background: ansi_yellow; color: ansi_black; }
    & .article--point { background: ansi_cyan; color: ansi_black; }
    & .article--view { background: ansi_bright_black; }
}
"""
"""What the components look like. Kinds of highlights never differ by colour alone."""

RAIL = 2
"""Cells of the rail: the sign and a space."""


class Painter:
    """Turns lines of a layout into segments, as wide as rail and column together.

    Args:
        style: Returns the style of some component classes laid over one another.
        glyphs: The signs to draw with.
    """

    def __init__(self, style: Callable[..., Style], glyphs: Glyphs) -> None:
        self._style = style
        self.glyphs = glyphs
        self._mixed: dict[tuple[int, Role], RichStyle] = {}
        self._styles: dict[tuple[str, ...], RichStyle] = {}
        self._cells: dict[tuple[int, bool], Segment] = {}

    def forget(self) -> None:
        """Forget the styles: the theme has changed."""
        self._mixed.clear()
        self._styles.clear()
        self._cells.clear()

    def line(self, layout: Layout, number: int, highlights: Sequence[Highlight]) -> list[Segment]:
        """Return the segments of one line with the highlights on it."""
        role = layout.roles[number]
        shown = layout.shown(number)
        start = layout.starts[number]
        on_line = kinds_of(each for each in highlights if each.start < start + len(shown))
        glyph, lender = rail_glyph(on_line, self.glyphs)
        if not lender and on_line & NAMES:
            glyph = self.glyphs.entity
        segments = [Segment(f"{glyph} ", self.rail_style(lender))]
        segments += [
            Segment(text, self.style_of(kinds, role))
            for text, kinds in runs(shown, start, highlights)
        ]
        blank = layout.width - cell_len(shown)
        if blank > 0:
            segments.append(Segment(" " * blank, self.style_of(0)))
        return segments

    def style_of(self, kinds: int, role: Role = Role.BODY) -> RichStyle:
        """Return the style of text that is of several kinds at once."""
        key = (kinds, role)
        if key not in self._mixed:
            names = [name for kind, name in COMPONENTS.items() if kinds & kind]
            if role in ROLE_COMPONENTS:
                names.insert(0, ROLE_COMPONENTS[role])
            self._mixed[key] = self._rich(*names)
        return self._mixed[key]

    def rail_style(self, kind: Kind) -> RichStyle:
        """Return the style of a sign on the rail."""
        return self._rich(RAIL_COMPONENTS[kind])

    def map_cell(self, kinds: int, *, in_view: bool) -> Segment:
        """Return one cell of the minimap, set off if it stands for what is on the screen."""
        key = (kinds, in_view)
        if key not in self._cells:
            self._cells[key] = self._map_cell(kinds, in_view=in_view)
        return self._cells[key]

    def _map_cell(self, kinds: int, *, in_view: bool) -> Segment:
        glyph, lender = rail_glyph(kinds, self.glyphs)
        if not in_view:
            return Segment(glyph, self.rail_style(lender))
        shown = self.glyphs.view if glyph == " " else glyph
        return Segment(shown, self._rich("article--view", RAIL_COMPONENTS[lender]))

    def heading(self, line: HeadingLine, width: int) -> list[Segment]:
        """Return the segments of a line above the text."""
        style, at = self._rich(line.component), 0
        segments = [Segment(" " * RAIL, style)]
        for hit in line.hits:
            segments.append(Segment(line.text[at : hit.start], style))
            segments.append(Segment(hit.of(line.text), self._rich(line.component, "article--hit")))
            at = hit.end
        segments.append(Segment(line.text[at:], style))
        blank = width - cell_len(line.text)
        return [*segments, Segment(" " * blank, self.style_of(0))] if blank > 0 else segments

    def _rich(self, *components: str) -> RichStyle:
        if components not in self._styles:
            self._styles[components] = legible(self._style(*components)).rich_style
        return self._styles[components]
