"""Which reporting clause a quotation belongs to: candidates around it, and a scored choice.

The places where the press puts the attribution, after the syntactic patterns of the SFU Gender
Gap Tracker (Asr et al. 2021) and the sieves of Muzny et al. (2017): after the quotation ("…," said
Falk), before it (Falk said, "…"), around its parts (Falk called it "…" and "…").
"""

from __future__ import annotations

from dataclasses import dataclass

from index.language.quotes.attribution import scores
from index.language.quotes.attribution.rules import SpeakerRule
from index.language.quotes.grammar.labels import label_before
from index.language.quotes.grammar.main_clauses import subject_of_sentence
from index.language.quotes.grammar.reports import Report, Reports
from index.language.quotes.text.page import TERMINAL, Page, Range

_FARTHEST = 120
"""How many words away an attribution is looked for."""
_ACCORDING_WITHIN = 6
"""Words after which "according to" may still begin: "…" this week, according to Falk."""
_LONGEST_SIGNATURE = 5
_SIGNED_LINE = 14
"""Words that may follow a dash for it to sign: the name, and who that is."""
_NEAR = 4
"""Words between a quotation that ends its sentence and "Falk said" that still goes with it."""
_FEW_WORDS = 4
"""A quotation of no more that ends its sentence is as likely a title, and needs a clause."""
_FREE = 3
"""Words between a quotation and the verb that cost nothing: the speaker's own name and title."""
_FREE_BEFORE = 4
"""The same before a quotation, where an article or a time may stand too."""
_TOUCHING = 2
"""Words between a verb and the quotation that is its object: called it a "…"."""
_MARKS = "“”\"'’‘`«»„‟‹›‚ "
_DASHES = frozenset(["—", "–", "-", "--", "―"])


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may have said a quotation."""

    score: float
    speaker: Range
    cue: Range | None
    rule: SpeakerRule


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
    label = label_before(page, quotation.words.first)
    if label:
        found.append(Candidate(scores.LABEL, label, None, "label"))
    best = max((candidate.score for candidate in found), default=0.0)
    if best < scores.SURE:
        found += _in_tail(page, reports, quotation)
        best = max((candidate.score for candidate in found), default=0.0)
    if best < scores.ENOUGH:
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
            if report.subject and report.cue.first - first < _ACCORDING_WITHIN:
                found.append(
                    Candidate(scores.ACCORDING_AFTER, report.subject, report.cue, "according-after")
                )
        elif report.subject:
            score, rule = _score_after(page, quotation, report, first)
            found.append(Candidate(score, report.subject, report.cue, rule))
            break
    if not following and page.words[first] in _DASHES and first + 1 < last <= first + _SIGNED_LINE:
        signature = Range(first + 1, min(last, first + 1 + _LONGEST_SIGNATURE))
        if page.is_name(first + 1):
            found.append(Candidate(scores.SIGNATURE, signature, None, "signature"))
    return found


def _score_after(
    page: Page, quotation: Quotation, report: Report, first: int
) -> tuple[float, SpeakerRule]:
    if report.order == "after":
        return (scores.SAID_AFTER if report.is_saying else scores.REPORTED_AFTER), "said-after"
    distance = report.cue.first - first
    if page.lowers[first] in page.lexicon.conjunctions and page.lowers[first] != "as":
        return scores.OTHER_CLAUSE, "after"  # a clause of its own: "…," but Hale said
    if report.subject and "that" in page.lowers[first : report.subject.first]:
        return scores.OTHER_CLAUSE, "after"  # "…," a phrase that Hale said he regretted
    comma = quotation.ending in (",", "?", "!", "…") or page.words[first] in (",", "—", "–")
    strong = report.kind == "say"
    if comma:
        joined = quotation.ending == "," or page.words[first] in ("—", "–")
        score = scores.AFTER_COMMA if joined else scores.AFTER_QUESTION
    elif quotation.ends_sentence:
        close = strong and distance <= _NEAR and quotation.length > _FEW_WORDS
        commas = any(page.words[word] == "," for word in range(first, report.cue.first))
        near = close and not commas and not _reports_more(page, report)
        score = scores.AFTER_FULL_STOP if near else scores.AFTER_FULL_STOP_FAR
    elif report.is_participle:
        score = scores.OTHER_CLAUSE
    else:
        score = scores.AFTER_WORDS if strong else scores.AFTER_WORDS_WEAK
    score -= scores.PER_WORD_AFTER * max(0, distance - _FREE)
    score -= 0 if strong else scores.NOT_SAYING_AFTER
    score -= scores.PARTICIPLE if report.is_participle else 0
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
        found.append(Candidate(scores.NOUN, nouns[-1].subject, nouns[-1].cue, "noun"))
    for report in preceding:
        if report.order == "according" and report.subject:
            leads = report.cue.first == begin  # and so governs the whole sentence
            score = scores.ACCORDING_LEADS if leads else scores.ACCORDING_BEFORE
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
    touches = page.words[here - 1] in (",", ":") or here - last.cue.first <= _TOUCHING
    if last.kind == "report" and not touches:
        sure = [report for report in verbs if report.is_saying and report.subject]
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
    between = sum(map(page.is_outside, range(report.cue.last, here)))
    if page.words[here - 1] in (",", ":"):
        score = scores.BEFORE_COMMA
    elif page.lowers[here - 1] == "that" or between <= _TOUCHING:
        score = scores.BEFORE_CLOSE
    else:
        score = scores.BEFORE_FAR
    score -= scores.NOT_SAYING_BEFORE if report.kind == "report" else 0
    score -= scores.PER_WORD_BEFORE * max(0, between - _FREE_BEFORE)
    if quotation.ending == "," and quotation.words.last < quotation.paragraph.last:
        score -= scores.RUNS_ON
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
            return [Candidate(scores.IN_TAIL, report.subject, report.cue, "tail")]
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
    return [Candidate(scores.SUBJECT, subject, None, "subject")] if has_verb else []


def _reports_more(page: Page, report: Report) -> bool:
    """Tell whether a verb has a clause of its own after it: "Another said that he was right"."""
    following = page.lowers[report.cue.last] if report.cue.last < len(page.words) else ""
    return following in ("that", "he", "she", "they", "it", "there")
