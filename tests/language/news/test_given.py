from __future__ import annotations

import pytest

from index.language.news.given import name_given
from tests.language.news.drafts import names_after


def test_a_first_name_makes_a_person() -> None:
    assert names_after(name_given, "gave [Sebastián Orl|LOC] the ball") == [
        ("Sebastián Orl", "PERSON")
    ]


@pytest.mark.parametrize(
    "marked",
    [
        "in [Sebastián Orl|LOC] they won",
        "the [Sebastián Orl|LOC] won",
        "left [Sebastián Hills|LOC] behind",
        "left [Sebastián Reservoir|LOC] behind",
        "left [Queen Orl|LOC] behind",
        "left [San Orl|LOC] behind",
        "left [Al Orl|LOC] behind",
        "left [Sebastián|LOC] behind",
    ],
)
def test_what_may_be_a_place_stays_one(marked: str) -> None:
    assert [label for _, label in names_after(name_given, marked)] == ["LOC"]
