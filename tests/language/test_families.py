"""A family, a camp, an estate speaks for somebody, and is not that person."""

from __future__ import annotations

import pytest

from index.language.quotes import find_quotes
from index.language.quotes.text.words import is_adverbial


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Holm died. “She was our light,” the Holm family said.", "the Holm family"),
        ("Ada Holm died. “She was our light,” said the Holm family.", "the Holm family"),
        ("Ada Holm died. “She was our light,” her family said.", "her family"),
        ("Ada Holm died. “She was our light,” said her family.", "her family"),
        ("Ada Holm died. “She was our light,” the Holm estate said.", "the Holm estate"),
        ("Ada Holm lost. “She was robbed,” the Holm camp said.", "the Holm camp"),
        ("Ada Holm lost. “She was robbed,” said a close ally.", "a close ally"),
        ("Ada Holm lost. “We were robbed,” Holm quickly said.", "Ada Holm"),
        ("Ada Holm lost. “We were robbed,” the late Ada Holm once said.", "Ada Holm"),
        ("Ada Holm lost. “We were robbed,” Holm told her family.", "Ada Holm"),
    ],
)
def test_who_speaks_for_somebody_is_not_that_person(text: str, name: str) -> None:
    (quote,) = find_quotes(text)
    assert quote.name == name


def test_not_all_that_ends_in_ly_is_an_adverb() -> None:
    assert is_adverbial("calmly")
    assert not is_adverbial("family")
