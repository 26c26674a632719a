"""Buildings and works that say what they are: "Kotoka Airport", "the Crimean Bridge"."""

from __future__ import annotations

from collections.abc import Sequence

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
MARKED = WORDS | word_set(
    """
    House Hall Tower Towers Hotel Theatre Theater Museum Gallery Library Hospital Center Centre
    Plaza Mall Cemetery Quay Gate Terminal Temple Abbey Chapel Basilica Pagoda Citadel Campus
    School Observatory Telescope Zoo Garage Barracks Refinery Smelter Courthouse
    """
)
"""What makes a building of what the model takes for a place; alone it tells too little."""
LEADING = word_set("Avenida Calle Rue Estadio Estádio Stade Stadio Palacio Palazzo")
"""What a building's or a street's name begins with in other languages."""
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


def is_building(words: Sequence[str]) -> bool:
    """Tell whether a place of several words says that it is a building, a street or a work."""
    return len(words) > 1 and (words[-1] in MARKED or words[0] in LEADING)


def _is_person(draft: Draft, last: int) -> bool:
    """Tell whether a word for a building is somebody's family name, after a first name."""
    mention = draft.at(last)
    if draft.words[last] not in FAMILIES or mention is None or mention.label != "PERSON":
        return False
    start, before = mention.start, draft.words[mention.start - 1] if mention.start else ""
    is_given = start < last and draft.words[start] in word_list("given_names")
    return is_given and before.lower() not in BEFORE_PLACES
