"""The last step of drawing where the settings ask for ASCII: no sign beyond it is left.

Articles stay what they are, and so does what is copied from them; only the screen shows `"` for
`“`.
"""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_SIGNS = {
    "-": "·•–—―‐‑─━╌",
    "|": "│┃",
    "+": "╭╮╰╯┌┐└┘",
    "~": "…",
    '"': "“”„",
    "'": "‘’‚",
    "^": "↑▴▲",
    "v": "↓▾▼",
    "<": "←◂◀‹«",
    ">": "→▸▶❯›»",
    "p": "¶",
    "x": "×",
    "*": "★●",
    "#": "▁▂▃▄▅▆▇█▉▊▋▌▍▎▏▐▔▕▀■",
    "o": "○□",
    " ": "\xa0",
}
"""Signs of one cell each, by what stands in for them."""
STAND_INS = str.maketrans(
    {sign: plain for plain, signs in _SIGNS.items() for sign in signs} | {"🔎": "? "}
)
"""What stands in for a sign, by its code point."""


class AsciiLines(LineFilter):
    """Draws signs as what stands in for them; letters are left alone."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments of one line with other signs of the same widths."""
        return [
            Segment(text.translate(STAND_INS), style, control) for text, style, control in segments
        ]
