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
        ("A clerk asked Bo Lind how he was. He replied: “The longer it snows, the better.”",
         "Bo Lind"),
        ("The court heard a letter from a weaver. “I woke up cold,” it read.", "a letter"),
        ("Ida Moravek built it. “I built it,” she said.\n\nA customer shook her fist. “Shame on "
         "you,” she shouted.", "A customer"),
        ("Ida Moravek built it. “I built it,” she said. “It is mine,” Moravek said.\n\nThe rower "
         "Greta Simm, who lost it, said she was sad. “It was dad’s,” said the 74-year-old.",
         "Greta Simm"),
        # What a thing reads, though a body spoke before; who a headline describes has a name.
        ("The Board of Works said it was “late”.\n\nSomebody had left a plaque. Every name was on "
         "it. At the bottom it said: “They are all here.”", "a plaque"),
        ("The Board of Works put up a sign of oak. The board is old. It said the dam was “late”.",
         "The board"),
        ("A loud man in a quiet job: the bell-ringer of Tarn\n\nTARN - In eighteen months Captain "
         "Bo Lind has rung 1,104 times and, he says, once too often.\n\n“It was dark,” he says.",
         "Bo Lind"),
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
        ("It came days after Sen. Ida Orr (D-Me.), the bill’s chief sponsor, said it was “late”.",
         "Sen. Ida Orr"),
        ("A memo written by a clerk, and seized by the court, warned that it was “late”.",
         "a clerk"),
        ("Lind came home before Falk, the chair, and the clerk met and said “no”.", "Lind"),
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


def test_what_nothing_tells_of_an_it_is_not_sure() -> None:
    assert last("The wall was old. It said, “The end is near.”").confidence < 0.9


@pytest.mark.parametrize(
    ("before", "is_sure"),
    [
        ("An ambassador, who has been here for years, counsels patience.", False),
        ("Told of this later, the winner asked who Mr Lind was.", False),
        ("His rival stood by.", False),
        ("The ferry was late.", True),
        ("The widow stood by.", True),
        ("His friend Bo Lind stood by.", True),
        ("The man across the road, retired nurse Bo Lind, is for it.", True),
        ("A neighbour named Bo Lind sorted shoes.", True),
    ],
)
def test_a_he_after_somebody_who_is_only_described_is_not_sure(
    before: str, *, is_sure: bool
) -> None:
    text = (
        "Bo Lind spoke first. “It is my boat,” he said. “It was my dad’s,” he added.\n\n"
        f"“I sold it,” Lind said. {before} “It has been so since June,” he said."
    )

    assert (last(text).confidence >= 0.9) == is_sure
