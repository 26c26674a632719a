"""Which language a part of a text is in, among those that have rules, by its commonest words.

An article has one language, found at reading. A page may hold paragraphs in another one: a
statement in the original, the same story in two languages. They are read by the rules of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from index.article import Analysis, Entity, EntityKind, Quote, Span, aliases_of
from index.language.quotes.text.language_data import DATA, has_rules
from index.language.quotes.text.lexicon import lexicon

_WORD = re.compile(r"[^\W\d_]+")
_PARAGRAPH = re.compile(r"[^\n]+")
_FEWEST_WORDS = 12
"""Of a paragraph that can show another language than its article's."""
_SHARE, _TIMES = 0.3, 2.0
"""What share of its words must be another language's commonest, and how many times as many as
are the article's."""
_FEWEST_FOREIGN = 2


class Segment(NamedTuple):
    """Paragraphs in one language."""

    start: int
    end: int
    language: str


@cache
def _languages() -> dict[str, frozenset[str]]:
    """Return the commonest words of every language that has rules."""
    codes = sorted(file.name.removesuffix(".toml") for file in DATA.iterdir())
    words = {}
    for code in filter(has_rules, codes):
        known = lexicon(code)
        pronouns = {one for one in known.subject_pronouns if one.isalpha()}
        words[code] = (
            known.determiners
            | known.prepositions
            | known.auxiliaries
            | known.conjunctions
            | pronouns
        )
    return words


def may_be_english(text: str) -> bool:
    """Tell whether a text too short to tell its language may be English."""
    words = _WORD.findall(text)
    if sum(not word.isascii() for word in words) < _FEWEST_FOREIGN:
        return True
    english = lexicon("en")
    return any(word.lower() in english.cues or word == "the" for word in words)


def segments_of(text: str, language: str) -> list[Segment]:
    """Cut a text where its language changes: one segment almost always.

    Args:
        text: An article's text.
        language: The article's own, which what is short or unclear counts to.
    """
    whole = [Segment(0, len(text), language)]
    if not has_rules(language):
        return whole
    segments: list[Segment] = []
    for paragraph in _PARAGRAPH.finditer(text):
        code = _language_of(paragraph[0], language)
        if segments and segments[-1].language == code:
            segments[-1] = segments[-1]._replace(end=paragraph.end())
        else:
            segments.append(Segment(paragraph.start(), paragraph.end(), code))
    return segments if len(segments) > 1 else whole


def _language_of(paragraph: str, own: str) -> str:
    """Return whose commonest words a paragraph has, its article's language in doubt."""
    words = [word.lower() for word in _WORD.findall(paragraph)]
    if len(words) < _FEWEST_WORDS:
        return own
    mine = sum(map(_languages()[own].__contains__, words))
    if mine >= _SHARE * len(words):
        return own
    counts = {code: sum(map(known.__contains__, words)) for code, known in _languages().items()}
    best = max(counts, key=lambda code: counts[code])
    is_clear = counts[best] >= max(_SHARE * len(words), _TIMES * mine)
    return best if is_clear else own


def merged(segments: Sequence[Segment], analyses: Sequence[Analysis], text: str) -> Analysis:
    """Put the analyses of a text's segments together: every offset counts from the text's begin.

    Args:
        segments: Where each lies.
        analyses: One for each.
        text: The whole text.
    """
    mentions: dict[tuple[EntityKind, str], list[Span]] = {}
    quotes: list[Quote] = []
    notes: dict[str, None] = {}
    for (start, _, _), analysis in zip(segments, analyses, strict=True):
        for entity in analysis.entities:
            own = mentions.setdefault((entity.kind, entity.name), [])
            own += [_moved(span, start) for span in entity.mentions]
        before = sum(bool(line.strip()) for line in text[:start].split("\n"))
        groups = 1 + max((quote.group for quote in quotes), default=-1)
        quotes += [_moved_quote(quote, start, groups, before) for quote in analysis.quotes]
        notes.update(dict.fromkeys(analysis.notes))
    entities = [
        Entity(
            kind=kind,
            name=name,
            aliases=aliases_of(name, (span.of(text) for span in spans)),
            mentions=tuple(spans),
        )
        for (kind, name), spans in mentions.items()
    ]
    return Analysis(
        pipeline=analyses[0].pipeline,
        entities=tuple(sorted(entities, key=lambda entity: entity.mentions[0])),
        quotes=tuple(quotes),
        notes=tuple(notes),
    )


def _moved(span: Span, start: int) -> Span:
    return Span(span.start + start, span.end + start)


def _moved_quote(quote: Quote, start: int, groups: int, paragraphs: int) -> Quote:
    return replace(
        quote,
        span=_moved(quote.span, start),
        speaker=_moved(quote.speaker, start) if quote.speaker else None,
        cue=_moved(quote.cue, start) if quote.cue else None,
        chain=tuple(_moved(span, start) for span in quote.chain),
        group=quote.group + groups,
        paragraph=quote.paragraph + paragraphs,
    )
