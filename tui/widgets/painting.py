"""Drawing the lines of an article: text, highlights and the sign on the rail."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.style import Style

from tui.widgets.cells import cell_len
from tui.widgets.contrast import legible
from tui.widgets.looks import Looks
from tui.widgets.minimap import rail_glyph
from tui.widgets.paragraphs import Role
from tui.widgets.spans import NAMES, Highlight, Kind, kinds_of, runs

if TYPE_CHECKING:
    from tui.widgets.glyphs import Glyphs
    from tui.widgets.heading import HeadingLine
    from tui.widgets.layout import Layout

COMPONENTS: dict[Kind, str] = {
    Kind.DATELINE: "dateline",
    Kind.LABEL: "label",
    Kind.FIGURE: "figure",
    Kind.THING: "thing",
    Kind.PLACE: "place",
    Kind.ORGANISATION: "organisation",
    Kind.PERSON: "person",
    Kind.INDIRECT: "indirect",
    Kind.QUOTE: "quote",
    Kind.CURRENT: "current",
    Kind.CUE: "cue",
    Kind.SPEAKER: "speaker",
    Kind.WATCH: "watch",
    Kind.HIT: "hit",
    Kind.POINT: "point",
}
"""The part that each kind is drawn as, in the order they are drawn."""

ROLE_COMPONENTS: dict[Role, str] = {
    Role.SUBHEADING: "subheading",
    Role.BYLINE: "byline",
}

RAIL_COMPONENTS: dict[Kind, str] = {
    Kind(0): "rail",
    Kind.INDIRECT: "rail-indirect",
    Kind.QUOTE: "rail-quote",
    Kind.CURRENT: "rail-current",
    Kind.WATCH: "rail-watch",
    Kind.HIT: "rail-hit",
}
"""The part that draws a sign on the rail and the minimap."""

LOOKS: Looks = {
    "title": "bold $text-primary",
    "title:ansi": "bold ansi_default",
    "about": "$text-muted",
    "note": "$text-warning",
    "message": "$text-muted",
    "subheading": "bold",
    "byline": "italic $text-muted",
    "dateline": "bold $text-muted",
    "label": "bold",
    "figure": "",
    "thing": "italic $text-accent",
    "place": "italic $text-accent",
    "organisation": "italic underline $text-secondary",
    "person": "underline $text-success",
    "indirect": "italic",
    "quote": "$text-primary",
    "quote:ansi": "ansi_default",
    "current": "bold $text on $primary-muted",
    "current:ansi": "bold ansi_bright_white on ansi_blue",
    "cue": "bold italic $text-accent",
    "speaker": "bold underline $text on $success-muted",
    "speaker:ansi": "bold underline ansi_black on ansi_green",
    "watch": "bold underline $text on $accent-muted",
    "watch:ansi": "bold underline ansi_black on ansi_magenta",
    "hit": "bold $text on $warning",
    "hit:ansi": "bold ansi_black on ansi_yellow",
    "point": "bold underline $text on $primary",
    "point:ansi": "bold underline ansi_black on ansi_cyan",
    "rail": "$text-muted",
    "rail-current": "bold $text",
    "rail-hit": "$text-warning",
    "rail-quote": "$text-primary",
    "rail-watch": "$text-accent",
    "rail-indirect": "$text-primary",
    "view": "on $foreground 15%",
    "view:ansi": "on ansi_bright_black",
}
"""What the parts look like. Kinds of highlights never differ by colour alone."""

RAIL = 2
"""Cells of the rail: the sign and a space."""


class Painter:
    """Turns lines of a layout into segments, as wide as rail and column together.

    Args:
        style: Returns the style of some parts laid over one another.
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
        return Segment(shown, self._rich("view", RAIL_COMPONENTS[lender]))

    def heading(self, line: HeadingLine, width: int) -> list[Segment]:
        """Return the segments of a line above the text."""
        style, at = self._rich(line.component), 0
        segments = [Segment(" " * RAIL, style)]
        for hit in line.hits:
            segments.append(Segment(line.text[at : hit.start], style))
            segments.append(Segment(hit.of(line.text), self._rich(line.component, "hit")))
            at = hit.end
        segments.append(Segment(line.text[at:], style))
        blank = width - cell_len(line.text)
        return [*segments, Segment(" " * blank, self.style_of(0))] if blank > 0 else segments

    def _rich(self, *components: str) -> RichStyle:
        if components not in self._styles:
            self._styles[components] = legible(self._style(*components)).rich_style
        return self._styles[components]
