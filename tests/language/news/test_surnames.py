"""Full names that a family name alone tells."""

from __future__ import annotations

import pytest

from index.language.news.surnames import spread_surnames
from tests.language.news.drafts import names_after


@pytest.mark.parametrize("name", ["Suk-ji", "Bo-mun"])
def test_a_given_name_of_two_halves_belongs_to_the_family_name(name: str) -> None:
    marked = f"They hired {name} Orl. [Orl|PERSON] sang."

    assert names_after(spread_surnames, marked)[0] == (f"{name} Orl", "PERSON")


@pytest.mark.parametrize("before", ["Ex-minister", "Co-founder", "Mid-March", "Suk -ji", "Pro-NDA"])
def test_what_else_has_a_hyphen_is_no_name(before: str) -> None:
    marked = f"They met {before} Orl. [Orl|PERSON] sang."

    assert ("Orl", "PERSON") in names_after(spread_surnames, marked)[:1]


def test_who_leads_a_body_is_no_part_of_it() -> None:
    names = names_after(spread_surnames, "the [Free League of Greta Orl|ORG] and [Orl|PERSON]")

    assert names == [("Free League", "ORG"), ("Greta Orl", "PERSON"), ("Orl", "PERSON")]


@pytest.mark.parametrize("rest", ["sang", "and [Ulm|PERSON]"])
def test_a_body_named_after_somebody_stays_whole(rest: str) -> None:
    assert ("Museum of Greta Orl", "ORG") in names_after(
        spread_surnames, f"the [Museum of Greta Orl|ORG] {rest}"
    )
