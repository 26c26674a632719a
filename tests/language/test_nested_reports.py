"""Whose words they are where somebody reports what another said: Holm said Falk told her “…”."""

from __future__ import annotations

import pytest

from index.article import Quote
from index.language.quotes import find_quotes


def quote_in(text: str) -> Quote:
    (quote,) = (quote for quote in find_quotes(text) if quote.kind in ("direct", "partial"))
    return quote


@pytest.mark.parametrize(
    "text",
    [
        "Ada Holm said that Nils Falk had told her “the money is gone.”",
        "Ada Holm said Nils Falk told her: “You will never work here again.”",
        "Ada Holm said Nils Falk had told her firm: “You will never work here again.”",
        "Ada Holm said Nils Falk had assured him that “we had twenty, easy.”",
        "Two former clerks told me that Nils Falk had warned the mayor in writing that the fee "
        "would be “a tax on all of the town.”",
        "Ada Holm told the court that Nils Falk had, in a meeting last year, dismissed the smell "
        "as “a matter of habit”.",
        "In her memoir Ada Holm recalls Mr. Nils Falk asking her, “Whose side are you on?”",
    ],
)
def test_the_words_are_whose_clause_they_end(text: str) -> None:
    assert quote_in(text).name == "Nils Falk"


@pytest.mark.parametrize(
    "text",
    [
        "Ada Holm said the mayor’s plan, which Nils Falk backs, was “dead on arrival.”",
        "Ada Holm said she told Nils Falk the bridge was “dead on arrival.”",
        "Ada Holm said that in the end she was “dead on arrival.”",
        "Ada Holm, who was told of it by Nils Falk, said it was “dead on arrival.”",
    ],
)
def test_a_clause_between_does_not_take_them(text: str) -> None:
    assert quote_in(text).name == "Ada Holm"


def test_a_minister_who_is_heard_asking_asks() -> None:
    text = "Ada Holm recalls the minister asking her, “Whose side are you on?”"
    assert quote_in(text).speaker is not None
    assert quote_in(text).name != "Ada Holm"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Holm, whose voice was low and who once called it “a prayer,” died.", "Ada Holm"),
        (
            "It hangs beside a picture of her husband, Nils Falk, who used to say that a house was "
            "“a coat you cannot take off.”",
            "Nils Falk",
        ),
    ],
)
def test_who_takes_up_the_name_before_the_comma(text: str, name: str) -> None:
    assert quote_in(text).name == name


def test_who_is_made_to_print_it_says_it() -> None:
    quote = quote_in("The remark prompted the Courier to do a cover saying “Go home, Falk!”")
    assert quote.name is not None
    assert "Courier" in quote.name


def test_a_noun_is_no_verb_before_was() -> None:
    quote = quote_in(
        "The council met. The worst charge was “theft of a public road.” Mayor Ada Holm denied it."
    )
    assert quote.confidence < 0.9
    text = "The council met. The charge is “absurd,” Nils Falk said. Ada Holm denied it."
    assert quote_in(text).name == "Nils Falk"


def test_the_topic_of_a_sentence_is_its_she() -> None:
    text = "Lena Falk, the mayor, was calm. As for Ada Holm, she said “we shall see.”"
    assert quote_in(text).name == "Ada Holm"
    text = "Ada Holm left early. Lena Falk, she said, is “a fool and a half.”"
    assert quote_in(text).name != "Lena Falk"


@pytest.mark.parametrize("whom", ["Falk senior", "The elder Falk"])
def test_another_of_the_family_is_not_the_one_named(whom: str) -> None:
    text = f"Ada Holm met Nils Falk at the pier. “Who would watch that?” {whom} asked."
    assert quote_in(text).name != "Nils Falk"


def test_what_one_person_is_twice_is_one_phrase() -> None:
    quote = quote_in("The author and former diver said the sea was “full of it.”")
    assert quote.name == "The author and former diver"
    quote = quote_in("The author and a former diver said the sea was “full of it.”")
    assert quote.name != "The author and a former diver"
    quote = quote_in("The author and keen diver said the sea was “full of it.”")
    assert quote.name == "The author and keen diver"


def test_a_name_that_a_sentence_tells_is_its_subject() -> None:
    text = (
        "Nils Falk begs her to go.\n\nThe engineer in charge is a soft-spoken man named Tom Orr. "
        "He has been here eleven times. “She gives me cake,” he said."
    )
    assert quote_in(text).name == "Tom Orr"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Union leader Ada Holm said she had been assured by Nils Falk that there would be “not "
         "one” job cut.", "Nils Falk"),
        ("Ada Holm said she had been beaten by Nils Falk in a vote that was “not one” to be "
         "proud of.", "Ada Holm"),
        ("Ada Holm said she asked Mr. Nils Falk when the ship would sail. His reply, she said, was "
         "“soon enough.”", "Nils Falk"),
        ("Ada Holm said she had asked Nils Falk when the ship would sail. The sea, she said, was "
         "“rough enough.”", "Ada Holm"),
    ],
)  # fmt: skip
def test_who_is_only_told_or_tells_it_does_not_say_it(text: str, name: str) -> None:
    assert quote_in(text).name == name


def test_who_is_asked_may_think_before_the_answer() -> None:
    text = (
        "It was hot in Vale. A woman rose and asked Ms. Ada Holm if she forgave them. She thought "
        "for some time. “I have forgotten to,” she said."
    )
    assert quote_in(text).name == "Ada Holm"


@pytest.mark.parametrize(
    "text",
    [
        "Ada Holm said Nils Falk had promised her in May that the fee was “as good as paid.”",
        "Ada Holm said that Nils Falk had once told her that he got “ill on anything but ships.”",
    ],
)
def test_a_promise_is_whose_who_promised_it(text: str) -> None:
    assert quote_in(text).name == "Nils Falk"


def test_denying_to_have_said_it_is_no_saying_of_another() -> None:
    text = "Ada Holm said Nils Falk had never told her that he got “ill on anything but ships.”"
    assert quote_in(text).confidence < 0.9


@pytest.mark.parametrize(
    "text",
    [
        "In a Chirp post Ada Holm described this as the “worst of all outcomes” for Vale.",
        "Ada Holm left. In a Chirp post she wept for him and accused him of “years of bullying”.",
    ],
)
def test_a_site_is_no_speaker_beside_who_accuses(text: str) -> None:
    assert quote_in(text).name == "Ada Holm"


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("The ferry master called the new timetable “a bad joke” and left.", True),
        ("It stood, “taller than the law”, in the words of a placard held up by a boy.", True),
        ("The valley’s road, called “the long way home,” is shut.", False),
    ],
)
def test_what_a_thing_is_called_by_somebody_is_said(text: str, *, is_said: bool) -> None:
    found = [one.kind in ("direct", "partial") for one in find_quotes(text)]
    assert found == [is_said]
