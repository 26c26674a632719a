"""Attribution further off in the sentence: after its later quotations, or by its subject alone."""

from __future__ import annotations

from collections.abc import Iterator

from index.language.quotes.attribution.rules.before import begin_of_sentence
from index.language.quotes.attribution.rules.candidates import (
    ENOUGH,
    FARTHEST,
    SURE,
    Candidate,
    Quotation,
    SentenceRule,
)
from index.language.quotes.grammar.main_clauses import subject_of_sentence
from index.language.quotes.grammar.reports import Report, Reports
from index.language.quotes.grammar.verbs import is_passive
from index.language.quotes.text.page import Page

_NEAR = 3
"""Words before a quotation in which a verb makes it a name: "was called the “…”"."""


def _tail(page: Page, reports: Reports, quotation: Quotation) -> Iterator[Candidate]:
    """Find who says a later quotation of the sentence: "a" and "b," Hale said."""
    first = quotation.words.last
    if first >= quotation.paragraph.last or (quotation.ends_sentence and quotation.ending != ","):
        return
    if page.lowers[first] in page.lexicon.conjunctions and page.lowers[first] not in ("and", "or"):
        return
    last = page.sentences[page.sentence[first]].last
    for report in reports.between(first, min(last, first + FARTHEST)):
        if report.subject and (report.kind == "say" or _closes(page, report)):
            yield Candidate(TAIL.score, report.subject, report.cue, TAIL)
            return


def _closes(page: Page, report: Report) -> bool:
    """Tell whether a clause of its own ends the sentence: ", the indictment alleged."."""
    subject, after = report.subject, page.words[report.cue.last : report.cue.last + 1]
    if subject is None or subject.last != report.cue.first:
        return False
    return after == ["."] and page.words[subject.first - 1] == ","


def _subject(page: Page, reports: Reports, quotation: Quotation) -> Iterator[Candidate]:
    """Find the sentence's subject, where a verb without a reporting sense stands between."""
    begin, here = begin_of_sentence(page, quotation), quotation.words.first
    before = reports.between(max(begin, here - _NEAR), here)
    if begin >= here or (before and _is_called_by_nobody(page, before[-1])):
        return
    subject = subject_of_sentence(page, begin, here)
    if subject is None or subject.last > here or not page.words[subject.first][0].isalpha():
        return
    if any(
        page.is_outside(word) and page.words[word] not in (",", "“", "”", '"')
        for word in range(subject.last, here)
    ):
        yield Candidate(SUBJECT.score, subject, None, SUBJECT)


def _is_called_by_nobody(page: Page, report: Report) -> bool:
    """Tell whether a passive calls the subject so, and does not say who does: was called “…”."""
    return report.kind == "label" and report.subject is None and is_passive(page, report.cue.first)


TAIL = SentenceRule(
    id="tail",
    score=7.0,
    reliability=0.8,
    explanation="The sentence that holds it ends with ‘{clause}’.",
    find=_tail,
    only_below=SURE,
)
SUBJECT = SentenceRule(
    id="subject",
    score=5.05,
    reliability=0.45,
    explanation="No verb says who spoke. The sentence around it is about ‘{speaker}’.",
    find=_subject,
    only_below=ENOUGH,
)
