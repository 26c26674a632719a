"""Nouns for what somebody said, and whose they are: "Hale's claim that", "a warning by Hale"."""

from __future__ import annotations

from index.language.quotes.grammar.ahead import phrase_beginning
from index.language.quotes.grammar.phrases import OWNERS, PUNCTUATION, phrase_ending
from index.language.quotes.text.page import Page, Range

_SHORTEST_LED = 3
"""Words of "Pressed on Falk"."""
_FARTHEST_OWNER = 3
"""Words between an owner and what is owned: "Hale's latest public claim"."""
_LONGEST_ADJUNCT = 6
"""Words between a noun and its clause: "her assertion in the debate that"."""
_LONGEST_AGENT = 12
"""Words of who makes a claim, after "by" or "from"."""
_INTRODUCING = frozenset(["that", ":", "about", "of", "as", "on", "to", ","])
_IS = frozenset(["is", "was", "has", "had"])


def owner_of(page: Page, noun: int) -> Range | None:
    """Return whose claim it is that a noun speaks of, if what is claimed follows."""
    if (agent := _agent(page, noun)) is not None:
        return agent
    if not _introduces(page, noun):
        return None
    for before in range(noun - 1, max(-1, noun - 1 - _FARTHEST_OWNER), -1):
        lower = page.lowers[before]
        if lower in OWNERS:
            return Range(before, before + 1)
        if lower in ("'s", "’s") and before:
            begin = page.sentences[page.sentence[noun]].first
            return _without_adjunct(page, phrase_ending(page, before - 1, begin))
        is_article = lower in page.lexicon.determiners and lower != "most"
        if page.words[before] in PUNCTUATION or is_article:
            return None
    return None


def _without_adjunct(page: Page, owner: Range | None) -> Range | None:
    """Leave out what leads to an owner: "Pressed on Falk's description of it"."""
    if owner is None or owner.last - owner.first < _SHORTEST_LED:
        return owner
    first, leads = page.lowers[owner.first : owner.first + 2]
    is_led = first.endswith("ed") and leads in page.lexicon.prepositions
    return Range(owner.first + 2, owner.last) if is_led else owner


def _agent(page: Page, noun: int) -> Range | None:
    """Return who makes "the suggestion by a rival that", "a warning from Hale: “…”"."""
    limit = min(page.sentences[page.sentence[noun]].last, noun + _LONGEST_AGENT)
    if page.lowers[noun + 1 : noun + 2] not in (["by"], ["from"]) or noun + 2 >= limit:
        return None
    agent = phrase_beginning(page, noun + 2, limit)
    if agent.first == agent.last or agent.last >= limit:
        return None
    leads = page.lowers[agent.last] in ("that", ":") or not page.is_outside(agent.last)
    return agent if leads else None


def _introduces(page: Page, noun: int) -> bool:
    """Tell whether what was said follows: "his claim that …", "her remarks “…”"."""
    following = page.lowers[noun + 1] if noun + 1 < len(page.words) else ""
    touches = noun + 1 < len(page.words) and not page.is_outside(noun + 1)
    if following in ("during", "at", "in"):
        adjunct = page.lowers[noun + 2 : noun + 2 + _LONGEST_ADJUNCT]
        end = next((at for at, word in enumerate(adjunct) if word in PUNCTUATION), len(adjunct))
        return "that" in adjunct[:end]
    if following in _IS and noun + 2 < len(page.words):  # "Hale's worst claim is that"
        return page.lowers[noun + 2] in ("that", ":", "been") or not page.is_outside(noun + 2)
    return touches or following in _INTRODUCING
