"""Whether words can be what somebody states: a clause of their own, with a finite verb.

Without a parser, the forms of words tell: an auxiliary, a pronoun that can only be a subject, a
past tense. In doubt it is no statement, for the list of them shall be trusted.
"""

from __future__ import annotations

from index.language.lists.wordlists import word_set
from index.language.quotes.grammar.phrases import PUNCTUATION
from index.language.quotes.text.page import Page, Range

_NOT_FINITE = frozenset(["be", "been", "being", "having", "'s", "’s"])
_ALWAYS_SUBJECTS = frozenset(["i", "he", "she", "we", "they", "nobody", "everybody", "everyone"])
_OBJECTS = frozenset(
    ["it", "this", "that", "these", "those", "something", "anything", "nothing", "everything"]
)
"""Pronouns that a verb of saying can have for its object: "said nothing for some time"."""
_QUANTITIES = frozenset(["once", "twice", "three", "four", "five", "several", "many", "all"])
_QUESTIONS = frozenset(["whether"])
_IRREGULAR = word_set(
    """
    became began bought broke brought built came chose cost cut drove fell felt fought found gave
    got grew held hit hurt kept knew lay led left lost made meant met paid put ran rose sank saw
    sent set shut sold spent spoke stood struck took taught threw went woke won wore wrote
    """
)


def is_statement(page: Page, words: Range) -> bool:
    """Tell whether words make a main clause, or one that "that" introduces."""
    first = _over_adverbs(page, words)
    if first >= words.last or page.lowers[first] in _QUESTIONS:
        return False
    return not _is_object(page, first, words.last) and _has_finite_verb(page, words)


def is_adjunct(page: Page, words: Range) -> bool:
    """Tell whether words before a comma only subordinate: "As for the levy", "If he had come"."""
    first = _over_adverbs(page, words)
    if first >= words.last:
        return True
    subordinates = page.lowers[first] in page.lexicon.subordinators
    return subordinates and "," not in page.words[first : words.last]


def _over_adverbs(page: Page, words: Range) -> int:
    """Step right over "Then," and "But"."""
    first = words.first
    lexicon = page.lexicon
    while first < words.last and (
        page.words[first] in PUNCTUATION
        or page.lowers[first] in lexicon.connectors
        or (page.lowers[first] in lexicon.adverbs and page.lowers[first] not in lexicon.openers)
    ):
        first += 1
    return first


def _is_object(page: Page, first: int, last: int) -> bool:
    """Tell whether a pronoun is what was said, so that no clause follows: "it to my daughter"."""
    if page.lowers[first] not in _OBJECTS or first + 1 >= last:
        return False
    following = page.lowers[first + 1]
    return (
        page.words[first + 1] in PUNCTUATION
        or following in page.lexicon.prepositions
        or following in _QUANTITIES
    )


def _has_finite_verb(page: Page, words: Range) -> bool:
    return any(_is_finite(page, word, words.last) for word in range(*words))


def _is_finite(page: Page, word: int, last: int) -> bool:
    """Tell whether a word is, or with a pronoun before it must be, a finite verb."""
    lexicon, lower = page.lexicon, page.lowers[word]
    if lower in lexicon.auxiliaries:
        return lower not in _NOT_FINITE or page.lowers[word - 1] in lexicon.subject_pronouns
    if lower in _ALWAYS_SUBJECTS:
        return word + 1 < last and page.words[word + 1] not in PUNCTUATION
    if page.words[word] != lower or not lower.isalpha():
        return False
    return (
        lower in _IRREGULAR
        or lower in lexicon.cues
        or (lower.endswith("ed") and len(lower) > 4)
        or _is_third_person(page, word, last)
    )


def _is_third_person(page: Page, word: int, last: int) -> bool:
    """Tell whether a form in -s can be a verb, where something follows it: "the pump fails at"."""
    lexicon, lower = page.lexicon, page.lowers[word]
    return (
        lower.endswith("s")
        and not lower.endswith("ss")
        and len(lower) > 3
        and word + 1 < last
        and lower not in lexicon.determiners
        and lower not in lexicon.prepositions
        and lower not in lexicon.adverbs
    )
