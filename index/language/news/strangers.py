"""Single words taken for people whom the article never introduces: mostly they are none."""

from __future__ import annotations

from index.language.news.draft import Draft
from index.language.news.vocabulary import TITLES
from index.language.wordlists import word_list, words

LONG_ENOUGH = 120
"""Words of a text that has the room to introduce its people by their full names."""
BEFORE_PLACES = words("in near at from to outside around across throughout towards toward")
SAYING = words("said says claimed added announced told denied confirmed is was has had will")


def doubt_strangers(draft: Draft) -> None:
    """Make such a word a place or a body by what stands around it, or no name at all."""
    if len(draft) < LONG_ENOUGH:
        return
    introduced = {
        word
        for mention in draft.mentions()
        if mention.label == "PERSON" and mention.end - mention.start > 1
        for word in draft.words[mention.start : mention.end]
    }
    for mention in list(draft.mentions()):
        at, word = mention.start, draft.words[mention.start]
        if mention.label != "PERSON" or mention.end - at > 1 or at in draft.fixed:
            continue
        before = draft.words[at - 1].lower() if at else ""
        known = word in word_list("known_people") or word in word_list("given_names")
        if known or word in introduced or before in TITLES:
            continue
        draft.remove(mention)
        if label := _label(draft, at, before):
            draft.put(at, at + 1, label)


def _label(draft: Draft, token: int, before: str) -> str:
    """Return what the word may be instead."""
    if before in BEFORE_PLACES:
        return "LOC"
    after = draft.words[token + 1] if token + 1 < len(draft) else ""
    return "ORG" if after in SAYING else ""
