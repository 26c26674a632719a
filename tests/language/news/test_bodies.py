from __future__ import annotations

import pytest

from index.language.news.bodies import find_described_bodies
from tests.language.news.drafts import names_after


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[Orle|LOC], a Norrish lender, closed.", [("Orle", "ORG")]),
        ("[Vel Orle|PERSON], the opposition party, left.", [("Vel Orle", "ORG")]),
        ("He joined Orle, a charity.", [("Orle", "ORG")]),
        ("The firm [Orle|PERSON] closed.", [("Orle", "ORG")]),
        ("The Brazilian conglomerate [Orle|PERSON] rose.", [("Orle", "ORG")]),
        ("The league, [Orle|LOC], met.", [("Orle", "ORG")]),
        ("Its subsidiary, Orle, had no comment.", [("Orle", "ORG")]),
        ("The [Orle|LOC] party met.", [("Orle", "ORG")]),
        ("Shares in [Orle|PERSON] fell.", [("Orle", "ORG")]),
        ("A strategist at [Orle|LOC] agreed.", [("Orle", "ORG")]),
        ("They left, [Orle|LOC] reported.", [("Orle", "ORG")]),
        ("He told the Orle.", [("Orle", "ORG")]),
        (
            "[Orle|LOC], [Tarn|ORG] and [Norrland Bank|ORG] rose.",
            [("Orle", "ORG"), ("Tarn", "ORG"), ("Norrland Bank", "ORG")],
        ),
    ],
)
def test_what_is_said_to_be_a_body_is_one(text: str, names: list[tuple[str, str]]) -> None:
    assert names_after(find_described_bodies, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[Kenya|LOC], a company of friends, danced.", [("Kenya", "LOC")]),
        ("[Orle|LOC], a town, burned.", [("Orle", "LOC")]),
        ("[Ada Orle|PERSON], a bank manager, left.", [("Ada Orle", "PERSON")]),
        (
            "[Vel Orle|PERSON], a crane operator from [Tarn|LOC], fell.",
            [("Vel Orle", "PERSON"), ("Tarn", "LOC")],
        ),
        ("The radio operator [Vel Orle|PERSON] slept.", [("Vel Orle", "PERSON")]),
        ("The promoter, [Orle|PERSON], slept.", [("Orle", "PERSON")]),
        ("the head of the company, [Vel Orle|PERSON], slept.", [("Vel Orle", "PERSON")]),
        ("The owner, [Vel Orle|PERSON], slept.", [("Vel Orle", "PERSON")]),
        ("Shares in [Kenya|LOC] fell.", [("Kenya", "LOC")]),
        (
            "in [Kenya|LOC], [Orle|PERSON] and [Sudan|LOC].",
            [("Kenya", "LOC"), ("Orle", "LOC"), ("Sudan", "LOC")],
        ),
        (
            "in [Kenya|LOC] and [Sudan|LOC], [Orle|PERSON] said so.",
            [("Kenya", "LOC"), ("Sudan", "LOC"), ("Orle", "PERSON")],
        ),
        (
            "At [Norrland Bank|ORG] and [Reuters|ORG], [Orle|PERSON] said so.",
            [("Norrland Bank", "ORG"), ("Reuters", "ORG"), ("Orle", "PERSON")],
        ),
        ("They saw a bank, Then it closed.", []),
        (
            "[Vel Orle|PERSON] and [Norrland Bank|ORG] rose.",
            [("Vel Orle", "PERSON"), ("Norrland Bank", "ORG")],
        ),
        (
            "round [Orle|LOC], [Norrland Bank|ORG] closed.",
            [("Orle", "LOC"), ("Norrland Bank", "ORG")],
        ),
        ("The Tarn club [Orle|PERSON] left.", [("Orle", "PERSON")]),
        ("In [Orle Prefecture|LOC], the operator of a dam slept.", [("Orle Prefecture", "LOC")]),
        (
            "[Orle Bridge|LOC] and [Norrland Bank|ORG] closed.",
            [("Orle Bridge", "LOC"), ("Norrland Bank", "ORG")],
        ),
    ],
)
def test_what_is_not_stays(text: str, names: list[tuple[str, str]]) -> None:
    assert names_after(find_described_bodies, text) == names
