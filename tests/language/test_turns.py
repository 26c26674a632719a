"""Speech after labels, without marks."""

from __future__ import annotations

import pytest

from index.language.quotes import find_quotes
from index.language.quotes.text.lexicon import lexicon
from index.language.quotes.text.paragraphs import find_paragraphs
from index.language.quotes.text.turns import find_turns


def turns(text: str) -> list[str]:
    found = find_turns(text, find_paragraphs(text), lexicon())
    return [span.of(text) for spans in found.values() for span in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ORLE: We can’t go on.\n\nVANN: That is a lie.", ["We can’t go on.", "That is a lie."]),
        ("Interviewer: And then?\nAda Orle: We ran.", ["And then?", "We ran."]),
        ("Dana Orle spoke at nine.\n\nORLE: We can’t go on.", ["We can’t go on."]),
    ],
)
def test_what_stands_after_labels_is_said(text: str, expected: list[str]) -> None:
    assert turns(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Note: you must sign here.\n\nWARNING: we bite.",
        "ORLE: We can’t go on.",  # nobody here is called so: a heading
        "ORLIN: Vann; Orle, Tapp.\n\nLOWBRIDGE: Kest; Dunn, Olm.",  # teams
        "May: our best month.\n\nJune: we rested.",
        "Dana Orle: We Can’t Go On Like This\n\nDana Orle spoke at nine.",  # a headline
        "Gov Orle: Bridge Is ‘Safe,’ ‘Part of the Plan’\n\nVANN: You Must Not Cross It Now",
        "ORLE: “We can’t go on.”\n\nVANN: “That is a lie, and you know it.”",  # its marks tell
    ],
)
def test_a_list_or_a_heading_says_nothing(text: str) -> None:
    assert turns(text) == []


def test_a_turn_is_its_speakers() -> None:
    quotes = find_quotes("ORLE: We can’t go on like this.\n\nVANN: That is your right.")
    assert [(quote.kind, quote.name) for quote in quotes] == [
        ("direct", "ORLE"),
        ("direct", "VANN"),
    ]


ASKED = "Ida Moravek chaired it. “You had the key, did you not?” Moravek asked.\n\n"


@pytest.mark.parametrize(
    ("before", "turn", "name"),
    [
        (f"{ASKED}“I had a key,” said Bo Lind.", "“It is in your pocket.”", "Ida Moravek"),
        ("Ida Moravek spoke. “It is cold,” Moravek said.\n\n“You shut the stove,” said Bo Lind.",
         "“The stove is broken.”", "Bo Lind"),
        ("“You shut the door,” Ida Moravek said.\n\n“You opened it,” said Bo Lind.",
         "“The door is broken.”", "Ida Moravek"),
        ("“It snows,” Ida Moravek said.\n\n“That is a gift,” said Bo Lind.",
         "“If you say so, sir.”", "Ida Moravek"),
        # Who goes on, at length or after a paragraph of their own, needs no name.
        ("“You shut the door,” Ida Moravek said.\n\n“You opened it,” said Bo Lind.",
         "“We opened it together, at noon, because the men from the yard had asked us to do so.”",
         "Bo Lind"),
        ("“You shut the door,” Bo Lind said.\n\n“You opened it,” Lind said.",
         "“The door is broken.”", "Bo Lind"),
    ],
)  # fmt: skip
def test_whose_turn_it_is_where_two_speak_to_each_other(before: str, turn: str, name: str) -> None:
    quote = find_quotes(f"{before}\n\n{turn}\n\nThe room was full.")[-1]

    assert quote.name == name
    assert quote.confidence < 0.9


def test_bare_turns_go_on_in_turn() -> None:
    text = f"{ASKED}“I had a key,” said Bo Lind.\n\n“It is in your pocket.”\n\n“I have two.”"

    assert [quote.name for quote in find_quotes(text)[-2:]] == ["Ida Moravek", "Bo Lind"]
