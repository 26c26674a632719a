"""Clubs that meet each other: "Orle v Tarn; Skov v Holm Town"."""

from __future__ import annotations

from index.language.lists.wordlists import word_set
from index.language.news.draft import Draft, Mention
from index.language.news.vocabulary import LANDS, STATES

VERSUS = word_set("v vs vs. versus")
"""What stands between two that meet. In a law case both are people, as a rule, or states."""


def name_fixtures(draft: Draft) -> None:
    """Make both sides of "Orle v Tarn" bodies, unless they are people or lands."""
    ends = {mention.end: mention for mention in draft.mentions()}
    for at, word in enumerate(draft.words):
        first, second = ends.get(at), draft.at(at + 1)
        if word not in VERSUS or first is None or second is None or second.start != at + 1:
            continue
        both = (first, second)
        if any(mention.label in ("LOC", "ORG") for mention in both):
            for mention in both:
                if not _is_land(draft, mention):
                    draft.put(mention.start, mention.end, "ORG")


def _is_land(draft: Draft, mention: Mention) -> bool:
    """Tell whether a name is a land's, whose team has its name."""
    written = draft.written(mention.start, mention.end)
    return mention.label == "NORP" or written in LANDS or written in STATES
