from __future__ import annotations

import pytest

from index.language.news.common import drop_common_words
from index.language.news.consistency import agree
from index.language.news.datelines import find_datelines
from index.language.news.draft import Draft
from index.language.news.surnames import spread_surnames
from tests.language.news.drafts import draft, names_after


def test_a_surname_follows_the_full_name() -> None:
    text = "[Ada Holm|PERSON] and [Omer Bar Lev|PERSON]. [Holm|ORG] met Bar Lev. Holm left."
    assert names_after(spread_surnames, text)[2:] == [
        ("Holm", "PERSON"),
        ("Bar Lev", "PERSON"),
        ("Holm", "PERSON"),
    ]


def test_a_hyphenated_surname_is_one() -> None:
    text = "[Dana Lestrade-Morin|PERSON] left. Lestrade-[Morin|PERSON] and Lestrade-Morin smiled."
    assert names_after(spread_surnames, text)[1:] == [("Lestrade-Morin", "PERSON")] * 2


def test_what_one_is_at_may_be_somebody_s() -> None:
    text = "[Ada Holm|PERSON] lost. Cheering at [Holm|LOC]’s headquarters. A [Holm|LOC] aide left."
    assert names_after(spread_surnames, text)[1:] == [("Holm", "PERSON")] * 2
    text = "[Ada Holm|PERSON] lost. Cheering at [Holm|LOC]."
    assert names_after(spread_surnames, text)[1:] == [("Holm", "LOC")]


def test_an_east_asian_family_name_stands_first() -> None:
    text = "[Park Geun-hye|PERSON] left. Park smiled."
    assert names_after(spread_surnames, text)[-1] == ("Park", "PERSON")


def test_a_place_that_somebody_is_named_after_stays_one() -> None:
    text = "[Mia Tarnby|PERSON] left. She met [Tarnby|LOC] in [Tarnby|LOC]."
    assert names_after(spread_surnames, text)[1:] == [("Tarnby", "PERSON"), ("Tarnby", "LOC")]


def test_given_names_and_names_in_capitals_follow_too() -> None:
    text = "[Viktor Dahl|PERSON]. [Viktor|LOC]: no. [DAHL|ORG]: yes."
    assert [label for _, label in names_after(spread_surnames, text)] == ["PERSON"] * 3


def test_a_person_is_released_from_a_body() -> None:
    text = "the [Civic Union of Ruth Varga|ORG]. [Ruth Varga|PERSON] left."
    assert names_after(agree, text)[:2] == [("Civic Union", "ORG"), ("Ruth Varga", "PERSON")]


def test_a_number_after_a_name_is_a_result() -> None:
    text = "[Arco Party 66|ORG], others 9. The [Arco Party|ORG] lost."
    assert names_after(agree, text) == [("Arco Party", "ORG")] * 2
    text = "[Arco 737|ORG] and [Arco|ORG]"
    assert names_after(agree, text) == [("Arco 737", "ORG"), ("Arco", "ORG")]


def test_the_same_name_is_the_same_thing() -> None:
    text = "[Arco|ORG] fell. [Arco|ORG] rose. [Arco|PERSON] fell. Then Arco rose."
    assert names_after(agree, text) == [("Arco", "ORG")] * 4


def test_the_agency_of_the_dateline_is_no_person_further_on() -> None:
    def rules(draft: Draft) -> None:
        find_datelines(draft)
        agree(draft)

    text = "LISBON (Arco) — He told [Arco|PERSON] so. [Arco|PERSON] asked again."
    assert names_after(rules, text)[1:] == [("Arco", "ORG")] * 3


def test_a_full_name_takes_the_place_of_its_parts() -> None:
    text = "[Tore Lind|PERSON]: no. 03:07 Tore [Lind|PERSON]: yes."
    assert names_after(agree, text) == [("Tore Lind", "PERSON")] * 2


def test_a_name_that_an_owner_begins_stands_again() -> None:
    text = "in [Tanner’s Row|LOC]. In [Tanner|PERSON]’s Row and in Tanner’s Row."
    assert names_after(agree, text) == [("Tanner’s Row", "LOC")] * 3


def test_what_a_dateline_has_in_capitals_is_the_same_further_on() -> None:
    def rules(draft: Draft) -> None:
        find_datelines(draft)
        agree(draft)

    text = "DORSK (NORA) — [Nora|PERSON] was in [Dorsk|PERSON] on Monday."
    assert names_after(rules, text)[2:] == [("Nora", "ORG"), ("Dorsk", "LOC")]


def test_common_words_at_the_beginning() -> None:
    text = "[Pipes|PERSON] burst, said [Pike|PERSON]. Old pipes do."
    assert names_after(drop_common_words, text) == [("Pike", "PERSON")]


def test_a_month_is_no_given_name_by_itself() -> None:
    text = "[April Orvik|PERSON] died in April. [Oda May|PERSON] left in May; then May spoke."
    names = [name for name, _ in names_after(spread_surnames, text)]
    assert names == ["April Orvik", "Oda May", "May"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("[Orvik Bank|ORG] fell. [Orvik|PERSON] rose.", ["ORG", "ORG"]),
        ("[Orvik JV|ORG] fell. [Orvik|PERSON] rose.", ["ORG", "ORG"]),
        ("[Orvik Bank|ORG] fell. [Oda Orvik|PERSON] rose. [Orvik|PERSON] fell.", None),
        ("[Orvik Bank|ORG] fell in [Orvik|LOC].", ["ORG", "LOC"]),
        ("[Orvik Vann|ORG] fell. [Orvik|PERSON] rose.", ["ORG", "PERSON"]),
        ("[Orvik|ORG] and [Orvik|PERSON]", ["PERSON", "PERSON"]),
        ("[St Orvik|LOC] and [St Orvik|PERSON]", ["LOC", "PERSON"]),
        ("[Orvik|ORG], [Orvik|ORG] and [Orvik|PERSON]", ["ORG", "ORG", "ORG"]),
    ],
)
def test_one_article_one_kind(text: str, labels: list[str] | None) -> None:
    found = [label for _, label in names_after(agree, text)]
    assert found == (labels or ["ORG", "PERSON", "PERSON"])


def test_somebody_named_like_a_town_or_a_people_is_a_person() -> None:
    text = "[Kenta Izumi|PERSON] left. [Izumi|LOC] of the union, and [Izumi|NORP], smiled."
    assert names_after(spread_surnames, text)[1:] == [("Izumi", "PERSON")] * 2


def test_a_town_that_somebody_is_in_stays_one() -> None:
    text = "[Kenta Izumi|PERSON] left [Izumi|LOC]. Back in [Izumi|LOC] they smiled."
    assert names_after(spread_surnames, text)[1:] == [("Izumi", "LOC")] * 2


def test_what_somebody_is_in_counts_twice() -> None:
    text = "[Orl|PERSON] lost. In [Orl|LOC] they smiled."
    assert [label for _, label in names_after(agree, text)] == ["LOC", "LOC"]


def test_a_form_of_company_speaks_for_the_name_alone() -> None:
    text = "[Orl JV|PERSON] lost. [Orl|PERSON] said so."
    assert names_after(agree, text)[1:] == [("Orl", "ORG")]


def test_a_place_wins_a_tie_with_a_body() -> None:
    text = "[Orl|ORG] lost, [Orl|LOC] won. [Orl|ORG] fell, [Orl|LOC] rose."
    assert [label for _, label in names_after(agree, text)] == ["LOC"] * 4


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("the province of [Orle|PERSON]. [Orle|PERSON] grew", "LOC"),
        ("in [Orle|PERSON] province. [Orle|PERSON] grew", "LOC"),
        ("the capital of [Orle|ORG]. [Orle|ORG] grew", "LOC"),
        ("residents of [Orle|PERSON]. [Orle|PERSON] grew", "LOC"),
        ("[Orle|PERSON] villagers left. [Orle|PERSON] grew", "LOC"),
        ("[Orle|PERSON]’s mayor left. [Orle|PERSON] grew", "LOC"),
        ("[Orle|PERSON]'s population. [Orle|PERSON] grew", "LOC"),
        ("the return of [Orle|PERSON]. [Orle|PERSON] grew", "PERSON"),
        ("the state of [Orle Bank|ORG]. [Orle Bank|ORG] grew", "ORG"),
    ],
)
def test_what_is_called_a_province_is_a_place_throughout(text: str, label: str) -> None:
    assert {kind for _, kind in names_after(agree, text)} == {label}


@pytest.mark.parametrize(
    "text",
    [
        "[Orle|PERSON]'s lawyer met residents of Tarn. [Orle|PERSON] left",
        "[Bo Orle|PERSON] met [Orle|PERSON]'s mayor. [Orle|PERSON] left",
        "the [Orle Bank|ORG]'s residents. The [Orle Bank|ORG] grew",
        "[Orle|PERSON]'s wife is mayor. Aides of [Orle|PERSON] left",
    ],
)
def test_who_only_stands_near_a_mayor_is_no_place(text: str) -> None:
    before = names_after(lambda _: None, text)
    assert names_after(agree, text) == before


def test_who_is_called_like_a_province_is_no_place_throughout() -> None:
    text = "[Bo Orle|PERSON] was born in the province of [Orle|PERSON]. [Orle|PERSON] grew"
    assert {kind for _, kind in names_after(agree, text)} == {"PERSON"}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("[Ada Brandvik|ORG] left. [Brandvik|PERSON] spoke", "PERSON"),
        ("[Ada Brandvik|ORG] nods", "PERSON"),
        ("[Ada Brandvik|ORG] left. [Oda|PERSON] spoke", "ORG"),
        ("[Orle Brandvik|ORG] left. [Brandvik|PERSON] spoke", "ORG"),
        ("[Ada Brandvik Bank|ORG] left. [Brandvik|PERSON] spoke", "ORG"),
    ],
)
def test_a_full_name_is_a_person_whose_family_name_is_one(text: str, label: str) -> None:
    first, *_ = names_after(spread_surnames, text)
    assert first[1] == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("[Ada Brandvik|PERSON] left. Bo nodded at [Brandvik|LOC]. [Brandvik|LOC] spoke", "PERSON"),
        ("[Ada Brandvik|PERSON] left. Bo met her at [Brandvik|LOC], in [Brandvik|LOC]", "LOC"),
    ],
)
def test_whom_somebody_looks_at_is_no_place(text: str, label: str) -> None:
    work = draft(text)
    spread_surnames(work)
    agree(work)
    assert [one.label for one in work.mentions()][-1] == label
