"""Buildings and works that say what they are: "Kotoka Airport", "the Crimean Bridge"."""

from __future__ import annotations

from index.language.lists.wordlists import word_list, word_set
from index.language.news.draft import Draft
from index.language.news.vocabulary import OPENERS

WORDS = word_set(
    """
    Airport Stadium Bridge Prison Palace Square Highway Boulevard Avenue Airfield Expressway
    Tunnel Dam Reactor Airbase Cathedral Checkpoint Motorway Arena Road Street Crossing Mosque
    Freeway Station Market Mausoleum Monastery Castle Shrine Pier Lighthouse Waterfront
    Synagogue Racecourse Speedway Velodrome
    """
)
FAMILIES = word_set("Street Castle Road Market Palace Pier Shrine")
"""Those that are family names, too."""
BEFORE_PLACES = word_set("in on at near from outside inside around towards toward the of along")


def find_facilities(draft: Draft) -> None:
    """Mark capitalised runs that a word for a building ends."""
    for at, word in enumerate(draft.words):
        if word not in WORDS or not draft.is_capitalised(at - 1) or draft.is_capitalised(at + 1):
            continue
        start = at - 1
        while draft.is_capitalised(start - 1) and draft.words[start - 1] not in OPENERS:
            start -= 1
        if draft.words[start] in OPENERS:
            start += 1
        if start < at and draft.encloses_all(start, at + 1) and not _is_person(draft, at):
            draft.put(start, at + 1, "FAC")


def _is_person(draft: Draft, last: int) -> bool:
    """Tell whether a word for a building is somebody's family name, after a first name."""
    mention = draft.at(last)
    if draft.words[last] not in FAMILIES or mention is None or mention.label != "PERSON":
        return False
    start, before = mention.start, draft.words[mention.start - 1] if mention.start else ""
    is_given = start < last and draft.words[start] in word_list("given_names")
    return is_given and before.lower() not in BEFORE_PLACES
