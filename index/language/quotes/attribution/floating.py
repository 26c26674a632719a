"""Floating quotations: a paragraph of its own, or one whose sentence attributes it to nobody.

In the order of trust: a colon before it, a question before it that somebody else asked, the
speaker of the paragraph before, who is reported there, the next sentence, the last speaker.
"""

from __future__ import annotations

from dataclasses import replace

from index.language.quotes.attribution import scores
from index.language.quotes.attribution.attribution import Candidate, Quotation
from index.language.quotes.grammar.main_clauses import subject_of_sentence
from index.language.quotes.grammar.reports import Reports
from index.language.quotes.text.page import Page, Range

Choice = Candidate | None
_FARTHEST_REPORT = 200
_FARTHEST_NAME = 80
_FARTHEST_PARTNER = 6


def stands(choice: Choice) -> bool:
    """Tell whether a choice is good enough to lend."""
    return choice is not None and choice.score >= scores.ENOUGH


def find_speaker(
    page: Page,
    reports: Reports,
    quotations: list[Quotation],
    choices: list[Choice],
    number: int,
) -> Choice:
    """Return the likeliest speaker of a quotation that neither sentence nor paragraph attribute."""
    quotation, own = quotations[number], choices[number]
    previous = choices[number - 1] if number else None
    paragraph = page.stretches[number].paragraph
    distance = paragraph - page.stretches[number - 1].paragraph if number else paragraph + 1
    opens = quotation.words.first == quotation.paragraph.first
    found: Choice = None
    if opens and paragraph:
        before = page.paragraph_words[paragraph - 1]
        found = _from_colon(page, reports, before)
        if found is None and distance == 1:
            found = _from_question(page, quotations, choices, number)
        if found is None and distance == 1 and previous is not None and stands(previous):
            found = replace(
                previous, score=scores.PARAGRAPH_BEFORE, cue=None, rule="paragraph-before"
            )
        found = found or _last_report(reports, before, scores.REPORT_IN_PARAGRAPH_BEFORE)
    elif not opens and quotation.length >= 4:
        lead = Range(quotation.paragraph.first, quotation.words.first)
        found = _last_report(reports, lead, scores.REPORT_BEFORE)
    if found is None:
        found = _from_next_sentence(page, quotation)
    if found is None and previous and distance <= 2 and quotation.length >= 6:
        found = replace(previous, score=scores.LAST_SPEAKER, cue=None, rule="last-speaker")
    if found is None and own is None and not opens and quotation.length >= 4:
        found = _name_before(page, quotation)
    return found or own


def _from_colon(page: Page, reports: Reports, words: Range) -> Choice:
    """Take who stands in a paragraph that ends with a colon."""
    if words.first == words.last or page.words[words.last - 1] != ":":
        return None
    found = _last_report(reports, words, scores.COLON)
    if found:
        return replace(found, rule="colon")
    named = _first_name(page, words)
    return Candidate(scores.COLON, named, None, "colon") if named else None


def _from_question(
    page: Page, quotations: list[Quotation], choices: list[Choice], number: int
) -> Choice:
    """Let the other of two speakers answer a question that one asked in the paragraph before."""
    asked = choices[number - 1] if number else None
    if asked is None or not stands(asked) or not quotations[number - 1].body.endswith("?"):
        return None
    for earlier in reversed(choices[max(0, number - _FARTHEST_PARTNER) : number - 1]):
        if earlier is not None and stands(earlier) and not _is_same(page, earlier, asked):
            return replace(earlier, score=scores.ALTERNATION, cue=None, rule="alternation")
    return None


def _is_same(page: Page, one: Candidate, other: Candidate) -> bool:
    """Tell whether two mentions read alike, or end in the same name."""
    return page.lowers[one.speaker.last - 1] == page.lowers[other.speaker.last - 1]


def _from_next_sentence(page: Page, quotation: Quotation) -> Choice:
    """Take the subject of what follows: "We are done." With that, Hale closed the meeting."""
    after = quotation.words.last
    if not quotation.ends_sentence or after >= quotation.paragraph.last:
        return None
    limit = page.sentences[page.sentence[after]].last
    subject = subject_of_sentence(page, after, limit)
    is_person = subject is not None and page.lowers[subject.first] in ("he", "she")
    if subject is None or not (is_person or page.is_name(subject.first)):
        return None
    return Candidate(scores.ENOUGH, subject, None, "next-sentence")


def _last_report(reports: Reports, words: Range, score: float) -> Choice:
    """Take who last says something in a range of words."""
    first = max(words.first, words.last - _FARTHEST_REPORT)
    for report in reversed(reports.between(first, words.last)):
        if report.subject:
            return Candidate(score, report.subject, report.cue, "report-before")
    return None


def _name_before(page: Page, quotation: Quotation) -> Choice:
    """Take the first name of the paragraph, for want of anything better."""
    named = _first_name(page, Range(quotation.paragraph.first, quotation.words.first))
    return Candidate(scores.NAME_IN_SENTENCE, named, None, "name-in-sentence") if named else None


def _first_name(page: Page, words: Range) -> Range | None:
    """Return the first name or pronoun of a paragraph."""
    for first in range(words.first, min(words.last, words.first + _FARTHEST_NAME)):
        if not page.is_outside(first):
            continue
        if page.lowers[first] in ("he", "she"):
            return Range(first, first + 1)
        if page.is_name(first):
            last = first + 1
            while last < words.last and page.is_name(last):
                last += 1
            return Range(first, last)
    return None
