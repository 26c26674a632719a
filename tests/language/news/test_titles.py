from __future__ import annotations

import pytest

from index.language.news.people import find_titled_people
from index.language.news.titles import split_titles
from tests.language.news.drafts import names_after


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[Foreign Minister Ada Holm|PERSON] said", [("Ada Holm", "PERSON")]),
        ("[Minister Ada Holm|ORG] said", [("Ada Holm", "PERSON")]),
        (
            "[Russian President Ivan Orlov|PERSON] said",
            [("Russian", "NORP"), ("Ivan Orlov", "PERSON")],
        ),
        ("[Kenya Finance Minister Ada Holm|ORG]", [("Kenya", "LOC"), ("Ada Holm", "PERSON")]),
        ("[Saint-Louis|LOC] won", [("Saint-Louis", "LOC")]),
        ("[St. Orvik|LOC] won", [("St. Orvik", "LOC")]),
        ("the [Prince Orvik Stadium|LOC]", [("Prince Orvik Stadium", "LOC")]),
        ("[Haji Turan Orvik|PERSON] said", [("Turan Orvik", "PERSON")]),
        ("[Rodney King|PERSON] said", [("Rodney King", "PERSON")]),
        ("[General Electric Corp|ORG] said", [("General Electric Corp", "ORG")]),
        ("[Moderator Greta Orvik|ORG] said", [("Greta Orvik", "PERSON")]),
        ("[Cllr Greta Orvik|PERSON] said", [("Greta Orvik", "PERSON")]),
        ("[Host Orvik|ORG] said", [("Host Orvik", "ORG")]),
        ("[Host Greta Hotels|ORG] said", [("Host Greta Hotels", "ORG")]),
    ],
)
def test_only_the_name_is_the_person(text: str, names: list[tuple[str, str]]) -> None:
    assert names_after(split_titles, text) == names


def test_a_title_gives_a_person_away() -> None:
    assert names_after(find_titled_people, "Sheikh Hamdan Oryx spoke.") == [
        ("Hamdan Oryx", "PERSON")
    ]
    assert names_after(find_titled_people, "Dr. No Ministry stands") == []


def test_an_initial_gives_a_person_away() -> None:
    text = "the [Mongolia|LOC] premier B. Enkhsaikhan spoke of plan b. Then he left."
    assert names_after(find_titled_people, text)[1:] == [("B. Enkhsaikhan", "PERSON")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[Defenseman Oda Orvik|PERSON] left", ["Oda Orvik"]),
        ("[Supervisor Oda Orvik|PERSON] left", ["Oda Orvik"]),
    ],
)
def test_job_words_are_no_part_of_names(text: str, names: list[str]) -> None:
    assert [name for name, _ in names_after(split_titles, text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[Orlin Police|ORG] Commissioner Oda Orvik said", ["Orlin Police", "Oda Orvik"]),
        ("the Director Oda Orvik said", ["Oda Orvik"]),
        ("Founder Oda Orvik said", ["Oda Orvik"]),
        ("Founder Day Parade began", []),
        ("the Commissioner Human Rights said", []),
        ("the Director Generals said", []),
        ("the Minister Thursday said", []),
    ],
)
def test_a_full_name_after_an_office_is_a_person(text: str, names: list[str]) -> None:
    assert [name for name, _ in names_after(find_titled_people, text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Norland’s consul in [Orlin Oda Orvik|GPE] said",
            [("Orlin", "GPE"), ("Oda Orvik", "PERSON")],
        ),
        (
            "its envoy to [Orlin Kest Orvik|GPE] left. Orvik said",
            [("Orlin", "GPE"), ("Kest Orvik", "PERSON")],
        ),
        ("a walk in [Orlin Oda Orvik|GPE] said", [("Orlin Oda Orvik", "GPE")]),
        ("the consul in [Orlin Upper Town|GPE] said", [("Orlin Upper Town", "GPE")]),
    ],
)
def test_the_place_of_a_post_is_no_name(text: str, names: list[tuple[str, str]]) -> None:
    assert names_after(split_titles, text) == names


def test_a_place_may_be_named_with_a_title() -> None:
    assert names_after(split_titles, "in [Sheikh Orle|LOC]") == [("Sheikh Orle", "LOC")]
    assert names_after(split_titles, "in [Crown Orle|LOC]") == [("Crown Orle", "LOC")]


def test_a_prince_is_a_person() -> None:
    assert names_after(find_titled_people, "and Prince Orle left") == [("Orle", "PERSON")]
