"""Who speaks in a transcript: "OONA FELL: We knew." names a person, however it is written."""

from __future__ import annotations

import re

from index.language.news.capitals import is_loud_full_name, is_otherwise_known
from index.language.news.draft import Draft, Mention

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
    is_place = mention.label in ("GPE", "LOC")
    if mention.label != "ORG" and not (is_place and is_loud_full_name(name)):
        return False
    return not is_otherwise_known(draft, mention)
