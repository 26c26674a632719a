"""Whether somebody said the same words once more, on another occasion."""

from __future__ import annotations

from datetime import date

import pytest

from index.article import Span
from index.language.utterances.again import is_said_again
from index.language.utterances.comparison import compare
from index.language.utterances.quotation import Quotation

FIRST = "At the quay Ada Holm said: “We counted every crate of cod and the sums fail.”"


def _again(later: str, day: date, speaker: str = "Ada Holm") -> bool:
    one, other = (
        Quotation(text, Span(text.index("“"), text.index("”") + 1), name, when.toordinal())
        for text, name, when in ((FIRST, "Ada Holm", date(2024, 3, 4)), (later, speaker, day))
    )
    return is_said_again(compare(one, other), lambda: 0)


@pytest.mark.parametrize(
    ("later", "is_again"),
    [
        ("Ada Holm said: “We counted every crate of cod and the sums fail.”", True),
        ("In March Ada Holm said: “We counted every crate of cod and the sums fail.”", False),
        ("Last month Ada Holm said: “We counted every crate of cod and the sums fail.”", True),
        ("Ada Holm had said: “We counted every crate of cod and the sums fail.”", False),
        ("“We counted every crate of cod and the sums fail,” Ada Holm said on Monday.", True),
    ],
)
def test_half_a_year_later(later: str, is_again: bool) -> None:
    assert _again(later, date(2024, 9, 10)) == is_again


def test_a_dateline_is_no_looking_back() -> None:
    later = "ORLE, Sept 10 - Ada Holm said: “We counted every crate of cod and the sums fail.”"
    assert _again(later, date(2024, 9, 10))


@pytest.mark.parametrize(
    ("words", "is_again"),
    [
        ("We counted every crate of cod and the sums fail", False),
        ("every crate of cod and the sums fail", False),
        ("We counted every crate of [fish] and the sums fail", False),
        ("We counted every crate of cod once more and the sums fail", True),
        ("We counted every crate of cod and the sums fail, as I said", True),
        ("We counted every crate of cod and the sums fail. I said so in the spring", True),
        ("We counted every crate of cod and the sums fail. So", False),
        ("And we counted every crate of cod and the sums fail", False),
    ],
)
def test_words_that_are_added_say_it_anew(words: str, is_again: bool) -> None:
    """Nobody is named, so that nothing but the words tells."""
    assert _again(f"It was said: “{words}”", date(2024, 9, 10), "") == is_again
    assert not _again(f"It was said: “{words}”", date(2024, 3, 6), "")


def test_who_says_again_or_still_says_it_anew() -> None:
    later = "Ada Holm said: “We still counted every crate of cod and the sums fail.”"
    assert _again(later, date(2024, 3, 8))
    assert not _again(later.replace("still ", "just "), date(2024, 3, 8))


def test_an_abbreviated_month_ends_no_sentence() -> None:
    listed = "“We counted every crate of cod and the sums fail.” — Ada Holm, Mar. 4"
    assert not _again(listed, date(2024, 12, 29))
    assert _again(listed.replace("Mar.", "Dec."), date(2024, 12, 29))
