"""Annotated texts as cases to fit on: read up to the choice of speakers, with what is right."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field, replace

from index.article import Entity, Quote, Span
from index.language.quotes.attribution import judging
from index.language.quotes.attribution.features import candidates
from index.language.quotes.attribution.ranking import Fitted, Ranked
from index.language.quotes.reading import Reading, read
from index.language.quotes.text.marks import is_crowded
from index.language.quotes.text.paragraphs import find_paragraphs
from index.language.quotes.text.weighing import Features
from index.language.scoring.quotes import GoldQuote, GoldStory, paired

FOLDS = 3
"""Parts of the cross-validation."""
UNNAMED = "unnamed"
"""How the speaker is named of whom the text tells no name."""
SNIPPET = 2
"""How many paragraphs a snippet has."""


@dataclass(slots=True)
class Case:
    """An annotated text, read up to the choice of speakers."""

    story: GoldStory
    reading: Reading
    fold: int
    gold: dict[int, GoldQuote]
    """The annotated quotation of each stretch that is one."""
    rows: list[list[Features]] = field(default_factory=list)
    right: list[list[bool]] = field(default_factory=list)
    ranked: list[Ranked | None] = field(default_factory=list)
    """Who most likely said each stretch, by weights that have not seen the text."""

    def judged(self, odds: Fitted) -> list[judging.Judged]:
        """Return what is made of each stretch."""
        return [
            judging.judge(place, ranked, odds)
            for place, ranked in zip(self.reading.places, self.ranked, strict=True)
        ]


def prepare(stories: Sequence[GoldStory], entities: Iterable[Sequence[Entity]]) -> list[Case]:
    """Read annotated texts, and tell which candidates are right."""
    cases = []
    for story, found in zip(stories, entities, strict=True):
        if is_crowded(story.text):
            continue
        reading = read(story.text, found, "en")
        page = reading.page
        spans = [Quote(span=stretch.span, kind="direct") for stretch in page.stretches]
        pairs = {j: story.quotes[i] for i, j in paired(story.text, story.quotes, spans)}
        case = Case(story, reading, fold_of(story.name), pairs)
        for number, place in enumerate(reading.places):
            rows = candidates(place)
            case.rows.append([mention.features | features for mention, features in rows])
            case.right.append(
                [
                    number in pairs
                    and any(page.span(mention.words).overlaps(s) for s in pairs[number].speakers)
                    for mention, _ in rows
                ]
            )
        cases.append(case)
    return cases


def snippets(
    stories: Sequence[GoldStory], entities: Iterable[Sequence[Entity]]
) -> Iterable[tuple[GoldStory, Sequence[Entity]]]:
    """Yield a few paragraphs of each text as texts of their own, so that short ones are known too.

    Only those that hold all their speakers; who is named only elsewhere goes without a name.
    """
    for story, found in zip(stories, entities, strict=True):
        paragraphs = find_paragraphs(story.text)
        for at in range(_hashed(story.name) % SNIPPET, len(paragraphs), SNIPPET * 2):
            chosen = paragraphs[at : at + SNIPPET]
            span = Span(chosen[0].start, chosen[-1].end)
            quotes = [quote for quote in story.quotes if span.overlaps(quote.span)]
            if has_mark(span.of(story.text)) and all(
                span.contains(part) for quote in quotes for part in (quote.span, *quote.speakers)
            ):
                yield _cut(story, found, span, quotes)


def _cut(
    story: GoldStory, entities: Sequence[Entity], span: Span, quotes: Sequence[GoldQuote]
) -> tuple[GoldStory, Sequence[Entity]]:
    def moved(part: Span) -> Span:
        return Span(part.start - span.start, part.end - span.start)

    cut = tuple(
        GoldQuote(moved(quote.span), tuple(map(moved, quote.speakers)), (), "") for quote in quotes
    )
    inside = [
        replace(entity, mentions=tuple(moved(one) for one in entity.mentions if span.contains(one)))
        for entity in entities
        if any(map(span.contains, entity.mentions))
    ]
    return GoldStory(story.name, span.of(story.text), cut), inside


def mark_unnamed(stories: Iterable[GoldStory], keys: Container[str]) -> list[GoldStory]:
    """Note of which quotations the text never names the speaker.

    Args:
        stories: Annotated texts.
        keys: The name of a text, a colon, and where the quotation begins.
    """
    return [
        replace(
            story,
            quotes=tuple(
                replace(quote, named_as=UNNAMED)
                if f"{story.name}:{quote.span.start}" in keys
                else quote
                for quote in story.quotes
            ),
        )
        for story in stories
    ]


def has_mark(text: str) -> bool:
    """Tell whether anything may be quoted in a text."""
    return any(mark in text for mark in ("“", "”", '"', "''", "‘"))


def _hashed(name: str) -> int:
    return int(hashlib.md5(name.encode()).hexdigest(), 16)


def fold_of(name: str) -> int:
    """Return an article's part of the cross-validation, by a hash that never changes."""
    return int(hashlib.md5(f"{name}f".encode()).hexdigest(), 16) % FOLDS
