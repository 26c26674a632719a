"""Words that two quotations share because anybody may say them: stock phrases, terms, slogans."""

from __future__ import annotations

from collections.abc import Callable

from index.language.utterances.comparison import FEW_NATS, LITTLE_AROUND, Comparison
from index.language.utterances.formulas import is_formula
from index.language.utterances.settings import Settings
from index.language.utterances.speakers import folded, is_first_name

_WEEK, _MONTH = 7, 30
_PHRASE_NATS, _MOST_PHRASE_NATS = 60.0, 100.0
"""What somebody without a name says may be a phrase up to here: a week later, a month later."""
_TERM_NATS = 34.0
"""Three or four words that are rare together say so much."""
_SHARED_BY_A_STORY = 6
"""Articles with fewer sequences of four words in common do not tell one story."""
STATEMENTS, _QUOTATIONS_OF_ONE = 3, 4
"""Who says a phrase again says other words beside it; of many that quote one utterance few do."""
_ENDS = 2
_SEVERAL = 2
"""So many others make a phrase of two people one of many."""
_TAKEN_UP = 0.7
"""Who takes up another's words quotes at least so much of what is quoted of either."""


def is_stock_phrase(comparison: Comparison) -> bool:
    """Tell whether two people use a few words, a formula or a title that anybody might use.

    What both articles set among their words as the title of a work is nobody's utterance.
    """
    if comparison.are_strangers:
        is_common = comparison.nats < FEW_NATS or is_formula(comparison.alignment.longest)
        if is_common or _is_title(comparison):
            return True
    return comparison.one.is_title and comparison.other.is_title


def _is_title(comparison: Comparison) -> bool:
    """Tell whether the longest run in common is written as a title is in both."""
    block = comparison.longest
    is_mine = comparison.one_wording.is_title(block.one, block.size)
    return is_mine and comparison.other_wording.is_title(block.other, block.size)


def is_overlap_of_two(comparison: Comparison) -> bool:
    """Tell whether two share words that are only a part of what is quoted of both.

    They are two people, or two that articles call otherwise ("the communique") and that share less
    than a sentence: two reports of a speech begin and end where its sentences do, a phrase of an
    accord stands inside others.
    """
    if comparison.coverage >= _TAKEN_UP:
        return False
    if comparison.are_two_people:
        return True
    return _are_called_otherwise(comparison) and not comparison.whole_ends


def is_term(comparison: Comparison, shared: Callable[[], int]) -> bool:
    """Tell whether two use a term ("memorandum of understanding") in unrelated articles.

    "The spokesman" and "Ada Holm" may be one person, but then the articles tell one story.

    Args:
        comparison: Two quotations that share words.
        shared: Returns `Evidence.shared`, asked for only if it matters.
    """
    if comparison.nats < _TERM_NATS and _are_called_otherwise(comparison):
        return shared() < _SHARED_BY_A_STORY
    if not _is_of_another_week(comparison):
        return False
    return comparison.shared_beside(shared()) < _SHARED_BY_A_STORY


def _is_of_another_week(comparison: Comparison) -> bool:
    """Tell whether a phrase is used a week later, of something else, by whom nobody knows."""
    days = comparison.days()
    if comparison.is_by_the_same() or comparison.are_two_people or days < _WEEK:
        return False
    most = _PHRASE_NATS if days < _MONTH else _MOST_PHRASE_NATS
    is_little = comparison.nats < most and comparison.context < LITTLE_AROUND
    return is_little and not comparison.looks_back


def is_phrase(comparison: Comparison, settings: Callable[[], Settings]) -> bool:
    """Tell whether the words in common are a phrase that is said again in other statements.

    What they have in common may be all of a sentence, which is quoted with what was said before
    and after it; but a quotation of a phrase alone looks like one.

    Args:
        comparison: Two quotations that share words.
        settings: Returns `Evidence.settings`, asked for only if it matters.
    """
    is_sentence = comparison.nats >= FEW_NATS and comparison.whole_ends == _ENDS
    if is_sentence or comparison.looks_back:
        return False
    if comparison.is_by_the_same() and _is_of_one_day(comparison) and not comparison.added:
        return False
    quotations, statements = settings()
    return statements >= STATEMENTS and statements * _QUOTATIONS_OF_ONE >= quotations


def _is_of_one_day(comparison: Comparison) -> bool:
    one, other = comparison.one, comparison.other
    return one.day is not None and one.day_said == other.day_said


def may_be_slogan(comparison: Comparison) -> bool:
    """Tell whether two people use words that might be a slogan, or a formula, of many."""
    is_little = comparison.nats < FEW_NATS
    return comparison.are_two_people and (is_little or comparison.are_strangers)


def is_slogan(comparison: Comparison, users: Callable[[], frozenset[str]]) -> bool:
    """Tell whether two people use words most of which several others use, too.

    Args:
        comparison: Two quotations that share words.
        users: Returns `Evidence.users`, asked for only if it matters.
    """
    return may_be_slogan(comparison) and len(comparison.others(users())) >= _SEVERAL


def _are_called_otherwise(comparison: Comparison) -> bool:
    """Tell whether both articles name or describe a speaker, and not the same."""
    one, other = comparison.one.speaker, comparison.other.speaker
    if not (one and other) or comparison.is_by_the_same() or is_first_name(one, other):
        return False
    return folded(one) != folded(other)
