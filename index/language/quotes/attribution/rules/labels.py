"""Attribution by a colon: a label before the words, a turn in a transcript, a paragraph before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.language.quotes.attribution.rules.candidates import (
    Candidate,
    Choice,
    Floating,
    FloatingRule,
    NeighbourRule,
    Quotation,
    SentenceRule,
    stands,
)
from index.language.quotes.attribution.rules.floating import first_name, last_report
from index.language.quotes.grammar.labels import label_before, turn_of
from index.language.quotes.grammar.reports import Reports
from index.language.quotes.text.page import Page


def _label(page: Page, reports: Reports, quotation: Quotation) -> Iterator[Candidate]:
    """Find who is named before a colon: Falk, on the phone: “…”."""
    if label := label_before(page, quotation.words.first):
        yield Candidate(LABEL.score, label, None, LABEL)


def _turns(page: Page, quotations: Sequence[Quotation], choices: Sequence[Choice]) -> list[Choice]:
    """Give a transcript's words to whose turn it is: "PENCE: Well, look, …"."""
    lent = list(choices)
    for number, stretch in enumerate(page.stretches):
        if not stands(lent[number]) and (speaker := turn_of(page, stretch.paragraph)):
            lent[number] = Candidate(TURN.score, speaker, None, TURN)
    return lent


def _colon(floating: Floating) -> Choice:
    """Take who stands in a paragraph before that ends with a colon."""
    page, words = floating.page, floating.words_before
    if words is None or words.first == words.last or page.words[words.last - 1] != ":":
        return None
    if found := last_report(floating.reports, words, COLON.score):
        return replace(found, rule=COLON)
    named = first_name(page, words)
    return Candidate(COLON.score, named, None, COLON) if named else None


LABEL = SentenceRule(
    id="label",
    score=9.3,
    reliability=0.9,
    explanation="‘{speaker}’ and a colon stand before it.",
    find=_label,
)
TURN = NeighbourRule(
    id="turn",
    score=8.0,
    reliability=0.85,
    explanation="This is a transcript, and it is the turn of ‘{speaker}’.",
    lend=_turns,
)
COLON = FloatingRule(
    id="colon",
    score=7.0,
    reliability=0.8,
    explanation="The paragraph before it is about ‘{speaker}’ and ends with a colon.",
    find=_colon,
)
