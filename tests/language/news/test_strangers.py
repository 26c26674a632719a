from __future__ import annotations

import pytest

from index.language.news.strangers import doubt_strangers
from tests.language.news.drafts import names_after

FILLER = " The road was closed again." * 25


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They met in [Choc|PERSON] then.", [("Choc", "LOC")]),
        ("But [Shoz|PERSON] said so.", [("Shoz", "PERSON")]),
        ("The [Xenez|PERSON] lost.", []),
        ("Then [Putin|PERSON] left.", [("Putin", "PERSON")]),
        ("Then [Fatima|PERSON] left.", [("Fatima", "PERSON")]),
        ("Then Mr [Shoz|PERSON] left.", [("Shoz", "PERSON")]),
        ("Then my engineer, [Shoz|PERSON], left.", [("Shoz", "PERSON")]),
        ("Then, [Shoz|PERSON], left.", []),
        ("Then her son [Shoz|PERSON] left.", [("Shoz", "PERSON")]),
        ("Then his nephew, [Shoz|PERSON], left.", [("Shoz", "PERSON")]),
        ("A man called [Shoz|PERSON] left.", [("Shoz", "PERSON")]),
        ("Then [Shoz|PERSON], who had waited, left.", [("Shoz", "PERSON")]),
        ("Then [Shoz|PERSON], 67, left.", [("Shoz", "PERSON")]),
        ("Then [Shoz|PERSON], 67 people and a dog left.", []),
        ("A man named [Shoz|PERSON] left. Then [Shoz|PERSON] fell.", [("Shoz", "PERSON")] * 2),
        (
            "[Ada Holm|PERSON], [Shoz|PERSON]; [Bo Falk|PERSON] left.",
            [("Ada Holm", "PERSON"), ("Shoz", "PERSON"), ("Bo Falk", "PERSON")],
        ),
        ("[Ada Holm|PERSON], [Shoz|PERSON] and a dog left.", [("Ada Holm", "PERSON")]),
        ("[Ada Shoz|PERSON]. [SHOZ|PERSON]", [("Ada Shoz", "PERSON"), ("SHOZ", "PERSON")]),
        ("[Ada Shoz|PERSON], [Shoz|PERSON]", [("Ada Shoz", "PERSON"), ("Shoz", "PERSON")]),
    ],
)
def test_strangers(text: str, names: list[tuple[str, str]]) -> None:
    assert names_after(doubt_strangers, text + FILLER) == names


def test_a_short_text_has_no_room_to_introduce_anybody() -> None:
    assert names_after(doubt_strangers, "The [Xenez|PERSON] lost.") == [("Xenez", "PERSON")]


def test_whom_the_model_finds_again_and_again_is_no_stranger() -> None:
    text = "The [Xenez|PERSON] lost. " * 3 + FILLER
    assert names_after(doubt_strangers, text) == [("Xenez", "PERSON")] * 3
