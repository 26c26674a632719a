from __future__ import annotations

import pytest

from index.language.news.foreign import name_foreign_words
from tests.language.news.drafts import names_after


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("down [Avenida Orle|PERSON] at noon", "LOC"),
        ("left [Plaza 9 de Orle|ORG] at noon", "LOC"),
        ("[Porto Alegre|PERSON] lost", "LOC"),
        ("the head of [Junta de Orle|PERSON]", "ORG"),
        ("the owner, [Société Orle|LOC], lost", "ORG"),
    ],
)
def test_a_first_word_in_another_language_tells_the_kind(marked: str, label: str) -> None:
    assert [found for _, found in names_after(name_foreign_words, marked)] == [label]


@pytest.mark.parametrize(
    "marked",
    ["[Avenida|PERSON] left", "[Plaza Orle Bank|ORG] lost", "Mr [Rue Holm|PERSON] left"],
)
def test_a_lone_word_a_body_and_whoever_has_a_title_stay(marked: str) -> None:
    (name,) = names_after(name_foreign_words, marked)
    assert f"{name[0]}|{name[1]}" in marked
