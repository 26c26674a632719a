"""What a stretch is like by itself, and what stands right before and after it, as features."""

from __future__ import annotations

import math
from collections.abc import Container
from functools import cache

from index.language.lists.wordlists import word_set
from index.language.quotes.attribution import titles
from index.language.quotes.attribution.features import Place
from index.language.quotes.grammar.phrases import OWNERS, POSSESSIVES, is_finite_verb
from index.language.quotes.text.lexicon import Lexicon
from index.language.quotes.text.page import Page
from index.language.quotes.text.weighing import Features

_CALLING = ("call", "dubb", "label", "describ", "nicknam", "brand", "deem", "refer")
_TERMS = word_set(
    """
    so-called known named titled entitled slogan word words term terms phrase phrases hashtag show
    book song album movie film program programme series magazine column speech ad article headline
    """
)
_HEARD = word_set("interview appearance speaking appeared appearing episode edition host anchor")
"""What leads, with "on" or "with", to the name of a programme."""
_NEAR = 4
"""Words before a stretch that such a word is looked for in."""
_TERM = 5
"""How many words a term has at most, so that it is worth looking for it elsewhere."""
_OWNERS = OWNERS | {"'s", "’s"}
_FIRST_PERSON = word_set("i my me we our us")
_OTHERS = word_set("some they many people critics others we you")


def of_itself(place: Place) -> Features:
    """Return what the quotation is like by itself, and where it stands."""
    page, quotation = place.page, place.quotation
    stretch, (first, last) = page.stretches[place.number], quotation.words
    lexicon = page.lexicon
    body = page.words[first:last]
    lowers = frozenset(page.lowers[first:last])
    capitals = [first + at for at, word in enumerate(body) if word[0].isupper()]
    mark = page.text[stretch.span.start]
    return {
        "words": math.log1p(quotation.length),
        "one_word": quotation.length == 1,
        "four_words": quotation.length >= 4,
        "ends_sentence": quotation.ends_sentence,
        "ends_comma": quotation.ending == ",",
        "asks": quotation.ending in "?!",
        "begins_capital": quotation.body[:1].isupper(),
        "opens_paragraph": first == quotation.paragraph.first,
        "ends_paragraph": last >= quotation.paragraph.last,
        "opens_sentence": first == page.sentences[page.sentence[first]].first,
        "i_or_we": not _FIRST_PERSON.isdisjoint(lowers),
        "has_auxiliary": not lexicon.auxiliaries.isdisjoint(lowers),
        "has_pronoun": not lexicon.subject_pronouns.isdisjoint(lowers),
        "has_verb": any(is_finite_verb(page, word) for word in range(first, last)),
        **_first_word(page, first, last),
        **titles.title_case(place.quotation),
        "all_small": not capitals,
        "hyphen": any("-" in word for word in body),
        "names": sum(map(page.is_name, capitals)) / max(1, quotation.length),
        "elsewhere": _is_elsewhere(place),
        "continues": stretch.continues,
        "unclosed": not stretch.closed,
        "odd_marks": stretch.is_odd,
        "single_marks": mark in "'‘‚‹`",
        "first_paragraph": stretch.paragraph == 0,
        "repeated": place.bodies[quotation.body] > 1,
        "quotes_in_paragraph": math.log1p(place.in_paragraph[stretch.paragraph]),
    }


def _first_word(page: Page, first: int, last: int) -> Features:
    """Return what the first word of letters tells."""
    words = range(first, last)
    lower = page.lowers[next((at for at in words if page.words[at][0].isalpha()), first)]
    return {
        "first_determiner": lower in page.lexicon.determiners,
        "first_preposition": lower in page.lexicon.prepositions,
        "first_adverb": lower in page.lexicon.adverbs or lower.endswith("ly"),
        "first_participle": lower.endswith(("ing", "ed")),
    }


def _is_elsewhere(place: Place) -> bool:
    """Tell whether a few words stand in the text twice, in marks or not."""
    body, text = place.quotation.body, place.page.text
    if not 0 < place.quotation.length <= _TERM:
        return False
    if place.bodies[body] > 1:
        return True
    return text.find(body, text.find(body) + len(body)) >= 0


def of_words_before(place: Place) -> Features:
    """Return what stands right before the stretch: up to three words of its sentence."""
    page, first = place.page, place.quotation.words.first
    begin = page.sentences[page.sentence[first]].first
    found: Features = {}
    for step in (1, 2, 3):
        if first - step < begin:
            found[f"before_{step}_nothing"] = 1.0
            break
        found.update((f"before_{step}_{name}", 1.0) for name in _names_of(page, first - step))
    return found


def of_words_around(place: Place) -> Features:
    """Return what stands right after the stretch, and whether it stands between the two."""
    page, (first, last) = place.page, place.quotation.words
    begin = page.sentences[page.sentence[first]].first
    lexicon = page.lexicon
    written = page.words[last] if last < place.quotation.paragraph.last else "$"
    lower = written.lower()
    leads = page.lowers[first - 1] if first > begin else ""
    return {
        "attributive": (leads in lexicon.determiners or leads in _OWNERS)
        and lower.isalpha()
        and lower == written
        and not (lower in lexicon.prepositions or lower in lexicon.conjunctions)
        and not (lower in lexicon.auxiliaries or lower in lexicon.cues),
        "owned_title": (
            leads in (*_OWNERS, *POSSESSIVES) and titles.looks_like_title(page, place.quotation)
        )
        or (_is_heard(page, begin, first) and titles.is_in_title_case(place.quotation)),
        "after_nothing": written == "$",
        "after_small": written[0].islower(),
        "after_capital": written[0].isupper(),
        "after_preposition": lower in lexicon.prepositions,
        "after_auxiliary": lower in lexicon.auxiliaries,
        "after_person": written in page.person_nouns,
        "after_and": lower in ("and", "or"),
        "after_comma": written == ",",
        "after_stop": written[0] in ".;:!?",
    }


def _is_heard(page: Page, begin: int, first: int) -> bool:
    """Tell whether somebody speaks to or on what follows: told “Night Talk”, on “Night Talk”."""
    before = page.lowers[max(begin, first - _NEAR) : first]
    if not before:
        return False
    if before[-1] in page.lexicon.addressing:
        return True
    return before[-1] in ("with", "on", "of", "for") and not _HEARD.isdisjoint(before)


def _names_of(page: Page, word: int) -> list[str]:
    """Return what a word before a stretch is, by the features' names."""
    lexicon, lower = page.lexicon, page.lowers[word]
    found = [name for name, words in _closed_classes(lexicon) if lower in words]
    if lower in lexicon.cues:
        found.append(lexicon.cues[lower])
    if lower.startswith(_CALLING):
        found.append("calling")
    if page.is_person_noun(word):
        found.append("person")
    if lower.startswith("self"):
        found.append("self")
    if page.words[word][0].isupper():
        found.append("capital")
    return found


@cache
def _closed_classes(lexicon: Lexicon) -> list[tuple[str, Container[str]]]:
    """Return the sets of words that a word before a stretch is looked up in."""
    return [
        ("comma", {","}),
        ("colon", {":"}),
        ("that", {"that"}),
        ("as", {"as"}),
        ("cue", lexicon.cues),
        ("determiner", lexicon.determiners),
        ("preposition", lexicon.prepositions),
        ("work", lexicon.works | lexicon.title_hints),
        ("speech_noun", lexicon.speech_nouns),
        ("term", _TERMS),
        ("others", _OTHERS),
        ("owner", _OWNERS),
    ]
