"""A description whose name the text tells, "a man who gave his name as …", has that name."""

from __future__ import annotations

import pytest

from index.article import Entity, Span
from index.language.quotes import find_quotes


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The man in the hat, who gave his name as Piet Orr, said: “Go home.”", "Piet Orr"),
        ("“Go home,” said a driver who identified himself as Piet Orr.", "Piet Orr"),
        ("“Go home,” said a driver, named by police as Piet Orr.", "Piet Orr"),
        ("“Go home,” said a man who named the thief as Piet Orr.", "a man"),
        ("“Go home,” said a driver who gave his name as Piet Orr’s friend.", "a driver"),
        ("A driver who asked not to be named said: “Go home.”", "A driver"),
    ],
)
def test_who_says_a_name_of_their_own_has_it(text: str, name: str) -> None:
    start = text.find("Piet Orr")
    orr = Entity(kind="PERSON", name="Piet Orr", mentions=(Span(start, start + 8),))
    (quote,) = find_quotes(text, [orr] if start >= 0 else [])
    assert quote.name == name


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Holm’s testimony on Friday", "Ada Holm"),
        ("Holm’s letter to the council", "Ada Holm"),
        ("Holm’s lawyer in Orlin", "Holm’s lawyer in Orlin"),
    ],
)
def test_what_somebody_wrote_is_theirs_whatever_follows_it(source: str, name: str) -> None:
    text = f"The levy will be “gone by the next harvest”, according to {source}. Ada Holm farms."
    (quote,) = find_quotes(text)
    assert quote.name == name
