"""Statements that are reported without marks."""

from __future__ import annotations

import pytest

from index.language.quotes import find_quotes


@pytest.mark.parametrize(
    ("text", "statement", "name"),
    [
        ("Ann Sorel said that the depot should be moved.", "the depot should be moved",
         "Ann Sorel"),
        ("Ann Sorel said the depot should be moved.", "the depot should be moved", "Ann Sorel"),
        ("The depot should be moved, Ann Sorel said on Friday.", "The depot should be moved",
         "Ann Sorel"),
        ("According to Ann Sorel, the depot should be moved.", "the depot should be moved",
         "Ann Sorel"),
        ("The depot should be moved, according to Ann Sorel.", "The depot should be moved",
         "Ann Sorel"),
        ("Ann Sorel said afterwards that the depot was full.", "the depot was full", "Ann Sorel"),
        ("BRENHOLM, 3 May (Arco) — The depot was full, Ann Sorel said.", "The depot was full",
         "Ann Sorel"),
        ("In spring the depot was moved, Ann Sorel said.", "In spring the depot was moved",
         "Ann Sorel"),
        ("They had been told by Ann Sorel that the depot was full.", "the depot was full",
         "Ann Sorel"),
        ("The pump fails in winter, Ann Sorel said.", "The pump fails in winter", "Ann Sorel"),
        ("Ann Sorel spoke. She warned on Friday that the depot was full.", "the depot was full",
         "Ann Sorel"),
    ],
)  # fmt: skip
def test_statement_and_speaker(text: str, statement: str, name: str) -> None:
    found = [quote for quote in find_quotes(text) if quote.kind == "indirect"]

    assert [(quote.span.of(text), quote.name) for quote in found] == [(statement, name)]


@pytest.mark.parametrize(
    "text",
    [
        "Saying that it was “all over now,” Ann Sorel left the empty depot.",
        "Ann Sorel said nothing.",
        "“Move it,” Ann Sorel said.",
        "Ann Sorel said that the depot was “full to the roof” and should be moved.",
        "The depot has been moved.",
        "Ann Sorel said this four times.",
        "Ann Sorel said nothing for some time.",
        "Ann Sorel said it to her own daughter.",
        "Ann Sorel would not say whether the depot was full.",
        "As for the depot, Ann Sorel said so.",
        "To be fair to her, she said so.",
        "Then, because nobody seemed to answer, Ann Sorel said so.",
        "The head of the depot, Ann Sorel, said so.",
        "The depot is, in the words of Ann Sorel, to be moved.",
    ],
)
def test_what_is_quoted_or_not_said_is_not_indirect(text: str) -> None:
    assert not [quote for quote in find_quotes(text) if quote.kind == "indirect"]


def test_confidence_falls_with_that_in_who_is_meant() -> None:
    """As it does for words in marks: a name is sure, a pronoun between two people is not."""
    text = (
        "Ann Sorel said that the depot was full. Eva Brandt met Ann Sorel in the yard. "
        "She said that the depot should be moved."
    )
    named, pronoun = (quote for quote in find_quotes(text) if quote.kind == "indirect")
    assert named.confidence == 0.8
    assert 0 < pronoun.confidence < named.confidence
