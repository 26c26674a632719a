"""Attribution right after a quotation: "…," said Falk; "…," Falk said; "…" — Falk."""

from __future__ import annotations

from collections.abc import Iterator

from index.language.quotes.attribution.rules.candidates import (
    FARTHEST,
    Candidate,
    Quotation,
    SentenceRule,
)
from index.language.quotes.grammar.phrases import is_finite_verb
from index.language.quotes.grammar.reports import Report, Reports
from index.language.quotes.text.page import Page, Range

_REPORTED = 10.0
"""“…,” fumed Falk."""
_QUESTION = 9.1
"""“…?” Falk asked."""
_WORDS, _WORDS_WEAK = 6.6, 4.5
"""“…” is what Falk said."""
_FULL_STOP, _FULL_STOP_FAR = 6.0, 3.0
"""“….” Falk said."""
_OTHER_CLAUSE = 4.0
"""“…,” but Falk said that …"""
_PER_WORD, _NOT_SAYING, _PARTICIPLE = 0.08, 1.0, 0.5
"""What weakens it."""
_FREE = 3
"""Words between a quotation and the verb that cost nothing: the speaker's own name and title."""
_NEAR = 4
"""Words between a quotation that ends its sentence and "Falk said" that still goes with it."""
_FEW_WORDS = 4
"""A quotation of no more that ends its sentence is as likely a title, and needs a clause."""
_LONGEST_SIGNATURE = 5
_SIGNED_LINE = 14
"""Words that may follow a dash for it to sign: the name, and who that is."""
_SIGNED = range(2, 5)
"""Words of a name that signs without a dash."""
_MOST_SIGNED = 40
"""Paragraphs in which words set apart and names take turns."""
_PRESS = frozenset(["reporter", "editor", "correspondent", "journalist", "columnist", "writer"])
"""Who may stand below a headline in marks: "Ines Falk, deputy editor"."""
_DASHES = frozenset(["—", "–", "-", "--", "―"])


def words_after(page: Page, quotation: Quotation) -> Range:
    """Return the words after a quotation, up to the next one or the sentence's end."""
    first = quotation.words.last
    if first < quotation.paragraph.last and page.words[first] == ",":
        first += 1
    if first >= quotation.paragraph.last:
        return Range(first, first)
    limit = min(page.sentences[page.sentence[first]].last, first + FARTHEST)
    last = first
    while last < limit and page.is_outside(last):
        last += 1
    return Range(first, last)


def reports_after(reports: Reports, words: Range) -> list[Report]:
    """Return the reporting clauses in words after a quotation, up to the first with a subject."""
    found: list[Report] = []
    for report in reports.between(*words) if words.first < words.last else ():
        if report.order != "noun":
            found.append(report)
            if report.order != "according" and report.subject:
                break
    return found


def _reported(page: Page, reports: Reports, quotation: Quotation) -> tuple[Report, Range] | None:
    """Return the verb with a subject after a quotation, and the words after it."""
    words = words_after(page, quotation)
    following = reports_after(reports, words)
    if not following or following[-1].order == "according" or not following[-1].subject:
        return None
    return following[-1], words


def _said(page: Page, reports: Reports, quotation: Quotation) -> Iterator[Candidate]:
    found = _reported(page, reports, quotation)
    if found and found[0].order == "after" and found[0].subject:
        report = found[0]
        score = SAID_AFTER.score if report.is_saying else _REPORTED
        yield Candidate(score, found[0].subject, report.cue, SAID_AFTER)


def _after(page: Page, reports: Reports, quotation: Quotation) -> Iterator[Candidate]:
    found = _reported(page, reports, quotation)
    if found and found[0].order != "after" and found[0].subject:
        report, words = found
        score = _score(page, quotation, report, words.first)
        yield Candidate(score, found[0].subject, report.cue, AFTER)


def _score(page: Page, quotation: Quotation, report: Report, first: int) -> float:
    distance = report.cue.first - first
    if page.lowers[first] in page.lexicon.conjunctions and page.lowers[first] != "as":
        return _OTHER_CLAUSE  # a clause of its own: "…," but Hale said
    if report.subject and "that" in page.lowers[first : report.subject.first]:
        return _OTHER_CLAUSE  # "…," a phrase that Hale said he regretted
    if report.is_participle and _leads_on(page, report):
        return _OTHER_CLAUSE  # needled the “expert,” saying, “…”
    is_adjunct = page.lowers[first] in page.lexicon.prepositions - {"as"}
    if report.subject and is_adjunct and "," in page.words[first : report.subject.first]:
        return _OTHER_CLAUSE  # While some chanted "…," in the hall, Falk said that
    strong = report.kind == "say"
    score = _score_of_place(page, quotation, report, first)
    score -= _PER_WORD * max(0, distance - _FREE)
    score -= 0 if strong else _NOT_SAYING
    score -= _PARTICIPLE if report.is_participle else 0
    return score


def _leads_on(page: Page, report: Report) -> bool:
    """Tell whether a verb belongs to the quotation after it, which a comma or colon leads to."""
    comma = report.cue.last
    leads = page.words[comma : comma + 1] in ([","], [":"])
    return leads and comma + 1 < len(page.words) and not page.is_outside(comma + 1)


def _score_of_place(page: Page, quotation: Quotation, report: Report, first: int) -> float:
    distance = report.cue.first - first
    strong = report.kind == "say"
    if quotation.ending in (",", "?", "!", "…") or page.words[first] in (",", "—", "–"):
        joined = quotation.ending == "," or page.words[first] in ("—", "–")
        return AFTER.score if joined else _QUESTION
    if quotation.ends_sentence:
        close = strong and distance <= _NEAR and quotation.length > _FEW_WORDS
        commas = any(page.words[word] == "," for word in range(first, report.cue.first))
        near = close and not commas and not _reports_more(page, report)
        return _FULL_STOP if near else _FULL_STOP_FAR
    if report.is_participle:
        return _OTHER_CLAUSE
    return _WORDS if strong else _WORDS_WEAK


def _reports_more(page: Page, report: Report) -> bool:
    """Tell whether a verb has a clause of its own after it: "Another said that he was right"."""
    following = page.lowers[report.cue.last] if report.cue.last < len(page.words) else ""
    return following in ("that", "he", "she", "they", "it", "there")


def _signature(page: Page, reports: Reports, quotation: Quotation) -> Iterator[Candidate]:
    words = words_after(page, quotation)
    if words.first == words.last:
        words = _line_after(page, quotation)
    first, last = words
    below = _name_below(page, quotation)
    if below is not None:
        yield Candidate(SIGNATURE.score, below, None, SIGNATURE)
        return
    if first == last or reports_after(reports, words):
        return
    if page.words[first] not in _DASHES:
        if not page.stretches[quotation.number].closed and page.is_name(first):
            yield Candidate(SIGNATURE.score, words, None, SIGNATURE)
        return
    if first + 1 < last <= first + _SIGNED_LINE and page.is_name(first + 1):
        signed = Range(first + 1, min(last, first + 1 + _LONGEST_SIGNATURE))
        yield Candidate(SIGNATURE.score, signed, None, SIGNATURE)


def _line_after(page: Page, quotation: Quotation) -> Range:
    """Return the next paragraph up to a comma or full stop, if it may sign: "— Ines Falk"."""
    paragraph = page.stretches[quotation.number].paragraph + 1
    if paragraph >= len(page.paragraph_words):
        return Range(0, 0)
    first, last = page.paragraph_words[paragraph]
    end = next((word for word in range(first, last) if page.words[word] in (",", ".")), last)
    is_name = all(page.is_name(word) for word in range(first + 1, end))
    return Range(first, end) if is_name and last - first <= _SIGNED_LINE else Range(0, 0)


def _name_below(page: Page, quotation: Quotation) -> Range | None:
    """Return who signs words set apart in a line of their own: "Ines Falk, baker".

    Without what they are, a name may be a heading: it must end the text, or words set apart follow,
    and no name must lead to the first of them.
    """
    number = page.stretches[quotation.number].paragraph
    if quotation.words != page.paragraph_words[number]:
        return None
    found = _signing(page, number + 1)
    if found is None:
        return None
    if _tells_who(page, range(found.last, page.paragraph_words[number + 1].last)):
        return found
    is_last = number + 2 >= len(page.paragraph_words) or _is_quoted(page, number + 2)
    return found if is_last and not _is_headed(page, number) else None


def _tells_who(page: Page, words: range) -> bool:
    """Tell whether words are an age or an occupation, but not of who may have written the text."""
    if any(page.lowers[word] in _PRESS for word in words):
        return False
    return any(page.is_person_noun(word) or page.words[word].isdigit() for word in words)


def _is_headed(page: Page, number: int) -> bool:
    """Tell whether a name leads to the first of the words set apart that names part."""
    for before in range(number - 1, max(-1, number - _MOST_SIGNED), -2):
        if _signing(page, before) is None:
            return False
        if not before or not _is_quoted(page, before - 1):
            return True
    return number >= _MOST_SIGNED


def _is_quoted(page: Page, number: int) -> bool:
    return not page.is_outside(page.paragraph_words[number].first)


def _signing(page: Page, number: int) -> Range | None:
    """Return the full name that a paragraph consists of, up to a comma and who that is."""
    if not 0 <= number < len(page.paragraph_words):
        return None
    first, last = page.paragraph_words[number]
    end = next((word for word in range(first, last) if page.words[word] == ","), last)
    is_name = end - first in _SIGNED and all(map(page.is_name, range(first, end)))
    tells = page.words[end + 1 : last]
    is_told = all(word[0].isalnum() or word in "-,'’" for word in tells) and not any(
        is_finite_verb(page, word)
        or page.lowers[word] in page.lexicon.auxiliaries
        or page.is_calendar(word)
        for word in range(end, last)
    )
    is_line = last - first <= _SIGNED_LINE and is_told and (end == last or bool(tells))
    return Range(first, end) if is_name and is_line else None


SAID_AFTER = SentenceRule(
    id="said-after",
    score=10.5,
    reliability=0.99,
    explanation="‘{clause}’ comes right after it.",
    find=_said,
)
AFTER = SentenceRule(
    id="after",
    score=9.5,
    reliability=0.98,
    explanation="‘{clause}’ comes after it.",
    find=_after,
)
SIGNATURE = SentenceRule(
    id="signature",
    score=8.5,
    reliability=0.97,
    explanation="‘{speaker}’ signs it.",
    find=_signature,
)
