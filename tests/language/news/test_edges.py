from __future__ import annotations

import pytest

from index.language.news.edges import trim_edges
from tests.language.news.drafts import NLP, names_after


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[the Arco Bank's|ORG] shares", [("Arco Bank", "ORG")]),
        ("“[“Ada Holm|PERSON]”", [("Ada Holm", "PERSON")]),
        ("[Ada Holm said|PERSON] so", [("Ada Holm", "PERSON")]),
        ("[Arco Bank Chairman|ORG] Ada", [("Arco Bank", "ORG")]),
        ("[Office of the Arco Commissioner|ORG] is", [("Office of the Arco Commissioner", "ORG")]),
        ("[Party of Joy|ORG] won", [("Party of Joy", "ORG")]),
        ("[Minister of Joy|ORG] won", []),
        ("[Ada Holm\nBerlin|PERSON]", [("Ada Holm", "PERSON")]),
        ("[Monday|PERSON] came", []),
        ("[however|ORG] it", []),
        ("[The Gambia|LOC] is", [("The Gambia", "LOC")]),
        ("[Hosting Ada Holm|PERSON] was a joy", [("Ada Holm", "PERSON")]),
        ("[Ada HolmAda HolmPark|PERSON] came", []),
    ],
)
def test_edges(text: str, names: list[tuple[str, str]]) -> None:
    assert names_after(trim_edges, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[Oda Orvik - both|PERSON] spoke", ["Oda Orvik"]),
        ("[Orvik de-facto|PERSON] ruled", ["Orvik"]),
        ("[Oda Orvik-Brant|PERSON] spoke", ["Oda Orvik-Brant"]),
        ("[Omar al-orvik|PERSON] spoke", ["Omar al-orvik"]),
        ("[Orun Dal-e-fen|PERSON] spoke", ["Orun Dal-e-fen"]),
    ],
)
def test_a_person_ends_before_a_free_dash_and_small_words(text: str, names: list[str]) -> None:
    assert [name for name, _ in names_after(trim_edges, text)] == names


def test_what_an_encyclopedia_hangs_on_is_no_part_of_a_name() -> None:
    words = [token.text for token in NLP("Ada Holm[edit] sang.[12] Holm[3] left.")]

    assert words == [
        *("Ada", "Holm", "[", "edit", "]", "sang", ".[", "12", "]"),
        *("Holm", "[", "3", "]", "left", "."),
    ]


def test_ranks_and_common_acronyms_are_cut_off_a_body() -> None:
    text = "the [Joint Chiefs of Orle Maj|ORG] and the [Orle Police NFT|ORG]"
    assert names_after(trim_edges, text) == [
        ("Joint Chiefs of Orle", "ORG"),
        ("Orle Police", "ORG"),
    ]


def test_what_names_a_broadcaster_is_no_acronym_of_what_follows() -> None:
    assert names_after(trim_edges, "[Orle TV|ORG] said") == [("Orle TV", "ORG")]


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[Son Karl|PERSON] ran", "Karl"),
        ("[Daughter Greta Orvik|PERSON] ran", "Greta Orvik"),
        ("[Son Heung-min|PERSON] ran", "Son Heung-min"),
        ("[Son|PERSON] ran", "Son"),
        ("[Dairyman Karl Orvik|PERSON] ran", "Karl Orvik"),
        ("[Herman Karl Orvik|PERSON] ran", "Herman Karl Orvik"),
    ],
)
def test_whose_child_somebody_is_is_no_part_of_the_name(marked: str, name: str) -> None:
    assert names_after(trim_edges, marked) == [(name, "PERSON")]
