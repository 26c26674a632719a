"""Noun phrases read onwards from where they begin."""

from __future__ import annotations

from functools import cache

from index.language.quotes.grammar.counting import is_fraction
from index.language.quotes.grammar.phrases import (
    LONGEST_PHRASE,
    NOUNS_TOO,
    PUNCTUATION,
    acts,
    is_finite_verb,
    is_inner_stop,
    takes_object,
)
from index.language.quotes.text.lexicon import Lexicon
from index.language.quotes.text.page import Page, Range
from index.language.quotes.text.words import is_adverbial


def phrase_beginning(page: Page, first: int, limit: int) -> Range:
    """Return the noun phrase that begins at `first`, up to punctuation, a verb or an adjunct."""
    closers = _closers(page.lexicon)
    last = first
    while last < limit and last - first < LONGEST_PHRASE and page.is_outside(last):
        lower = page.lowers[last]
        if last > first and page.is_possessive(last):
            last += 1
            continue
        if last > first and is_inner_stop(page, last):
            last += 1
            continue
        if page.words[last] in PUNCTUATION or lower in page.lexicon.relatives:
            break
        if last > first and (
            (lower in closers and not (_begins_name(page, last, limit) or is_fraction(page, last)))
            or (lower == "and" and not (last + 1 < limit and page.is_name(last + 1)))
            or _is_cue(page, last)
            or takes_object(page, last)
            or _is_past_tense(page, last)
            or is_finite_verb(page, last)
            or _is_adverb(page, last)
        ):
            break
        last += 1
    return Range(first, last)


def _begins_name(page: Page, word: int, limit: int) -> bool:
    """Tell whether a first name only looks like a preposition: "police chief Per Falk"."""
    return word + 1 < limit and page.is_name(word) and page.is_name(word + 1)


def _is_adverb(page: Page, word: int) -> bool:
    """Tell whether how or when somebody acts follows: "Falk hardly", "the ministry late Monday"."""
    written = page.words[word]
    if not acts(page, word - 1):
        return False
    following = page.words[word + 1] if word + 1 < len(page.words) else ""
    if page.is_calendar(word):
        return following[:1].islower()
    if written in ("late", "early"):
        return word + 1 < len(page.words) and page.is_calendar(word + 1)
    return written.islower() and is_adverbial(written) and written not in page.person_nouns


@cache
def _closers(lexicon: Lexicon) -> frozenset[str]:
    """Return the words that a noun phrase ends before, wherever they stand in it."""
    closed = (lexicon.auxiliaries, lexicon.subject_pronouns, lexicon.adverbs)
    joining = (lexicon.conjunctions - {"and"}, lexicon.prepositions - {"of", "for"})
    return frozenset().union(*closed, *joining)


def _is_cue(page: Page, word: int) -> bool:
    """Tell whether a word reports, unless it is the noun of "your report"."""
    lexicon, lower = page.lexicon, page.lowers[word]
    if lower not in lexicon.cues or not page.words[word][0].islower():
        return False
    before = page.lowers[word - 1]
    is_noun = before in lexicon.determiners or before == "of"  # "the former secretary of state"
    is_noun = is_noun or (word + 1 < len(page.words) and page.is_person_noun(word + 1))
    return lower not in lexicon.ambiguous or not is_noun


def _is_past_tense(page: Page, word: int) -> bool:
    written = page.words[word]
    is_irregular = written in page.lexicon.irregular_pasts
    if is_irregular and written not in NOUNS_TOO and page.lowers[word - 1].isalpha():
        return page.lowers[word - 1] not in page.lexicon.determiners
    is_past = is_irregular or (written.endswith(("ed", "es")) and written[0].islower())
    return is_past and acts(page, word - 1)
