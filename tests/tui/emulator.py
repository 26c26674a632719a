"""A terminal made of a grid: what a reader would see of what was written to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len

_TOKEN = re.compile(
    r"\x1b\[(?P<numbers>[\d;?>$<]*)(?P<letter>[A-Za-z])|\x1b\].*?(?:\x07|\x1b\\)|.", re.S
)
_LINES = frozenset({"4", "7", "9", "21", "53"})


class Look(NamedTuple):
    """How a letter is drawn."""

    attributes: frozenset[str] = frozenset()
    ink: tuple[str, ...] = ()
    ground: tuple[str, ...] = ()


class Emulator:
    """Takes what a program writes; knows cursor movements, colours and wide letters."""

    def __init__(self, columns: int = 240, lines: int = 70) -> None:
        self._size = (columns, lines)
        self._look = Look()
        self._x = self._y = 0
        self._cells: dict[tuple[int, int], tuple[str, Look]] = {}

    def write(self, data: str) -> None:
        """Do what the data says."""
        for token in _TOKEN.finditer(data):
            letter, numbers = token["letter"], token["numbers"] or ""
            if letter == "H":
                y, x = numbers.split(";")
                self._x, self._y = int(x) - 1, int(y) - 1
            elif letter == "G":
                self._x = int(numbers) - 1
            elif letter == "m":
                self._draw_with(numbers.split(";"))
            elif letter == "h" and numbers == "?1049":
                self._cells.clear()
            elif token[0] == "\n":
                self._y += 1
            elif letter is None and not token[0].startswith("\x1b"):
                self._put(token[0])

    def shown(self) -> dict[tuple[int, int], tuple[str, Look]]:
        """Return what is seen in each cell that is not empty; the ink of a blank is not."""
        seen = {}
        for at, (letter, look) in self._cells.items():
            if letter == " " and not look.attributes & _LINES:
                look = Look(ground=look.ground)
            if (letter, look) != (" ", Look()):
                seen[at] = (letter, look)
        return seen

    def lines(self) -> list[str]:
        """Return the lines as they are read."""
        columns, lines = self._size
        return [
            "".join(self._cells.get((y, x), (" ", Look()))[0] for x in range(columns))
            for y in range(lines)
        ]

    def _put(self, letter: str) -> None:
        width = cell_len(letter)
        if not width:
            at = (self._y, self._x - 1)
            before, look = self._cells.get(at, (" ", Look()))
            self._cells[at] = (before + letter, look)
            return
        for x in range(self._x, self._x + width):
            self._cells[self._y, x] = (letter if x == self._x else "", self._look)
        self._x += width

    def _draw_with(self, codes: list[str]) -> None:
        look = self._look
        for code in _colours(codes):
            if code[0] in ("", "0"):
                look = Look()
            elif code[0] in ("38", "39") or re.fullmatch("[39][0-7]", code[0]):
                look = look._replace(ink=code)
            elif code[0] in ("48", "49") or re.fullmatch("4[0-7]|10[0-7]", code[0]):
                look = look._replace(ground=code)
            else:
                look = look._replace(attributes=look.attributes | {code[0]})
        self._look = look


def _colours(codes: list[str]) -> Iterator[tuple[str, ...]]:
    """Yield the codes, those of one colour together."""
    at = 0
    while at < len(codes):
        length = 1
        if codes[at] in ("38", "48"):
            length = 5 if codes[at + 1] == "2" else 3
        yield tuple(codes[at : at + length])
        at += length
