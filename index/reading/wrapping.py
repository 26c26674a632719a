"""Lines and paragraphs of plain text: joined where they were broken at a width, or set apart."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median

LONGEST_WRAPPED = 100
"""A longer line was not broken at a width: it is a paragraph."""


def unwrap(text: str) -> str:
    """Join the lines of paragraphs that were broken at a fixed width, as in old mail.

    Only text whose lines mostly end near one width is touched: a poem or a list keeps its lines.
    """
    paragraphs = text.split("\n\n")
    broken = [lines for one in paragraphs if len(lines := one.split("\n")) > 1]
    ends = [line for lines in broken for line in lines[:-1]]
    inner = [len(line) for line in ends]
    if len(inner) < 3 or max(inner) > LONGEST_WRAPPED:
        return text
    usual = median(inner)
    if sum(line.endswith((".", "!", "?")) for line in ends) > 0.5 * len(ends):
        return text
    if usual < 40 or sum(length > usual - 16 for length in inner) < 0.85 * len(inner):
        return text
    return "\n\n".join(one if _is_list(one) else one.replace("\n", " ") for one in paragraphs)


def set_apart(text: str) -> str:
    """Put an empty line between paragraphs that only begin new lines."""
    ends = [len(line) for line, after in pairwise(text.split("\n")) if line and after]
    if not ends or median(ends) <= LONGEST_WRAPPED:
        return text
    return re.sub("\n+", "\n\n", text)


def _is_list(paragraph: str) -> bool:
    lines = paragraph.split("\n")
    return sum(line.startswith(("- ", "* ", "• ", ">", "|")) for line in lines) > len(lines) / 2
