"""Laying the words of two quotations side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from index.language.utterances.words import MOST_WORDS

_LEAST_BLOCK = 2
"""A single word in common says nothing, unless it stands by a run: it is common by chance."""
_NEARLY = 0.75
"""Two words that have so much of their letters in common may be one, misspelt or inflected."""
_LEAST_STEM = 3
_ENDING = re.compile(rf"(?<=\w{{{_LEAST_STEM}}})(?:s|es|d|ed|ing)$")
"""What inflects an English verb."""
_ENDS = ("s", "d", "g")
_MOST_IN_GAP = 4
"""Words between what is in common, if the two do not have equally many there."""
_NEAR = 2
"""Words between a run and a single word in common beside it, at most."""

_REPORTED = {
    "am": ("was", "is"),
    "is": ("was",),
    "are": ("were", "was"),
    "have": ("had", "has"),
    "has": ("had",),
    "do": ("did", "does"),
    "does": ("did",),
    "will": ("would",),
    "can": ("could",),
    "may": ("might",),
    "i": ("he", "she"),
    "me": ("him", "her"),
    "my": ("his", "her"),
    "we": ("they",),
    "us": ("them",),
    "our": ("their",),
}
"""What becomes of small words when somebody else reports the sentence."""


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

    @cached_property
    def matched(self) -> int:
        """How many words are in common: in runs, single ones beside a run, and those misspelt."""
        return sum(block.size for block in self.blocks if self._is_by_a_run(block)) + self._misspelt

    @property
    def _misspelt(self) -> int:
        """How many words beside what is in common are nearly the same: `color`, `colour`."""
        if not self.runs:
            return 0
        first = self.blocks[0]
        before = min(first.one, first.other, _MOST_IN_GAP)
        in_front = map(
            is_nearly,
            self.one[first.one - before : first.one],
            self.other[first.other - before : first.other],
        )
        ends = [*self.blocks, Block(len(self.one), len(self.other), 0)]
        return sum(in_front) + sum(
            _count_nearly(
                self.one[before.one + before.size : after.one],
                self.other[before.other + before.size : after.other],
            )
            for before, after in pairwise(ends)
        )

    @property
    def agreement(self) -> float:
        """How much is in common where both have words, from 0 to 1.

        What one has before the other begins, or goes on after the other ends, was merely not
        quoted there, and is left out: two stretches of one speech that overlap agree fully.
        """
        if not self.runs:
            return 0.0
        first, last = self.runs[0], self.runs[-1]
        before = min(first.one, first.other)
        ends = last.one + last.size, last.other + last.size
        after = min(len(self.one) - ends[0], len(self.other) - ends[1])
        between = min(ends[0] - first.one, ends[1] - first.other)
        return min(1.0, self.matched / (before + between + after))

    def _is_by_a_run(self, block: Block) -> bool:
        return any(
            max(block.one - run.one - run.size, run.one - block.one - block.size) <= _NEAR
            and max(block.other - run.other - run.size, run.other - block.other - block.size)
            <= _NEAR
            for run in self.runs
        )


def _count_nearly(mine: Sequence[str], theirs: Sequence[str]) -> int:
    """Return how many words of one gap are nearly those of the other, in the same order."""
    if len(mine) == len(theirs):
        return sum(map(is_nearly, mine, theirs))
    if max(len(mine), len(theirs)) > _MOST_IN_GAP:
        return 0
    count = start = 0
    for word in mine:
        at = next((at for at in range(start, len(theirs)) if is_nearly(word, theirs[at])), None)
        if at is not None:
            count, start = count + 1, at + 1
    return count


def is_nearly(one: str, other: str) -> bool:
    """Tell whether a word is another one misspelt or inflected, or as somebody else reports it."""
    return other in _REPORTED.get(one, ()) or one in _REPORTED.get(other, ()) or _alike(one, other)


def stem(word: str) -> str:
    """Return a word without what inflects an English verb."""
    return _ENDING.sub("", word) if word.endswith(_ENDS) else word


def _alike(one: str, other: str) -> bool:
    if len(one) > _LEAST_STEM and stem(one) == stem(other):
        return True
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _NEARLY


def align(one: Sequence[str], other: Sequence[str]) -> Alignment:
    """Lay two quotations side by side, the shorter one first."""
    if len(one) > len(other):
        one, other = other, one
    one, other = one[:MOST_WORDS], other[:MOST_WORDS]
    before, run, _ = f" {' '.join(other)} ".partition(f" {' '.join(one)} ")
    if one and run:  # a part of the other: nothing to search for
        return Alignment(one, other, (Block(0, before.count(" "), len(one)),))
    matcher = SequenceMatcher(None, other, one, autojunk=False)
    blocks = (Block(match.b, match.a, match.size) for match in matcher.get_matching_blocks())
    return Alignment(one, other, tuple(block for block in blocks if block.size))
