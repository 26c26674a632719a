"""How far printing a text moves on in a PDF, by the widths that its fonts state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

_DEFAULT, _MOST_LETTERS = 1000, 1 << 16
"""The width of what a font with many letters says nothing of, in thousandths of an em; how many
letters a font has at most."""


class Widths:
    """The widths of the letters of one font.

    Args:
        font: Its dictionary, as PDF 1.7, 9.6.2 and 9.7.4 describe it.
    """

    def __init__(self, font: Mapping[str, Any]) -> None:
        self._is_wide = font.get("/Subtype") == "/Type0"
        self._default: float | None = None
        self._of: dict[int, float] = {}
        if not self._is_wide:
            first = int(font.get("/FirstChar", 0))
            self._of = dict(enumerate(map(float, font.get("/Widths", ())), first))
        elif font.get("/Encoding") == "/Identity-H":
            descendant = font["/DescendantFonts"][0].get_object()
            self._default = float(descendant.get("/DW", _DEFAULT))
            self._of = dict(islice(_by_letter(descendant.get("/W", ())), _MOST_LETTERS))

    def ems(self, printed: object) -> float | None:
        """Return how wide a text is, in ems; `None` if the font does not say.

        Args:
            printed: The operand of `Tj`, or of `TJ`: text, and thousandths of an em to go back.
        """
        if isinstance(printed, Sequence) and not isinstance(printed, (bytes, str)):
            parts = [self.ems(each) for each in printed]
            return None if None in parts else sum(filter(None, parts))
        if isinstance(printed, (int, float)):
            return -float(printed) / 1000
        if not isinstance(printed, bytes):
            return None
        pairs = zip(printed[::2], printed[1::2], strict=False)
        codes = [256 * high + low for high, low in pairs] if self._is_wide else list(printed)
        widths = [self._of.get(code, self._default) for code in codes]
        return None if None in widths else sum(filter(None, widths)) / 1000


def _by_letter(stated: Sequence[Any]) -> Iterator[tuple[int, float]]:
    """Yield letters and their widths: `first [w1 w2 …]` or `first last width`, again and again."""
    rest = iter(stated)
    for first in rest:
        following = next(rest, None)
        if isinstance(following, (int, float)):
            width = float(next(rest, 0.0))
            yield from ((letter, width) for letter in range(int(first), int(following) + 1))
        elif following is not None:
            yield from enumerate(map(float, following.get_object()), int(first))
