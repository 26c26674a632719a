"""Indirect speech: what somebody is reported to have said without quotation marks.

Three shapes carry most of it in the press: "Hale said (that) the pump failed", "The pump failed,
Hale said", and "According to Hale, the pump failed" (Krestel et al. 2008; Pareti 2015).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from index.language.quotes.attribution.rules.candidates import Rule
from index.language.quotes.grammar.main_clauses import over_dateline
from index.language.quotes.grammar.phrases import PUNCTUATION
from index.language.quotes.grammar.reports import Report, Reports
from index.language.quotes.grammar.statements import is_adjunct, is_statement
from index.language.quotes.text.page import TERMINAL, Page, Range

_SHORTEST, _LONGEST = 3, 150
_FARTHEST_THAT = 6
_LONGEST_TAIL = 7
"""How many words may follow the cue in "…, Hale said on Friday"."""
_SURE_OF_SOURCE, _SURE_OF_VERB = 0.85, 0.8
"""The confidence in what "according to" reports, and a verb; set by hand."""
INDIRECT = Rule(
    id="indirect",
    score=0.0,
    reliability=_SURE_OF_VERB,
    explanation="‘{clause}’ reports it, without quotation marks.",
)
_CONTINUES = frozenset(["adding", "saying", "according", "noting", "calling", "telling"])


@dataclass(frozen=True, slots=True)
class Indirect:
    """A statement without marks."""

    words: Range
    speaker: Range
    cue: Range
    confidence: float


def find_indirect(page: Page, reports: Reports) -> list[Indirect]:
    """Return reported statements that hold no quotation, in reading order."""
    found: list[Indirect] = []
    by_sentence = groupby(reports.all, key=lambda report: page.sentence[report.cue.first])
    for number, own in by_sentence:
        sentence = page.sentences[number]
        taken = sentence.first
        for report in own:
            if report.cue.first < taken or report.subject is None:
                continue
            statement = _statement(page, report, sentence)
            if statement and statement.words.first >= taken:
                found.append(statement)
                taken = max(statement.words.last, report.cue.last)
    return found


def _statement(page: Page, report: Report, sentence: Range) -> Indirect | None:
    last = sentence.last
    while last > max(sentence.first, sentence.last - 3) and page.words[last - 1][-1] in TERMINAL:
        last -= 1
    sentence = Range(sentence.first, last)
    if report.order == "according":
        return _by_source(page, report, sentence)
    if report.order == "noun" or report.kind == "label":
        return None
    return _after_subject(page, report, sentence) or _before_subject(page, report, sentence)


def _by_source(page: Page, report: Report, sentence: Range) -> Indirect | None:
    """Read "According to Hale, S" and "S, according to Hale"."""
    if report.subject is None or page.lowers[report.cue.last - 1] == "words":
        return None  # "in her words" needs marks
    if report.cue.first == sentence.first:
        end = max(report.subject.last, report.cue.last)
        while end < min(sentence.last, report.cue.last + _LONGEST) and page.words[end] != ",":
            end += 1
        return _checked(page, report, Range(end + 1, sentence.last), _SURE_OF_SOURCE)
    end = report.cue.first
    while end > sentence.first and page.words[end - 1] in PUNCTUATION:
        end -= 1
    return _checked(
        page, report, Range(over_dateline(page, sentence.first, end), end), _SURE_OF_SOURCE
    )


def _after_subject(page: Page, report: Report, sentence: Range) -> Indirect | None:
    """Read "Hale said that S" and "Hale said S"."""
    first = _begin_of_complement(page, report, sentence.last)
    if first is None:
        return None
    limit = min(sentence.last, first + _LONGEST + 1)
    commas = range(first + _SHORTEST, min(limit, sentence.last - 1))
    last = next((comma for comma in commas if _continues(page, comma)), limit)
    return _checked(page, report, Range(first, last), _SURE_OF_VERB)


def _continues(page: Page, comma: int) -> bool:
    """Tell whether a sentence goes on with another report: ", adding"."""
    return page.lowers[comma + 1] in _CONTINUES and page.words[comma] in (",", "—", "–")


def _begin_of_complement(page: Page, report: Report, limit: int) -> int | None:
    """Return where the clause after the verb begins, if one does."""
    after = max(report.cue.last, report.subject.last if report.subject else 0)
    leads = report.is_participle and after > report.cue.last  # "Saying so, Hale left the room"
    if report.order == "after" or leads or after >= limit:
        return None
    addresses = page.lowers[report.cue.first] in ("told", "tells", "telling", "tell")
    for word in range(after, min(limit, after + _FARTHEST_THAT)):
        if page.words[word] in PUNCTUATION or not page.is_outside(word):
            break
        if page.lowers[word] == "that" and (word == after or addresses or _is_adjunct(page, after)):
            return word + 1
    lower = page.lowers[after]
    lexicon = page.lexicon
    verb = page.lowers[report.cue.first]
    if verb not in lexicon.bare_verbs or page.words[after] in PUNCTUATION:
        return None
    no_clause = (
        lower in lexicon.prepositions
        or lower in ("him", "her", "them", "not", "up", "out", "what", "and", "or", "but", "so")
        or (lower in lexicon.subordinators and verb not in ("said", "says"))
    )
    return None if no_clause else after


def _is_adjunct(page: Page, word: int) -> bool:
    """Tell whether "on Friday", "Friday" or "later" stands between the verb and "that"."""
    lower, lexicon = page.lowers[word], page.lexicon
    in_time = lower in lexicon.prepositions or lower in lexicon.adverbs
    return in_time or page.words[word] in lexicon.calendar


def _before_subject(page: Page, report: Report, sentence: Range) -> Indirect | None:
    """Read "S, Hale said" and "S, said Hale"."""
    if report.subject is None or report.is_infinitive or report.is_participle:
        return None
    begin = min(report.subject.first, report.cue.first)
    tail = sentence.last - max(report.subject.last, report.cue.last)
    comma = begin - 1
    if tail > _LONGEST_TAIL or comma <= sentence.first or page.words[comma] not in (",", "—", "–"):
        return None
    words = Range(over_dateline(page, sentence.first, comma), comma)
    return None if is_adjunct(page, words) else _checked(page, report, words, _SURE_OF_VERB)


def _checked(page: Page, report: Report, words: Range, confidence: float) -> Indirect | None:
    """Return the statement if it is long enough, makes a clause and holds no quotation."""
    if not _SHORTEST <= words.last - words.first <= _LONGEST or report.subject is None:
        return None
    if not page.is_unquoted(words) or not is_statement(page, words):
        return None
    return Indirect(words, report.subject, report.cue, confidence)
