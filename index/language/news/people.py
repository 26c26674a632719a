"""People whom only titles or initials give away: "Sheikh Hamdan", "B. Enkhsaikhan"."""

from __future__ import annotations

import re

from index.language.lists.wordlists import word_list, word_set
from index.language.news.draft import Draft
from index.language.news.titles import NAME_PARTICLES, SURE_TITLES
from index.language.news.vocabulary import (
    KNOWN,
    NOT_NAMES,
    OPENERS,
    ORGANISATION_WORDS,
    TITLES,
)

BEFORE_NAMES = word_set(
    """
    Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Prof. Sir Dame Sen. Rep. Gov. Gen. Col. Capt. Lt. Maj. Sgt.
    Prince Sheikh Sheik Ayatollah Mullah Pope Imam Rabbi
    """
)
"""Titles that a name follows, where anything capitalised follows at all."""
_JOBS = TITLES | word_set(
    """
    founder co-founder farmer owner teacher surgeon producer scientist biologist geologist architect
    developer student pupil resident volunteer campaigner organizer organiser lecturer ranger
    paramedic pilot sailor driver baker butcher brewer landlord landlady librarian conductor pianist
    violinist cellist guitarist drummer bassist painter sculptor photographer filmmaker comedian
    presenter broadcaster columnist editor publisher critic legislator diplomat coroner juror
    teammate shopkeeper fisherman beekeeper shepherd veterinarian
    """
)
"""What somebody's name may follow, capitalised at the begin of a sentence."""
INITIAL = re.compile(r"[^\W\d_]\.")
LONGEST_NAME = 4
_NO_NAMES = OPENERS | NOT_NAMES


def find_titled_people(draft: Draft) -> None:
    """Mark capitalised words after a title or an initial where no name is marked yet."""
    for at, word in enumerate(draft.words[:-1]):
        is_job = word[:1].isupper() and word.lower() in _JOBS and _is_given(draft.words[at + 1])
        is_office = (word in SURE_TITLES or is_job) and word not in BEFORE_NAMES
        is_title = word in BEFORE_NAMES or is_office
        if not is_title and not _is_initial(draft, at):
            continue
        if draft.at(at) is not None and not is_office:
            continue
        start = at + 1 if is_title else at
        end = at + 1
        while end < len(draft) and end - start < LONGEST_NAME and _is_name_word(draft, end):
            end += 1
        while end > start and draft.words[end - 1] in NAME_PARTICLES:
            end -= 1
        if is_office and not _is_full_name(draft, start, end):
            continue
        if end > start and _can_be_person(draft, start, end):
            draft.put(start, end, "PERSON")


def _is_given(word: str) -> bool:
    """Tell whether a word is a first name and nothing else: not "Day"."""
    return word in word_list("given_names") and word.lower() not in word_list("common_words")


def _is_initial(draft: Draft, token: int) -> bool:
    """Tell whether a token is an initial before a name: "B. Enkhsaikhan", not "Plan B. It"."""
    word = draft.words[token]
    if len(word) != 2 or not INITIAL.fullmatch(word) or draft.is_capitalised(token - 1):
        return False
    following = draft.words[token + 1]
    known = following in word_list("given_names") or following.lower() not in word_list(
        "common_words"
    )
    name = following[:1].isupper() and following.isalpha() and len(following) > 2
    return name and known and following not in OPENERS


def _is_full_name(draft: Draft, start: int, end: int) -> bool:
    """Tell whether what follows an office is a full name, and no part of the office's own."""
    words = draft.words[start:end]
    common = word_list("common_words")
    return len(words) > 1 and all(
        word.lower() not in common or word in word_list("given_names") for word in words
    )


def _is_name_word(draft: Draft, token: int) -> bool:
    """Tell whether a free token can be part of the name."""
    word = draft.words[token]
    if draft.at(token) is not None or word in _NO_NAMES or word.lower() in TITLES:
        return False
    return word[:1].isupper() or word in NAME_PARTICLES


def _can_be_person(draft: Draft, start: int, end: int) -> bool:
    """Tell whether the words are not the name of something else."""
    written = draft.written(start, end)
    if written in KNOWN or not draft.is_capitalised(start):
        return False
    following = draft.at(end)
    runs_on = following is not None and draft.is_capitalised(end)
    parts = draft.words[start:end]
    return ORGANISATION_WORDS.isdisjoint(parts) and not runs_on
