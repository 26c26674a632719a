"""Text measured in terminal cells, and made safe to write to a terminal."""

from __future__ import annotations

import re
from typing import NamedTuple
from unicodedata import category

from rich.cells import cell_len, split_graphemes

__all__ = ["Cluster", "cell_len", "clusters", "fit", "is_plain", "next_odd", "printable"]

_PLAIN_RANGES = (
    "\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0377\u0384-\u0386\u0388\u038a\u038e-\u0482"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2500-\u25fc"
)
"""Characters of one cell each that never join their neighbours; most text holds no others."""
_ODD = f"[^{_PLAIN_RANGES}]"
_SOLID = (
    f"[{_PLAIN_RANGES}\u3001-\u3029\u3030-\u303e\u3041-\u3096\u30a1-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]*"
)
"""Text in which no character joins another; those past Latin, Greek and Cyrillic take two cells."""
_CONTROLS = r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
_SURROGATES = r"[\ud800-\udfff]"
# None is compiled before it is needed: the first paint needs none.

_FIRST_REGIONAL, _LAST_REGIONAL = "\U0001f1e6", "\U0001f1ff"
_LINKERS = frozenset("\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d")
_TRAILING_VOWELS = frozenset("\u0e33\u0eb3")


class Cluster(NamedTuple):
    """What a reader takes for one character: code points that must stay together."""

    start: int
    end: int
    cells: int


def printable(text: str, *, lines: bool = False) -> str:
    """Return text of the same length in which nothing can drive a terminal.

    Articles are clean when they get here; this is the last door before the screen.

    Args:
        text: Any text.
        lines: Keep newlines.
    """
    if (text.replace("\n", " ") if lines else text).isprintable():
        return text
    shown = re.sub(_SURROGATES, "\N{REPLACEMENT CHARACTER}", re.sub(_CONTROLS, " ", text))
    return shown if lines else shown.replace("\n", " ")


def next_odd(text: str, start: int, end: int) -> int | None:
    """Return where the first character is that takes measuring, if there is one."""
    found = re.compile(_ODD).search(text, start, end)
    return found.start() if found else None


def is_plain(text: str) -> bool:
    """Tell whether every code point of `text` takes one cell and stands alone."""
    return re.search(_ODD, text) is None


def is_solid(text: str, start: int, stop: int) -> bool:
    """Tell whether in `text[start:stop]` no character joins another, and sizes are simple."""
    found = re.compile(_SOLID).match(text, start, stop)
    return found is not None and found.end() == stop


def solid_cells(character: str) -> int:
    """Return how many cells a character of solid text takes."""
    return 2 if character > "\u2fff" else 1


def clusters(text: str) -> list[Cluster]:
    """Divide text into grapheme clusters, with no gap between them.

    Rich joins marks, variation selectors, skin tones and what a zero-width joiner joins. Flags,
    Indic conjuncts and vowel signs that take a cell are joined here. Those signs count a cell each:
    half of the terminals give them one, and a line that is too wide there would lose its end.
    """
    if re.fullmatch(_SOLID, text):
        return [Cluster(at, at + 1, solid_cells(character)) for at, character in enumerate(text)]
    joined: list[Cluster] = []
    for span in split_graphemes(text)[0]:
        start, end, cells = span
        signs = 0 if end - start == 1 else _vowel_signs(text[start:end])
        cluster = Cluster(start, end, cells + signs)
        if joined and _belong_together(text, joined[-1], cluster):
            last = joined.pop()
            cluster = Cluster(last.start, cluster.end, last.cells + cluster.cells)
        joined.append(cluster)
    return joined


def fit(text: str, width: int, *, ellipsis: str = "…", align_right: bool = False) -> str:
    """Return `text` cut or padded to exactly `width` cells."""
    if width <= 0:
        return ""
    size = cell_len(text)
    if size > width:
        text = _cut(text, width - cell_len(ellipsis)) + ellipsis if width > 1 else ellipsis[:1]
        size = cell_len(text)
    padding = " " * (width - size)
    return padding + text if align_right else text + padding


def _cut(text: str, width: int) -> str:
    if is_plain(text):
        return text[:width]
    cells = 0
    for cluster in clusters(text):
        cells += cluster.cells
        if cells > width:
            return text[: cluster.start]
    return text


def _vowel_signs(cluster: str) -> int:
    """Return how many signs of a cluster rich gives no cell, and many terminals one."""
    return sum(category(character) == "Mc" for character in cluster[1:])


def _belong_together(text: str, left: Cluster, right: Cluster) -> bool:
    following = text[right.start]
    if following.isascii():
        return False
    if _is_regional(following):
        return left.end - left.start == 1 and _is_regional(text[left.start])
    if text[left.end - 1] in _LINKERS:
        return category(following) == "Lo"
    return following in _TRAILING_VOWELS or category(following) == "Mc"


def _is_regional(character: str) -> bool:
    return _FIRST_REGIONAL <= character <= _LAST_REGIONAL
