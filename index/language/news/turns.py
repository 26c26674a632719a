"""Who speaks in a transcript: "OONA FELL: We knew." names a person, however it is written."""

from __future__ import annotations

import re

from index.language.news.draft import Draft
from index.language.news.vocabulary import ORGANISATION_WORDS, ORGANISATIONS

_TURN = re.compile(r"^(?P<name>[A-Z][A-Z .'’-]+):\s", re.MULTILINE)
_FEWEST_TURNS = 2
"""One line alone may be a heading: "OPEC: the week ahead"."""


def name_turns(draft: Draft) -> None:
    """Make a body that a line of a transcript begins with a person, unless a word says otherwise.

    Only capitals hide what a name is; whoever else speaks is known by the name's own shape.
    """
    turns = list(_TURN.finditer(draft.text))
    if len(turns) < _FEWEST_TURNS:
        return
    for turn in turns:
        tokens = draft.tokens(*turn.span("name"))
        mention = draft.at(tokens[0]) if tokens else None
        if mention is None or mention[:2] != tokens or mention.label != "ORG":
            continue
        words = {word.title() for word in draft.words[mention.start : mention.end]}
        is_known = mention.start in draft.fixed or turn["name"] in ORGANISATIONS
        if not is_known and ORGANISATION_WORDS.isdisjoint(words):
            draft.put(mention.start, mention.end, "PERSON")
