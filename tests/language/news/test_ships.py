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


def test_a_prefix_and_aboard_tell_of_ships_whatever_they_were_taken_for() -> None:
    text = "The USS Orle left. The [Orle|LOC] came. Aboard the [Isla de Tarn|LOC] they smiled."
    assert names_after(drop_ships, text) == []


def test_a_land_that_somebody_is_aboard_of_stays_one() -> None:
    assert names_after(drop_ships, "aboard the [Kenya|LOC]") == [("Kenya", "LOC")]
