"""Attribution by a source: "…," according to Falk; According to Falk, "…"."""

from __future__ import annotations

from collections.abc import Iterator

from index.language.quotes.attribution.rules.after import reports_after, words_after
from index.language.quotes.attribution.rules.before import begin_of_sentence, reports_before
from index.language.quotes.attribution.rules.candidates import Candidate, Quotation, SentenceRule
from index.language.quotes.grammar.reports import Reports
from index.language.quotes.text.page import Page

_WITHIN = 6
"""Words after which "according to" may still begin: "…" this week, according to Falk."""
_INSIDE = 7.9
"""The minister was "…", according to Falk, and "…"."""


def _after(page: Page, reports: Reports, quotation: Quotation) -> Iterator[Candidate]:
    words = words_after(page, quotation)
    for report in reports_after(reports, words):
        near = report.cue.first - words.first < _WITHIN
        if report.order == "according" and report.subject and near:
            yield Candidate(ACCORDING_AFTER.score, report.subject, report.cue, ACCORDING_AFTER)


def _before(page: Page, reports: Reports, quotation: Quotation) -> Iterator[Candidate]:
    begin = begin_of_sentence(page, quotation)
    for report in reports_before(page, reports, quotation):
        if report.order == "according" and report.subject:
            leads = report.cue.first == begin  # and so governs the whole sentence
            score = ACCORDING_BEFORE.score if leads else _INSIDE
            yield Candidate(score, report.subject, report.cue, ACCORDING_BEFORE)


ACCORDING_AFTER = SentenceRule(
    id="according-after",
    score=9.6,
    reliability=0.97,
    explanation="The sentence names its source: ‘{clause}’.",
    find=_after,
)
ACCORDING_BEFORE = SentenceRule(
    id="according-before",
    score=8.9,
    reliability=0.95,
    explanation="The sentence names its source: ‘{clause}’.",
    find=_before,
)
