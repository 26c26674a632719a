"""Whether an article looks back at what was said, and at which days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Span
from index.language.utterances.recalled import days_recalled

TUESDAY = date(2024, 7, 16)


def _recalled(text: str) -> tuple[date, date] | None:
    found = days_recalled(text, Span(text.index("“"), text.index("”") + 1), TUESDAY.toordinal())
    return found and (date.fromordinal(found.first), date.fromordinal(found.last))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Holm, who in May told the weir board: “We will dredge it.”", (5, 1), (5, 31)),
        ("“We will dredge it,” Holm said on May 2.", (5, 2), (5, 2)),
        ("“We will dredge it,” Holm said on 2 May, 2024.", (5, 2), (5, 2)),
        ("Holm said in early July that “We will dredge it.”", (7, 1), (7, 16)),
        ("It rained in February. “We will dredge it,” Holm said that night.", (2, 1), (2, 29)),
        ("Holm had said on Monday: “We will dredge it.”", (7, 15), (7, 15)),
        ("On Monday Holm had said: “We will dredge it.”", (7, 15), (7, 15)),
        ("In May he told Sen. Clay Barr and Mr. Holm: “We will dredge it.”", (5, 1), (5, 31)),
        ("Only last Monday Holm had said: “We will dredge it.”", (7, 8), (7, 15)),
    ],
)
def test_days(text: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    assert _recalled(text) == (date(2024, *first), date(2024, *last))


def test_a_month_is_the_last_one() -> None:
    assert _recalled("“We will dredge it,” Holm said in October.") == (
        date(2023, 10, 1),
        date(2023, 10, 31),
    )
    told = _recalled("“We will dredge it,” Holm said in July last year.")
    assert told == (date(2023, 7, 1), date(2023, 7, 31))
    assert _recalled("Holm wrote in 1998: “We will dredge it.”") == (
        date(1998, 1, 1),
        date(1998, 12, 31),
    )


@pytest.mark.parametrize(
    ("told", "days"),
    [("A year ago", 366), ("Two weeks ago", 14), ("Last month", 40), ("Earlier this year", 100)],
)
def test_how_long_ago(told: str, days: int) -> None:
    found = _recalled(f"{told} Holm said: “We will dredge it.”")
    assert found is not None and found[0] <= TUESDAY - timedelta(days) <= found[1]


@pytest.mark.parametrize(
    "text",
    [
        "Holm once promised: “We will dredge it.”",
        "“We will dredge it,” Holm told the Tribune then.",
        "“We will dredge it,” Holm remembers saying.",
        "It rained, six days after Holm said “We will dredge it.”",
        "“We will dredge it,” said Holm, a week before it was dredged.",
        "The weir fears Holm, who called for “We will dredge it.”",
        "Holm, who once told the board “We will dredge it,” left it on Monday.",
        "“We will dredge it,” Holm said at the time of the flood. He died on Monday.",
        "The millers like Holm’s call for a mud that “We will dredge it.”",
    ],
)
def test_some_day_before(text: str) -> None:
    assert _recalled(text) == (date.min, TUESDAY)


@pytest.mark.parametrize(
    "text",
    [
        "“We will dredge it,” Holm said on Monday.",
        "“We will dredge it,” Holm then said.",
        "ORLE, July 16 (Wire) - Holm said: “We will dredge it.”",
        "Holm had said no. The board met. “We will dredge it,” he said.",
        "In May it rained.\n“We will dredge it,” Holm said.",
        "“We will dredge it this year,” Holm said.",
        "The weir will be dredged this year, Holm said. “We will dredge it.”",
        "Holm, who may run, said: “We will dredge it.”",
    ],
)
def test_news(text: str) -> None:
    assert _recalled(text) is None


@given(st.text(), st.dates(date(1970, 1, 1)), st.integers(0, 40), st.integers(0, 40))
def test_any_text(text: str, day: date, start: int, size: int) -> None:
    """Days of any text lie before it, the first one first."""
    told = f"in 2 weeks ago{text[:start]} on 31 Feb {text[start:]}"
    found = days_recalled(told, Span(start, start + size), day.toordinal())
    assert found is None or 1 <= found.first <= found.last <= day.toordinal()
