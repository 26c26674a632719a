"""What is written to the terminal: only the cells that differ from what stands there already.

Textual writes every cell of every region that may have changed, each stretch of it with all its
colours: 30 kB for a full screen. Here a frame is compared with the one before, and the pen is
changed only where it must be. Over a slow line that is the difference between at once and soon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category

from rich.cells import cell_len

_PLACED = re.compile(r"\x1b\[(\d+);(\d+)H([^\x1b]*(?:\x1b(?!\[\d+;\d+H)[^\x1b]*)*)")
"""A place on the screen, counted from 1, and what is written from there."""
_PEN = re.compile(r"\x1b\[[\d;]*m")
_ANCHOR = r"(?:\x1b\[[\d;]*m)*[│┃║╮╯▐]|(?<=  )(?:\x1b\[[\d;]*m)+(?=[^\x1b])"
"""Frames, and what follows a gap; compiled when the first signs of odd widths come."""
_PEN_OR_TEXT = re.compile(r"\x1b\[([\d;]*)m|([^\x1b]+)")
_FOREIGN = re.compile(r"[\x00-\x1f\x7f-\x9f]|\x1b(?!\[[\d;]*m)")
_SEEN_ON_BLANKS = frozenset({"4", "5", "6", "7", "9", "21", "51", "52", "53"})
"""Attributes that show where there is no letter: lines, blinking, colours the other way round."""
_SYNC_START, _SYNC_END = "\x1b[?2026h", "\x1b[?2026l"
"""What frames are put between, so that terminals show each as a whole."""
_GAP = 5
"""So many cells that have not changed are written again rather than jumped over."""


class Pen(NamedTuple):
    """How a cell is drawn: codes of the terminal, empty where they are its own."""

    attributes: str = ""
    ink: str = ""
    ground: str = ""

    @property
    def is_seen_on_blanks(self) -> bool:
        """Whether a blank shows more than the ground."""
        return not _SEEN_ON_BLANKS.isdisjoint(self.attributes.split(";"))


Cell = tuple[str, Pen]
_PLAIN = Pen()
_UNKNOWN: Cell = ("", _PLAIN)


class ThinOutput:
    """A terminal's screen as it stands, and what it takes to make it another one."""

    def __init__(self) -> None:
        self._rows: dict[int, list[Cell]] = {}
        self._end = self._held = ""

    def forget(self) -> None:
        """Take nothing for granted: something else has been drawn, or the size is another one."""
        self._rows, self._end = {}, ""

    def thin(self, data: str) -> str:
        """Return what has the same effect as some data for the terminal, in fewer bytes.

        Args:
            data: A frame as Textual writes it: cursor movements to absolute places, letters and
                their colours. Whatever does not begin as one is returned as it is.
        """
        if data == _SYNC_START:  # not needed if nothing comes
            self._held = data
            return ""
        if data == _SYNC_END and self._held:
            self._held = ""
            return ""
        thinned = self._thin(data)
        if thinned and self._held:
            thinned, self._held = self._held + thinned, ""
        return thinned

    def _thin(self, data: str) -> str:
        if not _PLACED.match(data):
            if "\x1b[?1049" in data or "\x1b[2J" in data:  # another screen, or an empty one
                self.forget()
            return data
        pieces = [(int(y) - 1, int(x) - 1, text) for y, x, text in _PLACED.findall(data)]
        writer = _Writer()
        for y, x, text in pieces:
            self._put(y, x, text.rstrip("\n"), writer)
        y, x, text = pieces[-1]
        written = writer.finish()
        end = "" if text else f"\x1b[{y + 1};{x + 1}H"  # where the cursor is left
        if not written and end == self._end:
            return ""
        self._end = end
        return written + end

    def _put(self, y: int, x: int, text: str, writer: _Writer) -> None:
        if not text:
            return
        row = self._rows.setdefault(y, [])
        cells = cells_of(text)
        if cells is None:  # it may come out wider or narrower than is thought
            writer.write_whole(y, x, text)
            del row[max(0, x - 1) :]  # an accent may have joined the letter before
            return
        stop = x + len(cells)
        if len(row) < stop:
            row.extend([_UNKNOWN] * (stop - len(row)))
        old = row[x:stop]
        if old == cells:
            return
        row[x:stop] = cells
        for first, last in _differing(old, cells):
            writer.write(y, x + first, cells[first:last])


class _Writer:
    """Writes cells with as few codes as it takes."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._pen = _PLAIN
        self._place = (-1, -1)

    def write(self, y: int, x: int, cells: Sequence[Cell]) -> None:
        """Write cells, each of one letter."""
        if self._place != (y, x):
            same_row = self._place[0] == y
            self._out.append(f"\x1b[{x + 1}G" if same_row else f"\x1b[{y + 1};{x + 1}H")
        for letter, pen in cells:
            if pen is not self._pen:
                code, self._pen = _change(self._pen, pen, blank=letter == " ")
                self._out.append(code)
            self._out.append(letter)
        self._place = (y, x + len(cells))

    def write_whole(self, y: int, x: int, text: str) -> None:
        """Write a text that brings its own codes."""
        self._out.append(f"{self._reset()}\x1b[{y + 1};{x + 1}H{_anchored(x, text)}")
        self._place = (-1, -1)

    def finish(self) -> str:
        """Return all that was written; the pen is left plain."""
        return "".join(self._out) + self._reset()

    def _reset(self) -> str:
        is_plain, self._pen = self._pen == _PLAIN, _PLAIN
        return "" if is_plain else "\x1b[0m"


def _anchored(x: int, text: str) -> str:
    """Return a text with frames and what follows a gap put in their places.

    Half of the terminals give the vowel signs of India a cell, the others none.
    """
    if all(category(letter) != "Mc" for letter in text):
        return text
    parts, last = [], 0
    for place in re.compile(_ANCHOR).finditer(text, 1):
        column = x + cell_len(_PEN.sub("", text[: place.start()]))
        parts += [text[last : place.start()], f"\x1b[{column + 1}G"]
        last = place.start()
    return "".join(parts) + text[last:]


@lru_cache(512)
def cells_of(text: str) -> list[Cell] | None:
    """Return the cells of a stretch of a line; `None` if not each character takes one of them.

    Args:
        text: Letters and the codes of their colours.
    """
    if _FOREIGN.search(text.replace("\x1b[", "")):
        return None
    cells: list[Cell] = []
    pen = space = _PLAIN
    for codes, letters in _PEN_OR_TEXT.findall(text):
        if not letters:
            pen, space = _pens(codes)
        elif letters.isascii() or all(cell_len(letter) == 1 for letter in set(letters)):
            cells.extend([(letter, space if letter == " " else pen) for letter in letters])
        else:
            return None
    return cells


@lru_cache(4096)
def _pens(codes: str) -> tuple[Pen, Pen]:
    """Return the pen that codes set, from a plain one, for letters and for blanks."""
    attributes: list[str] = []
    ink: list[str] = []
    ground: list[str] = []
    rest = codes.split(";")
    while rest:
        code = rest.pop(0)
        if code in ("", "0"):
            attributes, ink, ground = [], [], []
            continue
        colour = [code]
        if code in ("38", "48"):
            count = 4 if rest[:1] == ["2"] else 2
            colour += rest[:count]
            del rest[:count]
        if code in ("38", "39") or code[:-1] in ("3", "9"):
            ink = colour
        elif code in ("48", "49") or code[:-1] in ("4", "10"):
            ground = colour
        else:
            attributes.append(code)
    pen = Pen(";".join(attributes), ";".join(ink), ";".join(ground))
    return pen, pen if pen.is_seen_on_blanks else Pen(ground=pen.ground)


@lru_cache(8192)
def _change(old: Pen, new: Pen, *, blank: bool) -> tuple[str, Pen]:
    """Return the code that turns one pen into another, and the pen it is then.

    The ink of a blank does not matter: it is left as it is.
    """
    if old == new:
        return "", old
    if blank and not new.attributes and not old.is_seen_on_blanks:
        new = Pen(old.attributes, old.ink, new.ground)
        if old == new:
            return "", old
    takes_away = (old.ink and not new.ink) or (old.ground and not new.ground)
    if old.attributes != new.attributes or takes_away:
        return f"\x1b[{';'.join(['0', *filter(None, new)])}m", new
    ink = new.ink if new.ink != old.ink else ""
    ground = new.ground if new.ground != old.ground else ""
    return f"\x1b[{';'.join(filter(None, (ink, ground)))}m", new


def _differing(old: Sequence[Cell], new: Sequence[Cell]) -> Iterator[tuple[int, int]]:
    """Yield where cells differ, as `[first, last)`; what lies close together is one."""
    first = last = -1
    for at, (one, other) in enumerate(zip(old, new, strict=True)):
        if one == other:
            continue
        if first >= 0 and at - last > _GAP:
            yield first, last
            first = at
        elif first < 0:
            first = at
        last = at + 1
    if first >= 0:
        yield first, last
