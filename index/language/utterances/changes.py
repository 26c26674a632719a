"""What stands in one quotation where another has something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, product

from index.language.utterances.alignment import Alignment, is_nearly
from index.language.utterances.numbers import number_of
from index.language.utterances.quotation import Wording
from index.language.utterances.surprise import TELLING, surprise
from index.language.utterances.words import Word

_EDITED = re.compile(r"[\[\]…]|\.\s?\.")
_MARKS = 2
"""Code points beside a word where an editor's mark may stand."""
_END = 3
"""Words before or behind what is in common."""


def has_other_numbers(one: Wording, other: Wording, alignment: Alignment) -> bool:
    """Tell whether a number stands where the other one has another: not a slip of the pen."""
    sizes = len(one.keys), len(other.keys)
    for mine, theirs in (*_gaps(alignment), *_ends(alignment, *sizes)):
        numbers = [
            {number_of(key) for key in keys} - {None}
            for keys in (one.keys[mine], other.keys[theirs])
        ]
        if all(numbers) and not numbers[0] & numbers[1]:
            return True
    return False


def changed_words(one: Wording, other: Wording, alignment: Alignment) -> int:
    """Return how many words that say something stand where the other one has others.

    What an editor put into brackets, what was left out and what stands elsewhere in it is no such
    change.
    """
    changed = 0
    everywhere = frozenset(one.keys) & frozenset(other.keys)
    sizes = len(one.keys), len(other.keys)
    for mine, theirs in (*_gaps(alignment), *_ends(alignment, *sizes)):
        words = one.words[mine], other.words[theirs]
        if not (_is_edited(one.text, words[0]) or _is_edited(other.text, words[1])):
            telling = [
                {word.key for word in each if surprise([word.key]) >= TELLING} - everywhere
                for each in words
            ]
            if not any(is_nearly(*pair) for pair in product(*telling)):
                changed += min(map(len, telling))
    return changed


def has_more_words(one: Wording, other: Wording, alignment: Alignment, is_one_later: bool) -> bool:
    """Tell whether the later of two has words that the earlier lacks, beside those in common.

    What an editor put into brackets and other sentences are no such words.
    """
    later = one if is_one_later else other
    blocks = [
        slice(start := block.one if is_one_later else block.other, start + block.size)
        for block in alignment.runs
    ]
    if not blocks:
        return False
    if not all(later.edges(blocks[0].start, blocks[-1].stop)):
        return True
    for places in _gaps(alignment):
        mine, theirs = places if is_one_later else reversed(places)
        words = later.words[mine]
        earlier = (other if is_one_later else one).keys[theirs]
        if not _is_edited(later.text, words) and any(
            not any(is_nearly(word.key, each) for each in earlier) for word in words
        ):
            return True
    return False


def _ends(alignment: Alignment, one_size: int, other_size: int) -> Iterator[tuple[slice, slice]]:
    """Yield the places before and behind all in common, if few words are there in one."""
    if alignment.blocks:
        first, last = alignment.blocks[0], alignment.blocks[-1]
        if 0 < (size := min(first.one, first.other)) <= _END:
            yield slice(first.one - size, first.one), slice(first.other - size, first.other)
        one, other = last.one + last.size, last.other + last.size
        if 0 < (size := min(one_size - one, other_size - other)) <= _END:
            yield slice(one, one + size), slice(other, other + size)


def _gaps(alignment: Alignment) -> Iterator[tuple[slice, slice]]:
    """Yield the places of both between one stretch in common and the next."""
    for before, after in pairwise(alignment.blocks):
        one = slice(before.one + before.size, after.one)
        yield one, slice(before.other + before.size, after.other)


def _is_edited(text: str, words: list[Word]) -> bool:
    """Tell whether an editor's mark stands at or between words of a text."""
    if not words:
        return False
    return bool(_EDITED.search(text, words[0].start - _MARKS, words[-1].end + _MARKS))
