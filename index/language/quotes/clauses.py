"""The subject of a verb, found without a parser.

News prose is regular enough: from the verb to the left, over auxiliaries and adverbs, over a
parenthesis or an apposition between commas, to the noun phrase before them; or, where the verb
stands first ("said Ines Falk"), to its right.
"""

from __future__ import annotations

from index.language.quotes.page import Page, Range

_LONGEST_SUBJECT = 14
_LONGEST_SEARCH = 60
_BREAKS = frozenset(",.;:—–-―()[]“”\"«»„‘’'?!…/|")
_DASHES = frozenset(["—", "–", "-", "--", "―"])
_PUNCTUATION = _BREAKS | frozenset(["''", "``", "--", "..."])


def subject_before(page: Page, verb: int, limit: int) -> Range | None:
    """Return the noun phrase that ends left of `verb`, not before the word `limit`."""
    limit = max(limit, verb - _LONGEST_SEARCH)
    head = _over_modifiers(page, verb - 1, limit)
    if head >= limit and page.lowers[head] in page.lexicon.relatives:
        head = _over_comma(page, head - 1, limit)
    head = _over_insertions(page, head, limit)
    if head < limit or page.words[head][-1] in _PUNCTUATION:
        return None
    if page.lowers[head] in page.lexicon.subject_pronouns:
        return Range(head, head + 1)
    return _noun_phrase_ending(page, head, limit)


def _over_modifiers(page: Page, word: int, limit: int) -> int:
    """Step left over auxiliaries and adverbs: "has repeatedly said"."""
    lexicon = page.lexicon
    while word >= limit:
        lower = page.lowers[word]
        is_manner = lower.endswith("ly") and page.words[word][0].islower()
        if not (lower in lexicon.auxiliaries or lower in lexicon.adverbs or is_manner):
            break
        word -= 1
    return word


def _over_comma(page: Page, word: int, limit: int) -> int:
    return word - 1 if word > limit and page.words[word] == "," else word


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
        elif page.words[head] == "," or page.words[head] in _DASHES:
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


def _begin_of_apposition(page: Page, end: int, limit: int) -> int | None:
    """Return the comma (or dash) that begins the apposition which ends at the one at `end`.

    The first that can: what precedes it has no verb and does not open an adjunct, and what
    follows it looks like a description, an age, a party and state, or a name's second part.
    """
    begin = limit
    for comma in range(limit + 1, end):
        if page.words[comma] != page.words[end]:
            continue
        first = begin
        begin = comma + 1
        while first < comma and page.words[first] in _PUNCTUATION:
            first += 1
        if first < comma and _can_be_described(page, first, comma) and _describes(page, comma):
            return comma
    return None


def _can_be_described(page: Page, first: int, last: int) -> bool:
    lexicon = page.lexicon
    if page.lowers[first] in lexicon.openers or page.lowers[first] in ("and", "but"):
        return False
    finite = ("is", "was", "were", "are", "has", "had", "have")
    return not any(
        page.lowers[word] in lexicon.cues and page.words[word][0].islower()
        or page.lowers[word] in finite
        for word in range(first, last)
    )


def _describes(page: Page, comma: int) -> bool:
    following = page.words[comma + 1]
    return (
        following[0].islower()
        or following[0].isdigit()
        or page.words[comma - 1] == ")"
        or following[1:2] == "-"
        or (page.is_name(comma + 1) and page.is_name(comma - 1))
    )


def _noun_phrase_ending(page: Page, head: int, limit: int) -> Range | None:
    lexicon = page.lexicon
    last, first = head + 1, head
    stops = lexicon.conjunctions | lexicon.auxiliaries | lexicon.subject_pronouns
    while first - 1 >= limit and last - first < _LONGEST_SUBJECT:
        before, lower = page.words[first - 1], page.lowers[first - 1]
        is_possessive = lower in ("'s", "’s") and first < last
        joins_names = lower == "and" and page.is_name(first) and _names_a_person(page, first - 2)
        if before in _PUNCTUATION or (lower in stops and not is_possessive and not joins_names):
            break
        if lower in lexicon.cues and before[0].islower() and lower != "state":
            break
        if lower in lexicon.prepositions and page.words[first][0].islower() and lower not in (
            "of",
            "for",
        ):
            break
        if not page.is_outside(first - 1) and page.is_outside(first):
            break
        first -= 1
    while first < last - 1 and (
        page.lowers[first] in lexicon.prepositions
        or page.lowers[first] in lexicon.adverbs
        or page.words[first] in lexicon.calendar
    ):
        first += 1
    return Range(first, last)


def _names_a_person(page: Page, word: int) -> bool:
    return word > 0 and page.is_name(word) and page.is_name(word - 1)


def subject_after(page: Page, verb: int, limit: int) -> Range | None:
    """Return the noun phrase right of `verb` ("said Ines Falk"), ending before `limit`."""
    lexicon = page.lexicon
    first = verb + 1
    if first >= limit:
        return None
    lower = page.lowers[first]
    if lower in ("he", "she", "they"):
        return Range(first, first + 1)
    stops = lexicon.prepositions | lexicon.conjunctions | lexicon.subject_pronouns
    if page.words[first] in _PUNCTUATION or lower in stops or lower in lexicon.addressees:
        return None
    last = first
    while last < limit and last - first < _LONGEST_SUBJECT:
        lower = page.lowers[last]
        if page.words[last] in _PUNCTUATION or lower in lexicon.relatives:
            break
        if last > first and lower in stops and lower not in ("and", "of", "for"):
            break
        if last > first and lower in lexicon.cues and page.words[last][0].islower():
            break
        last += 1
    return Range(first, last) if _can_speak(page, first, last) else None


def _can_speak(page: Page, first: int, last: int) -> bool:
    """Tell whether words after a verb are its subject rather than its object or an adverb."""
    lexicon = page.lexicon
    word, lower = page.words[first], page.lowers[first]
    if last == first or word in lexicon.calendar or lower in lexicon.adverbs:
        return False
    if word[0].isupper() or lower in lexicon.determiners:
        return True
    return not lower.endswith("ly") and (
        last - first == 1 or any(page.is_name(other) for other in range(first, last))
        or any(page.lowers[other] in lexicon.roles for other in range(first, last))
    )


def subject_of_sentence(page: Page, first: int, verb: int) -> Range | None:
    """Return the first noun phrase of the sentence that begins at `first`, left of `verb`."""
    lexicon = page.lexicon
    first = max(first, verb - _LONGEST_SEARCH)
    word = _over_lead(page, first, verb)
    if word < verb and page.lowers[word] in lexicon.openers:
        word = _over_adjunct(page, word, verb)
    if word >= verb:
        return None
    if page.lowers[word] in lexicon.subject_pronouns:
        return Range(word, word + 1)
    last = word
    while last < verb and last - word < 10 and page.is_outside(last):
        lower = page.lowers[last]
        if page.words[last] in _PUNCTUATION:
            break
        if last > word and (
            lower in lexicon.adverbs
            or (lower in lexicon.auxiliaries and lower not in ("'s", "’s"))
            or lower in lexicon.relatives
            or (lower in lexicon.cues and page.words[last][0].islower())
            or (lower in lexicon.prepositions and lower != "of")
            or _is_verb_after_name(page, last)
        ):
            break
        last += 1
    return Range(word, last) if last > word else None


def _over_lead(page: Page, word: int, limit: int) -> int:
    """Step right over quoted words, punctuation and "But", "Still", "Meanwhile"."""
    lexicon = page.lexicon
    while word < limit and (
        not page.is_outside(word)
        or page.words[word] in _PUNCTUATION
        or page.lowers[word] in lexicon.connectors
        or page.lowers[word] in lexicon.adverbs
        or page.lowers[word] in ("so", "meanwhile", "however")
    ):
        word += 1
    return word


def _over_adjunct(page: Page, word: int, limit: int) -> int:
    """Step right over "In an interview on Friday," to what follows the comma."""
    comma = word
    while comma < limit and page.words[comma] != ",":
        comma += 1
    if comma == limit:
        return word + 1
    return _over_lead(page, comma + 1, limit)


def _is_verb_after_name(page: Page, word: int) -> bool:
    written = page.words[word]
    return (
        written[0].islower() and written.endswith(("ed", "es")) and page.is_name(word - 1)
    )
