from __future__ import annotations

import pytest

from index.language.news.facilities import find_facilities
from index.language.news.places import split_places
from index.language.news.shapes import complete_shapes
from tests.language.news.drafts import names_after


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Guinea-[Bissau|LOC] won", [("Guinea-Bissau", "LOC")]),
        ("[Fabienne Lestrade|PERSON]-[Morin|PERSON]", [("Fabienne Lestrade-Morin", "PERSON")]),
        ("[Wade Holt|PERSON] Jr. left", [("Wade Holt Jr.", "PERSON")]),
        ("[Hawaii|LOC] County", [("Hawaii County", "LOC")]),
        ("the State of [Qatar|LOC]", [("State of Qatar", "LOC")]),
        ("told The [Jerusalem Post|ORG] so", [("The Jerusalem Post", "ORG")]),
        ("left. The [Arco Bank|ORG] fell", [("Arco Bank", "ORG")]),
        ("DELHI (Arco) The [Arco Bank|ORG] fell", [("Arco Bank", "ORG")]),
        ("[Iranian-Tajik|NORP] ties", [("Iranian", "NORP"), ("Tajik", "NORP")]),
        ("the [India-Africa|ORG] forum", [("India", "LOC"), ("Africa", "LOC")]),
        ("[Asia-Pacific|LOC] and [Arco-Holm|ORG]", [("Asia-Pacific", "LOC"), ("Arco-Holm", "ORG")]),
        ("[Kenya's Water Board|ORG]", [("Kenya", "LOC"), ("Water Board", "ORG")]),
        ("[Lloyd's Bank|ORG]", [("Lloyd's Bank", "ORG")]),
        ("a [Wyoming Republican|NORP]", [("Wyoming", "LOC"), ("Republican", "NORP")]),
        ("the [Dhaka|LOC]-[Sylhet|LOC] road", [("Dhaka", "LOC"), ("Sylhet", "LOC")]),
    ],
)
def test_whole_names(text: str, names: list[tuple[str, str]]) -> None:
    assert names_after(complete_shapes, text) == names


def test_buildings() -> None:
    assert names_after(find_facilities, "the Tarrow Bridge fell") == [("Tarrow Bridge", "FAC")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Writer [Thomas Street|PERSON] left", [("Thomas Street", "PERSON")]),
        ("lived on [Thomas Street|PERSON] then", [("Thomas Street", "FAC")]),
        ("[Orvik Street|PERSON] was closed", [("Orvik Street", "FAC")]),
        ("[Thomas Bridge|PERSON] was closed", [("Thomas Bridge", "FAC")]),
    ],
)
def test_a_family_name_may_be_a_word_for_a_building(
    text: str, names: list[tuple[str, str]]
) -> None:
    assert names_after(find_facilities, text) == names


def test_a_land_of_two_names_is_one() -> None:
    text = "ruled [Austria-Hungary|LOC] then"
    assert names_after(complete_shapes, text) == [("Austria-Hungary", "LOC")]


def test_states_and_towns_are_told_from_other_places() -> None:
    text = "[Kenya|LOC] [Red Sea|LOC] [Aske Valley|LOC] [Kelding|LOC] [Ordu Province|LOC]"
    assert [label for _, label in names_after(split_places, text)] == [
        "GPE",
        "LOC",
        "LOC",
        "GPE",
        "GPE",
    ]


def test_a_body_and_where_it_is_are_parted() -> None:
    text = "the [Department of Orle-Lisbon|ORG]"
    assert names_after(complete_shapes, text) == [("Department of Orle", "ORG"), ("Lisbon", "LOC")]


def test_a_body_and_what_it_owns_are_parted() -> None:
    text = "[Orle University's Institute of Moss|ORG]"
    assert names_after(complete_shapes, text) == [
        ("Orle University", "ORG"),
        ("Institute of Moss", "ORG"),
    ]


def test_a_dateline_does_not_join_what_follows() -> None:
    assert names_after(complete_shapes, "[Orle|LOC]-The bureau said") == [("Orle", "LOC")]
