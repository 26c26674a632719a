"""Which body "it", "the company" and "the lender" are."""

from __future__ import annotations

import re

import pytest

from index.article import Entity, Quote, Span
from index.language.quotes import find_quotes
from index.language.quotes.attribution.confidence import GUESSED


def quote_in(text: str, *bodies: str) -> Quote:
    entities = [
        Entity(
            kind="ORG",
            name=name,
            mentions=tuple(Span(*found.span()) for found in re.finditer(re.escape(name), text)),
        )
        for name in bodies
    ]
    return [one for one in find_quotes(text, entities) if one.kind in ("direct", "partial")][-1]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Norrbank cut 400 jobs. “The market has changed,” the company said.", "Norrbank"),
        ("Norrbank cut 400 jobs. “The market has changed,” the lender said.", "Norrbank"),
        ("Varby Foods sued Norrbank, a lender. “We had no choice,” the lender said.", "Norrbank"),
        ("Rail operator Norrbank is shut. “We are sorry,” it posted on the net.", "Norrbank"),
        ("Varby Foods fell. Norrbank sold all. “The gap is wide,” it wrote.", "Norrbank"),
        ("Norrbank is a lender of farmers. “We had no choice,” the lender said.", "Norrbank"),
        ("Norrbank froze a company account. “We had no choice,” the company said.", "Norrbank"),
        ("Norrbank sued Varby Council. “We had no choice,” the council said.", "Varby Council"),
    ],
)
def test_a_body_that_the_text_names(text: str, name: str) -> None:
    quote = quote_in(text, "Norrbank", *re.findall("Varby (?:Foods|Council)", text))
    assert quote.name == name


@pytest.mark.parametrize(
    "text",
    [
        "Varby Foods sued Norrbank. Norrbank sued Varby Foods. “We are sorry,” the company said.",
        "Norrbank sued the union. “We are sorry,” the union said.",
        "VARBY (Norrbank) - A mill shut on Friday. “We are sorry,” the company said.",
        "Norrbank sold its shares in a small brewer. “We are sorry,” the brewer said.",
        "Norrbank is large. Ada Holm, a developer, sued it. “We are sorry,” the developer said.",
        "Norrbank said no. Ada Holm is mayor of Varby. “We are sorry,” the mayor said.",
    ],
)
def test_no_body_where_the_text_does_not_tell(text: str) -> None:
    assert quote_in(text, "Norrbank", *re.findall("Varby Foods", text)[:1]).name != "Norrbank"


def test_a_body_that_is_not_called_so_is_a_guess(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.language.quotes.finder.calibrated", lambda *_: 0.97)
    text = "Norrbank cut 400 jobs. “The market has changed,” the company said."
    assert quote_in(text, "Norrbank").confidence == GUESSED
    text = "Norrbank, a company in Vale, cut jobs. “The market has changed,” the company said."
    assert quote_in(text, "Norrbank").confidence > GUESSED


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The ministry said little. A survey by the lodge was blunt. It said the pier was “a risk "
         "to all.”", "A survey"),
        ("The board kept a memo.\n\nThe email was sent at noon. “Send two boats,” it read.",
         "The email"),
        ("The ministry said little. The company posts a loss. It said the pier was “a risk to "
         "all.”", "The company"),
    ],
)  # fmt: skip
def test_a_document_that_opens_a_sentence_is_what_it_goes_on_with(text: str, name: str) -> None:
    assert quote_in(text).name == name


def test_a_short_name_is_what_the_long_one_says() -> None:
    text = "The NBF knew of it. “We look into all of it,” the bureau said."
    entity = Entity(kind="ORG", name="Norr Bureau of Fish", mentions=(Span(4, 7),))
    assert [one.name for one in find_quotes(text, [entity]) if one.kind == "direct"] == [
        "Norr Bureau of Fish"
    ]
