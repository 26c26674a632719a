"""The shape of names: hyphenated names whole, "Jr.", counties and provinces, parties by state."""

from __future__ import annotations

from index.language.lists.wordlists import word_set
from index.language.news.draft import Draft, Mention
from index.language.news.emphasis import PARTIES
from index.language.news.vocabulary import (
    HYPHENS,
    LANDS,
    OPENERS,
    ORGANISATION_WORDS,
    ORGANISATIONS,
    PEOPLES,
    PLACES,
    POSSESSIVES,
    STATES,
)

SENTENCE_ENDS = frozenset(".!?:;\"“”‘’'—–-()*•/")
GENERATIONS = frozenset({"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"})
LAND_WORDS = word_set(
    """
    County Province District Prefecture Governorate Oblast Region Island Islands Peninsula
    River Valley Mountains Desert Strait Canal Bay Sea Ocean Lake Gulf Municipality Township
    Parish Voivodeship Krai
    """
)
LAND_HEADS = word_set(
    "State Republic Kingdom Emirate Province Port City Gulf Bay Strait Sea Isle County"
)
"""Words that "of" and a place may follow in one name."""
BEFORE_LAND = word_set("Lake Mount Mt. Cape Port Fort Strait")


def complete_shapes(draft: Draft) -> None:
    """Stretch names over what belongs to them, and part what doesn't belong together."""
    for mention in list(draft.mentions()):
        if draft.at(mention.start) != mention:
            continue
        if mention.label in ("NORP", "LOC", "ORG") and _part_pair(draft, mention):
            continue
        if mention.label == "NORP":
            _part_state_and_party(draft, mention)
            continue
        mention = _part_owner(draft, mention)
        start = _hyphen_start(draft, mention)
        end = _hyphen_end(draft, mention)
        if mention.label == "PERSON" and end < len(draft) and draft.words[end] in GENERATIONS:
            end += 1
        if mention.label == "LOC":
            start, end = _land(draft, start, end)
        loud = end - start == 1 and draft.words[start].isupper()
        if mention.label in ("ORG", "LOC") and not loud and _has_article(draft, start):
            start -= 1
        if (start, end) != (mention.start, mention.end):
            draft.put(start, end, mention.label)
        _part_branch(draft, Mention(start, end, mention.label))


def _has_article(draft: Draft, start: int) -> bool:
    """Tell whether "The" with a capital stands before, though no sentence begins: "The Gambia"."""
    inside = start > 1 and draft.words[start - 2][-1] not in SENTENCE_ENDS
    return inside and draft.words[start - 1] == "The" and "\n" not in draft.words[start - 2]


def _joined_by_hyphen(draft: Draft, hyphen: int) -> bool:
    """Tell whether a hyphen has capitalised words at both sides, without blanks."""
    return (
        0 < hyphen < len(draft) - 1
        and draft.words[hyphen] in HYPHENS
        and draft.is_capitalised(hyphen - 1)
        and draft.is_capitalised(hyphen + 1)
        and draft.touches_next(hyphen - 1)
        and draft.touches_next(hyphen)
        and draft.words[hyphen + 1] not in OPENERS
    )


def _may_take(draft: Draft, token: int, label: str) -> bool:
    """Tell whether the other half of a hyphenated name is free, or half a person as well."""
    other = draft.at(token)
    return other is None or (label == "PERSON" and other.label == "PERSON")


def _hyphen_start(draft: Draft, mention: Mention) -> int:
    """Return where the name begins with the half before its hyphen."""
    hyphen = mention.start - 1
    if not _joined_by_hyphen(draft, hyphen) or not _may_take(draft, hyphen - 1, mention.label):
        return mention.start
    if draft.words[hyphen - 1] in PARTIES:
        return mention.start  # "D-Minn."
    other = draft.at(hyphen - 1)
    return other.start if other else hyphen - 1


def _hyphen_end(draft: Draft, mention: Mention) -> int:
    """Return where the name ends with the half after its hyphen."""
    hyphen = mention.end
    if not _joined_by_hyphen(draft, hyphen) or not _may_take(draft, hyphen + 1, mention.label):
        return mention.end
    other = draft.at(hyphen + 1)
    return other.end if other else hyphen + 2


def _land(draft: Draft, start: int, end: int) -> tuple[int, int]:
    """Stretch a place over "County" after it, and "Lake" before it."""
    if end < len(draft) and draft.words[end] in LAND_WORDS and draft.at(end) is None:
        end += 1
    if start > 1 and draft.words[start - 1] == "of" and draft.words[start - 2] in LAND_HEADS:
        free = draft.is_free(start - 2, start)
        return (start - 2 if free else start), end
    before = start - 1
    if before >= 0 and draft.words[before] in BEFORE_LAND and draft.at(before) is None:
        start = before
    return start, end


def _part_pair(draft: Draft, mention: Mention) -> bool:
    """Part "Iranian-Tajik" and "India-Africa" into the two that they name; tell whether it did."""
    middle = mention.start + 1
    if mention.end - mention.start != 3 or draft.words[middle] not in HYPHENS:
        return False
    first, second = draft.words[mention.start], draft.words[middle + 1]
    name = draft.written(mention.start, mention.end)
    if name in PEOPLES or name in PLACES:
        return False
    for names, label in ((PEOPLES, "NORP"), (LANDS, "LOC")):
        if first in names and second in names:
            draft.put(mention.start, middle, label)
            draft.put(middle + 1, mention.end, label)
            return True
    return False


def _part_owner(draft: Draft, mention: Mention) -> Mention:
    """Part "Kenya's Water Board" into a known place and what it has; return the second."""
    for at in range(mention.start + 1, mention.end - 1):
        if draft.words[at] not in POSSESSIVES or not draft.is_capitalised(at + 1):
            continue
        owner, label = draft.written(mention.start, at), "LOC"
        if owner not in PLACES:
            is_body = owner in ORGANISATIONS or draft.words[at - 1] in ORGANISATION_WORDS
            if mention.label != "ORG" or not is_body:
                continue
            label = "ORG"
        draft.put(mention.start, at, label)
        draft.put(at + 1, mention.end, mention.label)
        return Mention(at + 1, mention.end, mention.label)
    return mention


def _part_branch(draft: Draft, mention: Mention) -> None:
    """Part "Department of Health-Orle" into a body and where it is."""
    for at in range(mention.start + 2, mention.end - 1):
        place = draft.written(at + 1, mention.end)
        if mention.label == "ORG" and draft.words[at] in HYPHENS and place in PLACES:
            draft.put(mention.start, at, "ORG")
            draft.put(at + 1, mention.end, "LOC")
            return


def _part_state_and_party(draft: Draft, mention: Mention) -> None:
    """Part "Wyoming Republican" into a place and a conviction."""
    middle = mention.end - 1
    state = draft.written(mention.start, middle)
    if state in STATES and draft.words[middle] in PEOPLES and state not in OPENERS:
        draft.put(mention.start, middle, "LOC")
        draft.put(middle, mention.end, "NORP")
