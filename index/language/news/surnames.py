"""Family names and given names alone, of people whose full names the article has."""

from __future__ import annotations

from index.language.lists.wordlists import word_list, word_set
from index.language.news.consistency import BEFORE_PLACES, stands_alone
from index.language.news.draft import Draft, Mention
from index.language.news.first_names import MONTHS, TITLES_TOO, is_date
from index.language.news.vocabulary import (
    CITIES,
    COUNTRIES,
    HYPHENS,
    KNOWN,
    ORGANISATIONS,
    PEOPLES,
    PLACES,
    POSSESSIVES,
    REGIONS,
    TITLES,
)

SURNAME_BEGINNINGS = word_set(
    "Bar Ben Al El Abu De Van Von Bin Da Dos Di Del Le La Mac St. Ould Abd dos da de van von bin"
)
FROM_PLACES = BEFORE_PLACES | {"from", "to", ",", "outside"}
GESTURES = word_set(
    """
    nods nodded smiles smiled laughs laughed shrugs shrugged sighs sighed grins grinned frowns
    frowned winces winced blinks blinked weeps wept
    """
)
"""What only people do, before or without a word."""
PREFIXES = word_set("ex co then vice pro anti non mid pre post self half semi un re all")
GAZES = ("nod", "look", "smil", "laugh", "shout", "yell", "star", "glanc", "point", "wav", "glar")
"""How verbs begin that go on with "at" and somebody."""


def spread_surnames(draft: Draft) -> None:
    """Make a family or given name alone a person where the article has the full name."""
    _name_full_people(draft)
    _take_in_joined(draft)
    _take_in_doubled(draft)
    _part_from_bodies(draft)
    surnames = _surnames(draft)
    _spread_long_surnames(draft)
    for at, word in enumerate(draft.words):
        loud = word.isupper() and len(word) > 3 and word.title() in surnames
        if word not in surnames and not loud:
            continue
        mention = draft.at(at)
        if mention is None and word in MONTHS and is_date(draft, at):
            continue
        if mention is None:
            half = draft.words[at - 1] in HYPHENS and draft.is_capitalised(at - 2)
            if stands_alone(draft, at, at + 1) and not half:
                draft.put(at, at + 1, "PERSON")
        elif _may_be_surname(draft, mention):
            draft.put(at, at + 1, "PERSON")


def _name_full_people(draft: Draft) -> None:
    """Make the body "Ada Holm" a person that nods, or where the article has Holm alone as one."""
    alone = _alone(draft)
    for mention in list(draft.mentions()):
        first, last = draft.words[mention.start], draft.words[mention.end - 1]
        is_two = mention.label == "ORG" and mention.end - mention.start == 2
        moves = mention.end < len(draft) and draft.words[mention.end] in GESTURES
        written = draft.written(mention.start, mention.end)
        if not is_two or written in KNOWN or mention.start in draft.fixed:
            continue
        if last not in alone and not moves:
            continue
        if first in word_list("given_names") and first not in KNOWN and last[0].isupper():
            draft.put(mention.start, mention.end, "PERSON")


def _take_in_joined(draft: Draft) -> None:
    """Take the given name into "Hyun-ji Orle", no "ex-wife Orle", where "Orle" is a person."""
    common, alone = word_list("common_words"), _alone(draft)
    for joint, hyphen in enumerate(draft.words):
        start, family = joint - 1, joint + 2
        if hyphen not in HYPHENS or start < 0 or draft.words[family : family + 1] == []:
            continue
        first, second = draft.words[start], draft.words[joint + 1]
        is_joined = draft.touches_next(start) and draft.touches_next(joint)
        is_name = is_joined and first.istitle() and first.isalpha() and second.isalpha()
        lowers = {first.lower(), second.lower()}
        is_known = any(lowers & known for known in (common, TITLES, PREFIXES)) or second.isupper()
        is_free = draft.is_free(start, family) and draft.encloses_all(family, family + 1)
        if is_name and not is_known and is_free and draft.words[family] in alone:
            draft.put(start, family + 1, "PERSON")


def _take_in_doubled(draft: Draft) -> None:
    """Take the given name's other half into "Mimi Mimi Orle" where "Mimi Orle" is marked."""
    for mention in list(draft.mentions()):
        start = mention.start - 1
        is_full = mention.label == "PERSON" and mention.end - mention.start > 1
        if not is_full or start < 0 or draft.words[start] != draft.words[mention.start]:
            continue
        if draft.is_free(start, mention.start) and draft.words[start].istitle():
            draft.put(start, mention.end, "PERSON")


def _alone(draft: Draft) -> set[str]:
    """Return what people are called by one word."""
    people = (mention for mention in draft.mentions() if mention.label == "PERSON")
    return {draft.words[one.start] for one in people if one.end - one.start == 1}


def _part_from_bodies(draft: Draft) -> None:
    """Part "the Civic Union of Ada Holm", where Holm alone is a person of the article."""
    alone = _alone(draft)
    for mention in list(draft.mentions()):
        start = mention.end - 2
        if mention.label != "ORG" or start < mention.start + 2 or mention.start in draft.fixed:
            continue
        given, family = draft.words[start : mention.end]
        is_led = draft.words[start - 1] == "of" and given in word_list("given_names")
        if is_led and family in alone and draft.written(*mention[:2]) not in KNOWN:
            draft.put(mention.start, start - 1, "ORG")
            draft.put(start, mention.end, "PERSON")


def _spread_long_surnames(draft: Draft) -> None:
    """Make "Bar Lev" a person where the article has "Omer Bar Lev", and "Lestrade-Morin"."""
    people = [mention for mention in draft.mentions() if mention.label == "PERSON"]
    surnames = {surname for mention in people if (surname := _long_surname(draft, mention))}
    for surname in surnames:
        for at in range(len(draft) - len(surname) + 1):
            end = at + len(surname)
            if draft.words[at] != surname[0] or tuple(draft.words[at:end]) != surname:
                continue
            covering = draft.covering(at, end)
            if draft.encloses_all(at, end) and (covering or stands_alone(draft, at, end)):
                draft.put(at, end, "PERSON")


def _long_surname(draft: Draft, mention: Mention) -> tuple[str, ...]:
    """Return the tokens of a full name's family name, if they are several."""
    length = mention.end - mention.start
    if length > 2 and draft.words[mention.end - 2] in SURNAME_BEGINNINGS:
        return tuple(draft.words[mention.end - 2 : mention.end])
    if length > 3 and draft.words[mention.end - 2] in HYPHENS:
        return tuple(draft.words[mention.end - 3 : mention.end])
    return ()


def _may_be_surname(draft: Draft, mention: Mention) -> bool:
    """Tell whether what is marked as something else can be a family name."""
    if mention.end - mention.start != 1 or mention.label not in ("ORG", "LOC", "NORP"):
        return False
    word = draft.words[mention.start]
    before = draft.words[mention.start - 1] if mention.start else ""
    owns = mention.end < len(draft) and draft.words[mention.end] in POSSESSIVES
    is_met = before == "at" and draft.words[mention.start - 2].startswith(GAZES)
    if mention.label == "LOC" and before in BEFORE_PLACES and not (owns or is_met):
        return False  # "in Orle", but not "at Holm's headquarters"
    if mention.start in draft.fixed or word in REGIONS:
        return False
    return word not in CITIES or _is_never_in(draft, word)


def _is_never_in(draft: Draft, word: str) -> bool:
    """Tell whether nothing in the article is said to be in what is a town's name, too."""
    places = (at for at, other in enumerate(draft.words) if at and other == word)
    return all(draft.words[at - 1].lower() not in FROM_PLACES for at in places)


def _surnames(draft: Draft) -> set[str]:
    """Return the family names, and the plain given names, of the people with full names."""
    found = set()
    for mention in draft.mentions():
        if mention.label != "PERSON" or mention.end - mention.start < 2:
            continue
        first, last = draft.words[mention.start], draft.words[mention.end - 1]
        if len(last) > 2 and last[0].isupper() and last.isalpha():
            found.add(last)
        if first in word_list("family_names_first"):
            found.add(first)  # of East Asia: later mentions repeat the first word
        unclear = first in PLACES or first in ORGANISATIONS or first in MONTHS | TITLES_TOO
        if first in word_list("given_names") and not unclear:
            found.add(first)
    return found - COUNTRIES - PEOPLES
