"""Lines of styled text that fit a width."""

from __future__ import annotations

from textual.content import Content


def indented(text: Content, width: int, indent: int) -> list[Content]:
    """Return a text on as many lines as it takes in some width, all of them indented."""
    room = max(8, width - indent)
    lines = [text] if text.cell_length <= room else [line.rstrip() for line in text.wrap(room)]
    return [Content(" " * indent) + line for line in lines]


def first_lines(text: Content, width: int, most: int) -> list[Content]:
    """Return a text on as many lines as are allowed, with a `…` at the end if there is more."""
    lines = text.wrap(width) if text else []
    kept = [line.rstrip() for line in lines[:most]]
    if kept and len(lines) > most:
        last = kept[-1]
        if last.cell_length > width - 2:
            last = last.truncate(width - 2)
            last = last[: last.plain.rfind(" ")] if " " in last.plain else last
        kept[-1] = last.rstrip() + Content(" …")
    return kept


def cut(text: Content, width: int) -> Content:
    """Return a text in at most so many cells, with a `…` where it is cut.

    A `?` at its end stays: where that is a speaker, it says that it may be somebody else.
    """
    if text.cell_length <= width:
        return text
    doubt = text[-1:] if text.plain.endswith("?") else Content("")
    return text.truncate(max(1, width - doubt.cell_length), ellipsis=True) + doubt


def spread(left: Content, right: Content, width: int) -> Content:
    """Return one line with a text at its left end and one at its right end."""
    room = width - right.cell_length - 1
    if room < 4:
        return cut(left, width)
    left = cut(left, room)
    return left + Content(" " * (width - left.cell_length - right.cell_length)) + right
