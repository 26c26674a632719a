"""Acronyms that the text defines: "the Northern Ireland Audit Office (NIAO)".

What it defines in small letters is no name, "solid waste management (SWM)", nor is a
plural, "SDGs".
"""

from __future__ import annotations

from index.language.lists.wordlists import word_set
from index.language.news.draft import Draft

LONGEST_NAME = 10
NO_BODIES = word_set(
    """
    Disclosure Networks Policy Policies Plan Act Bill Treaty Index Test Tests Syndrome Disorder
    Disease Virus Tax Standards Rights Certificate Licence License Vehicle Vehicles Intelligence
    Area Areas Zone Zones Goals Product Agreement Deal Pact Protocol Convention Declaration Accord
    Law Ordinance Regulation Regulations Directive Memorandum Understanding Equipment Device Devices
    Machine Machines Number Code Levy Fee Allowance Rate Ratio Light Resources
    """
)
"""Last words of what is written with capitals and an acronym, and is no body."""


def find_acronyms(draft: Draft) -> None:
    """Mark names before their acronyms, and the acronyms wherever they stand."""
    labels: dict[str, str] = {}
    common: set[str] = set()
    for at in range(1, len(draft) - 2):
        if draft.words[at] == "(" and draft.words[at + 2] == ")":
            acronym = draft.words[at + 1]
            if not _is_acronym(acronym):
                continue
            if _is_common(draft, at, acronym):
                common.add(acronym)
                _drop_thing(draft, at)
            elif label := _define(draft, at, acronym):
                labels[acronym] = label
        elif draft.words[at] == "(" and _explain(draft, at):
            labels[draft.words[at - 1]] = "ORG"
    for at, word in enumerate(draft.words):
        if word not in labels and word not in common:
            continue
        mention = draft.at(at)
        if mention is not None and mention.end - mention.start > 1:
            continue
        if word in labels:
            draft.put(at, at + 1, labels[word])
        elif mention is not None:
            draft.remove(mention)


def _is_acronym(word: str) -> bool:
    """Tell whether a word in brackets can be an acronym."""
    return word.isalpha() and 2 <= len(word) <= 7 and sum(map(str.isupper, word)) >= 2


def _drop_thing(draft: Draft, bracket: int) -> None:
    """Drop what ends before a bracket as a name if it is a policy or the like."""
    mention = draft.at(bracket - 1)
    if mention is not None and draft.words[bracket - 1] in NO_BODIES and mention.label == "ORG":
        draft.remove(mention)


def _is_common(draft: Draft, bracket: int, acronym: str) -> bool:
    """Tell whether the acronym is a plural, or what it stands for has small letters."""
    if acronym.endswith("s") or draft.words[bracket - 1] in NO_BODIES:
        return True
    words = [
        word for word in draft.words[max(0, bracket - LONGEST_NAME) : bracket] if word.isalpha()
    ]
    last = words[-len(acronym) :]
    return all(map(str.islower, last)) and "".join(word[0] for word in last) == acronym.lower()


def _define(draft: Draft, bracket: int, acronym: str) -> str:
    """Mark the name that ends before the bracket; return its label, or nothing."""
    initials = [letter for letter in acronym if letter.isupper()]
    starts = range(max(0, bracket - LONGEST_NAME), bracket)
    fitting = [start for start in starts if _fits(draft, start, bracket, initials)]
    before = draft.at(bracket - 1)
    if not fitting:
        return "ORG" if before and before.label == "ORG" else ""
    start = fitting[-1]
    place = before is not None and before.label == "LOC" and before.start <= start
    label = "LOC" if place else "ORG"
    if before is None or before.start >= start:
        draft.put(start, bracket, label)
    return label


def _explain(draft: Draft, bracket: int) -> bool:
    """Mark the name in brackets after its acronym: "NAO (Northern Audit Office)"."""
    if not _is_acronym(draft.words[bracket - 1]):
        return False
    ends = range(bracket + 3, min(bracket + 2 + LONGEST_NAME, len(draft)))
    end = next((at for at in ends if draft.words[at] == ")"), None)
    initials = [letter for letter in draft.words[bracket - 1] if letter.isupper()]
    if end is None or not _fits(draft, bracket + 1, end, initials):
        return False
    draft.put(bracket + 1, end, "ORG")
    return True


def _fits(draft: Draft, start: int, end: int, initials: list[str]) -> bool:
    """Tell whether the words from `start` have these initials."""
    words = draft.words[start:end]
    if not words[0][:1].isupper() or "'s" in words or "’s" in words:
        return False
    capitals = [word[0] for word in words if word[:1].isupper()]
    every = [word[0].upper() for word in words if word[:1].isalpha()]
    return initials in (capitals, every)
