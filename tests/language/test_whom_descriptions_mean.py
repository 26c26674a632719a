"""Whom a description means by what stands beside the names: "Holm's manager", "the senator"."""

from __future__ import annotations

import pytest

from index.article import Entity, Span
from index.language.quotes import find_quotes
from index.language.quotes.reading import read


def names(text: str) -> list[str | None]:
    entities = [
        Entity(
            kind="PERSON",
            name=name,
            mentions=(Span(text.index(name), text.index(name) + len(name)),),
        )
        for name in ("Ada Holm", "Nils Falk", "Lena Falk", "Tom Orr")
        if name in text
    ]
    found = find_quotes(text, entities)
    return [quote.name for quote in found if quote.kind in ("direct", "partial")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nils Falk, campaign manager for Ada Holm, was calm. “We shall win,” Holm’s campaign "
         "manager said.", "Nils Falk"),
        ("“We shall win,” Holm’s campaign manager said. Nils Falk, campaign manager for Ada Holm, "
         "was calm.", "Nils Falk"),
        ("Nils Falk, campaign manager for Ada Holm, was calm. “We shall win,” Lund’s campaign "
         "manager said.", "Lund’s campaign manager"),
        ("President Ada Holm of Norland met the press.\n\n“I will wait,” the "
         "Norlandic leader said.", "Ada Holm"),
    ],
)  # fmt: skip
def test_whom_a_description_means(text: str, name: str) -> None:
    assert names(text) == [name]


def test_whom_the_sentence_before_is_about_goes_before_one_far_off() -> None:
    text = (
        "The port is shut, and so is the quay.\n\n"
        "Actress Ada Holm fell ill on Monday. It rained in Vale.\n\nThe bay froze over in May."
        "\n\nA second bay froze in June, too.\n\nLena Falk of “Harbour Nights” spoke of the "
        "role. The actress called it “a backhanded gift of the sea.”"
    )
    assert names(text)[-1] == "Lena Falk"
    near = text.replace("\n\nA second bay froze in June, too.\n\n", " ")
    near = near.replace("\n\nThe bay froze over in May.", "\n\n")
    assert names(near)[-1] == "Ada Holm"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Cllr Nils Falk was heckled. “I live in a flat,” the councillor replied.", "Nils Falk"),
        ("Parish council chairman Denise Holm read an email. “Here we all are,” she said.",
         "Denise Holm"),
    ],
)  # fmt: skip
def test_titles_of_councils(text: str, name: str) -> None:
    assert names(text) == [name]


def test_what_a_headline_says_of_others_is_nothing_that_a_name_is_called() -> None:
    text = "Lawmaker seeks new Falk trial\n\nNils Falk lost. Mayor Nils Falk left the hall."
    entity = Entity(kind="PERSON", name="Nils Falk", mentions=(Span(31, 40),))
    (person,) = read(text, [entity], "en").people.all
    assert person.roles.keys() == {"mayor"}
    assert person.traits == set()


def test_an_unknown_noun_that_opens_a_clause_leads_to_its_subject() -> None:
    text = (
        "In the draw of Vale, third seed Nils Falk survived five sets against local hope Tom Orr "
        "and then had a message. “You booed my mother,” he told them."
    )
    assert names(text) == ["Nils Falk"]
    assert names(text.replace("third seed", "there was a prize for")) == ["Tom Orr"]


def test_whom_a_sentence_ends_in_may_be_its_subject() -> None:
    text = (
        "Lena Falk, a clerk, said it was cold.\n\nSitting behind Tom Orr was the mayor's sister, "
        "Ada Holm. She hugged him when it was over. “Two of us got robbed,” she said."
    )
    assert names(text) == ["Ada Holm"]
