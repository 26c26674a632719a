from __future__ import annotations

import pytest

from index.language.news.acronyms import find_acronyms
from index.language.news.organisations import find_organisations
from tests.language.news.drafts import names_after


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the Rift Valley Water Board met", [("Rift Valley Water Board", "ORG")]),
        ("the Ministry of Fisheries said", [("Ministry of Fisheries", "ORG")]),
        (
            "the Ministry of Agriculture, Livestock and Fisheries said",
            [("Ministry of Agriculture, Livestock and Fisheries", "ORG")],
        ),
        ("the Supreme Court of [India|LOC] on", [("Supreme Court of India", "ORG")]),
        ("wages from Shapla Knit Ltd. Police fired", [("Shapla Knit Ltd.", "ORG")]),
        ("[Russian|NORP] Forces left", [("Russian", "NORP")]),
        ("the Export-Import Bank of [China|LOC]", [("Export-Import Bank of China", "ORG")]),
        ("the 14th Mechanized Brigade", [("14th Mechanized Brigade", "ORG")]),
        ("Mechanized Brigade men left on the 14th", [("Mechanized Brigade", "ORG")]),
        ("the Competition and Markets Authority", [("Competition and Markets Authority", "ORG")]),
        (
            "the [Kenya|LOC] and Arco Water Board",
            [("Kenya", "LOC"), ("Arco Water Board", "ORG")],
        ),
        ("the Cooks’ Union met", [("Cooks’ Union", "ORG")]),
        ("the Ministry of Joy and ARCO met", [("Ministry of Joy", "ORG")]),
        ("at St Orvik's Primary School then", [("St Orvik's Primary School", "ORG")]),
        ("at Orvik's Primary School then", [("Primary School", "ORG")]),
        ("the Heritage Trust of [Norrland|LOC] met", [("Heritage Trust of Norrland", "ORG")]),
        (
            "the Dockers' and Seafarers' Union met",
            [("Dockers' and Seafarers' Union", "ORG")],
        ),
        (
            "the [Philippines|LOC]’ Supreme Court",
            [("Philippines", "LOC"), ("Supreme Court", "ORG")],
        ),
        ("THE Road Board met", [("Road Board", "ORG")]),
        ("[Ada Holm|PERSON] School", [("Ada Holm", "PERSON")]),
    ],
)
def test_keywords(text: str, names: list[tuple[str, str]]) -> None:
    assert names_after(find_organisations, text) == names


def test_acronyms_define_and_repeat() -> None:
    text = "the Northern Ireland Audit Office (NIAO) wrote. [NIAO|LOC] and NIAO again."
    assert names_after(find_acronyms, text) == [
        ("Northern Ireland Audit Office", "ORG"),
        ("NIAO", "ORG"),
        ("NIAO", "ORG"),
        ("NIAO", "ORG"),
    ]
    assert names_after(find_acronyms, "NAO (Northern Audit Office) wrote") == [
        ("NAO", "ORG"),
        ("Northern Audit Office", "ORG"),
    ]
    assert names_after(find_acronyms, "a long walk (TBC) home") == []


def test_acronyms_that_are_no_names() -> None:
    text = "solid waste management ([SWM|ORG]), the Green Goals (GGs). [SWM|ORG] again"
    assert names_after(find_acronyms, text) == []


def test_an_acronym_leaves_out_whose_body_it_is() -> None:
    text = "[Kenya|LOC]'s Council of Dock Cooks (KCDC)"
    assert names_after(find_acronyms, text) == [("Kenya", "LOC")]


def test_an_acronym_of_a_policy_is_no_body() -> None:
    assert names_after(find_acronyms, "the [Orle Tarn Policy|ORG] (OTP) and the [OTP|ORG]") == []


def test_two_bodies_with_and_are_two() -> None:
    text = "the University of Orle and Tarn State University"
    assert names_after(find_organisations, text)[0] == ("University of Orle", "ORG")


def test_a_panel_is_a_body_with_its_topic() -> None:
    assert names_after(find_organisations, "the Orle Panel on Moss Change met") == [
        ("Orle Panel on Moss Change", "ORG")
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("hung in the [Orle Museum|LOC]", [("Orle Museum", "LOC")]),
        ("hung in the [Orle|LOC] Museum", [("Orle Museum", "ORG")]),
        ("in the [Orle Water Board|LOC]", [("Orle Water Board", "ORG")]),
    ],
)
def test_a_house_that_the_model_takes_for_a_place_stays_one(
    text: str, names: list[tuple[str, str]]
) -> None:
    assert names_after(find_organisations, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "in the Norr Super League for [Orle FC|ORG]",
            [("Norr Super League", "ORG"), ("Orle FC", "ORG")],
        ),
        ("the Norr Centre for Policy on Moss", [("Norr Centre for Policy", "ORG")]),
        (
            "the [Norr Library|ORG] and Orle Water Board",
            [("Norr Library", "ORG"), ("Orle Water Board", "ORG")],
        ),
        (
            "the University of Orle [Ada Holm|PERSON] left",
            [("University of Orle", "ORG"), ("Ada Holm", "PERSON")],
        ),
    ],
)
def test_a_body_ends_where_another_name_begins(text: str, names: list[tuple[str, str]]) -> None:
    assert names_after(find_organisations, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("President [Thomas Mills|PERSON] left", [("Thomas Mills", "PERSON")]),
        ("the [Thomas Mills|PERSON] closed", [("Thomas Mills", "ORG")]),
        ("[Orvik Mills|PERSON] closed", [("Orvik Mills", "ORG")]),
    ],
)
def test_a_family_name_may_be_a_word_for_a_body(text: str, names: list[tuple[str, str]]) -> None:
    assert names_after(find_organisations, text) == names


def test_an_acronym_of_a_thing_is_no_body() -> None:
    text = "the [Norr Free Trade Agreement|ORG] (NFTA) and a Safe Heating Device (SHD). [NFTA|ORG]"
    assert names_after(find_acronyms, text) == []
    text = "the Norr Free Trade Agency (NFTA)"
    assert names_after(find_acronyms, text)[-1] == ("NFTA", "ORG")
