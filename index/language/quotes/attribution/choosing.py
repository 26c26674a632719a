"""Who said each quotation: what the rules find in its sentence, a choice, and its neighbours'.

The places where the press puts the attribution are those of the syntactic patterns of the SFU
Gender Gap Tracker (Asr et al. 2021) and the sieves of Muzny et al. (2017).
"""

from __future__ import annotations

from collections.abc import Sequence

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
from index.language.quotes.text.page import Page


def choose_speakers(page: Page, reports: Reports, quotations: Sequence[Quotation]) -> list[Choice]:
    """Return the likeliest speaker of each quotation, if anything tells one."""
    choices: list[Choice] = [best_candidate(page, reports, one) for one in quotations]
    for rule in NEIGHBOUR_RULES:
        choices = rule.lend(page, quotations, choices)
    for number, choice in enumerate(choices):
        if not stands(choice):
            floating = Floating(page, reports, quotations, choices, number)
            found = (rule.find(floating) for rule in FLOATING_RULES)
            choices[number] = next(filter(None, found), choice)
    return choices


def best_candidate(page: Page, reports: Reports, quotation: Quotation) -> Candidate | None:
    """Return the likeliest speaker from the sentence around a quotation."""
    best: Candidate | None = None
    for rule in SENTENCE_RULES:
        if best is not None and best.score >= rule.only_below:
            continue
        for candidate in rule.find(page, reports, quotation):
            if best is None or candidate.score > best.score:
                best = candidate
    return best
