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
