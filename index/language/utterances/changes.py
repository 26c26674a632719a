"""What stands in one quotation where another has something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from index.language.utterances.alignment import Alignment, is_nearly
from index.language.utterances.numbers import number_of
from index.language.utterances.quotation import Wording
from index.language.utterances.surprise import TELLING, surprise
from index.language.utterances.words import Word

_EDITED = re.compile(r"[\[\]…]|\.\s?\.")
_MARKS = 2
"""Code points beside a word where an editor's mark may stand."""
_CONNECTING = frozenset(("and", "but", "so", "well", "now", "look", "because", "that"))
"""What is left out or kept before a sentence."""
_NEAR = 6
"""Words of the same sentence before or behind what is in common."""
_END = 3
"""Words before or behind what is in common."""


def unlike(alignment: Alignment, one_size: int, other_size: int) -> list[tuple[slice, slice]]:
    """Return the places of both that stand for each other without being in common.

    Args:
        alignment: Of two wordings.
        one_size: How many words the first has.
        other_size: How many the second has.
    """
    return [*_gaps(alignment), *_ends(alignment, one_size, other_size)]


def has_other_numbers(one: Wording, other: Wording, unlike: Sequence[tuple[slice, slice]]) -> bool:
    """Tell whether a number stands where the other one has another: not a slip of the pen."""
    for mine, theirs in unlike:
        numbers = [
            {number_of(key) for key in keys} - {None}
            for keys in (one.keys[mine], other.keys[theirs])
        ]
        if all(numbers) and not numbers[0] & numbers[1]:
            return True
    return False


def changed_words(one: Wording, other: Wording, unlike: Sequence[tuple[slice, slice]]) -> int:
    """Return how many words that say something stand where the other one has others.

    What an editor put into brackets, what was left out and what stands elsewhere in it is no such
    change.
    """
    if not unlike:
        return 0
    changed = 0
    everywhere = frozenset(one.keys) & frozenset(other.keys)
    for mine, theirs in unlike:
        words = one.words(mine), other.words(theirs)
        if not (_is_edited(one.text, words[0]) or _is_edited(other.text, words[1])):
            telling = [
                {word.key for word in each if surprise([word.key]) >= TELLING} - everywhere
                for each in words
            ]
            if not any(is_nearly(*pair) for pair in product(*telling)):
                changed += min(map(len, telling))
    return changed


def has_other_names(one: Wording, other: Wording, alignment: Alignment) -> bool:
    """Tell whether a name stands where the other one has another: "It pays in Gary", "in Tulsa"."""
    for mine, theirs in _gaps(alignment):
        words = one.words(mine), other.words(theirs)
        if not (_is_edited(one.text, words[0]) or _is_edited(other.text, words[1])):
            names = _names(one, words[0]), _names(other, words[1])
            if all(names) and not any(is_nearly(*pair) for pair in product(*names)):
                return True
    return False


def _names(wording: Wording, words: Sequence[Word]) -> list[str]:
    """Return those with a capital that are rare; none of a sentence whose words all have one."""
    text = wording.span.of(wording.text)
    if text.istitle() or text.isupper():
        return []
    return [
        word.key
        for word in words
        if wording.text[word.start].isupper() and surprise([word.key]) >= TELLING
    ]


def words_added(
    earlier: Wording, later: Wording, runs: Sequence[tuple[slice, slice]]
) -> Iterator[str]:
    """Yield words of the later of two that the earlier lacks, in the sentences that both have.

    What an editor put into brackets is none of them.

    Args:
        earlier: The wording of the earlier one.
        later: That of the later one.
        runs: The places of each run in common, in the earlier one and in the later one.
    """
    first, last = (runs[0][1].start, runs[-1][1].stop) if runs else (0, len(later.keys))
    begins, ends = later.edges(first, last)
    if not begins:
        lead = later.keys[max(0, first - _NEAR) : first]
        yield from () if _CONNECTING.issuperset(lead) else lead
    if not ends:
        yield from later.keys[last : last + _NEAR]
    for before, behind in pairwise(runs):
        words = later.words(slice(before[1].stop, behind[1].start))
        known = earlier.keys[before[0].stop : behind[0].start]
        if not _is_edited(later.text, words):
            for word in words:
                if not any(is_nearly(word.key, each) for each in known):
                    yield word.key


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
