"""Laying the words of two quotations side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import NamedTuple

from index.language.utterances.words import MOST_WORDS

_LEAST_BLOCK = 2
"""A single word in common says nothing: it is common by chance."""


class Block(NamedTuple):
    """Words in common: `size` of them from `one` in the first and from `other` in the second."""

    one: int
    other: int
    size: int


@dataclass(frozen=True)
class Alignment:
    """Which words of two quotations are the same, in the same order (Ratcliff and Obershelp 1988).

    The first is the shorter one.
    """

    one: Sequence[str]
    other: Sequence[str]
    blocks: tuple[Block, ...]

    @cached_property
    def runs(self) -> tuple[Block, ...]:
        """The blocks of two words or more."""
        return tuple(block for block in self.blocks if block.size >= _LEAST_BLOCK)

    @cached_property
    def longest(self) -> tuple[str, ...]:
        """The longest run of words in common; empty if there is none."""
        block = max(self.blocks, key=lambda each: each.size, default=Block(0, 0, 0))
        return tuple(self.one[block.one : block.one + block.size])

    @property
    def matched(self) -> int:
        """How many words stand in runs."""
        return sum(block.size for block in self.runs)


def align(one: Sequence[str], other: Sequence[str]) -> Alignment:
    """Lay two quotations side by side, the shorter one first."""
    if len(one) > len(other):
        one, other = other, one
    one, other = one[:MOST_WORDS], other[:MOST_WORDS]
    matcher = SequenceMatcher(None, other, one, autojunk=False)
    blocks = (Block(match.b, match.a, match.size) for match in matcher.get_matching_blocks())
    return Alignment(one, other, tuple(block for block in blocks if block.size))
