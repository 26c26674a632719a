"""Subjects behind their verbs: "said Ines Falk"."""

from __future__ import annotations

from index.language.lists.wordlists import word_set
from index.language.quotes.grammar.clauses import subject_after, subject_before
from index.language.quotes.grammar.phrases import phrase_ending
from index.language.quotes.text.page import OUTSIDE, Page, Range
from index.language.quotes.text.words import is_adverbial

_DONE_TO = word_set(
    """
    mocked praised attacked blasted slammed criticized criticised dismissed denounced accused
    thanked urged ridiculed taunted condemned defended praises mocks attacks blasts slams accuses
    thanks urges
    """
)
"""What somebody does to another rather than says: “…,” mocked Falk is said by Falk, though."""
LONGEST_CLAUSE = 60
"""Words before a verb that its clause is looked for in, so that no list of names takes for ever."""
_LONGEST_INVERTED = 20
"""Words after a verb that its subject may take: "said Ines Falk, the head of …"."""
LEADING_WORDS = 2
"""Words that may stand before "said" where it leads its clause: a comma and "later"."""


def inverted_subject(page: Page, cue: Range, clause: int, sentence: int) -> Range | None:
    """Return the subject of "said Ines Falk" after a quotation or at the sentence's begin.

    And after a comma outside quotations: "The plan will fail, said Ines Falk."
    """
    verb = cue.first
    subject = subject_after(page, cue.last - 1, _end_of_clause(page, cue.last, sentence))
    if subject is None or _verb_leads(page, verb, clause):
        return None if subject and _goes_on(page, verb) else subject
    after_comma = verb - 1 > clause and page.words[verb - 1] == ","
    if not after_comma or page.lexicon.cues.get(page.lowers[verb]) != "say":
        return None
    closes = page.words[subject.last][0] in ".;,:" if subject.last < len(page.words) else True
    is_named = closes and page.is_name(subject.last - 1)
    return subject if is_named and not _is_apposition(page, verb, clause) else None


def _end_of_clause(page: Page, word: int, sentence: int) -> int:
    limit = min(sentence, word + _LONGEST_INVERTED)
    while word < limit and page.inside[word] == OUTSIDE:
        word += 1
    return word


def _goes_on(page: Page, verb: int) -> bool:
    """Tell whether who is quoted goes on to act: "he called it “a gift,” mocked Hale, and"."""
    if page.lowers[verb] not in _DONE_TO:
        return False
    closing = verb - 1 - (page.words[verb - 1] == ",")
    stretch = page.inside[closing]
    begin = page.sentences[page.sentence[verb]].first
    return stretch != OUTSIDE and page.stretch_words[stretch].first > begin


def _is_apposition(page: Page, verb: int, clause: int) -> bool:
    """Tell whether the comma before a verb closes an apposition: "Hale, the mayor, said".

    Not where it closes a clause ("… that Hale can win, said") or what "Hale" is about.
    """
    subject = subject_before(page, verb, clause)
    if subject is None or page.lowers[subject.first] in page.lexicon.subject_pronouns:
        return False
    return subject != phrase_ending(page, verb - 2, max(0, verb - LONGEST_CLAUSE))


def _verb_leads(page: Page, verb: int, clause: int) -> bool:
    """Tell whether nothing but a comma, dash or adverb stands before the verb in its clause."""
    lexicon = page.lexicon
    return verb - clause <= LEADING_WORDS and all(
        page.words[word] in (",", "—", "–", "-", "--")
        or (
            page.words[word][0].islower()
            and (page.lowers[word] in lexicon.adverbs or is_adverbial(page.lowers[word]))
        )
        for word in range(clause, verb)
    )
