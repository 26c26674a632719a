"""Whether somebody said the same words once more, on another occasion."""

from __future__ import annotations

from collections.abc import Callable

from index.language.utterances.comparison import FEW_NATS, LITTLE_AROUND, Comparison
from index.language.utterances.formulas import is_formula
from index.language.utterances.speakers import other_speaker

_DAY, _WEEK, _MONTH = 1, 7, 30
"""Days after which somebody may say the same once more: a formula; if another occasion is named;
or anything."""
_ONCE_MORE = frozenset(("again", "still", "repeat", "remain", "always"))
"""Who puts that into his words says them once more."""
_MUCH_AROUND = 40.0
"""Nats of words nearby by which few words are of one story: they are easily said once more."""
_FEW_SHARED = 3
"""Sequences of four words of two articles that tell no story."""


def is_said_again(comparison: Comparison, shared: Callable[[], int]) -> bool:
    """Tell whether somebody says the same words on another occasion.

    That is named, or it was said after the other one was published, or it was another month and
    the words are not quite the same, or nothing else is in common: who reports later what was said
    once says so, or tells what it was about.

    Args:
        comparison: Two quotations that share words.
        shared: Returns `Evidence.shared`, asked for only if it matters.
    """
    one, other = comparison.one, comparison.other
    if other_speaker(one.speaker, other.speaker) or comparison.looks_back:
        return False
    if one.is_said_after(other) or other.is_said_after(one):
        return True
    days = comparison.days()
    if days > _DAY and is_formula(comparison.alignment.longest):
        return True
    is_little = comparison.context < _MUCH_AROUND
    if days > _MONTH and (comparison.added or (is_little and comparison.goes_on())):
        return True
    if days > _DAY and comparison.added & _ONCE_MORE:
        return True
    if not comparison.is_by_the_same():
        return False
    told_apart = comparison.occasions_apart()
    if told_apart > 1 or (told_apart and days > _WEEK):
        return True
    is_few = comparison.nats < FEW_NATS
    if days <= _MONTH or not is_little or (comparison.context >= LITTLE_AROUND and not is_few):
        return False
    return is_few or comparison.shared_beside(shared()) <= _FEW_SHARED
