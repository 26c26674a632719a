"""Who is meant where what stands beside a name leads astray: who asks, a place, a compound."""

from __future__ import annotations

import pytest

from index.article import Quote
from index.language.quotes import find_quotes
from index.language.quotes.text.lexicon import lexicon, person_nouns
from tests.language.quoted import quoted, subjects


def last(text: str) -> Quote:
    return quoted(text)[-1]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # Who asks is not who answers.
        ("Bo Lind came by train. He told presenter Karl Moravek that he was late. When Moravek "
         "asked him what the hurry was, he replied: “Soup.”", "Bo Lind"),
        ("Bo Lind took a nap. Before he slept, a clerk asked him whether he would do it again. "
         "“Ask the cat,” he croaked.", "Bo Lind"),
        ("Bo Lind met Karl Moravek. Moravek asked him for a match. “It is cold,” he "
         "said.", "Karl Moravek"),
        # A place behind a name is a part of who somebody is.
        ("Senator Ida Orr read a letter. “I am sorry,” Bo Lind said.\n\nThe woman, Greta Simm of "
         "Alder Point, said later that he had not met her eyes. “He spoke to my hat,” she said.",
         "Greta Simm"),
        # What a parent is called, and who an agent of a comparison is.
        ("Greta Simm, 58, got a call. “I told him to row home,” said the mother-of-four.",
         "Greta Simm"),
        ("Her agent Bo Lind is gentler: “Greta would row for you.”", "Bo Lind"),
    ],
)  # fmt: skip
def test_who_is_meant(text: str, name: str) -> None:
    assert last(text).name == name


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The pool will close, a step its head keeper described as “late”.", "its head keeper"),
        ("They found a shoe, a find one of them likened to “a fish”.", "one of them"),
        ("Orr read out a note in which the then zemindar had described him as “a friend”.",
         "the then zemindar"),
        ("By Thursday a petition calling for him to go had names.", "a petition"),
    ],
)  # fmt: skip
def test_a_subject_begins_where_its_phrase_does(text: str, subject: str) -> None:
    assert subject in subjects(text)


def test_what_compares_is_no_person() -> None:
    words = ["gentler", "blunter", "easier", "older", "baker", "gambler", "stranger", "dealer"]

    assert person_nouns(lexicon(), words) == {"baker", "gambler", "stranger", "dealer"}


def test_a_guess_by_what_a_parent_is_called_is_not_sure() -> None:
    text = "Bo Lind met Ida Orr, 58, at noon. “I told him to row home,” said the mother-of-four."

    assert find_quotes(text)[-1].confidence < 0.9
