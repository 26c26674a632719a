"""A noun phrase without what follows its noun: what it did, what was done to it."""

from __future__ import annotations

from index.language.quotes.grammar.phrases import NOUNS_TOO, acts, is_finite_verb, is_past_form
from index.language.quotes.text.page import Page, Range

_BEFORE_PLACES = frozenset(["in", "on", "at", "during", "after", "before", "since", "through"])
_PARTICLES = frozenset(["up", "out", "down", "off", "away", "back"])


def plain_phrase(page: Page, words: Range) -> Range:
    """Return a noun phrase without what a participle adds: "a placard" of "a placard held up"."""
    lexicon = page.lexicon
    for word in range(words.first + 2, words.last):
        written, before = page.words[word], page.lowers[word - 1]
        is_past = is_past_form(page, word) or written in lexicon.irregular_participles
        follows = page.lowers[word + 1] if word + 1 < len(page.words) else ""
        modifies = follows in lexicon.prepositions or follows in ("up", "out", "down")
        describes = before in lexicon.determiners or before in lexicon.adverbs
        if written[0].islower() and is_past and modifies and not describes:
            return Range(words.first, word)
    return words


def until_verb(page: Page, phrase: Range) -> Range:
    """Return a subject without what it did: "a fox" of "a fox came up to him and"."""
    lexicon = page.lexicon
    for word in range(phrase.first + 1, phrase.last - 1):
        written, after = page.words[word], page.lowers[word + 1]
        if not (written.islower() and (is_past_form(page, word) or is_finite_verb(page, word))):
            continue
        leads = after in lexicon.prepositions or after in lexicon.determiners or after in _PARTICLES
        if leads and written not in NOUNS_TOO and acts(page, word - 1):
            return phrase if _is_thing_of(page, phrase.first, word - 1) else Range(phrase[0], word)
    return phrase


def _is_thing_of(page: Page, first: int, last: int) -> bool:
    """Tell whether a name opens a clause about a thing: "a report Falk signed in April"."""
    while last > first and page.is_name(last):
        last -= 1
    is_thing = page.words[last].islower() and not page.is_person_noun(last)
    is_noun = page.lowers[last] not in page.lexicon.determiners
    return is_thing and is_noun and first < last and page.is_name(last + 1)


def name_after_adjunct(page: Page, phrase: Range) -> Range:
    """Return the name whose clause tells of a thing: "left it in a way Chief Ines Falk called"."""
    first = phrase.last
    while first > phrase.first and page.is_name(first - 1):
        first -= 1
    noun = first - 1
    is_full = phrase.last - first > 1 and noun > phrase.first + 1
    if not is_full or not page.words[noun].islower() or acts(page, noun):
        return phrase
    opens = page.lowers[noun - 2 : noun]
    if opens[0] in _BEFORE_PLACES and opens[1] in page.lexicon.determiners:
        return Range(first, phrase.last)
    return phrase


def described_name(page: Page, phrase: Range, limit: int) -> Range | None:
    """Return the name before an apposition that no comma closes: "Ines Falk, the baker who won"."""
    comma = phrase.first - 1
    is_apposed = comma > limit and page.words[comma] == "," and page.is_name(comma - 1)
    if not is_apposed or page.lowers[phrase.first] not in page.lexicon.determiners:
        return None
    first = comma
    while first > limit and page.is_name(first - 1):
        first -= 1
    is_alone = first == limit or page.words[first - 1] == "," or not page.words[first - 1].isalpha()
    is_list = page.words[first - 1] == "," and first - 1 > limit
    return Range(first, comma) if is_alone and not is_list and comma - first > 1 else None


def acting_pronoun(page: Page, phrase: Range, limit: int) -> Range | None:
    """Return who does what a phrase tells of: "he" of "he nodded once, then added"."""
    pronoun = phrase.first - 1
    is_pronoun = pronoun >= limit and page.lowers[pronoun] in ("he", "she", "they")
    is_longer = phrase.last - phrase.first > 1
    acts_so = is_pronoun and is_longer and is_past_form(page, phrase.first)
    return Range(pronoun, phrase.first) if acts_so else None


def openly_described(page: Page, phrase: Range, limit: int) -> Range | None:
    """Return whom a row of nouns describes that no comma closes.

    "Ines Falk, also a lover of bread, dark rye and cakes says".
    """
    comma = limit
    while comma < phrase.first and page.is_name(comma):
        comma += 1
    opens = comma + 1 + (page.lowers[comma + 1 : comma + 2] in (["also"], ["now"], ["once"]))
    noun = phrase.last - 1
    if not limit < comma < opens < phrase.first or page.words[comma] != ",":
        return None
    is_row = page.lowers[phrase.first - 1] in ("and", "or", ",") and page.words[noun].islower()
    is_described = page.lowers[opens] in ("a", "an") and any(
        map(page.is_person_noun, range(opens, noun))
    )
    is_clause = any(
        page.lowers[word] in page.lexicon.auxiliaries or is_finite_verb(page, word)
        for word in range(opens, phrase.first)
    )
    can_act = acts(page, noun) or page.lowers[noun] in page.lexicon.collectives
    return Range(limit, comma) if is_row and is_described and not (is_clause or can_act) else None
