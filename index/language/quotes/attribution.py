"""Which reporting clause a quotation belongs to: candidates around it, and a scored choice.

The places where the press puts the attribution, after the syntactic patterns of the SFU Gender
Gap Tracker (Asr et al. 2021) and the sieves of Muzny et al. (2017): after the quotation ("…," said
Falk), before it (Falk said, "…"), around its parts (Falk called it "…" and "…").
"""

from __future__ import annotations

from dataclasses import dataclass

from index.language.quotes.main_clauses import subject_of_sentence
from index.language.quotes.page import TERMINAL, Page, Range
from index.language.quotes.reports import Report, Reports

ENOUGH = 5.0
"""The score from which a candidate stands by itself."""

_FARTHEST = 120
"""How many words away an attribution is looked for."""
_MARKS = "“”\"'’‘`«»„‟‹›‚ "
_DASHES = frozenset(["—", "–", "-", "--", "―"])


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may have said a quotation."""

    score: float
    speaker: Range
    cue: Range | None
    rule: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch as the rules look at it."""

    number: int
    words: Range
    body: str
    """What stands between the marks."""
    length: int
    """How many words it has."""
    paragraph: Range
    ending: str
    """The last sign before the closing mark, or a comma right after it."""

    @property
    def ends_sentence(self) -> bool:
        """Tell whether it ends like a sentence."""
        return self.ending in TERMINAL


def look_at(page: Page, number: int) -> Quotation:
    """Gather what the rules need to know about a stretch."""
    stretch = page.stretches[number]
    words = page.stretch_words[number]
    body = stretch.span.of(page.text).strip(_MARKS)
    paragraph = page.paragraph_words[stretch.paragraph]
    ending = body[-1:]
    if words.last < paragraph.last and page.words[words.last] == ",":
        ending = ","
    return Quotation(number, words, body, len(body.split()), paragraph, ending)


def best_candidate(page: Page, reports: Reports, quotation: Quotation) -> Candidate | None:
    """Return the likeliest speaker from the sentence around a quotation."""
    found = [*_after(page, reports, quotation), *_before(page, reports, quotation)]
    best = max((candidate.score for candidate in found), default=0.0)
    if best < 6:
        found += _in_tail(page, reports, quotation)
        best = max((candidate.score for candidate in found), default=0.0)
    if best < ENOUGH:
        found += _subject_before(page, quotation)
    return max(found, key=lambda candidate: candidate.score, default=None)


def _after(page: Page, reports: Reports, quotation: Quotation) -> list[Candidate]:
    """Candidates in the words that follow, up to the next quotation or the sentence's end."""
    first = quotation.words.last
    if first < quotation.paragraph.last and page.words[first] == ",":
        first += 1
    if first >= quotation.paragraph.last:
        return []
    limit = min(page.sentences[page.sentence[first]].last, first + _FARTHEST)
    last = first
    while last < limit and page.is_outside(last):
        last += 1
    found = []
    following = [report for report in reports.between(first, last) if report.order != "noun"]
    for report in following:
        if report.order == "according":
            if report.subject and report.cue.first - first < 6:
                found.append(Candidate(9.6, report.subject, report.cue, "according-after"))
        elif report.subject:
            score, rule = _score_after(page, quotation, report, first)
            found.append(Candidate(score, report.subject, report.cue, rule))
            break
    if not following and page.words[first] in _DASHES and first + 1 < last <= first + 14:
        signature = Range(first + 1, min(last, first + 6))
        if page.is_name(first + 1):
            found.append(Candidate(8.5, signature, None, "signature"))
    return found


def _score_after(page: Page, quotation: Quotation, report: Report, first: int) -> tuple[float, str]:
    if report.order == "after":
        return (10.5 if report.is_saying else 10.0), "said-after"
    distance = report.cue.first - first
    if page.lowers[first] in page.lexicon.conjunctions and page.lowers[first] != "as":
        return 4.0, "after"  # a clause of its own: "…," but Hale said
    if report.subject and "that" in page.lowers[first : report.subject.first]:
        return 4.0, "after"  # "…," a phrase that Hale said he regretted
    comma = quotation.ending in (",", "?", "!", "…") or page.words[first] in (",", "—", "–")
    strong = report.kind == "say"
    if comma:
        score = 9.5 if quotation.ending == "," or page.words[first] in ("—", "–") else 9.1
    elif quotation.ends_sentence:
        close = strong and distance <= 4 and quotation.length > 4
        commas = any(page.words[word] == "," for word in range(first, report.cue.first))
        score = 6.0 if close and not commas else 3.0
    elif report.is_participle:
        score = 4.0
    else:
        score = 6.6 if strong else 4.5
    score -= 0.08 * max(0, distance - 3)
    score -= 0 if strong else 1.0
    score -= 0.5 if report.is_participle else 0
    return score, "after"


def _before(page: Page, reports: Reports, quotation: Quotation) -> list[Candidate]:
    """Candidates in the same sentence before the quotation."""
    begin = _begin_of_sentence(page, quotation)
    here = quotation.words.first
    found = []
    preceding = reports.between(begin, here)
    verbs = [report for report in preceding if report.order in ("before", "after")]
    if verbs:
        report = _governing(page, verbs, here)
        if report.subject:
            score = _score_before(page, quotation, report)
            found.append(Candidate(score, report.subject, report.cue, "before"))
    nouns = [report for report in preceding if report.order == "noun"]
    if nouns and nouns[-1].subject and (not verbs or nouns[-1].cue > verbs[-1].cue):
        found.append(Candidate(7.4, nouns[-1].subject, nouns[-1].cue, "noun"))
    for report in preceding:
        if report.order == "according" and report.subject:
            leads = report.cue.first == begin  # and so governs the whole sentence
            score = 8.9 if leads else 7.9
            found.append(Candidate(score, report.subject, report.cue, "according-before"))
    return found


def _begin_of_sentence(page: Page, quotation: Quotation) -> int:
    """Return the first word of the sentence that a quotation stands in or ends."""
    here = quotation.words.first
    begin = page.sentences[page.sentence[here]].first
    if begin == here and here > quotation.paragraph.first and page.words[here - 1] in ":,":
        begin = page.sentences[page.sentence[here - 1]].first
    return max(begin, here - _FARTHEST)


def _governing(page: Page, verbs: list[Report], here: int) -> Report:
    """Return the verb that governs the quotation: the last, or the last that surely reports."""
    last = _outermost(page, verbs)
    touches = page.words[here - 1] in (",", ":") or here - last.cue.first <= 2
    if last.kind == "report" and not touches:
        sure = [report for report in verbs if report.is_saying]
        if sure:
            return sure[-1]
    return last


def _outermost(page: Page, verbs: list[Report]) -> Report:
    """Return the last verb, or the one above it that has the same speaker.

    "Lynch said she recalled thinking": the pronoun only repeats who speaks.
    """
    last = verbs[-1]
    for above in reversed(verbs[:-1]):
        if last.subject is None or above.subject is None or not above.is_saying:
            break
        pronoun = page.lowers[last.subject.first]
        gap = page.lowers[above.cue.last : last.subject.first]
        repeats = pronoun in ("he", "she", "they", "it") and gap in ([], ["that"])
        if not repeats or page.lowers[above.subject.first] in {"he", "she"} - {pronoun}:
            break
        last = above
    return last


def _score_before(page: Page, quotation: Quotation, report: Report) -> float:
    here = quotation.words.first
    between = here - report.cue.last
    if page.words[here - 1] in (",", ":"):
        score = 9.2
    elif page.lowers[here - 1] == "that" or between <= 2:
        score = 8.6
    else:
        score = 7.6
    score -= 0.6 if report.kind == "report" else 0
    score -= 0.05 * max(0, between - 4)
    if quotation.ending == "," and quotation.words.last < quotation.paragraph.last:
        score -= 1.5
    return score


def _in_tail(page: Page, reports: Reports, quotation: Quotation) -> list[Candidate]:
    """Candidates after a later quotation of the sentence: "a" and "b," Hale said."""
    first = quotation.words.last
    if first >= quotation.paragraph.last or (quotation.ends_sentence and quotation.ending != ","):
        return []
    if page.lowers[first] in page.lexicon.conjunctions and page.lowers[first] not in ("and", "or"):
        return []
    last = page.sentences[page.sentence[first]].last
    for report in reports.between(first, min(last, first + _FARTHEST)):
        if report.kind == "say" and report.subject:
            return [Candidate(7.0, report.subject, report.cue, "tail")]
    return []


def _subject_before(page: Page, quotation: Quotation) -> list[Candidate]:
    """The subject of the sentence, where a verb without a reporting sense stands between."""
    begin, here = _begin_of_sentence(page, quotation), quotation.words.first
    if begin >= here:
        return []
    subject = subject_of_sentence(page, begin, here)
    if subject is None or subject.last > here or not page.words[subject.first][0].isalpha():
        return []
    has_verb = any(
        page.is_outside(word) and page.words[word] not in (",", "“", "”", '"')
        for word in range(subject.last, here)
    )
    return [Candidate(5.05, subject, None, "subject")] if has_verb else []
