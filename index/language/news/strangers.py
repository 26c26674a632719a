"""Single words taken for people whom the article never introduces: mostly they are none."""

from __future__ import annotations

from collections import Counter

from index.language.lists.wordlists import word_list, word_set
from index.language.news.draft import Draft
from index.language.news.vocabulary import TITLES

LONG_ENOUGH = 120
"""Words of a text that has the room to introduce its people by their full names."""
OFTEN = 3
"""Whoever the model finds so many times alone is no stranger."""
BEFORE_PLACES = word_set("in near at from to outside around across throughout towards toward")
KIN = word_set(
    """
    wife husband son sons daughter daughters mother father brother brothers sister sisters nephew
    nephews niece nieces uncle aunt cousin cousins grandson granddaughter grandmother grandfather
    widow widower fiancé fiancée girlfriend boyfriend
    """
)
NAMING = word_set("named called surnamed nicknamed")
SAYING = word_set("said says added told wrote asked tweeted insisted explained warned recalled")


def doubt_strangers(draft: Draft) -> None:
    """Make such a word a place, or no name at all, unless it speaks or something introduces it."""
    if len(draft) < LONG_ENOUGH:
        return
    people = [mention for mention in draft.mentions() if mention.label == "PERSON"]
    times = Counter(draft.words[mention.start].casefold() for mention in people)
    introduced = {word for word, number in times.items() if number >= OFTEN} | {
        word.casefold()
        for mention in people
        if mention.end - mention.start > 1 or _is_sure(draft, mention.start)
        for word in draft.words[mention.start : mention.end]
    }
    for mention in people:
        at, word = mention.start, draft.words[mention.start]
        if mention.end - at > 1 or at in draft.fixed or word.casefold() in introduced:
            continue
        before = draft.words[at - 1].lower() if at else ""
        if before in BEFORE_PLACES:
            draft.put(at, at + 1, "LOC")
        elif not _speaks(draft, at):
            draft.remove(mention)


def _is_sure(draft: Draft, token: int) -> bool:
    """Tell whether a list or the words beside it say that a word is a person."""
    word = draft.words[token]
    known = word in word_list("known_people") or word in word_list("given_names")
    return (
        known
        or _has_title(draft, token)
        or _is_introduced(draft, token)
        or _is_listed(draft, token)
    )


def _has_title(draft: Draft, token: int) -> bool:
    """Tell whether a title stands before the word, or before its comma: "my engineer, Dunne"."""
    at = token - 2 if token > 1 and draft.words[token - 1] == "," else token - 1
    return at >= 0 and draft.words[at].lower() in TITLES


def _is_introduced(draft: Draft, token: int) -> bool:
    """Tell whether words beside the name say that somebody bears it.

    "her son Falk", "a man called Falk", "Falk, who", "Falk, a herder", "Falk, 67,".
    """
    words = draft.words
    before = token - 1
    if before > 1 and words[before] == "," and words[before - 1] in KIN:
        before -= 1
    if before >= 0 and words[before] in KIN | NAMING:
        return True
    if words[token + 1 : token + 2] != [","]:
        return False
    following = words[token + 2 : token + 4]
    age = len(following) == 2 and following[0].isdigit() and following[1] in ",.;"
    return age or following[:1] in (["who"], ["whose"], ["aged"])


def _is_listed(draft: Draft, token: int) -> bool:
    """Tell whether the name stands between two other people's: "Holm, Falk; Varga"."""
    before, after = draft.at(token - 2), draft.at(token + 2)
    marks = draft.words[token - 1 : token + 2 : 2]
    return (
        token > 1
        and len(marks) == 2
        and all(mark in (",", ";", ":") for mark in marks)
        and before is not None
        and after is not None
        and before.label == after.label == "PERSON"
    )


def _speaks(draft: Draft, token: int) -> bool:
    """Tell whether the word is somebody who says something."""
    return not SAYING.isdisjoint(draft.words[max(0, token - 1) : token + 2])
