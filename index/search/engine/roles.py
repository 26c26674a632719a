"""As what people are quoted: the words by which an article describes its speakers.

As in `Ada Holm, the finance minister, said` and `Prime Minister Konrad Lisle`, or where `the chief
engineer` is quoted who has a name elsewhere. What is said of a person once holds for all that the
article quotes. The patterns are for English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.article import Analysis, Span

_MOST = 80
"""A description has at most so many characters."""
_MOST_WORDS = 10
_MENTIONS = 20
"""So many mentions of a person are looked at: people are introduced early."""

_DETERMINER = r"(?:the|a|an|its|their|his|her|our)\s+"
_LEADING = re.compile(rf"\s*{_DETERMINER}", re.I)
_NOBODY = {
    *("i", "he", "she", "it", "we", "they", "who", "one", "you", "him", "her", "his", "its"),
    *("them", "their", "me", "us", "himself", "herself", "nobody", "everyone", "somebody"),
}
_OTHERWISE = {
    *("who", "whom", "whose", "which", "that", "where", "when", "while", "and", "or", "but", "so"),
    *("if", "as", "in", "on", "at", "by", "with", "from", "to", "for", "of", "after", "before"),
    *("since", "during", "though", "although", "because", "then", "now", "also", "however", "was"),
    *("said", "says", "told", "is", "has", "had", "would", "will", "there", "without", "put"),
}
"""Words that no description begins with."""
_TITLES = {"Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "But", "And", "Yesterday", "Today"}

_BEHIND = re.compile(
    rf",\s+({_DETERMINER})?([^\W\d][^,.;:!?()“”\"\n]*?)(?=[,.;]|\s(?:who|said|says|told)\b)", re.I
)
_BEFORE = re.compile(rf"\b{_DETERMINER}([a-z][a-z’'-]*(?:\s[\w’'-]+){{0,6}})(,?)\s$", re.I)
_TITLE = re.compile(r"((?:[A-Z][a-z]+ ){2,3})$|(?<=[a-z,] )([A-Z][a-z]+ )$")


def roles_of(analysis: Analysis, text: str) -> dict[str, list[str]]:
    """Return for each name that is quoted the descriptions of who has it.

    Args:
        analysis: What was found in a text, quotes and entities.
        text: The text.
    """
    mentions: dict[str, dict[Span, None]] = {}
    for quote in analysis.quotes:
        if quote.name:
            spans = [mention for mention in (quote.speaker, *quote.chain) if mention]
            mentions.setdefault(quote.name, {}).update(dict.fromkeys(spans))
    for entity in analysis.entities:
        if entity.name in mentions:
            mentions[entity.name].update(dict.fromkeys(entity.mentions[:_MENTIONS]))
    return {
        name: list(dict.fromkeys(role for span in spans for role in _told_at(text, span)))
        for name, spans in mentions.items()
    }


def _told_at(text: str, mention: Span) -> Iterator[str]:
    """Yield the descriptions of somebody at one place: the mention itself, or what is beside it."""
    words = mention.of(text)
    if words.lower() not in _NOBODY:
        yield from list(_description(words)) or _beside(text, mention)


def _description(words: str) -> Iterator[str]:
    """Yield a mention that describes somebody, without its article."""
    leading = _LEADING.match(words)
    cut = words[leading.end() if leading else 0 :].split()
    if not cut or len(cut) > _MOST_WORDS or cut[0].lower() in _NOBODY | _OTHERWISE:
        return
    if cut[0][0].islower() or cut[-1][0].islower():
        yield " ".join(cut)


def _beside(text: str, mention: Span) -> Iterator[str]:
    """Yield what stands beside a mention and describes who it is."""
    before = text[max(mention.start - _MOST, 0) : mention.start]
    behind = _BEHIND.match(text, mention.end, mention.end + _MOST + 20)
    if behind and (behind[1] or _may_describe(behind[2])):
        yield from _description(behind[2])
    ahead = _BEFORE.search(before)
    if ahead and bool(ahead[2]) == (text[mention.end : mention.end + 1] == ","):
        yield from _description(ahead[1])
    title = _TITLE.search(before)
    if title and title[0].strip() not in _TITLES:
        yield title[0].strip()


def _may_describe(words: str) -> bool:
    return not words.split()[0].lower().endswith(("ing", "ed"))
