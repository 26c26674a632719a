from __future__ import annotations

import pytest

from index.language.news.descriptions import find_described_people
from tests.language.news.drafts import names_after


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[Hirut|LOC], 44, left", [("Hirut", "PERSON")]),
        ("Minister [Jordan|LOC] February, 71, left", [("Jordan February", "PERSON")]),
        ("Striker Nia de Wet-Mara, 19.", [("Nia de Wet-Mara", "PERSON")]),
        ("on March 3, 19 people", []),
        ("son of [Babul Mia|ORG] of Arco", [("Babul Mia", "PERSON")]),
        ("son of [Kelding|LOC]", [("Kelding", "LOC")]),
    ],
)
def test_an_age_and_kinship_give_people_away(text: str, names: list[tuple[str, str]]) -> None:
    assert names_after(find_described_people, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("a 54-year-old [Bhav Orvik|ORG] was shot", [("Bhav Orvik", "PERSON")]),
        ("a 54-year-old [Bhav Orvik|LOC], known", [("Bhav Orvik", "PERSON")]),
        ("a 54-year-old [New York|LOC] man", [("New York", "LOC")]),
        ("a 54-year-old [Orvik Bank|ORG] clerk", [("Orvik Bank", "ORG")]),
        ("the prison, the “[Orvik Hilton|PERSON]” to all", []),
        ("so “[Oda Orvik|PERSON]” spoke", [("Oda Orvik", "PERSON")]),
    ],
)
def test_ages_make_people_and_articles_before_marks_do_not(
    text: str, names: list[tuple[str, str]]
) -> None:
    assert names_after(find_described_people, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("at the Grand [Hyatt|PERSON].", [("Grand Hyatt", "FAC")]),
        ("at the [Orvik Hilton|PERSON].", [("Orvik Hilton", "FAC")]),
        ("so [Oda Hilton|PERSON] said", [("Oda Hilton", "PERSON")]),
        ("the late Mr [Hilton|PERSON] said", [("Hilton", "PERSON")]),
    ],
)
def test_an_article_makes_a_hotel(text: str, names: list[tuple[str, str]]) -> None:
    assert names_after(find_described_people, text) == names


def test_a_full_name_before_an_age_stays_as_it_is() -> None:
    text = "Pupil [Ada Holm|PERSON], 13, smiled"
    assert names_after(find_described_people, text) == [("Ada Holm", "PERSON")]


def test_a_full_name_in_marks_is_a_work() -> None:
    text = "titled “[Ada de Orle|PERSON]” and “[Amor de Tarn|PERSON],” but not “[Ada|PERSON]”"
    assert names_after(find_described_people, text) == [("Ada", "PERSON")]


def test_a_post_behind_a_comma_makes_a_person() -> None:
    text = "[Orl Tarn|ORG], chief of the party, and [Orl Tarn|ORG], leader in cement"
    assert [label for _, label in names_after(find_described_people, text)] == ["PERSON", "ORG"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("held 54-year-old Orvik Tarn, who ran", [("Orvik Tarn", "PERSON")]),
        ("sold a 54-year-old Orvik Tarn, which ran", []),
        ("at 54-year-old Orvik Hospital, which stands", []),
        ("held 54-year-old Orvik, who ran", []),
    ],
)
def test_two_words_that_the_model_misses_after_an_age(
    text: str, names: list[tuple[str, str]]
) -> None:
    assert names_after(find_described_people, text) == names


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Spokesman [Orvo Tel|ORG] told him so", "PERSON"),
        ("Spokesman [Norr Bank|ORG] told him so", "ORG"),
        ("Spokesman [Kenya Tel|ORG] told him so", "ORG"),
        ("Spokesman [Orvo Tel|ORG] Bank told him so", "ORG"),
        ("a novel by [Orvo|ORG] was read", "PERSON"),
        ("directed by [Orvo|LOC] in May", "PERSON"),
        ("painted by [Reuters|ORG] in May", "ORG"),
        ("surrounded by [Orvo|ORG] in May", "ORG"),
        ("a report, written by [Orvo|ORG], was read", "ORG"),
        ("composed by [ORVO|ORG] in May", "ORG"),
        ("“No,” observes [Orvo|LOC].", "PERSON"),
        ('"No," said [Orvo|LOC], "not yet."', "PERSON"),
        ("“No,” observes [Kenya|LOC].", "LOC"),
        ("“No,” said [Orvo|ORG].", "ORG"),
        ("The “Ark,” he said, [Orvo|LOC] has.", "LOC"),
    ],
)
def test_a_post_or_a_work_makes_a_person(text: str, label: str) -> None:
    assert [kind for _, kind in names_after(find_described_people, text)] == [label]


def test_whose_child_somebody_of_an_age_is_is_no_part_of_the_name() -> None:
    assert names_after(find_described_people, "It rained. Son Karl, 31, ran off.") == [
        ("Karl", "PERSON")
    ]
