"""Floating quotations: a paragraph of its own, or one whose sentence attributes it to nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.language.quotes.attribution.rules.candidates import (
    ENOUGH,
    Candidate,
    Choice,
    Floating,
    FloatingRule,
    Quotation,
    stands,
)
from index.language.quotes.grammar.main_clauses import over_dateline, subject_of_sentence
from index.language.quotes.grammar.reports import Reports
from index.language.quotes.text.page import Page, Range

_IN_PARAGRAPH_BEFORE = 5.2
"""For who says something in the paragraph before, rather than earlier in the same."""
_FARTHEST_REPORT = 200
_FARTHEST_NAME = 80
_FARTHEST_PARTNER = 6
_LONGEST_TURN = 14
"""Words of a turn that answers another."""
_ADDRESSING = frozenset(["you", "your", "yours", "yourself", "sir", "ma’am", "ma'am", "madam"])
_ADDRESSED = re.compile(
    r"\b(sir|ma['’]am|madam|your honou?r|(mr\.?|madam) (chair(man|woman)?|speaker|president))\W*$",
    re.IGNORECASE,
)
"""Whom a turn ends by addressing."""


def _alternation(floating: Floating) -> Choice:
    """Let the other of two speakers answer a question that one asked in the paragraph before."""
    asked, number, choices = floating.previous, floating.number, floating.choices
    if floating.words_before is None or floating.distance != 1:
        return None
    if floating.page.stretches[number].continues:
        return None  # whoever asks goes on
    if asked is None or not stands(asked):
        return None
    if (asking := _asking_on(floating, asked)) is not None:
        return asking
    if not (floating.quotations[number - 1].body.endswith("?") or _is_answering_back(floating)):
        return None
    for earlier in reversed(choices[max(0, number - _FARTHEST_PARTNER) : number - 1]):
        if earlier is not None and stands(earlier) and not _is_same(floating.page, earlier, asked):
            return replace(earlier, score=ALTERNATION.score, cue=None, rule=ALTERNATION)
    return None


def _asking_on(floating: Floating, answered: Candidate) -> Choice:
    """Return who asks on after an answer: “Whose pen?” “Mine,” said Lind. “And in May?” is hers."""
    page, number, quotations = floating.page, floating.number, floating.quotations
    before = page.stretches[number - 1].paragraph
    if not floating.quotation.body.endswith("?") or quotations[number - 1].body.endswith("?"):
        return None
    at = next((at for at in range(number - 1, -1, -1) if page.stretches[at].paragraph < before), 0)
    asked = floating.choices[at]
    is_question = quotations[at].body.endswith("?") and page.stretches[at].paragraph == before - 1
    if not is_question or asked is None or not stands(asked) or _is_same(page, asked, answered):
        return None
    return replace(asked, score=ALTERNATION.score, cue=None, rule=ALTERNATION)


def _is_answering_back(floating: Floating) -> bool:
    """Tell whether a turn is of who was addressed: “You had six,” said Lind. “I chair it.”.

    Or of who addresses: “It is a gift,” said Lind. “If you say so, ma'am.”
    """
    page, number = floating.page, floating.number
    if not is_turn_in_dialogue(page, floating.quotations, floating.choices, number):
        return False
    before = floating.choices[number - 1]
    goes_on = page.stretch_words[number - 1] == floating.quotations[number - 1].paragraph
    if goes_on and before is not None and before.rule is ALTERNATION:
        return True
    earlier, previous, this = (_addresses(one) for one in floating.quotations[number - 2 :][:3])
    is_answered = floating.quotations[number - 2].body.endswith("?") or earlier
    is_addressed = _ADDRESSED.search(floating.quotation.body) is not None
    return is_addressed or (is_answered and (previous or this))


def is_turn_in_dialogue(
    page: Page, quotations: Sequence[Quotation], choices: Sequence[Choice], number: int
) -> bool:
    """Tell whether the two paragraphs before a short bare one quote two people, in turn.

    Whoever spoke last may go on in it, or the other answer.
    """
    if number < 2 or quotations[number].length > _LONGEST_TURN:
        return False
    if quotations[number].words != quotations[number].paragraph:
        return False
    first, second, third = (one.paragraph for one in page.stretches[number - 2 : number + 1])
    one, other = choices[number - 2 : number]
    if (second - first, third - second) != (1, 1) or one is None or other is None:
        return False
    return not _is_same(page, one, other)


def _addresses(quotation: Quotation) -> bool:
    words = (word.strip(",.?!;:") for word in quotation.body.lower().split())
    return any(word.partition("’")[0].partition("'")[0] in _ADDRESSING for word in words)


def _is_same(page: Page, one: Candidate, other: Candidate) -> bool:
    """Tell whether two mentions read alike, or end in the same name."""
    return page.lowers[one.speaker.last - 1] == page.lowers[other.speaker.last - 1]


def _paragraph_before(floating: Floating) -> Choice:
    previous = floating.previous
    if floating.words_before is None or floating.distance != 1:
        return None
    if previous is None or not stands(previous):
        return None
    return replace(previous, score=PARAGRAPH_BEFORE.score, cue=None, rule=PARAGRAPH_BEFORE)


def _report_before(floating: Floating) -> Choice:
    quotation = floating.quotation
    if floating.words_before is not None:
        return last_report(floating.reports, floating.words_before, _IN_PARAGRAPH_BEFORE)
    if floating.opens or quotation.length < 4:
        return None
    lead = Range(quotation.paragraph.first, quotation.words.first)
    return last_report(floating.reports, lead, REPORT_BEFORE.score)


def last_report(reports: Reports, words: Range, score: float) -> Choice:
    """Take who last says something in a range of words."""
    first = max(words.first, words.last - _FARTHEST_REPORT)
    for report in reversed(reports.between(first, words.last)):
        if report.subject:
            return Candidate(score, report.subject, report.cue, REPORT_BEFORE)
    return None


def _next_sentence(floating: Floating) -> Choice:
    """Take the subject of what follows: "We are done." With that, Hale closed the meeting.

    Not where a sentence leads to the quotation: The charge was “theft.” Hale denied it.
    """
    page, quotation = floating.page, floating.quotation
    first, after = quotation.words
    if first > page.sentences[page.sentence[first]].first:
        return None
    if not quotation.ends_sentence or after >= quotation.paragraph.last:
        return None
    limit = page.sentences[page.sentence[after]].last
    subject = subject_of_sentence(page, after, limit)
    is_person = subject is not None and page.lowers[subject.first] in ("he", "she")
    if subject is None or not (is_person or page.is_name(subject.first)):
        return None
    return Candidate(NEXT_SENTENCE.score, subject, None, NEXT_SENTENCE)


def _last_speaker(floating: Floating) -> Choice:
    previous = floating.previous
    if previous is None or floating.distance > 2 or floating.quotation.length < 6:
        return None
    return replace(previous, score=LAST_SPEAKER.score, cue=None, rule=LAST_SPEAKER)


def _name_in_sentence(floating: Floating) -> Choice:
    """Take the first name of the paragraph, for want of anything better."""
    quotation = floating.quotation
    if floating.choices[floating.number] is not None or floating.opens or quotation.length < 4:
        return None
    page, first = floating.page, quotation.words.first
    begin = over_dateline(page, quotation.paragraph.first, first)
    named = first_name(page, Range(begin, first))
    return Candidate(NAME_IN_SENTENCE.score, named, None, NAME_IN_SENTENCE) if named else None


def first_name(page: Page, words: Range) -> Range | None:
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


ALTERNATION = FloatingRule(
    id="alternation",
    score=5.4,
    reliability=0.6,
    explanation="Two people answer each other here, and it is the turn of ‘{speaker}’.",
    find=_alternation,
)
PARAGRAPH_BEFORE = FloatingRule(
    id="paragraph-before",
    score=5.5,
    reliability=0.6,
    explanation="Nobody is named beside it. The paragraph before quotes ‘{speaker}’.",
    find=_paragraph_before,
)
REPORT_BEFORE = FloatingRule(
    id="report-before",
    score=5.1,
    reliability=0.65,
    explanation="Nobody is named beside it. The last to say something is ‘{speaker}’.",
    find=_report_before,
)
NEXT_SENTENCE = FloatingRule(
    id="next-sentence",
    score=ENOUGH,
    reliability=0.6,
    explanation="Nobody is named before it. The sentence after it is about ‘{speaker}’.",
    find=_next_sentence,
)
LAST_SPEAKER = FloatingRule(
    id="last-speaker",
    score=4.0,
    reliability=0.4,
    explanation="Nobody is named beside it. ‘{speaker}’ was quoted last.",
    find=_last_speaker,
)
NAME_IN_SENTENCE = FloatingRule(
    id="name-in-sentence",
    score=3.5,
    reliability=0.35,
    explanation="No verb says who spoke. The sentence before it mentions ‘{speaker}’.",
    find=_name_in_sentence,
)
