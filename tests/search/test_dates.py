from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.query.dates import AmbiguousDate, day_number, parse_period

SATURDAY = date(2024, 3, 16)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024/2/3", "2024-02-03", "2024-02-03"),
        ("2023-12..2024-02", "2023-12-01", "2024-02-29"),
        ("last week..today", "2024-03-04", "2024-03-16"),
        ("today", "2024-03-16", "2024-03-16"),
        ("Yesterday", "2024-03-15", "2024-03-15"),
        ("this week", "2024-03-11", "2024-03-17"),
        ("last-week", "2024-03-04", "2024-03-10"),
        ("last month", "2024-02-01", "2024-02-29"),
        ("last year", "2023-01-01", "2023-12-31"),
        ("past 7 days", "2024-03-10", "2024-03-16"),
        ("last two weeks", "2024-03-03", "2024-03-16"),
        ("3 months ago", "2023-12-16", "2023-12-16"),
        ("friday", "2024-03-15", "2024-03-15"),
        ("last saturday", "2024-03-09", "2024-03-09"),
        ("march", "2024-03-01", "2024-03-31"),
        ("april", "2023-04-01", "2023-04-30"),
        ("feb 2024", "2024-02-01", "2024-02-29"),
        ("7th March, 2023", "2023-03-07", "2023-03-07"),
        ("march 7 2023", "2023-03-07", "2023-03-07"),
        ("Tue, 7 Mar 2023", "2023-03-07", "2023-03-07"),
        ("the 7th of March 2023", "2023-03-07", "2023-03-07"),
        ("7mar2023", "2023-03-07", "2023-03-07"),
        ("March2023", "2023-03-01", "2023-03-31"),
        ("march_2023", "2023-03-01", "2023-03-31"),
        ("2022 to 2023", "2022-01-01", "2023-12-31"),
        ("2022 - 2023", "2022-01-01", "2023-12-31"),
        ("from may 2022 until june 2023", "2022-05-01", "2023-06-30"),
        ("between 2022 and 2023", "2022-01-01", "2023-12-31"),
        ("4 march to 7 april 2022", "2022-03-04", "2022-04-07"),
        ("november to february 2022", "2021-11-01", "2022-02-28"),
        ("2023..now", "2023-01-01", "2024-03-16"),
        ("=2023", "2023-01-01", "2023-12-31"),
        ("Q2/2023", "2023-04-01", "2023-06-30"),
        ("2023-H2", "2023-07-01", "2023-12-31"),
        ("2 years", "2022-03-16", "2024-03-16"),
        ("18 months", "2022-09-16", "2024-03-16"),
    ],
)
def test_periods(text: str, first: str, last: str) -> None:
    period = parse_period(text, SATURDAY)
    assert period == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "text",
    (
        *("", "soon", "2024-13", "2024-02-30", "31 february", "ma", "2025..2024", "9" * 20, "0 0"),
        *(
            "2023 to " * 500,
            ">" * 2000 + "2023",
            "99999999 years ago",
            "500000 days ago",
            "..",
            "*..*",
            "32 march",
            "mar dec 2024",
            "28/13/2025",
            "nowhere",
        ),
    ),
)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError):
        parse_period(text, SATURDAY)


@given(
    st.text() | st.from_regex(r"(last|past|this)? ?\d{0,6} ?(day|week|month|year|march)s?( ago)?")
)
def test_any_text_is_a_period_or_a_value_error(text: str) -> None:
    try:
        first, last = parse_period(text, SATURDAY)
    except ValueError:
        return
    assert first is None or last is None or first <= last


def test_day_numbers() -> None:
    assert day_number("1970-01-02") == 1
    assert day_number("2024-03-07T23:59:00+02:00") == day_number("2024-03-07")
    assert day_number("") is None and day_number("soon") is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024..", "2024-01-01", None),
        ("..2024-02", None, "2024-02-29"),
        ("*..2024", None, "2024-12-31"),
        ("2024-03...2024-05", "2024-03-01", "2024-05-31"),
        ("2024…2025", "2024-01-01", "2025-12-31"),
        (">2024", "2025-01-01", None),
        (">=2024-03", "2024-03-01", None),
        ("<2024-03", None, "2024-02-29"),
        ("<= 2024-03", None, "2024-03-31"),
        ("20240307", "2024-03-07", "2024-03-07"),
        ("2024-03-07T23:59:00Z", "2024-03-07", "2024-03-07"),
        ("28/11/2025", "2025-11-28", "2025-11-28"),
        ("11-28-2025", "2025-11-28", "2025-11-28"),
        ("3.4.2025", "2025-04-03", "2025-04-03"),
        ("5/5/2025", "2025-05-05", "2025-05-05"),
        ("13/4/25", "2025-04-13", "2025-04-13"),
        ("31.12.87", "1987-12-31", "1987-12-31"),
        ("03/2025", "2025-03-01", "2025-03-31"),
        ("2024-2025", "2024-01-01", "2025-12-31"),
        ("2024-01/2024-03", "2024-01-01", "2024-03-31"),
        ("2024-01-05–2024-03-07", "2024-01-05", "2024-03-07"),
        ("2024/", "2024-01-01", None),
        ("/2024", None, "2024-12-31"),
        ("[2024-01-05 TO 2024-03]", "2024-01-05", "2024-03-31"),
        ("{2024 to *}", "2024-01-01", None),
        ("2y..", "2022-03-16", None),
        ("..7d", None, "2024-03-09"),
        ("7d", "2024-03-09", "2024-03-16"),
        (">=2w", "2024-03-02", None),
        ("2024-Q2", "2024-04-01", "2024-06-30"),
        ("q4 2023", "2023-10-01", "2023-12-31"),
        ("1990s", "1990-01-01", "1999-12-31"),
        ("2024-W01", "2024-01-01", "2024-01-07"),
    ],
)
def test_figures_and_open_ranges(text: str, first: str | None, last: str | None) -> None:
    days = tuple(date.fromisoformat(day) if day else None for day in (first, last))
    assert parse_period(text, SATURDAY) == days


def test_a_date_of_two_readings_is_refused() -> None:
    with pytest.raises(AmbiguousDate) as both:
        parse_period("3/4/2025", SATURDAY)
    assert both.value.readings == (date(2025, 4, 3), date(2025, 3, 4))


def test_a_short_year_has_up_to_three_readings() -> None:
    with pytest.raises(AmbiguousDate) as many:
        parse_period("03-04-25..", SATURDAY)
    assert many.value.text == "03-04-25"
    assert list(many.value.readings) == [date(2025, 4, 3), date(2025, 3, 4), date(2003, 4, 25)]
