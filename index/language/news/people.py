"""People whom only their titles give away: "Sheikh Hamdan", "Minister of Labour Ada Holm"."""

from __future__ import annotations

from index.language.news.draft import Draft
from index.language.news.titles import NAME_PARTICLES
from index.language.news.vocabulary import (
    NOT_NAMES,
    OPENERS,
    ORGANISATION_WORDS,
    ORGANISATIONS,
    PEOPLES,
    PLACES,
    TITLES,
)
from index.language.wordlists import words

BEFORE_NAMES = words(
    """
    Mr Mr. Mrs Mrs. Ms Ms. Miss Dr Dr. Prof. Sir Dame Sen. Rep. Gov. Gen. Col. Capt. Lt. Maj. Sgt.
    Sheikh Sheik Ayatollah Mullah Pope Imam Rabbi Princess Queen
    """
)
"""Titles that a name follows, where anything capitalised follows at all."""
LONGEST_NAME = 4


def find_titled_people(draft: Draft) -> None:
    """Mark capitalised words after a title as a person where no name is marked yet."""
    for at, word in enumerate(draft.words[:-1]):
        if word not in BEFORE_NAMES or draft.at(at) is not None:
            continue
        start = at + 1
        end = start
        while end < len(draft) and end - start < LONGEST_NAME and _is_name_word(draft, end):
            end += 1
        while end > start and draft.words[end - 1] in NAME_PARTICLES:
            end -= 1
        if end > start and _can_be_person(draft, start, end):
            draft.put(start, end, "PERSON")


def _is_name_word(draft: Draft, token: int) -> bool:
    """Tell whether a free token can be part of the name."""
    word = draft.words[token]
    if draft.at(token) is not None or word in OPENERS | NOT_NAMES or word.lower() in TITLES:
        return False
    return word[:1].isupper() or word in NAME_PARTICLES


def _can_be_person(draft: Draft, start: int, end: int) -> bool:
    """Tell whether the words are not the name of something else."""
    written = draft.written(start, end)
    if written in PLACES | ORGANISATIONS | PEOPLES or not draft.is_capitalised(start):
        return False
    following = draft.at(end)
    runs_on = following is not None and draft.is_capitalised(end)
    parts = draft.words[start:end]
    return ORGANISATION_WORDS.isdisjoint(parts) and not runs_on
