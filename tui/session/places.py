"""The one current thing: where the reader is among the quotes, hits and names of an article.

Body, side panes and status line all show what a `Places` says, so that they always agree. It is a
value: each step returns another one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from sys import maxsize
from typing import TYPE_CHECKING, Literal, NamedTuple, Self

if TYPE_CHECKING:
    from index import Reading
    from index.article import Entity, EntityKind, Quote, Span

PlaceKind = Literal["quote", "reported", "hit", "mention"]
"""What one can go to: a quote in marks, reported speech, a keyword hit, a mention of an entity."""

_MINOR_KINDS: frozenset[EntityKind] = frozenset(
    {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL", "LANGUAGE"}
)


class HitPlace(NamedTuple):
    """A keyword hit."""

    span: Span
    word: str
    """The watch word or key term that it is a hit of; empty for a hit of the query."""


def is_minor(kind: EntityKind) -> bool:
    """Tell whether entities of a kind are dates and numbers, rather than names."""
    return kind in _MINOR_KINDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The things of one article that one can go to, and where the reader is among them."""

    quotes: tuple[Quote, ...] = ()
    reported: tuple[Quote, ...] = ()
    """Reported speech: quotes without marks."""
    hits: tuple[HitPlace, ...] = ()
    hits_are_terms: bool = False
    """There is nothing to look for; `hits` are the article's key terms instead."""
    in_title: int = 0
    """Hits in the title: they count, but it is above all that one can go to."""
    entities: tuple[Entity, ...] = ()
    position: int = 0
    """The offset of the current thing, or of the first visible line if the reader scrolled."""
    kind: PlaceKind | None = None
    """What the current thing is; `None` after scrolling."""
    entity: int | None = None
    """Which of `entities` the reader follows."""
    _spans: dict[PlaceKind, Sequence[Span]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, reading: Reading) -> Self:
        """Return the places of an article, with the reader at its beginning."""
        found = reading.analysis.quotes if reading.analysis else ()
        hits = [HitPlace(span, "") for span in reading.hits]
        hits += [HitPlace(span, word) for span, word in reading.watch_hits]
        are_terms = not (hits or reading.title_hits)
        if are_terms:
            hits = [HitPlace(span, term) for term, spans in reading.key_terms for span in spans]
        return cls(
            quotes=reading.quotes,
            reported=tuple(quote for quote in found if quote.kind == "indirect"),
            hits=_without_overlaps(hits),
            hits_are_terms=are_terms,
            in_title=len(reading.title_hits),
            entities=_in_order(reading.analysis.entities if reading.analysis else ()),
        )

    def spans(self, kind: PlaceKind) -> Sequence[Span]:
        """Return the spans of a kind, in reading order."""
        if kind == "mention":
            return self.entities[self.entity].mentions if self.entity is not None else ()
        if kind not in self._spans:
            things: Sequence[Quote | HitPlace] = self.hits
            if kind != "hit":
                things = self.quotes if kind == "quote" else self.reported
            self._spans[kind] = [thing.span for thing in things]
        return self._spans[kind]

    def has(self, kind: PlaceKind) -> bool:
        """Tell whether there is anything of a kind."""
        return bool(self.entities) if kind == "mention" else bool(self.spans(kind))

    def index(self, kind: PlaceKind) -> int | None:
        """Return which thing of a kind the reader is at or has passed last."""
        index = self._passed(kind) - 1
        return index if index >= 0 else None

    def count(self, kind: PlaceKind) -> int:
        """Return how many things of a kind there are."""
        return len(self.spans(kind))

    @property
    def span(self) -> Span | None:
        """The span of the current thing."""
        if self.kind is None:
            return None
        index = self.index(self.kind)
        return self.spans(self.kind)[index] if index is not None else None

    @property
    def quote(self) -> Quote | None:
        """The quote that the reader is at or has passed last."""
        if self.kind == "reported":
            index = self.index("reported")
            return self.reported[index] if index is not None else None
        index = self.index("quote")
        return self.quotes[index] if index is not None else None

    @property
    def followed(self) -> Entity | None:
        """The entity that the reader follows."""
        return self.entities[self.entity] if self.entity is not None else None

    def at(self, kind: PlaceKind, index: int) -> Self:
        """Return these places with the reader at one thing of a kind."""
        return replace(self, kind=kind, position=self.spans(kind)[index].start)

    def at_span(self, kind: PlaceKind, span: Span) -> Self | None:
        """Return these places at the thing of a kind that has a span; `None` if none has."""
        spans = self.spans(kind)
        return self.at(kind, spans.index(span)) if span in spans else None

    def at_entity(self, entity: Entity) -> Self | None:
        """Return these places at the first mention of an entity; `None` if it is not there."""
        if entity not in self.entities:
            return None
        return self.following(self.entities.index(entity)).at("mention", 0)

    def on_span(self, span: Span) -> Self | None:
        """Return these places at the thing that has a span; `None` if there is no such thing."""
        order: tuple[PlaceKind, ...] = ("hit", "quote", "reported", "mention")
        if self.hits_are_terms:  # nobody has asked for them: a name is a name first
            order = (*order[1:], "hit")
        for kind in order:
            if kind == "mention":
                for number, entity in enumerate(self.entities):
                    if span in entity.mentions:
                        return self.following(number).at(kind, entity.mentions.index(span))
            elif span in self.spans(kind):
                return self.at(kind, list(self.spans(kind)).index(span))
        return None

    def at_offset(self, offset: int) -> Self:
        """Return these places with the reader scrolled to an offset."""
        return replace(self, kind=None, position=offset)

    def following(self, entity: int | None) -> Self:
        """Return these places with the reader following another entity."""
        kind = None if self.kind == "mention" else self.kind
        return replace(self, entity=entity, kind=kind)

    def at_nearest_quote(self) -> Self | None:
        """Return these places at the quote that is meant here; `None` if there is none at all.

        That is the one that the reader is at, or that the current thing is in, or the nearest;
        after scrolling the first one that is not above.
        """
        if self.kind in ("quote", "reported"):
            return self
        kind: PlaceKind = "quote" if self.quotes else "reported"
        spans = self.spans(kind)
        if not spans:
            return None
        if self.span is None:
            below = (at for at, span in enumerate(spans) if span.end > self.position)
            return self.at(kind, next(below, len(spans) - 1))
        start, end = self.span
        gaps = [max(span.start - end, start - span.end, 0) for span in spans]
        return self.at(kind, gaps.index(min(gaps)))

    def step(self, kind: PlaceKind, by: int) -> Self | None:
        """Return these places one thing further or back; `None` past the end."""
        places = self
        if kind == "mention" and self.entity is None:
            nearest = self._entity_near(by)
            if nearest is None:
                return None
            places = self.following(nearest)
        spans = places.spans(kind)
        index = places._passed(kind) if by > 0 else bisect_left(spans, (places.position,)) - 1
        return places.at(kind, index) if 0 <= index < len(spans) else None

    def step_speaker(self, by: int, speaker: str) -> Self | None:
        """Return these places at the next or previous quote by a speaker."""
        steps = range(len(self.quotes)) if by > 0 else range(len(self.quotes) - 1, -1, -1)
        for index in steps:
            other = self.quotes[index]
            is_beyond = (other.span.start - self.position) * by > 0
            if is_beyond and other.name == speaker:
                return self.at("quote", index)
        return None

    def first(self, kind: PlaceKind, by: int) -> Self | None:
        """Return these places at the first thing of a kind, or at the last one if `by` is -1."""
        return self.at_offset(0 if by > 0 else maxsize).step(kind, by)

    def restored(self, old: Places) -> Self:
        """Return these places, found anew in the same text, with the reader where `old` was."""
        entity = self._same_entity(old.followed) if old.followed else None
        places = replace(self, entity=entity, position=old.position, kind=old.kind)
        return places if places.span == old.span else places.at_offset(old.position)

    def _same_entity(self, old: Entity) -> int | None:
        """Return the entity that an earlier one is now: by its name, or else by its mention."""
        for number, entity in enumerate(self.entities):
            if entity.name == old.name:
                return number
        for number, entity in enumerate(self.entities):
            if old.mentions[0] in entity.mentions:
                return number
        return None

    def _passed(self, kind: PlaceKind) -> int:
        """Return how many things of a kind the reader has passed or is at."""
        # After scrolling the position is a line's, and what begins there is still to come.
        begin = self.position + (self.kind is not None)
        return bisect_left(self.spans(kind), (begin,))

    def _entity_near(self, by: int) -> int | None:
        """Return the entity with the next mention, a name rather than a number if there is one."""
        best: tuple[bool, int, int] | None = None
        for index, entity in enumerate(self.entities):
            for mention in entity.mentions:
                distance = (mention.start - self.position) * by
                if distance > 0 or (distance == 0 and self.kind is None):
                    candidate = (is_minor(entity.kind), distance, index)
                    best = min(best, candidate) if best else candidate
        return best[2] if best else None


def _without_overlaps(hits: list[HitPlace]) -> tuple[HitPlace, ...]:
    kept: list[HitPlace] = []
    for hit in sorted(hits):
        if not kept or hit.span.start >= kept[-1].span.end:
            kept.append(hit)
    return tuple(kept)


_ORDER: tuple[tuple[EntityKind, ...], ...] = (
    ("PERSON",),
    ("ORG",),
    ("GPE", "LOC", "FAC"),
    ("NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE"),
    ("DATE", "TIME"),
    ("MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"),
)
HEADINGS = ("People", "Organisations", "Places", "Other names", "Dates and times", "Amounts")
"""What the kinds of entities are listed under."""
_ONE = ("person", "organisation", "place", "other name", "date", "number")
"""What one of each is called."""
_HEADING_OF = {kind: number for number, kinds in enumerate(_ORDER) for kind in kinds}


def heading_of(kind: EntityKind) -> str:
    """Return the heading that entities of a kind are listed under."""
    return HEADINGS[_HEADING_OF[kind]]


def word_for(kind: EntityKind) -> str:
    """Return what an entity of a kind is called: `person`."""
    return _ONE[_HEADING_OF[kind]]


def _in_order(entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """Return the entities as they are listed: by heading, the most mentioned first."""
    return tuple(
        sorted(
            entities,
            key=lambda entity: (
                _HEADING_OF[entity.kind],
                -entity.count if not is_minor(entity.kind) else entity.mentions[0].start,
                entity.mentions[0].start,
            ),
        )
    )
