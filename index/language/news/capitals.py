"""Names in capitals, which hide what they are: a given name gives a person away, "RUTH VARGA"."""

from __future__ import annotations

from index.language.lists.wordlists import word_list
from index.language.news.draft import Draft, Mention
from index.language.news.facilities import WORDS as BUILDINGS
from index.language.news.places import NATURAL, POLITICAL
from index.language.news.vocabulary import ORGANISATION_WORDS, ORGANISATIONS, PLACES

LONGEST_PERSON = 3
LONGEST_ACRONYM = 4
"""Letters in capitals that may name a body after a given name."""
_OTHER_WORDS = ORGANISATION_WORDS | BUILDINGS | NATURAL | POLITICAL


def name_loud_people(draft: Draft) -> None:
    """Make what the model took for a body or a place a person where it is a full name."""
    for mention in list(draft.mentions()):
        if mention.label not in ("ORG", "LOC") or mention.start in draft.fixed:
            continue
        name = draft.written(mention.start, mention.end)
        short = mention.end - mention.start <= LONGEST_PERSON
        if short and is_loud_full_name(name) and not is_otherwise_known(draft, mention):
            draft.put(mention.start, mention.end, "PERSON")


def is_loud_full_name(name: str) -> bool:
    """Tell whether a given name begins a full name in capitals, or leads to one: "Ruth VARGA"."""
    first, _, family = name.partition(" ")
    is_loud = name.isupper() or len(family) > LONGEST_ACRONYM
    return is_loud and family.isupper() and first.title() in word_list("given_names")


def is_otherwise_known(draft: Draft, mention: Mention) -> bool:
    """Tell whether a list, or a word in the name, says that a name in capitals is no person's."""
    name = draft.written(mention.start, mention.end)
    words = {word.title() for word in draft.words[mention.start : mention.end]}
    known = {name, name.title()} & (ORGANISATIONS | PLACES)
    return bool(known) or not _OTHER_WORDS.isdisjoint(words)
