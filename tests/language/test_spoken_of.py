"""Who is spoken of in the words is not "the doctor" who says them, if nobody else can be meant."""

from __future__ import annotations

import pytest

from index.language.quotes import find_quotes

CRASH = "Hugo Falk broke his collarbone in the race on Sunday. "
TRIAL = "Mrs Ada Holm was jailed for fraud. "


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (CRASH + "“He’ll be back by June,” the team doctor said.", "the team doctor"),
        (TRIAL + "“She lied to us all,” the prosecutor said.", "the prosecutor"),
        (CRASH + "“He rode right into me,” the 24-year-old rider said.", "Hugo Falk"),
        (CRASH + "“The road was wet,” the 24-year-old rider said.", "Hugo Falk"),
        (TRIAL + "“He lied to us all,” the tearful banker said.", "Ada Holm"),
        ("Dana Orr, the coach, benched Hugo Falk. “He was slow,” the coach said.", "Dana Orr"),
    ],
)
def test_nobody_says_he_of_themselves(text: str, name: str) -> None:
    (quote,) = find_quotes(text)
    assert quote.name == name
