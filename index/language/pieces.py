"""Cutting texts into what a model can hold at once, so that memory stays bounded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

LONGEST_PIECE = 10_000
"""Code points that are one document to the model."""
LONGEST_WINDOW = 20_000
"""Code points that go through the model at once: it needs a few kilobytes for each word."""
LONGEST_RUN = 300
"""Code points without a blank that the tokenizer reads at once.

It takes marks off the ends one by one, and looks at all that is left each time.
"""


def windows_of(pieces: Iterable[str]) -> Iterator[list[str]]:
    """Put together what goes through the model at once: memory grows with that, not with a text."""
    window: list[str] = []
    size = 0
    for piece in pieces:
        if window and size + len(piece) > LONGEST_WINDOW:
            yield window
            window, size = [], 0
        window.append(piece)
        size += len(piece)
    yield window


def pieces_of(text: str) -> list[str]:
    """Cut a text at the ends of paragraphs, or at blanks, into pieces that a model can hold."""
    pieces, start = [], 0
    for run in re.finditer(rf"\S{{{LONGEST_RUN + 1},}}", text):
        pieces += _pieces_between(text, start, run.start())
        pieces += _run_pieces(run[0])
        start = run.end()
    return [*pieces, *_pieces_between(text, start, len(text))] or [""]


def _pieces_between(text: str, start: int, limit: int) -> list[str]:
    """Cut what lies between two places of a text."""
    pieces = []
    while limit - start > LONGEST_PIECE:
        end = start + LONGEST_PIECE
        cut = text.rfind("\n\n", start, end)
        cut = cut + 1 if cut > start else text.rfind(" ", start, end)
        end = cut + 1 if cut > start else end
        pieces.append(text[start:end])
        start = end
    return [*pieces, text[start:limit]] if start < limit else pieces


def _run_pieces(run: str) -> list[str]:
    """Cut a run without blanks, after signs where it has any."""
    pieces, start = [], 0
    while len(run) - start > LONGEST_RUN:
        end = start + LONGEST_RUN
        signs = (at for at in range(end, start, -1) if not run[at - 1].isalnum())
        end = next(signs, end)
        pieces.append(run[start:end])
        start = end
    return [*pieces, run[start:]]
