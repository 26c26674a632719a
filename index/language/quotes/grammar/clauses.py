"""The subject of a verb, found without a parser.

News prose is regular enough: from the verb to the left, over auxiliaries and adverbs, over a
parenthesis or an apposition between commas, to the noun phrase before them; or, where the verb
stands first ("said Ines Falk"), to its right.
"""

from __future__ import annotations

from index.language.quotes.grammar.phrases import (
    DASHES,
    PUNCTUATION,
    is_finite_verb,
    phrase_beginning,
    phrase_ending,
)
from index.language.quotes.text.page import Page, Range

LONGEST_SEARCH = 60
INDEFINITE = frozenset(
    ["someone", "somebody", "anyone", "anybody", "everyone", "everybody", "nobody", "another"]
)
"""Pronouns that stand for a speaker whom nothing else names."""


def subject_before(page: Page, verb: int, limit: int) -> Range | None:
    """Return the noun phrase that ends left of `verb`, not before the word `limit`."""
    limit = max(limit, verb - LONGEST_SEARCH)
    head = over_modifiers(page, verb - 1, limit)
    if head >= limit and page.lowers[head] in ("who", "which"):
        return Range(head, head + 1)
    if head >= limit and page.lowers[head] in page.lexicon.relatives:
        head -= 1
    head = _over_insertions(page, head, limit)
    if head < limit or page.words[head] in PUNCTUATION:
        return None
    if page.lowers[head] in page.lexicon.subject_pronouns:
        return Range(head, head + 1)
    phrase = phrase_ending(page, head, limit)
    if phrase is None or is_no_subject(page, phrase):
        return None
    adjunct = phrase.first - 1
    runs_on = page.words[over_modifiers(page, verb - 1, limit)] != ","
    if runs_on and adjunct > limit and page.lowers[adjunct] in page.lexicon.prepositions:
        before = over_modifiers(page, adjunct - 1, limit)
        if before >= limit and page.lowers[before] in ("who", "which", "he", "she", "they"):
            return Range(before, before + 1)  # "who in 2010 said", "who has in the past said"
    relative = _relative_clause_around(page, phrase, limit)
    if relative is not None:
        return antecedent(page, relative, limit) or phrase
    return phrase


def antecedent(page: Page, relative: int, limit: int) -> Range | None:
    """Return the noun phrase that "who" or "which" at `relative` takes up."""
    head = _over_insertions(page, relative - 1, max(limit, relative - LONGEST_SEARCH))
    if head < limit or page.words[head] in PUNCTUATION:
        return None
    phrase = phrase_ending(page, head, limit)
    return _last_person(page, phrase) if phrase and page.lowers[relative] == "who" else phrase


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
        is_manner = lower.endswith("ly") and page.words[word][0].islower()
        is_day = page.words[word] in lexicon.calendar
        is_auxiliary = lower in lexicon.auxiliaries and page.words[word][0].islower()
        is_dated = lower in ("on", "late", "early") and page.words[word + 1] in lexicon.calendar
        if not (is_auxiliary or lower in lexicon.adverbs or is_manner or is_day or is_dated):
            break
        word -= 1
    return word


def _over_insertions(page: Page, head: int, limit: int) -> int:
    """Step left over parentheses and appositions: "Moss (I-Me.), the panel's head, said"."""
    for _ in range(4):
        if head <= limit:
            break
        if page.words[head] == ")":
            opening = _last_of(page, "(", head - 1, limit)
            if opening is None:
                break
            head = opening - 1
        elif page.words[head] == "," or page.words[head] in DASHES:
            comma = _begin_of_participle(page, head, limit)
            if comma is None:
                comma = _begin_of_apposition(page, head, limit)
            head = comma - 1 if comma is not None else head - 1
        else:
            break
    return head


def _last_of(page: Page, mark: str, word: int, limit: int) -> int | None:
    while word > limit:
        if page.words[word] == mark:
            return word
        word -= 1
    return None


def _begin_of_participle(page: Page, end: int, limit: int) -> int | None:
    """Return the comma before what somebody does meanwhile: "a frog, lifting his head, said"."""
    comma = _last_of(page, ",", end - 1, limit)
    if comma is None or comma + 2 >= end:
        return None
    written, following = page.words[comma + 1], page.lowers[comma + 2]
    lexicon = page.lexicon
    leads = following in lexicon.determiners or following in lexicon.prepositions
    is_participle = written.endswith("ing") and written.islower() and leads
    return comma if is_participle and page.lowers[comma + 1] not in lexicon.cues else None


def _begin_of_apposition(page: Page, end: int, limit: int) -> int | None:
    """Return the comma (or dash) that begins the apposition which ends at the one at `end`.

    The first that can: what precedes it has no verb and does not open an adjunct, and what
    follows it looks like a description, an age, a party and state, or a name's second part. A
    name between the commas is no apposition: it is the speaker ("the chief, Kofi Mens, said").
    """
    begin = limit
    for comma in range(limit + 1, end):
        if page.words[comma] != page.words[end]:
            continue
        first, begin = begin, comma + 1
        while first < comma and (
            page.words[first] in PUNCTUATION or page.lowers[first] in ("but", "as")
        ):
            first += 1
        if first < comma and _can_be_described(page, first, comma) and _describes(page, comma, end):
            return comma
    return None


def _can_be_described(page: Page, first: int, last: int) -> bool:
    lexicon = page.lexicon
    lower = page.lowers[first]
    if lower in lexicon.openers or lower in lexicon.prepositions or lower in ("and", "but"):
        return False
    if lower.endswith("ed") and page.lowers[first + 1] in lexicon.prepositions:
        return False  # "Alarmed by the unrest, Senator Hale, the minority leader, said"
    finite = ("is", "was", "were", "are", "has", "had", "have")
    return not any(
        (page.lowers[word] in lexicon.cues and page.words[word][0].islower())
        or page.lowers[word] in finite
        or (word > first and is_finite_verb(page, word))
        for word in range(first, last)
    )


def _describes(page: Page, comma: int, end: int) -> bool:
    following = page.words[comma + 1]
    if page.lowers[comma + 1] in ("but", "while", "because", "so", "yet"):
        return False  # a clause of its own
    if all(page.is_name(word) for word in range(comma + 1, end)):
        return page.is_name(comma - 1) and end - comma <= 3 and page.words[comma - 2] != "the"
    if _ends_in_name(page, comma + 1, end) and page.words[comma - 1][0].islower():
        return False  # "its author, deputy Yegor Malinin, said"
    return (
        following[0].islower()
        or following[0].isdigit()
        or page.words[comma - 1] == ")"
        or following[1:2] == "-"
        or (page.is_name(comma + 1) and page.is_name(comma - 1))
    )


def _ends_in_name(page: Page, first: int, last: int) -> bool:
    """Tell whether a phrase is a full name with what precedes it: no "at", no "of"."""
    return (
        last - first > 2
        and page.is_name(last - 1)
        and page.is_name(last - 2)
        and not any(page.lowers[word] in page.lexicon.prepositions for word in range(first, last))
        and page.lowers[first] not in page.lexicon.determiners
    )


def subject_after(page: Page, verb: int, limit: int) -> Range | None:
    """Return the noun phrase right of `verb` ("said Ines Falk"), ending before `limit`."""
    lexicon = page.lexicon
    first = verb + 1
    if first >= limit:
        return None
    lower = page.lowers[first]
    if lower in ("he", "she", "they"):
        return Range(first, first + 1)
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
    """Tell "says her husband" from "told her"."""
    noun = pronoun + 1
    return page.lowers[pronoun] == "her" and noun < limit and page.is_person_noun(noun)


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
    return not page.lowers[first].endswith("ly") and any(
        page.is_name(word)
        or page.lowers[word] in lexicon.roles
        or page.lowers[word] in lexicon.genders
        for word in range(first, last)
    )
