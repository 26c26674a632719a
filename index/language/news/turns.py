"""Who speaks in a transcript: "OONA FELL: We knew." names a person, however it is written."""

from __future__ import annotations

import re

from index.language.news.draft import Draft, Mention
from index.language.news.vocabulary import ORGANISATION_WORDS, ORGANISATIONS, PLACES
from index.language.wordlists import word_list

_TURN = re.compile(r"^(?P<name>[A-Z][A-Z .'’-]+):\s", re.MULTILINE)
_FEWEST_TURNS = 2
"""One line alone may be a heading: "OPEC: the week ahead"."""


def name_turns(draft: Draft) -> None:
    """Make a body that a line of a transcript begins with a person, unless a word says otherwise.

    Only capitals hide what a name is; whoever else speaks is known by the name's own shape. Such a
    person needs no introduction, so later rules leave it as it is.
    """
    turns = list(_TURN.finditer(draft.text))
    if len(turns) < _FEWEST_TURNS:
        return
    for turn in turns:
        tokens = draft.tokens(*turn.span("name"))
        mention = draft.at(tokens[0]) if tokens else None
        if mention is None or mention[:2] != tokens or mention.start in draft.fixed:
            continue
        if _is_person(draft, mention):
            draft.put(mention.start, mention.end, "PERSON")
            draft.fixed.add(mention.start)


def _is_person(draft: Draft, mention: Mention) -> bool:
    """Tell whether who takes the turn is a person.

    A place is one only if a given name begins it: lists of places have colons too.
    """
    if mention.label == "PERSON":
        return True
    name = draft.written(mention.start, mention.end)
    if mention.label != "ORG" and not (mention.label in ("GPE", "LOC") and _is_given(name)):
        return False
    words = {word.title() for word in draft.words[mention.start : mention.end]}
    known = name in ORGANISATIONS or name.title() in PLACES
    return not known and ORGANISATION_WORDS.isdisjoint(words)


def _is_given(name: str) -> bool:
    """Tell whether a given name begins a full name in capitals."""
    first, _, family = name.title().partition(" ")
    return bool(family) and first in word_list("given_names")
