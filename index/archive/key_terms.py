"""What an article is about, when nobody has said what to look for: its telling words and names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from index.article import Entity, Span

_WORD = re.compile(r"[^\W\d_]{3,}(?:['’\-][^\W\d_]+)*")
_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "LAW", "PRODUCT"})
_LISTED = ("en", "de", "fr", "es", "it", "pt")
_MOST = 20
_LEAST_OFTEN = 2


def key_terms(
    text: str, entities: Sequence[Entity] = (), most: int = _MOST, *, language: str = "en"
) -> tuple[tuple[str, tuple[Span, ...]], ...]:
    """Return the telling terms of a text, best first, each with the places where it stands.

    Names count as terms; of the other words, those that come back and are not everyday words.
    Longer words and words that begin early count a little more.
    """
    terms: dict[str, tuple[Span, ...]] = {
        entity.name: entity.mentions for entity in entities if entity.kind in _NAMES
    }
    everyday = _everyday("en") | _everyday(language)
    named = sorted(span for spans in terms.values() for span in spans)
    words: defaultdict[str, list[Span]] = defaultdict(list)
    for span in _outside(named, (Span(*match.span()) for match in _WORD.finditer(text))):
        words[span.of(text).casefold().removesuffix("’s").removesuffix("'s")].append(span)
    for word, spans in words.items():
        if word not in everyday:
            terms.setdefault(word, tuple(spans))
    often = {term: spans for term, spans in terms.items() if len(spans) >= _LEAST_OFTEN}

    def weight(item: tuple[str, tuple[Span, ...]]) -> tuple[float, int]:
        term, spans = item
        early = 1 - spans[0].start / (len(text) + 1)
        return (-len(spans) * (1 + early) * min(len(term), 12) ** 0.5, spans[0].start)

    return tuple(sorted(often.items(), key=weight)[:most])


def _outside(taken: Sequence[Span], spans: Iterable[Span]) -> Iterator[Span]:
    """Leave out the spans that overlap a taken one; both are in order."""
    at = 0
    for span in spans:
        while at < len(taken) and taken[at].end <= span.start:
            at += 1
        if at == len(taken) or not taken[at].overlaps(span):
            yield span


@cache
def _everyday(language: str) -> frozenset[str]:
    """Return the words of a language that say nothing of a text: none where nobody listed them."""
    if language not in _LISTED:
        return frozenset()
    name = "everyday_words.txt" if language == "en" else f"everyday_words.{language}.txt"
    return frozenset(Path(__file__).with_name(name).read_text("utf-8").split())
