"""The lists of names that ship with Pullquote: plain text, an entry a line, `#` for comments."""

from __future__ import annotations

from functools import cache
from pathlib import Path

LISTS = Path(__file__).parent


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the entries of `lists/NAME.txt`."""
    return frozenset(read_lines(LISTS / f"{name}.txt"))


def read_lines(path: Path) -> list[str]:
    """Return the lines of a list that are neither empty nor comments, without outer blanks."""
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def word_set(block: str) -> frozenset[str]:
    """Return the words that blanks part in a block of text: a set that reads well in code."""
    return frozenset(block.split())
