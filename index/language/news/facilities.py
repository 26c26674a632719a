"""Buildings and works that say what they are: "Kotoka Airport", "the Crimean Bridge"."""

from __future__ import annotations

from index.language.lists.wordlists import word_set
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
        if start < at and draft.encloses_all(start, at + 1):
            draft.put(start, at + 1, "FAC")
