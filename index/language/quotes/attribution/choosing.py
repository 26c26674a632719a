"""Who said each quotation: what the rules find in its sentence, a choice, and its neighbours'.

The places where the press puts the attribution are those of the syntactic patterns of the SFU
Gender Gap Tracker (Asr et al. 2021) and the sieves of Muzny et al. (2017).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from index.language.quotes.attribution.rules import (
    FLOATING_RULES,
    NEIGHBOUR_RULES,
    SENTENCE_RULES,
)
from index.language.quotes.attribution.rules.candidates import (
    Candidate,
    Choice,
    Floating,
    Quotation,
    stands,
)
from index.language.quotes.grammar.reports import Reports
from index.language.quotes.grammar.speakers import can_speak
from index.language.quotes.text.page import Page


class RuleChoices(NamedTuple):
    """What the rules make of each quotation."""

    own: list[Choice]
    """Who is found in its sentence."""
    final: list[Choice]
    """Who is chosen in the end, with what neighbours lend."""
    found: list[list[Candidate]]
    """Everybody whom a rule finds in its sentence."""


def choose_by_rules(page: Page, reports: Reports, quotations: Sequence[Quotation]) -> RuleChoices:
    """Return the likeliest speaker of each quotation, if anything tells one."""
    found = [_sentence_candidates(page, reports, one) for one in quotations]
    own: list[Choice] = [max(some, key=_score) if some else None for some in found]
    choices = list(own)
    for lending in NEIGHBOUR_RULES:
        choices = lending.lend(page, quotations, choices)
    for number, choice in enumerate(choices):
        if not stands(choice):
            floating = Floating(page, reports, quotations, choices, number)
            guesses = (rule.find(floating) for rule in FLOATING_RULES)
            choices[number] = next(filter(None, guesses), choice)
    return RuleChoices(own, choices, found)


def _sentence_candidates(page: Page, reports: Reports, quotation: Quotation) -> list[Candidate]:
    """Return who may be the speaker by the sentence around a quotation, by the rules' order."""
    found: list[Candidate] = []
    best = -math.inf
    for rule in SENTENCE_RULES:
        if best >= rule.only_below:
            continue
        for candidate in rule.find(page, reports, quotation):
            if can_speak(page, candidate.speaker):
                found.append(candidate)
                best = max(best, candidate.score)
    return found


def _score(candidate: Candidate) -> float:
    return candidate.score
