"""How lists and documents name a speaker who is not sure."""

from __future__ import annotations

import pytest

from index.article import Quote, Span
from tui.session.words import beginning, dotted, marked, said_by


def test_a_quote_is_known_by_its_first_words() -> None:
    assert beginning("“It is\nnew,”") == "“It is new”"
    assert beginning("“" + "word " * 20 + "end.”") == "“" + "word " * 8 + "word …”"


def test_facts_stand_on_one_line_without_the_empty_ones() -> None:
    assert dotted("The Dunmore\nPost", "", "2024-03-07") == "The Dunmore Post · 2024-03-07"


@pytest.mark.parametrize(
    ("confidence", "how", "listed", "written"),
    [
        (0.95, "after", "Ada Holm", "Ada Holm"),
        (0.7, "after", "Ada Holm?", "probably Ada Holm"),
        (0.9, "after", "Ada Holm", "Ada Holm"),
        (0.5, "after", "Ada Holm?", "probably Ada Holm"),
        (0.2, "after", "Ada Holm?", "perhaps Ada Holm"),
        (0.7, "after+archive", "~Ada Holm?", "probably Ada Holm"),
    ],
)
def test_a_speaker_who_is_not_sure(confidence: float, how: str, listed: str, written: str) -> None:
    quote = Quote(span=Span(0, 4), kind="direct", name="Ada Holm", confidence=confidence, how=how)
    assert marked("Ada\n Holm", quote) == listed
    assert said_by("Ada Holm", quote) == written
    assert marked("", quote) == said_by("", quote) == ""


@pytest.mark.parametrize(
    ("speaker", "written"),
    [
        ("A senior official", "probably a senior official"),
        ("The taller one", "probably the taller one"),
        ("The Orle Courier", "probably The Orle Courier"),
        ("Anna Orle", "probably Anna Orle"),
        ("A", "probably A"),
    ],
)
def test_an_article_within_a_line_is_small(speaker: str, written: str) -> None:
    quote = Quote(span=Span(0, 4), kind="direct", name=speaker, confidence=0.7)
    assert said_by(speaker, quote) == written
