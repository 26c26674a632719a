from __future__ import annotations

import pytest

from index.language.news.draft import Draft
from index.language.news.facilities import is_building
from index.language.news.places import (
    find_described_places,
    part_joined_places,
    split_places,
)
from index.language.news.vocabulary import CITIES
from tests.language.news.drafts import names_after


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the river Aske rose", [("Aske", "LOC")]),
        ("the village of St Orren lost", [("St Orren", "LOC")]),
        ("the port of [Dorsk|PERSON] was", [("Dorsk", "LOC")]),
        ("the city of [Arco Water Board|ORG]", [("Arco Water Board", "ORG")]),
        ("the river [Russian|NORP] rose", [("Russian", "NORP")]),
        ("a town of Many fears", []),
        ("a river of tears", []),
        ("the river", []),
    ],
)
def test_places_that_say_what_they_are(text: str, names: list[tuple[str, str]]) -> None:
    assert names_after(find_described_places, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the [Orle-Tarnby|LOC] road", [("Orle", "LOC"), ("Tarnby", "LOC")]),
        ("in [Skov|LOC], [Orle and Tarnby|LOC].", [(x, "LOC") for x in ("Skov", "Orle", "Tarnby")]),
        ("the [Orle-Tarnby|LOC] festival", [("Orle-Tarnby", "LOC")]),
        ("in [Orle and Tarnby|LOC].", [("Orle and Tarnby", "LOC")]),
        (
            "in [Skov|LOC], [Trinidad and Tobago|LOC].",
            [("Skov", "LOC"), ("Trinidad and Tobago", "LOC")],
        ),
    ],
)
def test_what_is_two_places_is_parted(text: str, names: list[tuple[str, str]]) -> None:
    assert names_after(part_joined_places, text) == names


def test_a_river_has_no_government() -> None:
    def rules(draft: Draft) -> None:
        find_described_places(draft)
        split_places(draft)

    text = "the river Aske by the town of Halmar. The [Aske|LOC] rose."
    assert [label for _, label in names_after(rules, text)] == ["LOC", "GPE", "LOC"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("the river [Jordan|LOC] rose. [Jordan|LOC] refused.", ["GPE", "GPE"]),
        ("the river [Tarn|LOC] rose. The [Tarn|LOC] fell.", ["LOC", "LOC"]),
        ("[Tarn Valley|LOC] and [Tarn Valley County|LOC]", ["LOC", "GPE"]),
    ],
)
def test_a_country_and_a_county_are_no_piece_of_nature(text: str, labels: list[str]) -> None:
    assert [label for _, label in names_after(split_places, text)] == labels


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("[Tarn Islands|LOC] ([TI|LOC]) voted. The [TI|LOC] army left.", ["LOC", "LOC", "LOC"]),
        ("[Tarn Republic|LOC] ([TR|LOC]) voted. The [TR|LOC] army left.", ["GPE", "GPE", "GPE"]),
        ("[Tarn Islands|LOC] ([Halmar|LOC]) voted in [Halmar|LOC].", ["LOC", "GPE", "GPE"]),
    ],
)
def test_an_acronym_is_what_it_is_short_for(text: str, labels: list[str]) -> None:
    assert [label for _, label in names_after(split_places, text)] == labels


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("at the [Orle Opera House|LOC] in [Orle|LOC]", ["FAC", "GPE"]),
        ("on the [Avenida Brant|LOC]", ["FAC"]),
        ("behind the [Halmar Quay Terminal|LOC]", ["FAC"]),
        ("in [Orle Tower County|LOC]", ["GPE"]),
        ("in [Quay|LOC]", ["GPE"]),
        ("in [Halls Creek|LOC]", ["GPE"]),
    ],
)
def test_a_place_that_is_named_as_a_building_has_no_government(
    text: str, labels: list[str]
) -> None:
    assert [label for _, label in names_after(split_places, text)] == labels


def test_a_town_that_ends_as_a_building_does_is_a_town() -> None:
    towns = [town for town in sorted(CITIES) if is_building(town.split())]
    assert towns
    assert all(names_after(split_places, f"in [{town}|LOC]")[0][1] == "GPE" for town in towns)
