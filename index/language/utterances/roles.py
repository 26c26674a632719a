"""The role that stands at a name: "Finance Minister" before it, ", the mayor," behind it."""

from __future__ import annotations

import re

from index.article import Analysis, Span
from index.language.quotes.text.lexicon import Lexicon, lexicon, person_nouns

_AROUND = 120
"""Code points before and behind a name in which its role is looked for."""
_MOST_MENTIONS = 20
"""Mentions of one person that are looked at: roles are told early."""
_MOST_WORDS = 5
"""Words of a role that stands before the name."""
_MOST_LOWER = 2
"""So many words in small letters may stand before the noun: "deputy council leader"."""
_BEFORE = re.compile(r"(?:[^\W\d_][\w’'.-]*+[ \t]++)++$")
_BEHIND = re.compile(
    r"(?:['’]s)?,\s(?P<role>(?:(?:the|an?)\s)?[^\W_][^,.;:()“”\"\n—–]{2,80}?)(?P<end>[,.;:()\n—–]|$)"
)
_APPOSED = re.compile(
    r"(?<!\w)(?:the|an?)\s(?P<role>[^\W_][^,.;:()“”\"\n—–]{2,80}?),\s$", re.IGNORECASE
)
_DETERMINER = re.compile(r"^(?:the|an?|its|their)\s", re.IGNORECASE)
_RELATION = re.compile(r"\b(?:of|for|at|in|to|with|from|on)\b")
_HONORIFICS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "messrs",
        "sir",
        "dame",
        "lord",
        "lady",
        "dr",
        "madam",
        "madame",
        "monsieur",
        "herr",
        "frau",
    ]
)


def role_at(text: str, mention: Span, language: str = "en") -> str:
    """Return the role that stands at a name, as written but for its article; nothing if none does.

    Args:
        text: The article's.
        mention: Where the name stands, in code points.
        language: Of the text; the nouns for people are its own.
    """
    words = lexicon(language)
    found = _BEHIND.match(text, mention.end, mention.end + _AROUND)
    apposed = _APPOSED.search(text, max(0, mention.start - _AROUND), mention.start)
    return (
        (_apposition(found["role"], words) if found else "")
        or (_apposition(apposed["role"], words) if apposed else "")
        or _before(text, mention, words)
    )


def roles_of(analysis: Analysis, text: str, language: str = "en") -> dict[str, list[str]]:
    """Return for each name that is quoted in what roles: at its mentions, or in place of it.

    Args:
        analysis: What was found in a text, quotes and entities.
        text: The text.
        language: Of the text.
    """
    mentions: dict[str, dict[Span, None]] = {}
    for quote in analysis.quotes:
        if quote.name:
            spans = [mention for mention in (quote.speaker, *quote.chain) if mention]
            mentions.setdefault(quote.name, {}).update(dict.fromkeys(spans))
    for entity in analysis.entities:
        if entity.name in mentions:
            mentions[entity.name].update(dict.fromkeys(entity.mentions[:_MOST_MENTIONS]))
    words = lexicon(language)
    found: dict[str, list[str]] = {}
    for name, places in mentions.items():
        roles = (_described(p.of(text), words) or role_at(text, p, language) for p in places)
        found[name] = list(dict.fromkeys(filter(None, roles)))
    return found


def _described(mention: str, words: Lexicon) -> str:
    """Return a mention that is a role and no name, without its article."""
    bare = _DETERMINER.sub("", mention, count=1)
    return "" if bare.istitle() else _apposition(bare, words)


def _before(text: str, mention: Span, words: Lexicon) -> str:
    found = _BEFORE.search(text, max(0, mention.start - _AROUND), mention.start)
    written = found.group().split() if found else []
    if not written or not _is_role(written[-1], words):
        return ""
    start, lower = len(written) - 1, 0
    while start and len(written) - start < _MOST_WORDS:
        word = written[start - 1]
        lower += word[0].islower()
        is_title = written[start][0].isupper()  # "to sentence Judge …": no part of it
        if lower > _MOST_LOWER or (is_title and word[0].islower()) or not _may_lead(word, words):
            break
        start -= 1
    return " ".join(written[start:])


def _apposition(written: str, words: Lexicon) -> str:
    """Return what stands between commas beside a name, if it is a role."""
    role = " ".join(_DETERMINER.sub("", written, count=1).split())
    head = _RELATION.split(role, maxsplit=1)[0].split()
    if not head or not _is_role(head[-1], words):
        return ""
    is_clause = any(word in words.cues or word in words.relatives for word in role.split())
    return "" if is_clause else role


def _is_role(word: str, words: Lexicon) -> bool:
    bare = word.rstrip(".")
    if bare.lower() in _HONORIFICS:
        return False
    if bare in words.titles:
        return True
    return bare == word and bool(person_nouns(words, (word, word.lower())))


def _may_lead(word: str, words: Lexicon) -> bool:
    """Tell whether a word can stand before the noun of a role: no verb, no preposition."""
    if word.endswith("."):  # of the sentence before, or an initial
        return False
    if word[0].isupper():
        return word not in words.not_names and word not in words.calendar
    stops = (words.determiners, words.prepositions, words.conjunctions, words.auxiliaries)
    is_verb = word in words.cues or word.endswith(("ed", "ing", "ly"))
    return not is_verb and not any(word in group for group in (*stops, words.subject_pronouns))
