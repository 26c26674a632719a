"""The subject of a verb, found without a parser.

News prose is regular enough: from the verb to the left, over auxiliaries and adverbs, over a
parenthesis or an apposition between commas, to the noun phrase before them; or, where the verb
stands first ("said Ines Falk"), to its right.
"""

from __future__ import annotations

from index.language.quotes.grammar.ahead import phrase_beginning
from index.language.quotes.grammar.counting import over_about
from index.language.quotes.grammar.insertions import over_insertions
from index.language.quotes.grammar.phrases import PUNCTUATION, phrase_ending
from index.language.quotes.grammar.trimming import (
    acting_pronoun,
    described_name,
    name_after_adjunct,
    openly_described,
    until_verb,
)
from index.language.quotes.text.page import Page, Range
from index.language.quotes.text.words import is_adverbial

LONGEST_SEARCH = 60
_LONGEST_SOURCE = 12
"""Words of "according to the report"."""
INDEFINITE = frozenset(
    ["someone", "somebody", "anyone", "anybody", "everyone", "everybody", "nobody", "another"]
)
"""Pronouns that stand for a speaker whom nothing else names."""
_LONGEST_OWNED = 4
"""Words from "her" to the noun: "her longtime campaign manager"."""
_LONGEST_PARTING = 10
"""Words between the commas of "had, at a dinner last year, called"."""
_READY = frozenset(["able", "eager", "likely", "ready", "unable", "unlikely", "willing"])
"""Adjectives that go on with "to" and a verb: "not being able to get up, said"."""


def subject_before(page: Page, verb: int, limit: int) -> Range | None:
    """Return the noun phrase that ends left of `verb`, not before the word `limit`."""
    limit = max(limit, verb - LONGEST_SEARCH)
    head = over_modifiers(page, verb - 1, limit)
    if head >= limit and page.lowers[head] in ("who", "which"):
        return Range(head, head + 1)
    if head >= limit and page.lowers[head] in page.lexicon.relatives:
        head -= 1
    head = over_insertions(page, _over_parted(page, head, limit), limit)
    if head < limit or page.words[head] in PUNCTUATION:
        return None
    if page.lowers[head] in page.lexicon.subject_pronouns:
        is_object = page.lowers[head - 2 : head - 1] == ["to"] and page.words[head + 1] == ","
        return None if is_object else Range(head, head + 1)  # "to settle it, then added"
    phrase = phrase_ending(page, head, limit)
    if phrase is None or is_no_subject(page, phrase):
        return None
    whose = acting_pronoun(page, phrase, limit) or openly_described(page, phrase, limit)
    if whose is not None:
        return whose
    phrase = until_verb(page, phrase)
    adjunct = phrase.first - 1
    runs_on = page.words[over_modifiers(page, verb - 1, limit)] != ","
    if runs_on and adjunct > limit and page.lowers[adjunct] in page.lexicon.prepositions:
        before = over_modifiers(page, adjunct - 1, limit)
        if before >= limit and page.lowers[before] in ("who", "which", "he", "she", "they"):
            return Range(before, before + 1)  # "who in 2010 said", "who has in the past said"
    if page.lowers[phrase.first - 1] == "that" and _is_third_person(page, phrase):
        return antecedent(page, phrase.first - 1, limit) or phrase
    relative = _relative_clause_around(page, phrase, limit)
    if relative is not None:
        taken_up = antecedent(page, relative, limit) or phrase
        return described_name(page, taken_up, limit) or taken_up
    return name_after_adjunct(page, phrase)


def _over_parted(page: Page, end: int, limit: int) -> int:
    """Step left over an adjunct that parts "had" from its verb: "had, at a dinner, called"."""
    if page.words[end] != ",":
        return end
    for comma in range(end - 1, max(limit, end - _LONGEST_PARTING), -1):
        if not page.is_outside(comma):
            break
        if page.words[comma] == ",":
            is_adjunct = page.lowers[comma + 1] in page.lexicon.prepositions
            parts = page.lowers[comma - 1] in ("had", "has", "have")
            return over_modifiers(page, comma - 1, limit) if is_adjunct and parts else end
    return end


def _is_third_person(page: Page, phrase: Range) -> bool:
    """Tell whether a phrase is a verb with its object: "the band that holds Vale"."""
    verb, lower = page.words[phrase.first], page.lowers[phrase.first]
    is_form = verb.islower() and lower.endswith("s") and not lower.endswith("ss")
    return is_form and phrase.last - phrase.first > 1 and page.is_name(phrase.first + 1)


def antecedent(page: Page, relative: int, limit: int) -> Range | None:
    """Return the noun phrase that "who" or "which" at `relative` takes up."""
    limit = max(limit, relative - LONGEST_SEARCH)
    if page.lowers[relative - 1] == "and":  # "Falk, whose voice was low and who said"
        others = range(relative - 2, limit, -1)
        first = next((at for at in others if page.lowers[at] in ("who", "whose")), None)
        if first is not None:
            return antecedent(page, first, limit)
    source = _source_before(page, relative, limit)
    if source is not None:
        return source
    head = over_insertions(page, relative - 1, limit)
    if head < limit or page.words[head] in PUNCTUATION:
        return None
    if page.lowers[head] in page.lexicon.prepositions:
        return None  # "on who won"
    phrase = phrase_ending(page, head, limit)
    return _last_person(page, phrase) if phrase and page.lowers[relative] == "who" else phrase


def _source_before(page: Page, relative: int, limit: int) -> Range | None:
    """Return the source that "which" takes up: "…, according to the report, which"."""
    comma = relative - 1
    if comma <= limit or page.words[comma] != ",":
        return None
    for word in range(comma - 1, max(limit, comma - _LONGEST_SOURCE), -1):
        if page.words[word] in PUNCTUATION:
            return None
        if page.lowers[word : word + 2] == ["according", "to"] and word + 2 < comma:
            return Range(word + 2, comma)
    return None


def _last_person(page: Page, phrase: Range) -> Range:
    """Return the end that "who" takes up: "a judge" of "jailed on Friday by a judge"."""
    nouns = range(phrase.last - 1, phrase.first, -1)
    noun = next((word for word in nouns if page.is_person_noun(word)), None)
    if noun is None:
        return phrase
    first = noun
    while first > phrase.first and not (
        page.lowers[first - 1] in page.lexicon.prepositions or page.words[first - 1] in PUNCTUATION
    ):
        first -= 1
        if page.lowers[first] in page.lexicon.determiners:
            break
    return Range(first, phrase.last)


def _relative_clause_around(page: Page, phrase: Range, limit: int) -> int | None:
    """Return the "who" whose clause a phrase ends: "A climber who fell from the crag had told"."""
    head = phrase.last - 1
    for word in range(phrase.first - 1, limit, -1):
        if page.words[word] in PUNCTUATION or not page.is_outside(word):
            return None
        lower = page.lowers[word]
        if lower in page.lexicon.subordinators and lower != "as":
            return None
        joins_nouns = page.lowers[word + 1] in ("a", "an") and not page.is_person_noun(head)
        if lower == "and" and not joins_nouns:
            return None
        if lower == "who":
            has_verb = word < phrase.first - 1 or page.words[phrase.first][0].islower()
            return word if has_verb else None
    return None


def is_no_subject(page: Page, phrase: Range) -> bool:
    """Tell whether a single word is left that cannot be a subject: "going", "via", "open"."""
    word = phrase.first
    if page.words[word] in _READY:
        return True
    if phrase.last - word == 2 and _is_participle(page, word):
        return True
    if phrase.last - word > 1 or not page.words[word][0].islower():
        return False
    lexicon, lower = page.lexicon, page.lowers[word]
    if lower in lexicon.prepositions or lower in lexicon.conjunctions or lower.endswith("ing"):
        return True
    is_plural = lower.endswith("s") and not lower.endswith("ss")
    stands_alone = lower in lexicon.determiners or lower in lexicon.subject_pronouns
    is_noun = is_plural or lower in lexicon.collectives or page.is_person_noun(word)
    return not (stands_alone or is_noun or lower in ("which", "others"))


def _is_participle(page: Page, word: int) -> bool:
    """Tell whether a phrase is a verb with its object: "carrying signs"."""
    written = page.words[word]
    return written.endswith("ing") and written[0].islower() and page.lowers[word + 1].endswith("s")


def over_modifiers(page: Page, word: int, limit: int) -> int:
    """Step left over auxiliaries, adverbs and days: "has repeatedly said"."""
    lexicon = page.lexicon
    while word >= limit:
        lower = page.lowers[word]
        if lower == "to" and page.lowers[word - 1] == "used" and word - 1 > limit:
            word -= 2  # "who used to say"
            continue
        is_manner = is_adverbial(lower) and page.words[word][0].islower()
        is_day = page.words[word] in lexicon.calendar
        is_auxiliary = lower in lexicon.auxiliaries and page.words[word][0].islower()
        is_dated = (
            lower in ("on", "in", "late", "early") and page.words[word + 1] in lexicon.calendar
        )
        if not (is_auxiliary or lower in lexicon.adverbs or is_manner or is_day or is_dated):
            break
        word -= 1
    return word


def subject_after(page: Page, verb: int, limit: int) -> Range | None:
    """Return the noun phrase right of `verb` ("said Ines Falk"), ending before `limit`."""
    lexicon = page.lexicon
    first = verb + 1
    if first >= limit:
        return None
    lower = page.lowers[first]
    if lower in ("he", "she", "they", "i", "we"):
        return Range(first, first + 1)
    if (number := over_about(page, first, limit)) > first:
        phrase = phrase_beginning(page, number, limit)
        return Range(first, phrase.last) if phrase.last - number > 1 else None
    if (
        page.words[first] in PUNCTUATION
        or lower in lexicon.prepositions
        or lower in lexicon.conjunctions
        or (lower in lexicon.subject_pronouns and lower not in INDEFINITE)
        or (lower in lexicon.addressees and not _owns(page, first, limit))
    ):
        return None
    phrase = phrase_beginning(page, first, limit)
    return apposed_name(page, phrase, limit) if _can_speak(page, phrase) else None


def _owns(page: Page, pronoun: int, limit: int) -> bool:
    """Tell "says her husband", "said her family", "says her campaign manager" from "told her"."""
    if page.lowers[pronoun] != "her":
        return False
    for noun in range(pronoun + 1, min(limit, pronoun + _LONGEST_OWNED)):
        if page.is_person_noun(noun) or page.lowers[noun] in page.lexicon.collectives:
            return True
        if not page.words[noun].isalpha() or page.lowers[noun] in page.lexicon.prepositions:
            return False
    return False


def apposed_name(page: Page, phrase: Range, limit: int) -> Range:
    """Return the name in "the chief of the station, Milos Trnka", or the phrase itself."""
    comma = _over_complement(page, phrase.last, limit)
    if comma is None or page.lowers[phrase.first] not in page.lexicon.determiners:
        return phrase
    last = comma + 1
    while last < limit and page.is_name(last):
        last += 1
    closes = (
        last >= limit
        or page.words[last] in PUNCTUATION
        or page.lowers[last] in page.lexicon.prepositions
    )
    return Range(comma + 1, last) if last - comma > 2 and closes else phrase


def _over_complement(page: Page, word: int, limit: int) -> int | None:
    """Return the comma that ends a noun phrase, over "of the rescue station"."""
    while word < limit and page.words[word] not in PUNCTUATION:
        word += 1
    return word if word < limit and page.words[word] == "," else None


def _can_speak(page: Page, phrase: Range) -> bool:
    """Tell whether words after a verb are its subject rather than its object or an adverb."""
    lexicon = page.lexicon
    first, last = phrase
    if first == last or page.is_calendar(first) or page.lowers[first] in lexicon.adverbs:
        return False
    if page.lowers[first] in INDEFINITE:
        return True
    if page.words[first][0].isupper() or page.lowers[first] in lexicon.determiners:
        return True
    return not is_adverbial(page.lowers[first]) and any(
        page.is_name(word)
        or page.lowers[word] in lexicon.roles
        or page.lowers[word] in lexicon.genders
        for word in range(first, last)
    )
