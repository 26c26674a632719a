"""What the user knows better than the analysis: pure functions from analysis to analysis.

Corrections are replayed, oldest first, over whatever the pipeline finds, so a later pipeline or
an edited text obeys them too. They name quotes by their words and place, people by name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal, NamedTuple

from index.article import Analysis, Entity, Quote, Span

CORRECTED = "user"
"""`Quote.how` of a quote whose speaker the user has set."""


class Correction(NamedTuple):
    """One thing that the user has set right."""

    kind: Literal["speaker", "join", "split"]
    start: int = 0
    """`speaker`: where the quote began when it was corrected."""
    words: str = ""
    """`speaker`: the quote itself, with its marks."""
    name: str | None = None
    """`speaker`: who said it, or nobody; `join` and `split`: the entity that goes or is split."""
    other: str = ""
    """`join`: the entity that stays; `split`: the alias that is somebody else."""

    def describe(self) -> str:
        """Return it in words for the user."""
        if self.kind == "speaker":
            quote = self.words if len(self.words) <= 40 else self.words[:39] + "…"
            return f"{quote} said by {self.name or 'nobody named'}"
        if self.kind == "join":
            return f"{self.name} is {self.other}"
        return f"{self.other} is not {self.name}"


def correct(analysis: Analysis, text: str, corrections: Iterable[Correction]) -> Analysis:
    """Return the analysis as the user has corrected it. Quotes keep their number and order."""
    for correction in corrections:
        if correction.kind == "speaker":
            analysis = _set_speaker(analysis, text, correction)
        elif correction.kind == "join":
            analysis = _join(analysis, text, correction)
        else:
            analysis = _split(analysis, text, correction)
    return analysis


def corrected_spans(analysis: Analysis) -> frozenset[Span]:
    """Return the quotes whose speaker the user has set."""
    return frozenset(quote.span for quote in analysis.quotes if quote.how == CORRECTED)


def _set_speaker(analysis: Analysis, text: str, correction: Correction) -> Analysis:
    same = [quote for quote in analysis.quotes if quote.span.of(text) == correction.words]
    if not same:
        return analysis
    meant = min(same, key=lambda quote: abs(quote.span.start - correction.start))

    def is_meant(quote: Quote) -> bool:
        """Tell whether the quote is the one, or another stretch of the same statement."""
        return quote is meant or (quote.group == meant.group and quote.name == meant.name)

    return replace(
        analysis,
        quotes=tuple(
            _said_by(quote, correction.name) if is_meant(quote) else quote
            for quote in analysis.quotes
        ),
    )


def _said_by(quote: Quote, name: str | None) -> Quote:
    return replace(
        quote,
        name=name,
        speaker=quote.speaker if name is not None and name == quote.name else None,
        confidence=1.0,
        how=CORRECTED,
        chain=(),
        explanation="You set this speaker." if name else "You said that no speaker is named.",
    )


def _join(analysis: Analysis, text: str, correction: Correction) -> Analysis:
    goes = _named(analysis, correction.name)
    stays = _named(analysis, correction.other)
    if goes is None or stays is None or goes is stays:
        return analysis
    joined = _entity(stays, text, (*stays.mentions, *goes.mentions))
    return replace(
        analysis,
        entities=tuple(
            joined if entity is stays else entity
            for entity in analysis.entities
            if entity is not goes
        ),
        quotes=tuple(
            replace(quote, name=stays.name) if quote.name == goes.name else quote
            for quote in analysis.quotes
        ),
    )


def _split(analysis: Analysis, text: str, correction: Correction) -> Analysis:
    whole = _named(analysis, correction.name)
    if whole is None or correction.other == whole.name:
        return analysis
    parting = tuple(span for span in whole.mentions if span.of(text) == correction.other)
    rest = tuple(span for span in whole.mentions if span not in parting)
    if not parting or not rest:
        return analysis
    other = Entity(kind=whole.kind, name=correction.other, mentions=parting)
    parts = (_entity(whole, text, rest), other)
    return replace(
        analysis,
        entities=tuple(
            part
            for entity in analysis.entities
            for part in (parts if entity is whole else (entity,))
        ),
        quotes=tuple(
            replace(quote, name=other.name)
            if quote.name == whole.name and quote.speaker and _says(quote.speaker, other, text)
            else quote
            for quote in analysis.quotes
        ),
    )


def _says(mention: Span, entity: Entity, text: str) -> bool:
    return mention in entity.mentions or mention.of(text) == entity.name


def _named(analysis: Analysis, name: str | None) -> Entity | None:
    return next((entity for entity in analysis.entities if entity.name == name), None)


def _entity(entity: Entity, text: str, mentions: Iterable[Span]) -> Entity:
    """Return the entity with other mentions, and the aliases that follow from them."""
    kept: list[Span] = []
    for mention in sorted(set(mentions)):
        if not kept or not kept[-1].overlaps(mention):
            kept.append(mention)
    forms = Counter(mention.of(text) for mention in kept)
    aliases = tuple(form for form, _ in forms.most_common() if form != entity.name)
    return replace(entity, mentions=tuple(kept), aliases=aliases)
