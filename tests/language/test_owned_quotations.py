"""Whose words a noun says that they are: Falk's “…” remark, her “…” remark."""

from __future__ import annotations

import pytest

from index.article import Entity, Quote, Span
from index.language.quotes import find_quotes
from index.language.quotes.attribution.confidence import GUESSED


def quote_in(text: str, *people: str) -> Quote:
    entities = [
        Entity(
            kind="PERSON",
            name=name,
            mentions=(Span(text.index(name), text.index(name) + len(name)),),
        )
        for name in people
    ]
    (quote,) = (quote for quote in find_quotes(text, entities) if quote.kind != "indirect")
    return quote


@pytest.mark.parametrize(
    "text",
    [
        "Reporters asked Ada Holm about Lena Falk’s “let them swim” remark.",
        'Ada Holm mocked Lena Falk\'s "let them swim" claim all week.',
        "Ada Holm said that Lena Falk’s “let them swim” comment had hurt her.",
    ],
)
def test_the_owner_says_it_whoever_speaks_of_it(text: str) -> None:
    assert quote_in(text, "Ada Holm", "Lena Falk").name == "Lena Falk"


@pytest.mark.parametrize(
    ("other", "is_guess"), [("Mrs. Lena Falk", True), ("Mr. Otto Falk", False)]
)
def test_her_remark_is_only_a_guess_beside_two_women(
    other: str, is_guess: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.language.quotes.finder.calibrated", lambda *_: 0.97)
    text = (
        f"Mrs. Ada Holm won the vote in Norr. {other} had left early. Mrs. Holm thanked the town. "
        "Mrs. Holm was asked to defend her claim that “there is no water left in the valley.”"
    )
    assert (quote_in(text, "Ada Holm").confidence <= GUESSED) is is_guess


@pytest.mark.parametrize("text", ["Her statement", "Her latest letter"])
def test_who_wrote_a_text_of_her_own_speaks_in_it(text: str) -> None:
    story = f"Mrs. Ada Holm denied it. {text} called the tape “incomplete and misleading.”"
    assert quote_in(story, "Ada Holm").name == "Ada Holm"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ada Holm criticised Mayor Lena Falk for her “no more trains” remark.", "Lena Falk"),
        ("Mayor Lena Falk was attacked by Ada Holm over her “no more trains” remark.", "Lena Falk"),
        ("Lena Falk’s “not an inch” reply to the unions angered Ada Holm.", "Lena Falk"),
        ("Ada Holm apologised to Lena Falk for her “no more trains” remark.", "Ada Holm"),
        ("Ada Holm mocked Otto Falk for her “no more trains” remark.", "Ada Holm"),
    ],
)
def test_who_is_blamed_for_a_remark_has_made_it(text: str, name: str) -> None:
    other = "Otto Falk" if "Otto" in text else "Lena Falk"
    assert quote_in(text, "Ada Holm", other).name == name


def test_a_reply_is_that_of_whoever_gives_it() -> None:
    quote = quote_in("The mayor’s “not an inch” reply angered Ada Holm.", "Ada Holm")
    assert quote.name == "The mayor"
