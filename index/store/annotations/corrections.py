"""What the user knows better than the analysis: pure functions from analysis to analysis.

Corrections are replayed, oldest first, over whatever the pipeline finds, so a later pipeline or
an edited text obeys them too. They name quotes by their words and place, people by name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal, NamedTuple

from index.article import Analysis, Entity, Quote, Span, aliases_of

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
    """`speaker`: who said it, or nobody; `join` and `split`: the name that goes or is split."""
    other: str = ""
    """`join`: the name that stays; `split`: the alias that is somebody else."""

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
    """Give two entities one name, or one another name; a speaker need not be an entity."""
    goes = _named(analysis, correction.name)
    stays = _named(analysis, correction.other)
    if correction.name is None or correction.name == correction.other:
        return analysis
    entities = analysis.entities
    if goes is not None:
        whole = stays or replace(goes, name=correction.other)
        joined = _entity(whole, text, (*whole.mentions, *goes.mentions))
        entities = _with(entities, stays or goes, joined)
        entities = entities if stays is None else _with(entities, goes)
    return replace(
        analysis,
        entities=entities,
        quotes=tuple(
            _renamed(quote, correction) if quote.name == correction.name else quote
            for quote in analysis.quotes
        ),
    )


def _split(analysis: Analysis, text: str, correction: Correction) -> Analysis:
    """Make somebody else of an alias, and give them the quotes that rest on it."""
    whole = _named(analysis, correction.name)
    if whole is None or correction.other == whole.name:
        return analysis
    alias = correction.other.casefold()  # the list shows one form for all that differ in capitals
    parting = tuple(span for span in whole.mentions if span.of(text).casefold() == alias)
    rest = tuple(span for span in whole.mentions if span not in parting)
    if not parting:
        return analysis
    if not rest:  # the article never gives the full name: other articles did
        return _join(analysis, text, Correction("join", name=whole.name, other=correction.other))

    def is_others(quote: Quote) -> bool:
        """Tell whether the mention that the speaker is known by is one of those that part."""
        leads = (quote.speaker, *quote.chain) if quote.speaker else ()
        known_by = next(
            (own for lead in leads for own in whole.mentions if own.overlaps(lead)), None
        )
        return quote.name == whole.name and known_by in parting

    remaining = _entity(whole, text, rest)
    if other := _named(analysis, correction.other):
        joined = _entity(other, text, (*other.mentions, *parting))
        entities = _with(_with(analysis.entities, whole, remaining), other, joined)
    else:
        other = Entity(kind=whole.kind, name=correction.other, mentions=parting)
        entities = _with(analysis.entities, whole, remaining, other)
    return replace(
        analysis,
        entities=entities,
        quotes=tuple(
            _renamed(quote, correction) if is_others(quote) else quote for quote in analysis.quotes
        ),
    )


def _with(entities: Iterable[Entity], old: Entity, *new: Entity) -> tuple[Entity, ...]:
    """Return the entities with others, or none, in the place of one."""
    return tuple(one for entity in entities for one in (new if entity is old else (entity,)))


def _renamed(quote: Quote, correction: Correction) -> Quote:
    """Return a quote as another person's, and let its explanation say so."""
    said = f"You said that {correction.describe()}."
    return replace(quote, name=correction.other, explanation=f"{quote.explanation} {said}".lstrip())


def _named(analysis: Analysis, name: str | None) -> Entity | None:
    return next((entity for entity in analysis.entities if entity.name == name), None)


def _entity(entity: Entity, text: str, mentions: Iterable[Span]) -> Entity:
    """Return the entity with other mentions, and the aliases that follow from them."""
    kept: list[Span] = []
    for mention in sorted(set(mentions)):
        if not kept or not kept[-1].overlaps(mention):
            kept.append(mention)
    forms = Counter(mention.of(text) for mention in kept)
    aliases = aliases_of(entity.name, (form for form, _ in forms.most_common()))
    return replace(entity, mentions=tuple(kept), aliases=aliases)
