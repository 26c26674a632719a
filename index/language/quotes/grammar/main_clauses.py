"""The subject of the main clause, for verbs that have none of their own.

A participle ("…, saying"), a coordinated verb ("met Hale and said") and a verb without a reporting
sense borrow the subject of their sentence.
"""

from __future__ import annotations

from index.language.quotes.grammar.ahead import phrase_beginning
from index.language.quotes.grammar.clauses import LONGEST_SEARCH, apposed_name, is_no_subject
from index.language.quotes.grammar.phrases import DASHES, PUNCTUATION, TIMES, after_time
from index.language.quotes.text.page import Page, Range
from index.language.quotes.text.words import is_adverbial

_LONGEST_DATELINE = 12
"""Words before the dash: a city, a date, an agency."""
_SUBJECTS = frozenset(["he", "she", "they"])
_PLACES = frozenset(["outside", "inside", "across", "near", "behind", "around", "beside", "within"])
_LONGEST_COORDINATION = 25
"""Words between a subject and the "and" before its second verb."""


def subject_of_sentence(page: Page, first: int, verb: int) -> Range | None:
    """Return the first noun phrase of the sentence that begins at `first`, left of `verb`."""
    lexicon = page.lexicon
    first = max(first, verb - LONGEST_SEARCH)
    word = _over_lead(page, over_dateline(page, first, verb), verb)
    names_source = page.lowers[word : word + 2] == ["according", "to"]
    if word < verb and (names_source or _opens_adjunct(page, word, verb)):
        word = _over_adjunct(page, word, verb)
    if word >= verb:
        return None
    word += word + 1 < verb and _is_inverted(page, word)
    word = after_time(page, word, verb - 1)
    if page.is_calendar(word) and page.lowers[word + 1] in lexicon.determiners:
        word += 1  # "By Thursday a petition"
    if page.lowers[word] in lexicon.subject_pronouns:
        return Range(word, word + 1)
    phrase = phrase_beginning(page, word, verb)
    if phrase.first == phrase.last or is_no_subject(page, phrase):
        return None
    return apposed_name(page, phrase, verb)


def _is_inverted(page: Page, word: int) -> bool:
    """Tell whether a verb leads its subject after a quotation: “…,” said the baker, adding."""
    before = word - 1
    before -= before > 0 and page.words[before] == ","
    closes = before >= 0 and not page.is_outside(before)
    return (
        closes and page.words[word].islower() and page.lexicon.cues.get(page.lowers[word]) == "say"
    )


def participle_at(page: Page, verb: int) -> int | None:
    """Return where a participle begins: at "saying", or at "having" of "having once said"."""
    if page.lowers[verb].endswith("ing"):
        return verb
    word = verb - 1
    while word > 0 and page.lowers[word] in page.lexicon.adverbs:
        word -= 1
    return word if word >= 0 and page.lowers[word] == "having" else None


def subject_after_adjunct(page: Page, participle: int, limit: int) -> Range | None:
    """Return the main clause's subject after "Calling it a gift, " or "After saying …, "."""
    for word in range(participle + 1, min(limit, participle + LONGEST_SEARCH)):
        begins = page.words[word - 1] == "," and page.inside[word - 1] == page.inside[participle]
        leaves_quote = page.is_outside(word) and not page.is_outside(word - 1)
        if (begins or leaves_quote) and page.is_outside(word):
            if page.lowers[word] in page.lexicon.subject_pronouns:
                return Range(word, word + 1)
            is_titled = page.is_person_noun(word) and word + 1 < limit and page.is_name(word + 1)
            if is_titled or page.is_name(word) or page.lowers[word] in page.lexicon.determiners:
                return phrase_beginning(page, word, limit)
    return None


def shared_subject(page: Page, connector: int, sentence: int) -> Range | None:
    """Return whose verb is coordinated at `connector`: "after she met Hale and said"."""
    lexicon = page.lexicon
    for word in range(connector - 1, max(sentence, connector - _LONGEST_COORDINATION), -1):
        if not page.is_outside(word):
            break
        subordinates = page.lowers[word - 1] in lexicon.subordinators
        opens = page.words[word - 1] == ","  # "Pressed on it by Falk, he smiled and said"
        if page.lowers[word] in ("he", "she", "they") and (subordinates or opens):
            return Range(word, word + 1)
        is_first = word - 1 == sentence or page.words[word - 2] == ","
        is_first = is_first or _is_period(page, range(sentence, word - 1))
        if subordinates and is_first and _names_somebody(page, word):
            return phrase_beginning(page, word, connector)
        if page.words[word] in (",", ";"):
            break
    return subject_of_sentence(page, sentence, connector)


def _is_period(page: Page, words: range) -> bool:
    """Tell whether words before "after" or "before" are but a time: "Less than two days after"."""
    return page.lowers[words.start] in ("less", "more", "just", "barely") and any(
        page.lowers[word] in TIMES for word in words
    )


def _names_somebody(page: Page, word: int) -> bool:
    is_titled = page.words[word].rstrip(".") in page.lexicon.titles
    return page.is_name(word + is_titled)


def over_dateline(page: Page, word: int, limit: int) -> int:
    """Step right over "BRENHOLM, 15 January (Arco) — "."""
    if page.words[word].isupper() and len(page.words[word]) > 1:
        for dash in range(word + 1, min(limit, word + _LONGEST_DATELINE)):
            if page.words[dash] in DASHES:
                return dash + 1
    return word


def _over_lead(page: Page, word: int, limit: int) -> int:
    """Step right over quoted words, punctuation and "But", "Still", "Meanwhile"."""
    lexicon = page.lexicon
    while word < limit and (
        not page.is_outside(word)
        or page.words[word] in PUNCTUATION
        or page.lowers[word] in lexicon.connectors
        or page.lowers[word] in lexicon.adverbs
        or page.lowers[word] in ("so", "meanwhile", "however", "even")
    ):
        word += 1
    return word


def _opens_adjunct(page: Page, word: int, limit: int) -> bool:
    """Tell whether something stands before the subject: "In Paris,", "Alarmed by the unrest,"."""
    lexicon = page.lexicon
    if page.lowers[word] in lexicon.openers or page.lowers[word] in _PLACES:
        return True
    if page.lowers[word] in TIMES:
        return page.lowers[word + 1 : word + 2] in (["later"], ["earlier"], ["ago"], ["before"])
    word += is_adverbial(page.lowers[word]) and word + 1 < limit
    if page.is_name(word) and not page.words[word].lower().endswith(("ed", "ing")):
        return False
    lower, following = page.lowers[word], page.lowers[word + 1 : word + 2]
    is_past = lower.endswith("ed") and bool(following) and following[0] in lexicon.prepositions
    return is_past or (lower.endswith("ing") and "," in page.words[word:limit])


def _over_adjunct(page: Page, word: int, limit: int) -> int:
    """Step right over "In an interview on Friday," to what follows the comma."""
    lexicon = page.lexicon
    is_clause = page.lowers[word] in lexicon.subordinators
    for comma in range(word, limit - 1):
        following = comma + 1
        if not is_clause and page.lowers[following] in _SUBJECTS and page.is_outside(following):
            return following  # "On May 3 they said"
        if page.words[comma] != "," or _is_state(page, following):
            continue
        if page.lowers[following] in ("there", "it"):
            return limit  # "As a result, there's still “…”"
        following += page.lowers[following] in ("even", "only", "about", "some", "nearly", "almost")
        if (
            page.is_name(following)
            or _are_people(page, following)
            or not page.is_outside(following)
            or page.words[following].isdigit()
            or page.lowers[following] in lexicon.determiners
            or page.lowers[following] in lexicon.subject_pronouns
        ):
            return _over_lead(page, following, limit)
    is_parted = page.lowers[word] == "in" and "," in page.words[word:limit]
    return limit if is_parted else word + 1  # "In Europe, by contrast, “…”"


def _are_people(page: Page, word: int) -> bool:
    """Tell whether a subject without an article begins: "At the rally, supporters waved"."""
    is_known = page.is_person_noun(word) or page.lowers[word] in page.lexicon.collectives
    return is_known and page.words[word].endswith("s")


def _is_state(page: Page, word: int) -> bool:
    """Tell whether a comma only parts a town from its state: "In Falkmouth, N.O., the mayor"."""
    written = page.words[word]
    is_short = "." in written or written in page.lexicon.abbreviations
    return written[0].isupper() and is_short and "," in page.words[word + 1 : word + 3]
