"""Telling states and towns (GPE) from other places (LOC)."""

from __future__ import annotations

from index.language.news.draft import Draft
from index.language.news.vocabulary import CITIES, COUNTRIES, REGIONS, STATES
from index.language.wordlists import word_set

NATURAL = word_set(
    """
    River Lake Sea Ocean Bay Gulf Strait Channel Canal Mountain Mountains Mount Mt. Hill Hills
    Valley Desert Forest Island Islands Isle Peninsula Cape Coast Delta Basin Plateau Plain
    Plains Heights Volcano Glacier Falls Reef Park Ridge Pass Beach Rainforest Bank Strip Line
    East West North South Corridor Crescent Triangle Sound Straits Archipelago Estuary Lagoon Fjord
    """
)
"""Words that make a place a piece of nature or a stretch of land."""
POLITICAL = word_set(
    """
    Province State District County Republic City Territory Oblast Region
    """
)


def split_places(draft: Draft) -> None:
    """Make places GPE, unless they are known or named as something without a government."""
    for mention in list(draft.mentions()):
        if mention.label == "LOC" and not _is_land(draft, mention.start, mention.end):
            draft.put(mention.start, mention.end, "GPE")


def _is_land(draft: Draft, start: int, end: int) -> bool:
    """Tell whether a place is a region or a piece of nature."""
    written = draft.written(start, end)
    if written in COUNTRIES or written in CITIES or written in STATES:
        return False
    if written in REGIONS:
        return True
    words = draft.words[start:end]
    return POLITICAL.isdisjoint(words) and not NATURAL.isdisjoint(words)
