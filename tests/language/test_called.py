"""Whom a text calls what a description says, and whom it does not: before all who are nearer."""

from __future__ import annotations

import pytest

from index.article import Quote
from index.language.quotes import find_quotes

SURE = 0.9
BRANDT = "Premier Olof Brandt opened the tunnel. “We dug,” Brandt said. “We won,” he added."
INQUIRY = (
    "Ida Moravek, counsel to the inquiry, took Bo Lind through the books.\n\n“There is a line "
    "here,” she said. “Whose pen is that?”\n\n“Mine,” said Mr Lind.\n\n"
)


def spoken(text: str) -> list[Quote]:
    return [quote for quote in find_quotes(text) if quote.kind in ("direct", "partial")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{BRANDT}\n\nGeta Simm, a surveyor, stood apart. Brandt waved to her.\n\n"
         "“It leaks already,” the surveyor said.", "Geta Simm"),
        (f"{BRANDT}\n\nThe surveyor Geta Simm stood apart. Brandt waved.\n\n“It leaks already,” "
         "the surveyor said.", "Geta Simm"),
        ("Mr Tove Lund, 41, was until March a junior clerk at Norr Bank. He met Mr Hask in a car."
         "\n\n“The sums agreed,” the clerk said.", "Tove Lund"),
        (f"{BRANDT}\n\nIt was the site foreman who stopped it. “There is a crack,” Pavel Orsk "
         "said.\n\nBrandt met Orsk. “I would wait,” the foreman said.", "Pavel Orsk"),
        (f"{BRANDT}\n\nAccording to the expert Geta Simm, the river is “not well”.\n\n“Fish know "
         "it first,” the chemist explained.", "Geta Simm"),
        ("Minister Olof Brandt said that the toll would rise. “It is fair,” Brandt said.\n\nAn "
         "official there, who would not be named, said that traffic would fall. “That is the kind "
         "version,” the official said.", "An official there"),
        # Nobody is an officer of some kind, or a union's leader, whom nothing calls so.
        ("Geta Simm made the forecast. “It is close,” says Simm, who eats a pear.\n\nThe returning "
         "officer says that turnout was “higher than in May”.", "The returning officer"),
        ("Ada Holm met Ruth Varga. “You tax nets,” said Ms Varga. “You tax nothing,” Ms Holm said."
         "\n\nThe leader of the opposition told a story. Ms Holm laughed.\n\n“Thank you both,” "
         "said the union leader, and sat down.", "the union leader"),
    ],
)  # fmt: skip
def test_who_is_called_so_goes_before_who_is_nearer(text: str, name: str) -> None:
    assert spoken(text)[-1].name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # Who was mayor is not who is.
        ("Mayor Bo Lind met Ada Holm, a former mayor. Lind was late.\n\n“We are full to the roof,” "
         "the mayor said.", "Bo Lind"),
        # Whose words do not follow at once is not the foreman.
        (f"{BRANDT}\n\nIt was the foreman who stopped it. Pavel Orsk was glad. “There is a crack,” "
         "Orsk said.\n\nBrandt met Ida Moravek, a foreman. “I would wait,” the foreman said.",
         "Ida Moravek"),
        # Nor is whom those words name.
        (f"{BRANDT}\n\nIt was the foreman who stopped it. “Ask Pavel Orsk,” Ines Falk said.\n\n"
         "Brandt met Orsk. Orsk nodded. “I would wait,” the foreman said.", "Ines Falk"),
        # An office of one person whom nothing calls so may still be theirs.
        ("Konrad Lund pressed the button. “Today we stop that,” Lund said.\n\nThe prime minister "
         "said in a short speech that it was “a country of two halves”.", "Konrad Lund"),
        # An officer whom the text calls so.
        ("Geta Simm, the returning officer, ate a pear.\n\nThe returning officer says that turnout "
         "was “higher than in May”.", "Geta Simm"),
    ],
)  # fmt: skip
def test_who_is_called_so_is_not_everybody_near(text: str, name: str) -> None:
    assert spoken(text)[-1].name == name


def test_two_who_are_called_so_stay_doubtful() -> None:
    text = (
        "Geta Simm, a lawyer, and Pavel Orsk, a lawyer, met at noon. Simm spoke first. Orsk "
        "listened.\n\n“It will be long,” the lawyer said."
    )
    assert spoken(text)[-1].confidence < SURE


def test_a_she_with_a_rival_named_since_is_never_sure() -> None:
    text = (
        "Judge Edda Strom jailed the man. “You lied,” she said. “You lied well,” she added.\n\n"
        "Judge Strom said of Petra Holt, who was discharged, that she had “helped late, but "
        "helped”.\n\nInes Moravek, the prosecutor, said afterwards that she was content. She would "
        "not be drawn on whether she would appeal. “Call me on Friday,” she said."
    )
    quote = spoken(text)[-1]
    assert quote.name == "Ines Moravek" or quote.confidence < SURE


def test_who_asked_asks_on_after_an_answer() -> None:
    text = f"{INQUIRY}“And the year after?”\n\n“The same pen.”\n\n“Why did you?”\n\n“I had to.”"
    quotes = spoken(text)[-4:]

    assert [quote.name for quote in quotes] == ["Ida Moravek", "Bo Lind"] * 2
    assert all(quote.confidence < SURE for quote in quotes)


def test_who_answered_goes_on_where_nothing_is_asked() -> None:
    assert spoken(f"{INQUIRY}“I bought it in May, with the rest of them.”")[-1].name == "Bo Lind"


def test_one_of_two_is_named_whole() -> None:
    text = "Two students met. “This is a budget of a sad day,” the taller one read out."

    assert [quote.name for quote in spoken(text)] == ["the taller one"]


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Deputy Mayor Bo Lind met Mayor Ida Moravek.", "Ida Moravek"),
        ("Ida Moravek took over as mayor in May. Deputy Mayor Bo Lind met her.", "Ida Moravek"),
        (
            "Bo Lind, the deputy mayor, came late to Ida Moravek’s first day as mayor.",
            "Ida Moravek",
        ),
        ("Bo Lind, the mayor, met Ida Moravek. Moravek resigned as mayor in May.", "Bo Lind"),
        ("Deputy Minister Bo Lind met Ida Moravek, a diver.", None),
    ],
)
def test_a_deputy_is_not_whom_the_office_alone_means(before: str, name: str | None) -> None:
    quote = spoken(f"{before} “The tunnel is dry,” the {'mayor' if name else 'minister'} said.")[-1]

    assert quote.name == (name or "Bo Lind")
    assert name or quote.confidence < SURE
