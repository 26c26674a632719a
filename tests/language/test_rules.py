"""A rule that finds a speaker is one record, and one line where it is registered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import pytest

from index.language.quotes import find_quotes
from index.language.quotes.attribution import rules
from index.language.quotes.attribution.indirect import INDIRECT
from index.language.quotes.attribution.rules.candidates import (
    Candidate,
    Quotation,
    Rule,
    SentenceRule,
)
from index.language.quotes.grammar.reports import Reports
from index.language.quotes.people.references import RELIABILITY, ReferenceRule
from index.language.quotes.text.page import Page, Range

REGISTERED: list[Rule] = [
    *rules.SENTENCE_RULES,
    *rules.NEIGHBOUR_RULES,
    *rules.FLOATING_RULES,
    INDIRECT,
]


def test_a_rule_is_known_by_its_id() -> None:
    ids = [rule.id for rule in REGISTERED]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("rule", REGISTERED, ids=lambda rule: rule.id)
def test_every_rule_tells_how_sure_it_is_and_explains_itself(rule: Rule) -> None:
    assert 0 <= rule.score <= 11
    assert 0 < rule.reliability < 1
    assert "Falk" in rule.explanation.format(speaker="Falk", clause="Falk said")


def test_every_way_from_a_mention_to_a_person_has_a_reliability() -> None:
    """A pronoun's depends on who else could be meant."""
    assert RELIABILITY.keys() == set(get_args(ReferenceRule)) - {"pronoun"}


def test_a_new_rule_is_one_record_and_one_line() -> None:
    def find(page: Page, reports: Reports, quotation: Quotation) -> Iterator[Candidate]:
        here = quotation.words.first
        if here > 1 and page.words[here - 1] == "=":
            yield Candidate(toy.score, Range(here - 2, here - 1), None, toy)

    toy = SentenceRule(
        id="toy",
        score=9.0,
        reliability=0.7,
        explanation="‘{speaker}’ and a sign of equality stand before it.",
        find=find,
    )
    rules.SENTENCE_RULES.append(toy)
    try:
        text = "In short, Falk = “We will not sell the mill to anybody.”"
        (quote,) = find_quotes(text)
    finally:
        rules.SENTENCE_RULES.remove(toy)

    assert quote.speaker is not None
    assert (quote.speaker.of(text), quote.how) == ("Falk", "toy")
    assert quote.explanation.startswith("‘Falk’ and a sign of equality stand before it.")
    assert 0 < quote.confidence <= 1
