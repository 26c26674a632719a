"""Reporting clauses: every place outside quotations where somebody says something."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal

from index.language.quotes.clauses import subject_after, subject_before, subject_of_sentence
from index.language.quotes.lexicon import CueClass
from index.language.quotes.page import OUTSIDE, Page, Range

Order = Literal["before", "after", "according"]
"""Where the subject stands: "Falk said", "said Falk", "according to Falk"."""

_SOURCE_ENDS = frozenset(",.;:—–―?!“”\"()") | {"--", "''", "``"}


@dataclass(frozen=True, slots=True)
class Report:
    """A verb (or "according to") and who its subject is."""

    cue: Range
    subject: Range | None
    kind: CueClass
    order: Order
    is_participle: bool = False
    """Whether the verb borrows its subject: "…, saying"."""

    @property
    def is_saying(self) -> bool:
        """Tell whether the verb is a finite core verb of saying."""
        return self.kind == "say" and not self.is_participle


@dataclass(frozen=True, slots=True)
class Reports:
    """All reporting clauses of a text in reading order."""

    all: tuple[Report, ...]
    starts: tuple[int, ...]

    def between(self, first: int, last: int) -> tuple[Report, ...]:
        """Return those whose cue begins in a range of words."""
        return self.all[bisect_left(self.starts, first) : bisect_left(self.starts, last)]


def find_reports(page: Page) -> Reports:
    """Return every reporting clause outside quotations."""
    lexicon = page.lexicon
    found: list[Report] = []
    for word, lower in enumerate(page.lowers):
        if lower in lexicon.cues:
            if page.inside[word] == OUTSIDE and _is_verb(page, word):
                found.append(_verb(page, word, word + 1, lexicon.cues[lower]))
        elif lower == "according" or lower in lexicon.put_it:
            following = page.lowers[word + 1] if word + 1 < len(page.words) else ""
            if page.inside[word] != OUTSIDE:
                continue
            if lower == "according" and following == "to":
                found.append(_according(page, word))
            elif lower != "according" and following == "it":
                found.append(_verb(page, word, word + 2, "say"))
    return Reports(tuple(found), tuple(report.cue.first for report in found))


def _is_verb(page: Page, word: int) -> bool:
    """Leave out capitalised words inside a sentence ("the Post", "Mr. Blast") and nouns."""
    lower = page.lowers[word]
    before = page.lowers[word - 1] if word else ""
    begins = page.sentences[page.sentence[word]].first
    leads = word == begins or not page.is_outside(word - 1)
    if page.words[word][0].isupper() and not leads and page.lexicon.cues[lower] != "say":
        return False
    is_noun_form = not lower.endswith(("ed", "ing")) and lower not in ("said", "told", "wrote")
    if is_noun_form and (
        before in page.lexicon.determiners or before in ("'s", "’s", "of", "this", "that")
    ):
        return before in ("this", "that", "all", "both", "some", "one", "another")
    return not (before == "to" and lower == "state")


def _verb(page: Page, first: int, last: int, kind: CueClass) -> Report:
    participle = page.lowers[first].endswith("ing")
    sentence = page.sentences[page.sentence[first]]
    clause = _begin_of_clause(page, first, sentence.first)
    cue = Range(first, last)
    if _verb_leads(page, first, clause):
        limit = _end_of_clause(page, last, sentence.last)
        subject = subject_after(page, last - 1, limit)
        if subject:
            return Report(cue, subject, kind, "after", participle)
    subject = subject_before(page, first, clause)
    if participle or subject is None or _is_connected(page, first, clause):
        subject = subject_of_sentence(page, sentence.first, first) or subject
    return Report(cue, subject, kind, "before", participle)


def _begin_of_clause(page: Page, word: int, sentence: int) -> int:
    """Return where the words around `word` begin after a quotation or the sentence's begin."""
    limit = max(sentence, word - 60)
    while word > limit and page.is_outside(word - 1):
        word -= 1
    return word


def _end_of_clause(page: Page, word: int, sentence: int) -> int:
    limit = min(sentence, word + 20)
    while word < limit and page.is_outside(word):
        word += 1
    return word


def _verb_leads(page: Page, verb: int, clause: int) -> bool:
    """Tell whether nothing but a comma, dash or adverb stands before the verb in its clause."""
    lexicon = page.lexicon
    leading = range(clause, verb)
    return verb - clause <= 2 and all(
        page.words[word] in (",", "—", "–", "-", "--")
        or (
            page.words[word][0].islower()
            and (page.lowers[word] in lexicon.adverbs or page.lowers[word].endswith("ly"))
        )
        for word in leading
    )


def _is_connected(page: Page, verb: int, clause: int) -> bool:
    """Tell whether the verb shares an earlier verb's subject: "met Hale and said"."""
    lexicon = page.lexicon
    word = verb - 1
    while word >= clause and (
        page.lowers[word] in lexicon.adverbs
        or (page.lowers[word].endswith("ly") and page.words[word][0].islower())
    ):
        word -= 1
    return word >= clause and page.lowers[word] in lexicon.connectors


def _according(page: Page, word: int) -> Report:
    first, last = word + 2, word + 2
    limit = min(page.sentences[page.sentence[word]].last, first + 14)
    while last < limit and page.words[last] not in _SOURCE_ENDS and page.is_outside(last):
        last += 1
    subject = Range(first, last) if last > first else None
    return Report(Range(word, word + 2), subject, "say", "according")
