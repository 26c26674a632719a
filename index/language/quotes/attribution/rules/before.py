"""Attribution before a quotation in its sentence: Falk said, "…"; Falk's claim that "…"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.language.lists.wordlists import word_set
from index.language.quotes.attribution.rules.candidates import (
    FARTHEST,
    Candidate,
    Quotation,
    SentenceRule,
)
from index.language.quotes.grammar.clauses import subject_before
from index.language.quotes.grammar.phrases import OWNERS, phrase_ending
from index.language.quotes.grammar.reports import Report, Reports
from index.language.quotes.grammar.verbs import is_passive
from index.language.quotes.text.given_names import first_names
from index.language.quotes.text.page import Page, Range

_CLOSE, _FAR = 8.6, 7.6
"""Falk said that “…”; Falk said the pump was “…”"""
OWNED = 9.4
"""Of whoever speaks of it, Falk's “…” remark is Falk's."""
_PER_WORD, _NOT_SAYING = 0.05, 0.6
_RUNS_ON = 1.5
"""For a verb before a quotation that ends in a comma: one may follow it."""
_FREE = 4
"""Words between a verb and the quotation that cost nothing: an article or a time may stand too."""
_REPLIES = frozenset(
    ["reply", "replies", "retort", "retorts", "jibe", "quip", "outburst", "tirade"]
)
_JUDGING = ("prais", "mock", "thank", "rebuk", "scold", "berat", "fault", "confront", "challeng")
"""How verbs begin whose object has said what it is judged for."""
PROMISING = word_set(
    "asked asks asking telling promised promises promising warned warns assured assures accused"
)
_GENDERS = {"his": "m", "her": "f"}
_LONGEST_ASIDE = 7
"""Words of ", the mayor said, was"."""
_TOUCHING = 2
"""Words between a verb and the quotation that is its object: called it a "…"."""


def begin_of_sentence(page: Page, quotation: Quotation) -> int:
    """Return the first word of the sentence that a quotation stands in or ends."""
    here = quotation.words.first
    begin = page.sentences[page.sentence[here]].first
    if begin == here and here > quotation.paragraph.first and page.words[here - 1] in ":,":
        begin = page.sentences[page.sentence[here - 1]].first
    return max(begin, here - FARTHEST)


def reports_before(page: Page, reports: Reports, quotation: Quotation) -> Sequence[Report]:
    """Return the reporting clauses before a quotation in its sentence."""
    return reports.between(begin_of_sentence(page, quotation), quotation.words.first)


def _verbs(preceding: Sequence[Report]) -> list[Report]:
    return [report for report in preceding if report.order in ("before", "after")]


def _before(page: Page, reports: Reports, quotation: Quotation) -> Iterator[Candidate]:
    verbs = _verbs(reports_before(page, reports, quotation))
    if verbs:
        report = _governing(page, verbs, quotation.words.first)
        if report.subject:
            score = _score(page, quotation, report)
            yield Candidate(score, report.subject, report.cue, BEFORE)


def _noun(page: Page, reports: Reports, quotation: Quotation) -> Iterator[Candidate]:
    preceding = reports_before(page, reports, quotation)
    verbs = _verbs(preceding)
    if owner := _owner(page, quotation):
        is_named = page.lowers[owner.first] not in OWNERS
        yield Candidate(OWNED if is_named else NOUN.score, owner, None, NOUN)
        return
    nouns = [report for report in preceding if report.order == "noun"]
    if nouns and nouns[0].subject and _is_told_of(page, nouns[0], quotation):
        yield Candidate(OWNED, nouns[0].subject, nouns[0].cue, NOUN)
        return
    if nouns and nouns[-1].subject and (not verbs or nouns[-1].cue > verbs[-1].cue):
        yield Candidate(NOUN.score, nouns[-1].subject, nouns[-1].cue, NOUN)


def _is_told_of(page: Page, report: Report, quotation: Quotation) -> bool:
    """Tell whether somebody only tells what another said: Falk's reply, she said, was “…”."""
    here = quotation.words.first
    between = page.lowers[report.cue.last : here]
    parts = between[:1] == [","] and between.count(",") == 2 and len(between) <= _LONGEST_ASIDE
    return parts and between[-2] == "," and between[-1] in ("was", "is")


def _owner(page: Page, quotation: Quotation) -> Range | None:
    """Return whose words a noun after them says that they are: Falk's “no more walls” promise."""
    first, last = quotation.words
    owns = first - 1
    if owns < 1 or last >= quotation.paragraph.last or not page.is_outside(owns):
        return None
    if page.lowers[last] not in page.lexicon.speech_nouns | _REPLIES:
        return None
    if page.lowers[owns] in OWNERS:
        return _blamed(page, owns) or Range(owns, first)
    begin = owns
    while page.is_possessive(owns) and begin and page.is_name(begin - 1):
        begin -= 1
    if begin == owns and page.is_possessive(owns) and page.is_person_noun(owns - 1):
        return phrase_ending(page, owns - 1, page.sentences[page.sentence[owns]].first)
    return Range(begin, owns) if begin < owns else None


def _blamed(page: Page, owns: int) -> Range | None:
    """Return whose words they are that somebody is blamed for: blamed Falk for her “…” remark."""
    sentence = page.sentences[page.sentence[owns]].first
    link = owns - 1
    if link <= sentence or page.lowers[link] not in ("for", "over", "about"):
        return None
    whom = phrase_ending(page, link - 1, sentence)
    if whom is None or whom.first <= sentence + 1 or not page.is_name(whom.last - 1):
        return None
    verb = whom.first - 1
    if page.lowers[verb] == "by" and is_passive(page, verb - 1):
        return subject_before(page, verb - 1, sentence) if _blames(page, verb - 1) else None
    named = {first_names().get(page.lowers[word]) for word in range(*whom)} - {None}
    if named and _GENDERS.get(page.lowers[owns]) not in named:
        return None  # "mocked Tom Falk for her “…” remark"
    return whom if _blames(page, verb) and not is_passive(page, verb) else None


def _blames(page: Page, verb: int) -> bool:
    lower = page.lowers[verb]
    return page.lexicon.cues.get(lower) == "label" or lower.startswith(_JUDGING)


def _governing(page: Page, verbs: Sequence[Report], here: int) -> Report:
    """Return the verb that governs the quotation: the last, or the last that surely reports."""
    last = _outermost(page, verbs)
    touches = page.words[here - 1] in (",", ":") or here - last.cue.first <= _TOUCHING
    touches = touches or page.lowers[last.cue.last + 1 : here] == ["that"]  # assured him that “…”
    if last.subject and page.lowers[last.cue.last : last.subject.first] == ["by"]:
        return last  # had been assured by Falk that there would be “…”
    if _is_passed_on(page, last):
        return last
    if last.kind == "report" and not touches and not _opens_clause(page, last):
        sure = [report for report in verbs if report.is_saying and report.subject]
        if sure:
            return sure[-1]
    return last


def _is_passed_on(page: Page, report: Report) -> bool:
    """Tell whether another says right before that somebody promised it: Holm said Falk promised."""
    subject = report.subject
    if subject is None or page.lowers[report.cue.first] not in PROMISING:
        return False
    is_other = page.lowers[subject.first] not in page.lexicon.subject_pronouns
    said = subject.first - 1 - (page.lowers[subject.first - 1] == "that")
    return is_other and said > 0 and page.lowers[said] in page.lexicon.says


def _opens_clause(page: Page, report: Report) -> bool:
    """Tell whether somebody says something in a clause of their own: Falk said no, but she hopes.

    What governs an earlier quotation then says nothing of this one.
    """
    if report.subject is None or report.is_participle or report.is_infinitive:
        return False
    before = report.subject.first - 1
    return page.lowers[before - 1 : before + 1] in ([",", "but"], [",", "and"])


def _outermost(page: Page, verbs: Sequence[Report]) -> Report:
    """Return the last verb, or the one above it that has the same speaker.

    "Lynch said she recalled thinking": the pronoun only repeats who speaks.
    """
    last = verbs[-1]
    for above in reversed(verbs[:-1]):
        if last.subject is None or above.subject is None or not above.is_saying:
            break
        pronoun = page.lowers[last.subject.first]
        gap = page.lowers[above.cue.last : last.subject.first]
        follows = last.subject.first >= above.cue.last
        repeats = follows and pronoun in ("he", "she", "they", "it") and gap in ([], ["that"])
        if not repeats or page.lowers[above.subject.first] in {"he", "she"} - {pronoun}:
            break
        last = above
    return last


def _score(page: Page, quotation: Quotation, report: Report) -> float:
    here = quotation.words.first
    between = sum(map(page.is_outside, range(report.cue.last, here)))
    if page.words[here - 1] in (",", ":"):
        score = BEFORE.score
    elif page.lowers[here - 1] == "that" or between <= _TOUCHING:
        score = _CLOSE
    else:
        score = _FAR
    score -= _NOT_SAYING if report.kind == "report" else 0
    score -= _PER_WORD * max(0, between - _FREE)
    if quotation.ending == "," and quotation.words.last < quotation.paragraph.last:
        score -= _RUNS_ON
    return score


BEFORE = SentenceRule(
    id="before",
    score=9.2,
    reliability=0.96,
    explanation="‘{clause}’ leads to it.",
    find=_before,
)
NOUN = SentenceRule(
    id="noun",
    score=7.4,
    reliability=0.65,
    explanation="The sentence speaks of what somebody said: ‘{clause}’.",
    find=_noun,
)
