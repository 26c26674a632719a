"""Single words taken for people whom the article never introduces: mostly they are none."""

from __future__ import annotations

from index.language.lists.wordlists import word_list, word_set
from index.language.news.draft import Draft
from index.language.news.vocabulary import TITLES

LONG_ENOUGH = 120
"""Words of a text that has the room to introduce its people by their full names."""
BEFORE_PLACES = word_set("in near at from to outside around across throughout towards toward")
SAYING = word_set("said says added told wrote asked tweeted insisted explained warned recalled")


def doubt_strangers(draft: Draft) -> None:
    """Make such a word a place, or no name at all, unless it speaks."""
    if len(draft) < LONG_ENOUGH:
        return
    introduced = {
        word.casefold()
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
        if known or word.casefold() in introduced or _has_title(draft, at):
            continue
        if before in BEFORE_PLACES:
            draft.put(at, at + 1, "LOC")
        elif not _speaks(draft, at):
            draft.remove(mention)


def _has_title(draft: Draft, token: int) -> bool:
    """Tell whether a title stands before the word, or before its comma: "my engineer, Dunne"."""
    at = token - 2 if token > 1 and draft.words[token - 1] == "," else token - 1
    return at >= 0 and draft.words[at].lower() in TITLES


def _speaks(draft: Draft, token: int) -> bool:
    """Tell whether the word is somebody who says something."""
    return not SAYING.isdisjoint(draft.words[max(0, token - 1) : token + 2])
