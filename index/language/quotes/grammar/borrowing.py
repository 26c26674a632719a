"""Whose a verb without a subject of its own is: of a participle, an infinitive, a relative clause.

Most borrow the subject of their sentence (see `main_clauses`); these do not.
"""

from __future__ import annotations

from index.language.lists.wordlists import word_set
from index.language.quotes.grammar.clauses import subject_before
from index.language.quotes.grammar.insertions import over_insertions
from index.language.quotes.grammar.main_clauses import subject_of_sentence
from index.language.quotes.grammar.phrases import DASHES, PUNCTUATION, phrase_ending
from index.language.quotes.grammar.speakers import OWN_TEXTS
from index.language.quotes.text.page import Page, Range

_CAUSING = word_set(
    "led leads leading prompted prompts prompting forced forces forcing caused drove"
)
_STOPPING = word_set("interrupted stopped called phoned texted approached cornered visited")
_MADE = frozenset(["him", "her", "them"])
_PERCEIVING = word_set(
    """
    recall recalls recalled remember remembers remembered hear hears heard imagine imagines imagined
    describe describes described overheard
    """
)
_HELD_UP = word_set(
    "sign signs banner banners placard placards poster posters shirt shirts t-shirt t-shirts"
)
"""What bears words that are not its bearer's."""
_QUOTING = frozenset(["quote", "quotes", "quoted", "cite", "cites", "cited"])
_QUOTED_IN = [[verb, place] for verb in ("quoted", "cited") for place in ("in", "by", "on")]
_LONGEST_PLACE = 8
"""Words that somebody is quoted in: "in the Dunmore Post"."""
_LONGEST_MADE = 8
"""Words from "to" to "saying": "to print a front page saying"."""
_LONGEST_FATE = 6
"""Words from "who" to "after": "who was later freed after"."""
_LONGEST_ACCOMPANIED = 8
"""Words before the last noun of who does something, after "with"."""


def made_to(page: Page, verb: int, clause: int) -> Range | None:
    """Return who is made to say something: "the win led her to declare that".

    Or for whom it is what to do: "it is common for papers to call him".
    """
    to = verb - 1
    if page.lowers[verb].endswith("ing"):  # "prompted the Courier to print a page saying"
        back = range(verb - 1, max(clause, verb - _LONGEST_MADE), -1)
        to = next((word for word in back if page.lowers[word] == "to"), verb)
    head = to - 1
    if page.lowers[to] != "to" or head <= clause:
        return None
    if page.lowers[head] in _MADE:
        made = Range(head, head + 1)
    else:
        made = phrase_ending(page, head, clause) or Range(head, head)
        opens = [word for word in range(*made) if page.lowers[word] == "for"]
        made = Range(opens[-1] + 1, made.last) if opens else made
    before = made.first - 1
    if before < clause or made.first >= made.last:
        return None
    if to < verb - 1:
        return made if page.lowers[before] in _CAUSING else None
    is_free = page.lowers[before] == "for" and page.lowers[before - 1] not in page.lexicon.cues
    return made if is_free or page.lowers[before] in _CAUSING else None


def stopped_to(page: Page, verb: int, clause: int) -> Range | None:
    """Return who does something to another in order to say it: "Hale interrupted him to ask"."""
    act = verb - 3
    leads = act > clause and page.lowers[act + 1] in _MADE and page.lowers[act + 2] == "to"
    return subject_before(page, act, clause) if leads and page.lowers[act] in _STOPPING else None


def keeps_subject(page: Page, verb: int, subject: Range, clause: int) -> bool:
    """Tell whether a participle has the noun before it for its subject.

    "footage of Hale saying", "held up a sign saying", "…, with many walkers chanting".
    """
    is_held_up = page.lowers[verb - 1] in _HELD_UP
    if is_held_up and page.lowers[subject.first] in page.lexicon.determiners:
        return True
    if page.is_name(verb - 1):
        return True
    if page.lowers[subject.first - 1] in _PERCEIVING and page.is_person_noun(verb - 1):
        return True  # "she recalls the minister asking"
    return _is_accompanied(page, subject, clause)


def accompanied(page: Page, subject: Range) -> Range:
    """Return who is with an event: "Falk" of "halted with Falk saying"."""
    for word in range(subject.last - 2, subject.first, -1):
        if page.lowers[word] == "with" and page.words[word - 1].endswith("ed"):
            return Range(word + 1, subject.last)
    return subject


def _is_accompanied(page: Page, subject: Range, clause: int) -> bool:
    """Tell whether "with" after a comma opens a clause of its own: "…, with the crowd chanting"."""
    for word in range(subject.first - 1, max(clause, subject.first - _LONGEST_ACCOMPANIED), -1):
        if page.words[word] in PUNCTUATION or page.lowers[word] in page.lexicon.auxiliaries:
            return False
        if page.lowers[word] == "with":
            return page.words[word - 1] == "," or page.words[word - 1] in DASHES
    return False


def quoted_as(page: Page, participle: int, clause: int) -> Range | None:
    """Return who is "quoted as saying", or whom somebody "quotes as saying"."""
    before = participle - 2
    if before <= clause or page.lowers[participle - 1] != "as":
        return None
    if page.words[before] in page.lexicon.cues:
        return subject_before(page, before, clause)
    for word in range(before, max(clause, before - _LONGEST_PLACE), -1):
        if page.words[word] in PUNCTUATION:
            break
        if page.lowers[word : word + 2] in _QUOTED_IN:  # "was quoted in the Courier as saying"
            return subject_before(page, word, clause)
    quotes = (word for word in range(before, clause - 1, -1) if page.lowers[word] in _QUOTING)
    limit = 1 + next(quotes, clause - 1)
    head = over_insertions(page, before, limit)  # "quoted Falk, the mayor, as saying"
    return phrase_ending(page, head, limit) if head >= limit else None


def matrix_subject(page: Page, pronoun: Range, sentence: int) -> Range | None:
    """Return whom the pronoun in "condemned what he called a breach" repeats."""
    matrix = subject_of_sentence(page, sentence, pronoun.first)
    if matrix is None:
        return None
    own, other = page.lowers[pronoun.first], page.lowers[matrix.first]
    clash = {own, other} in ({"he", "she"}, {"it", "he"}, {"it", "she"})
    return None if clash else matrix


def relative_before(page: Page, participle: int, clause: int) -> Range | None:
    """Return the "who" of "Falk, who was freed after telling the court that"."""
    word = participle - 1
    if page.lowers[word] not in ("after", "before", "by", "while", "for"):
        return None
    for at in range(word - 1, max(clause, word - _LONGEST_FATE), -1):
        if page.lowers[at] == "who":
            return Range(at, at + 1)
        is_fate = page.lowers[at].endswith("ed") or page.lowers[at] in page.lexicon.auxiliaries
        if not (is_fate or page.lowers[at] in page.lexicon.adverbs):
            return None
    return None


def is_own_text(page: Page, subject: Range, verb: int) -> bool:
    """Tell whether somebody acts in words of their own: "thanked Hale in a statement that praised".

    The statement is not Hale's.
    """
    text = verb - 2
    if page.lowers[verb - 1] not in ("that", "which") or page.lowers[text] not in OWN_TEXTS:
        return False
    first = max(subject.first - 1, 0)
    leads = [at for at in range(first, text) if page.lowers[at] == "in"]
    return bool(leads) and page.lowers[leads[-1] + 1] in ("a", "an")
