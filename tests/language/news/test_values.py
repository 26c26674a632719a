from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.language.news.values import find_matches, find_values, value_patterns
from tests.language.news.drafts import names_after

BEFORE = st.sampled_from(["", "He came in ", "since ", "of, ", "(", "0", "the-"])
AFTER = st.sampled_from(["", " and", ",", ". It", " 5", "s"])


@pytest.mark.parametrize(
    ("text", "value", "label"),
    [
        ("on Thursday, 21 July 2022 they", "Thursday, 21 July 2022", "DATE"),
        ("since Feb. 25 the", "Feb. 25", "DATE"),
        ("in the 1990s the", "1990s", "DATE"),
        ("by May next", "May", "DATE"),
        ("until last year.", "last year", "DATE"),
        ("in mid-November the", "mid-November", "DATE"),
        ("from 12 to 15 June it", "12 to 15 June", "DATE"),
        ("a 7th century BC wall", "7th century BC", "DATE"),
        ("fined N5,000 for", "N5,000", "MONEY"),
        ("a NIS 500 fine", "NIS 500", "MONEY"),
        ("at 10:30 a.m. on", "10:30 a.m.", "TIME"),
        ("at half past three on", "half past three", "TIME"),
        ("the sirens at ten to eleven and", "ten to eleven", "TIME"),
        ("it is a quarter to nine,", "a quarter to nine", "TIME"),
        ("nineteen minutes past ten.", "nineteen minutes past ten", "TIME"),
        ("before seven o'clock today", "seven o'clock", "TIME"),
        ("Ten minutes passed", "Ten minutes", "TIME"),
        ("a second time", "second", "ORDINAL"),
        ("Forty crowns a box", "Forty crowns", "MONEY"),
        ("Two kilometres on", "Two kilometres", "QUANTITY"),
        ("Twenty-five men left", "Twenty-five", "CARDINAL"),
        ("I say that one ship sank", "one", "CARDINAL"),
        ("no one hundred men", "one hundred", "CARDINAL"),
        ("paid US$1.2 billion for", "US$1.2 billion", "MONEY"),
        ("paid 2,900 rubles for", "2,900 rubles", "MONEY"),
        ("rose 4.1 percent in", "4.1 percent", "PERCENT"),
        ("walked 90 kilometers to", "90 kilometers", "QUANTITY"),
        ("the third time", "third", "ORDINAL"),
        ("won 3-1 there", "3-1", "CARDINAL"),
        ("some 41,000 people", "41,000", "CARDINAL"),
        ("before World War II and", "World War II", "EVENT"),
    ],
)
def test_values(text: str, value: str, label: str) -> None:
    assert names_after(find_values, text) == [(value, label)]


@pytest.mark.parametrize(
    "text",
    [
        "today and this week",
        "for four years",
        "Two years ago",
        "a 46-year-old",
        "Ada, 51, and",
        "She may go",
        "no one left, this one did, that one is, the only one did",
        "one must help one another",
        "a good one. One's own",
    ],
)
def test_no_values(text: str) -> None:
    assert names_after(find_values, text) == []


@pytest.mark.parametrize(
    "text", ["won by ten to five votes", "ten to eleven people", "by a quarter to one million"]
)
def test_no_time_of_day(text: str) -> None:
    assert "TIME" not in {label for _, label in names_after(find_values, text)}


BEGINNING, KINDS = value_patterns()


@pytest.mark.parametrize(("label", "pattern"), KINDS)
def test_nothing_begins_elsewhere(label: str, pattern: re.Pattern[str]) -> None:
    @settings(max_examples=25)
    @given(BEFORE, st.from_regex(pattern), AFTER)
    def try_where_it_can_begin(before: str, value: str, after: str) -> None:
        text = before + value + after
        beginnings = [match.start() for match in BEGINNING.finditer(text)]
        everywhere = [match.span() for match in pattern.finditer(text)]
        assert list(find_matches(pattern, text, beginnings)) == everywhere

    try_where_it_can_begin()


def test_an_event_takes_the_place_of_names_inside_it() -> None:
    assert names_after(find_values, "[Asian|NORP] Cup") == [("Asian Cup", "EVENT")]
