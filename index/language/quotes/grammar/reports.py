"""Reporting clauses: every place outside quotations where somebody says something."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal, NamedTuple

from index.language.quotes.grammar.ahead import phrase_beginning
from index.language.quotes.grammar.borrowing import (
    accompanied,
    is_own_text,
    keeps_subject,
    made_to,
    matrix_subject,
    quoted_as,
    relative_before,
    stopped_to,
)
from index.language.quotes.grammar.clauses import (
    apposed_name,
    over_modifiers,
    subject_before,
)
from index.language.quotes.grammar.insertions import over_aside
from index.language.quotes.grammar.inverted import LEADING_WORDS, LONGEST_CLAUSE, inverted_subject
from index.language.quotes.grammar.labels import leads_elsewhere
from index.language.quotes.grammar.main_clauses import (
    participle_at,
    shared_subject,
    subject_after_adjunct,
    subject_of_sentence,
)
from index.language.quotes.grammar.phrases import OWNERS, POSSESSIVES, PUNCTUATION
from index.language.quotes.grammar.said_nouns import owner_of
from index.language.quotes.grammar.speakers import can_speak
from index.language.quotes.grammar.verbs import is_infinitive, is_passive, is_verb
from index.language.quotes.text.lexicon import CueClass
from index.language.quotes.text.page import OUTSIDE, Page, Range

_WITNESSED = frozenset(["heard", "seen"])
_LONGEST_SOURCE = 20
"""Words that the source may take after "according to"."""
_FARTHEST_AGENT = 12
"""Words between a passive verb and "by"."""
_LONGEST_OPINION = 9
"""Words that "in the minister's opinion" may take."""
_LONGEST_OWNER = 4
"""Words more that "in the opinion of the minister" may take."""

Order = Literal["before", "after", "according", "noun"]
"""Where the source stands: "Falk said", "said Falk", "according to Falk", "Falk's claim"."""


class Report(NamedTuple):
    """A verb (or "according to", or a noun) and whose words it reports."""

    cue: Range
    subject: Range | None
    kind: CueClass
    order: Order
    is_participle: bool = False
    """Whether the verb borrows its subject: "…, saying"."""
    is_infinitive: bool = False

    @property
    def is_saying(self) -> bool:
        """Tell whether the verb is a core verb of saying, "to say" left out."""
        return self.kind == "say" and not self.is_infinitive


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
    triggers = page.lexicon.triggers
    places = [word for word, lower in enumerate(page.lowers) if lower in triggers]
    numbers = range(len(page.paragraphs))
    elsewhere = {number for number in numbers if leads_elsewhere(page, number)}
    reports = (
        _report_at(page, word)
        for word in places
        if page.is_outside(word) and not (elsewhere and page.paragraph_at(word) in elsewhere)
    )
    found = tuple(_own_sources(page, [report for report in reports if report]))
    return Reports(found, tuple([report.cue.first for report in found]))


def _own_sources(page: Page, reports: Sequence[Report]) -> Iterator[Report]:
    """Leave out sources that only vouch: "According to the agency, a guest posted: “…”".

    And "On the tape, according to the court, Falk can be heard saying".
    """
    for report, following in zip_longest(reports, reports[1:]):
        is_passed_on = (
            report.order == "according"
            and following is not None
            and following.subject is not None
            and following.order == "before"
            and page.sentence[following.cue.first] == page.sentence[report.cue.first]
            and (
                page.words[following.cue.last : following.cue.last + 1] == [":"]
                or page.lowers[following.cue.first - 1] in _WITNESSED
            )
        )
        if not is_passed_on:
            yield report


def _report_at(page: Page, word: int) -> Report | None:
    """Return the reporting clause that a word makes, if it does."""
    lexicon, lower = page.lexicon, page.lowers[word]
    following = page.lowers[word + 1] if word + 1 < len(page.lowers) else ""
    if lower == "in":
        return _in_opinion(page, word)
    if (lower, following) in lexicon.phrasal:
        return _verb(page, Range(word, word + 2), "say")
    if lower in lexicon.cues and following != "nothing" and is_verb(page, word):
        return _verb(page, Range(word, word + 1), lexicon.cues[lower])
    if lower in lexicon.speech_nouns:
        return _noun(page, word)
    return _according(page, word) if (lower, following) == ("according", "to") else None


def _verb(page: Page, cue: Range, kind: CueClass) -> Report:
    """Find a verb's subject where its form and place say that it stands."""
    verb = cue.first
    first = participle_at(page, verb)
    participle = first is not None
    infinitive = is_infinitive(page, verb)
    sentence = page.sentences[page.sentence[verb]]
    clause = _begin_of_clause(page, verb, sentence.first)
    if not participle and not infinitive and page.lowers[verb] not in page.lexicon.addressing:
        subject = inverted_subject(page, cue, clause, sentence.last)
        if subject:
            return Report(cue, subject, kind, "after")
    if is_passive(page, verb) or _is_joined_passive(page, verb, sentence):
        return Report(cue, _agent(page, cue.last, sentence.last), kind, "before")
    subject = quoted_as(page, verb, clause) if participle else None
    if participle and page.lowers[verb - 1] in _WITNESSED:
        subject = subject_before(page, verb - 1, clause)  # "can be heard saying"
    if first is not None and _opens_sentence(page, first, sentence.first):
        subject = subject_after_adjunct(page, verb, sentence.last)
    if participle and subject is None:
        subject = relative_before(page, verb, clause)
    subject = subject or _subject(page, cue, clause, sentence.first, participle or infinitive)
    return Report(cue, subject, kind, "before", participle, infinitive)


def _is_joined_passive(page: Page, verb: int, sentence: Range) -> bool:
    """Tell whether a verb shares a form of "be": was hailed by Hale and slammed as “…” by Falk."""
    if page.lowers[verb - 1] not in ("and", "but", "or") or not page.lowers[verb].endswith("ed"):
        return False
    marked = range(verb + 1, min(verb + 1 + LEADING_WORDS + 1, sentence.last))
    first = next((word for word in marked if not page.is_outside(word)), None)
    if first is None:
        return False
    last = page.stretch_words[page.inside[first]].last
    begin = max(sentence.first, verb - LONGEST_CLAUSE)
    is_told = page.lowers[last : last + 1] == ["by"]
    return is_told and any(is_passive(page, word) for word in range(begin, verb))


def _subject(page: Page, cue: Range, clause: int, sentence: int, borrows: bool) -> Range | None:
    verb = cue.first
    if borrows and (made := made_to(page, verb, clause) or stopped_to(page, verb, clause)):
        return made
    subject = subject_before(page, verb, clause)
    head = over_modifiers(page, verb - 1, clause)
    if head >= clause and page.words[head] == ",":
        head = over_aside(page, head, clause)
    connected = head >= clause and page.lowers[head] in page.lexicon.connectors
    if connected and not borrows:
        return shared_subject(page, head, sentence) or subject
    if borrows and subject and keeps_subject(page, verb, subject, clause):
        return accompanied(page, subject)
    if borrows or subject is None or page.lowers[subject.first] == "according":
        return subject_of_sentence(page, sentence, verb) or subject
    is_pronoun = page.lowers[subject.first] in ("he", "she", "it", "they")
    if is_own_text(page, subject, verb):
        return subject_of_sentence(page, sentence, verb) or subject
    if page.lowers[subject.first - 1] == "what" and is_pronoun:
        return matrix_subject(page, subject, sentence) or subject
    return subject


def _begin_of_clause(page: Page, word: int, sentence: int) -> int:
    """Return where the words around `word` begin after a quotation or the sentence's begin."""
    limit = max(sentence, word - LONGEST_CLAUSE)
    while word > limit and page.inside[word - 1] == OUTSIDE:
        word -= 1
    return word


def _opens_sentence(page: Page, participle: int, sentence: int) -> bool:
    """Tell whether a participle leads its sentence: "Calling …", "After saying …"."""
    return participle == sentence or (
        participle == sentence + 1 and page.lowers[sentence] in page.lexicon.openers
    )


def _agent(page: Page, word: int, limit: int) -> Range | None:
    """Return who did it in a passive clause: "was called a fraud by Hale"."""
    for by in range(word, min(limit, word + _FARTHEST_AGENT)):
        if page.lowers[by] == "by" and by + 1 < limit and page.is_outside(by):
            agent = phrase_beginning(page, by + 1, limit)
            return agent if agent.first < agent.last and can_speak(page, agent) else None
    return None


def _noun(page: Page, word: int) -> Report | None:
    """Read "Hale's claim that" and "his words"."""
    owner = owner_of(page, word)
    return Report(Range(word, word + 1), owner, "report", "noun") if owner else None


def _in_opinion(page: Page, word: int) -> Report | None:
    """Read "in his opinion" and "in the minister's words"."""
    last = page.sentences[page.sentence[word]].last
    limit = min(last - 1, word + _LONGEST_OPINION)
    if page.lexicon.opinions.isdisjoint(page.lowers[word + 2 : limit]):
        return None
    for noun in range(word + 2, limit):
        if page.words[noun - 1] in PUNCTUATION and not page.is_possessive(noun - 1):
            return None
        if page.lowers[noun] in page.lexicon.opinions:
            owner = Range(word + 1, noun)
            if page.lowers[noun + 1] == "of":
                owner = phrase_beginning(page, noun + 2, min(limit + _LONGEST_OWNER, last))
            elif page.lowers[noun - 1] in POSSESSIVES:
                owner = Range(word + 1, noun - 1)
            elif page.lowers[noun - 1] not in OWNERS:
                return None
            if owner.first < owner.last:
                return Report(Range(word, noun + 1), owner, "say", "according")
    return None


def _according(page: Page, word: int) -> Report:
    first, last = word + 2, word + 2
    limit = min(page.sentences[page.sentence[word]].last, first + _LONGEST_SOURCE)
    while last < limit and page.words[last] not in PUNCTUATION and page.is_outside(last):
        last += 1
    is_source = last > first and page.lowers[first] not in ("how", "what", "whether", "which")
    subject = apposed_name(page, Range(first, last), limit) if is_source else None
    return Report(Range(word, word + 2), subject, "say", "according")
