from __future__ import annotations

from index.language.news.ships import drop_ships
from tests.language.news.drafts import names_after


def test_a_ship_is_neither_a_body_nor_a_person() -> None:
    text = "The ferry [Ada Holm|PERSON] left [Faro|LOC]. [Ada Holm|ORG] and [MV Brise|ORG] sank."
    assert names_after(drop_ships, text) == [("Faro", "LOC")]


def test_what_a_ship_word_does_not_name_stays() -> None:
    text = "[Ada Holm|PERSON] saw the ship. The ferry [Reuters|ORG] hired left [Faro|LOC]."
    assert names_after(drop_ships, text) == [
        ("Ada Holm", "PERSON"),
        ("Reuters", "ORG"),
        ("Faro", "LOC"),
    ]
