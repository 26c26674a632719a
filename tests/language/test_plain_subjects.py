"""Subjects behind dates, adjuncts and appositions, and what only looks like a verb of saying."""

from __future__ import annotations

import pytest

from index.language.quotes.reading import read
from tests.language.quoted import speakers, subjects


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Saturday at the Dorne lodge's fair Sen. Elsa Morrow (L-DO) said the pit was “shut”.",
         "Sen. Elsa Morrow"),
        ("The lodge's nominee for the Nov. 8 vote later said the pit was “shut”.",
         "The lodge's nominee for the Nov. 8 vote"),
        ("No wonder Fenn said the pit was “shut”.", "Fenn"),
        ("In May, Fenn's Orleen state director, Miko Ruane, came to see it, writing: “It is shut.”",
         "Fenn's Orleen state director"),
        ("“It is shut,” Nat Sylvan, the diver who found the quay wrote on Monday.", "Nat Sylvan"),
        ("She left it in a way Bureau Director Jamie Colm slammed as “careless”.",
         "Bureau Director Jamie Colm"),
        ("It is common for news accounts to portray the pit as a “gold mine”.", "news accounts"),
        ("It hurt the suggestion by a rival lodge that the pit was “shut”.", "a rival lodge"),
        ("A warning from Elsa Morrow that the pit was “shut” hurt the lodge.", "Elsa Morrow"),
        ("But Podolsk’s most daring claim is that the pit is “a sink”.", "Podolsk"),
        ("The Labour report, issued Thursday, said the pit was “late”.", "The Labour report"),
        ("The Norr Post quoted Jan Jik, a surveyor, as saying it was “late”.", "Jan Jik"),
        ("But all of them say that the pit is “shut”.", "all of them"),
        ("The walk was halted with Norr saying that it was “late”.", "Norr"),
        ("“It is shut,” said a senior diver from the lodge, adding that it was “late”.",
         "a senior diver"),
        ("He nodded once, as if to settle it, then added, “It is shut.”", "He"),
        ("“It is late,” Fenn, also an avid collector of pots, old maps and books says.", "Fenn"),
        ("However lodge divers like Ada Holm say that it is “late”.",
         "lodge divers like Ada Holm"),
    ],
)  # fmt: skip
def test_the_subject_is_found(text: str, subject: str) -> None:
    assert subjects(text)[-1] == subject


@pytest.mark.parametrize(
    "text",
    [
        "They relied on papers from noted scholars, and the pit is “shut”.",  # an adjective
        "They tried to disprove Liberal claims of “a sink” in May.",  # a noun
        "There is a series, called “Wet Feet”, in May.",  # who would call it so?
        "A blog, called the “Feed”, is shut in May.",
        "It was an attack believed to be “a test”.",
        "She left the talks “in May”.",
        "The daily comments “hurt” the pit.",
        "Elsa Morrow bowed to a roar of “more” in May.",
    ],
)
def test_these_report_nothing(text: str) -> None:
    assert subjects(text) == []


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("People outside shouted insults, and the pit is “shut”.", "People outside"),
        ("Elsa Morrow, called “a sink” herself, said the pit was “shut”.", "Elsa Morrow"),
        ("Elsa Morrow warned of “a sink” in May.", "Elsa Morrow"),
        ("She asked for the mayor to call the pit “a sink”.", "She"),
        ("The editor of the magazine Wet Feet said the pit was “shut”.",
         "The editor of the magazine Wet Feet"),
        ("The pit shut on Nov. 8. Fenn said it was “late”.", "Fenn"),
        ("Karl Fenn, a diver from the lodge, Ada Holm and residents said it was “late”.",
         "residents"),
        ("Liberals like Karl Fenn claim that it is “late”.", "Liberals like Karl Fenn"),
        ("The Greens report, in May, that it is “late”.", "The Greens"),
        ("Karl Fenn, who believed the pit was “shut”, left.", "who"),
        ("Orleen's governor states that the pit is “shut”.", "Orleen's governor"),
    ],
)  # fmt: skip
def test_these_do(text: str, subject: str) -> None:
    assert subject in subjects(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Elsa Morrow said, and I quote, “We love the pit.”", ["Elsa Morrow"]),
        (
            "Elsa Morrow praised Karl Fenn, whom she describes as having “a diver's lungs”.",
            ["she"],
        ),
    ],
)
def test_who_says_it(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


def test_a_clause_of_its_own_has_a_speaker_of_its_own() -> None:
    text = "“It is shut,” Karl Fenn says, but she cautions that she sees “two sides to it”."
    reading = read(text, (), "en")
    own = reading.rules.own[1]

    assert own is not None
    assert reading.page.span(own.speaker).of(text) == "she"


def test_a_source_is_not_how_something_is() -> None:
    assert subjects("Seats are won according to how “well” they sell.") == [""]


def test_the_writer_may_stand_behind_said() -> None:
    text = "I met Piet Fenn at the lock. “The boat is old,” said I, “when the ropes dry, I buy it.”"
    assert speakers(text) == ["I", "I"]


@pytest.mark.parametrize(
    "text",
    [
        "The clerk said I owed the lodge “a coin a day”.",
        "“The boat is old,” the clerk said we were told by Piet Fenn.",
    ],
)
def test_i_and_we_after_said_begin_what_is_reported(text: str) -> None:
    assert speakers(text)[0].lower() == "the clerk"
