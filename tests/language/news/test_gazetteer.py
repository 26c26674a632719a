from __future__ import annotations

import pytest

from index.language.news.draft import Draft
from index.language.news.gazetteer import correct_known_names, find_known_names
from tests.language.news.drafts import names_after


def test_known_names_get_their_kinds() -> None:
    text = "[Kenya|PERSON] [Russian|LOC] [Reuters|LOC]"
    assert names_after(correct_known_names, text) == [
        ("Kenya", "LOC"),
        ("Russian", "NORP"),
        ("Reuters", "ORG"),
    ]


def test_what_the_text_itself_has_told_is_left() -> None:
    def rules(draft: Draft) -> None:
        draft.fixed.add(0)
        correct_known_names(draft)

    assert names_after(rules, "[Kenya|PERSON] met [Kenya|PERSON]") == [
        ("Kenya", "PERSON"),
        ("Kenya", "LOC"),
    ]


def test_a_town_that_is_a_common_word_needs_more_than_a_sentence_s_capital() -> None:
    assert names_after(find_known_names, "Nice people. Nice food.\n\nBarking dogs.") == []
    assert names_after(find_known_names, "He left Nice. Kyiv fell.") == [
        ("Nice", "LOC"),
        ("Kyiv", "LOC"),
    ]
    assert names_after(find_known_names, "[Nice|LOC] won.") == [("Nice", "LOC")]


def test_a_water_is_no_person() -> None:
    text = "[Tarn Sound|PERSON] [Tarn Bay|PERSON]"
    assert names_after(correct_known_names, text) == [("Tarn Sound", "LOC"), ("Tarn Bay", "PERSON")]


@pytest.mark.parametrize("text", ["Munch on an apple a day", "Pollock is caught in winter"])
def test_a_word_that_is_also_another_is_nobody_known(text: str) -> None:
    assert names_after(find_known_names, text) == []


def test_missed_names_are_found() -> None:
    text = "They left Sri Lanka, where Shi'ites and NATO troops met."
    assert names_after(find_known_names, text) == [
        ("Sri Lanka", "LOC"),
        ("Shi'ites", "NORP"),
        ("NATO", "ORG"),
    ]


def test_parts_of_longer_names_are_left_alone() -> None:
    assert names_after(find_known_names, "the Kenya Sands Lodge burnt") == []
    assert names_after(find_known_names, "in old Sands Kenya burnt") == []
    assert names_after(find_known_names, "Sadly Kenya lost") == [("Kenya", "LOC")]


def test_a_shop_has_its_possessive() -> None:
    text = "sold at [Sotheby|LOC]’s in March; [Ada Christie|PERSON] and [Christie|PERSON]'s dog"
    assert names_after(correct_known_names, text) == [
        ("Sotheby’s", "ORG"),
        ("Ada Christie", "PERSON"),
        ("Christie", "PERSON"),
    ]


def test_what_a_body_makes_is_not_the_body() -> None:
    text = "a Boeing 737, a Facebook page, Boeing itself"
    assert names_after(find_known_names, text) == [("Boeing", "ORG")]


def test_a_club_of_arab_lands_needs_no_hyphen() -> None:
    assert names_after(correct_known_names, "[Al Ittihad|PERSON] won") == [("Al Ittihad", "ORG")]


def test_what_ends_like_a_place_is_no_body() -> None:
    assert names_after(correct_known_names, "the [Orle Tarn Park|ORG]") == [
        ("Orle Tarn Park", "LOC")
    ]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("for schools in [Turkana|LOC] and", "LOC"),
        ("fled across the [Turkana|LOC] then", "LOC"),
        ("he spoke in [Turkana|LOC] then", "NORP"),
        ("in [Turkana|NORP] dress", "NORP"),
        ("the [Turkana|LOC] left", "NORP"),
    ],
)
def test_a_people_may_share_its_name_with_its_land(text: str, label: str) -> None:
    assert names_after(correct_known_names, text) == [("Turkana", label)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[Schubert|ORG] wrote it, and [Macron|LOC] spoke", ["PERSON", "PERSON"]),
        ("from [Schubert|LOC] to the [Schubert|ORG]", ["LOC", "ORG"]),
        ("[Milton|LOC] was quiet, [Kennedy|ORG] too", ["LOC", "ORG"]),
    ],
)
def test_who_is_known_by_one_word_is_a_person(text: str, names: list[str]) -> None:
    assert [label for _, label in names_after(correct_known_names, text)] == names


def test_who_is_known_by_one_word_is_found() -> None:
    text = "A letter by Schubert hung in Schubert Hall, where a Pence and Ban stood."
    assert names_after(find_known_names, text) == [("Schubert", "PERSON")]
