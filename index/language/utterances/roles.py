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
    r"(?:['’]s)?,\s(?P<role>(?:(?:the|an?)\s)?[^\W_](?:[^,.;:()“”\"\n—–]|\.(?=\d)){2,80}?)"
    r"(?P<end>[,;:()\n—–]|\.(?!\d)|$)"
)
_APPOSED = re.compile(
    r"(?<!\w)(?:the|an?)\s(?P<role>[^\W_][^,.;:()“”\"\n—–]{2,80}?),\s$", re.IGNORECASE
)
_DETERMINER = re.compile(
    r"^(?:also\s)?(?:the|an?|its|their|my|our|your|his|her|one|another|some|this|that)\s",
    re.IGNORECASE,
)
_INNER_DETERMINER = re.compile(r"^.*\s(?:the|an?)\s", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?P<office>(?:[A-Z][\w’'.-]*[ \t]+)*?(?P<noun>[A-Z][\w’'-]+)[ \t]+(?:of|for)[ \t]+"
    r"(?:the[ \t]+)?(?:[A-Z][\w’'-]*[ \t]+){1,4})$"
)
"""Before a name: `Secretary of State`."""
_HOW_LONG = re.compile(
    r"\s(?:for|since)\s(?=(?:\S+\s){0,3}(?:years?|months?|weeks?|decades?|\d{4})\b)"
)
_DENIALS = frozenset(("not", "no", "never"))
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


_NO_PERSONS = frozenset(
    (
        *("whether", "however", "either", "neither", "other", "another", "further", "rather"),
        *("together", "never", "over", "under", "after", "later", "earlier", "higher", "lower"),
        *("greater", "larger", "smaller", "longer", "shorter", "taller", "older", "younger"),
        *("better", "takeover", "turnover", "drawer", "slaughter", "guarantee", "subcommittee"),
        *("degree", "fee", "coffee", "first"),
    )
)
"""Words that end as nouns for people do, or stand where titles do."""


def role_at(text: str, mention: Span, language: str = "en") -> str:
    """Return the role that stands at a name, as written but for its article; nothing if none does.

    Args:
        text: The article's.
        mention: Where the name stands, in code points.
        language: Of the text; the nouns for people are its own.
    """
    words = lexicon(language)
    if not text[mention.start : mention.start + 1].isupper():
        return ""  # no name: "…, analysts said"
    found = _BEHIND.match(text, mention.end, mention.end + _AROUND)
    apposed = _APPOSED.search(text, max(0, mention.start - _AROUND), mention.start)
    return (
        (_apposition(found["role"], words) if found else "")
        or (_apposition(apposed["role"], words) if apposed else "")
        or _office(text, mention, words)
        or _before(text, mention, words)
    )


def is_person(name: str | None, at: Span | None, analysis: Analysis, text: str) -> bool:
    """Tell whether a speaker is a person, as an article has it.

    That is whoever is an entity of this kind, stands behind the noun for one ("former mayor") or
    has a name of two or three words that is no entity.

    Args:
        name: The speaker's.
        at: Where he is mentioned, maybe with what he is.
        analysis: What was found in the text.
        text: The article's.
    """
    kinds = {each.kind for each in analysis.entities if each.name == name}
    if name is None or "PERSON" in kinds:
        return name is not None
    if at:
        start = max(at.start, text.find(name, at.start, at.end))
        if _before(text, Span(start, at.end), lexicon("en")):
            return True
    return not kinds and _is_name(name) and len(name.split()) in (2, 3)


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
        bearing = frozenset(name.lower().split() if _is_name(name) else ())
        roles = (
            _described(p.of(text), bearing, words) or role_at(text, p, language) for p in places
        )
        found[name] = [role for role in dict.fromkeys(roles) if role and not _is_own(role, bearing)]
    return found


def _is_name(speaker: str) -> bool:
    """Tell whether a speaker is called by a name, and not "a spokesman for the City"."""
    ends = speaker.split()[:1] + speaker.split()[-1:]
    return all(word[0].isupper() for word in ends) and not _DETERMINER.match(speaker)


def _described(mention: str, name: frozenset[str], words: Lexicon) -> str:
    """Return a mention that is a role, without its article and the name behind it."""
    bare = _DETERMINER.sub("", mention, count=1)
    if bare.istitle():
        return ""
    written = bare.split()
    is_described = not name & {word.lower() for word in mention.split()}
    while not is_described and written and written[-1].lower() in name:
        del written[-1]
    return _apposition(" ".join(written), words)


def _is_own(role: str, name: frozenset[str]) -> bool:
    """Tell whether what seems a role is the name itself: `HOLM: …`, "Holm of the Greens"."""
    head = _RELATION.split(role, maxsplit=1)[0].split()
    return bool(head) and head[-1].lower() in name


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


def _office(text: str, mention: Span, words: Lexicon) -> str:
    found = _OFFICE.search(text, max(0, mention.start - _AROUND), mention.start)
    return " ".join(found["office"].split()) if found and _is_role(found["noun"], words) else ""


def _apposition(written: str, words: Lexicon) -> str:
    """Return what stands between commas beside a name, if it is a role."""
    role = " ".join(_DETERMINER.sub("", written, count=1).split())
    role = _HOW_LONG.split(role, maxsplit=1)[0]
    lead = _RELATION.split(role, maxsplit=1)[0]
    if inner := _INNER_DETERMINER.match(lead):  # "the Anchor the landlord"
        role, lead = role[inner.end() :], lead[inner.end() :]
    head = lead.split()
    if not head or head[0].lower() in _DENIALS or not _is_role(head[-1], words):
        return ""
    role = _until_a_clause(role, words)
    is_clause = any(word in words.cues or word in words.relatives for word in role.split())
    return "" if is_clause else role


def _until_a_clause(role: str, words: Lexicon) -> str:
    """Return a role without what goes on with a verb: "the director and was her teacher"."""
    written = role.split()
    at = next((at for at, word in enumerate(written) if word in words.auxiliaries), len(written))
    while at < len(written) and at and written[at - 1] in words.conjunctions:
        at -= 1
    return " ".join(written[:at])


def _is_role(word: str, words: Lexicon) -> bool:
    bare = word.rstrip(".")
    if bare.lower() in _HONORIFICS or bare.lower() in _NO_PERSONS:
        return False
    if bare in words.titles:
        return True
    return bare == word and bool(person_nouns(words, (word, word.lower())))


def _may_lead(word: str, words: Lexicon) -> bool:
    """Tell whether a word can stand before the noun of a role: no verb, no preposition."""
    if word.endswith("."):  # of the sentence before, or an initial
        return False
    if word.lower().split("’")[0].split("'")[0] in words.subject_pronouns:  # "It’s Captain …"
        return False
    if word[0].isupper():
        return word not in words.not_names and word not in words.calendar
    stops = (words.determiners, words.prepositions, words.conjunctions, words.auxiliaries)
    is_verb = word in words.cues or word.endswith(("ed", "ing", "ly"))
    return not is_verb and not any(word in group for group in (*stops, words.subject_pronouns))
