from __future__ import annotations

import pytest

from index.language.news.draft import Draft
from index.language.news.strangers import doubt_strangers
from index.language.news.turns import name_turns
from tests.language.news.drafts import names_after


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("[OONA FELL|ORG]: We knew.\n[MUNT|ORG]: Who?", ["PERSON", "PERSON"]),
        ("[MUNT|ORG]: Who?\n\n[HALDEN BANK|ORG]: Nobody.", ["PERSON", "ORG"]),
        (
            "[OONA FELL|GPE]: No.\n[NORTHPORT|GPE]: 12 C\n[PARIS|ORG]: 9",
            ["PERSON", "GPE", "ORG"],
        ),
        ("[NATO|ORG]: No.\n[MUNT|ORG]: Yes.", ["ORG", "PERSON"]),
        ("[MUNT|ORG]: the week ahead", ["ORG"]),
        ("[MUNT|ORG]: Who?\nFELL: The [MUNT|ORG].", ["PERSON", "ORG"]),
        ("[Munt|ORG]: Who?\n[Fell|ORG]: We.", ["ORG", "ORG"]),
    ],
)
def test_who_takes_a_turn_is_a_person(text: str, kinds: list[str]) -> None:
    assert [kind for _, kind in names_after(name_turns, text)] == kinds


def test_who_takes_a_turn_is_no_stranger() -> None:
    def rules(draft: Draft) -> None:
        name_turns(draft)
        doubt_strangers(draft)

    text = "[MUNT|ORG]: Who?\n[FELL|PERSON]: We." + " The road was closed again." * 25
    assert names_after(rules, text) == [("MUNT", "PERSON"), ("FELL", "PERSON")]
