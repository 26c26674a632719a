"""Places that say what they are, and telling states and towns (GPE) from other places (LOC)."""

from __future__ import annotations

from index.language.lists.wordlists import word_set
from index.language.news.draft import Draft, Mention
from index.language.news.facilities import is_building
from index.language.news.vocabulary import (
    CITIES,
    COUNTRIES,
    HYPHENS,
    NOT_NAMES,
    OPENERS,
    ORGANISATION_WORDS,
    REGIONS,
    STATES,
)

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
WATERS = word_set("river rivers lake")
"""What a name follows at once: "the river Aske"."""
SETTLEMENTS = word_set("village town city port suburb hamlet")
"""What a name follows after "of": "the village of St Orren"."""
WAYS = word_set(
    """
    road highway motorway expressway railway railroad route line pipeline corridor border bus train
    flight ferry Road Highway Motorway Expressway Railway Corridor
    """
)
"""What has a place at each end: "the Orle-Tarn road"."""
LONGEST_PLACE = 3
_NO_WATERS = COUNTRIES | CITIES | STATES
_NO_PLACES = OPENERS | NOT_NAMES


def find_described_places(draft: Draft) -> None:
    """Mark what stands after "the river" and "the village of" as places."""
    for at in range(len(draft) - 2):
        start = at + 1
        if draft.words[at] in SETTLEMENTS and draft.words[start] == "of":
            start += 1
        elif draft.words[at] not in WATERS:
            continue
        end = start
        while draft.is_capitalised(end):
            end += 1
        if 0 < end - start <= LONGEST_PLACE and _can_be_place(draft, start, end):
            draft.put(start, end, "LOC")


def _can_be_place(draft: Draft, start: int, end: int) -> bool:
    """Tell whether capitalised words are no other name, nor a part of one."""
    words = draft.words[start:end]
    if words[0] in _NO_PLACES or not ORGANISATION_WORDS.isdisjoint(words):
        return False
    covering = draft.covering(start, end)
    certain = any(name.label == "NORP" or name.start in draft.fixed for name in covering)
    return draft.encloses_all(start, end) and not certain


def part_joined_places(draft: Draft) -> None:
    """Part what is two places: both ends of a road, and the last two of a list."""
    for mention in list(draft.mentions()):
        joints = [
            at
            for at in range(mention.start + 1, mention.end - 1)
            if draft.words[at] in HYPHENS or draft.words[at] == "and"
        ]
        if mention.label != "LOC" or len(joints) != 1 or mention.start in draft.fixed:
            continue
        known = draft.written(mention.start, mention.end) in _NO_WATERS
        is_two = _is_listed if draft.words[joints[0]] == "and" else _is_way
        if not known and is_two(draft, mention) and draft.is_capitalised(joints[0] + 1):
            draft.put(mention.start, joints[0], "LOC")
            draft.put(joints[0] + 1, mention.end, "LOC")


def _is_way(draft: Draft, mention: Mention) -> bool:
    """Tell whether a word for a way, or for what goes there, stands soon behind a name."""
    return not WAYS.isdisjoint(draft.words[mention.end : mention.end + 2])


def _is_listed(draft: Draft, mention: Mention) -> bool:
    """Tell whether a name goes on with a list of places: "in Orle, Tarn and Skov"."""
    before = draft.at(mention.start - 2)
    comma = mention.start > 1 and draft.words[mention.start - 1] == ","
    return comma and before is not None and before.label == "LOC"


def split_places(draft: Draft) -> None:
    """Make places GPE, unless they are known or named as something without a government.

    What ends or begins as a building does, and is no town of that name, is FAC.
    """
    waters = {
        draft.written(mention.start, mention.end)
        for mention in draft.mentions()
        if mention.label == "LOC" and mention.start and draft.words[mention.start - 1] in WATERS
    } - _NO_WATERS
    of_nature = waters | _short_for_land(draft)
    for mention in list(draft.mentions()):
        if mention.label != "LOC" or draft.written(mention.start, mention.end) in of_nature:
            continue
        if not _is_land(draft, mention.start, mention.end):
            label = "FAC" if _is_building(draft, mention) else "GPE"
            draft.put(mention.start, mention.end, label)


def _is_building(draft: Draft, mention: Mention) -> bool:
    """Tell whether a name is a building's: "the Orle Opera House", and not "Round Hall County"."""
    known = draft.written(mention.start, mention.end) in _NO_WATERS
    return not known and is_building(draft.words[mention.start : mention.end])


def _short_for_land(draft: Draft) -> set[str]:
    """Return the acronyms that regions and pieces of nature are given: "Norr Islands (NI)"."""
    return {
        draft.words[end + 1]
        for start, end, label in draft.mentions()
        if label == "LOC"
        and draft.words[end : end + 1] == ["("]
        and draft.words[end + 2 : end + 3] == [")"]
        and draft.words[end + 1].isupper()
        and _is_land(draft, start, end)
    }


def _is_land(draft: Draft, start: int, end: int) -> bool:
    """Tell whether a place is a region or a piece of nature."""
    written = draft.written(start, end)
    if written in _NO_WATERS:
        return False
    if written in REGIONS:
        return True
    words = draft.words[start:end]
    return POLITICAL.isdisjoint(words) and not NATURAL.isdisjoint(words)
