"""Quotes and who said them, step by step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from index.article import Entity, Quote, QuoteKind
from index.language.quotes.attribution.choosing import choose_speakers
from index.language.quotes.attribution.confidence import confidence_of, confidence_of_indirect
from index.language.quotes.attribution.explanation import explain
from index.language.quotes.attribution.indirect import INDIRECT, Indirect, find_indirect
from index.language.quotes.attribution.kinds import kind_of
from index.language.quotes.attribution.rules.candidates import Candidate, Quotation, look_at
from index.language.quotes.grammar.reports import Reports, find_reports
from index.language.quotes.people.descriptions import note_descriptions
from index.language.quotes.people.names import Named, find_names
from index.language.quotes.people.people import gather_people
from index.language.quotes.people.references import Reference
from index.language.quotes.people.resolution import Resolver
from index.language.quotes.people.salience import Weights
from index.language.quotes.people.unnamed import add_unnamed
from index.language.quotes.text.lexicon import lexicon
from index.language.quotes.text.marks import is_crowded
from index.language.quotes.text.page import Page, Range, lay_out

_WEIGHTS = Weights()
_SPOKEN = ("direct", "partial")
"""The kinds of marked words that somebody is quoted with."""


def find_quotes(
    text: str,
    entities: Sequence[Entity] = (),
    *,
    language: str = "en",
    weights: Weights = _WEIGHTS,
) -> tuple[Quote, ...]:
    """Return everything in `text` that is quoted, in reading order, with its speaker.

    Args:
        text: An article's text.
        entities: What the pipeline found in it; names are found without it too, less surely.
        language: An ISO 639-1 code; a language without a lexicon is read with the English one.
        weights: What makes a person salient, for "he" and "the senator".

    A text with a mark to every few signs is no prose, and nothing in it is quoted.
    """
    if is_crowded(text):
        return ()
    page = lay_out(text, lexicon(language))
    reports = find_reports(page)
    quotations = [look_at(page, number) for number in range(len(page.stretches))]
    choices = choose_speakers(page, reports, quotations)
    kinds = [kind_of(page, *pair) for pair in zip(quotations, choices, strict=True)]
    indirect = find_indirect(page, reports)
    speakers = Counter(
        choice.speaker
        for choice, kind in zip(choices, kinds, strict=True)
        if choice and kind in _SPOKEN
    )
    references = _resolve(page, reports, speakers, entities, weights)
    quotes = [
        _quote(page, quotation, kind, choice, references)
        for quotation, kind, choice in zip(quotations, kinds, choices, strict=True)
    ]
    groups = 1 + max((quote.group for quote in quotes), default=0)
    quotes += [
        _indirect_quote(page, found, groups + number, references)
        for number, found in enumerate(indirect)
    ]
    return tuple(sorted(quotes, key=lambda quote: quote.span))


def _resolve(
    page: Page,
    reports: Reports,
    speakers: Mapping[Range, int],
    entities: Sequence[Entity],
    weights: Weights,
) -> Mapping[Range, Reference]:
    """Find out who everybody is that says something."""
    reporting = frozenset(report.subject for report in reports.all if report.subject)
    speaking = reporting | speakers.keys()
    named = Named.from_entities(page, entities)
    names = find_names(page, named, speaking)
    people = gather_people(page, names)
    add_unnamed(page, people, speaking)
    note_descriptions(page, people)
    return Resolver(page, people, named, reporting, speakers, weights).run()


def _quote(
    page: Page,
    quotation: Quotation,
    kind: QuoteKind,
    choice: Candidate | None,
    references: Mapping[Range, Reference],
) -> Quote:
    stretch = page.stretches[quotation.number]
    if choice is None or kind not in _SPOKEN:
        return Quote(span=stretch.span, kind=kind, group=stretch.group, paragraph=stretch.paragraph)
    reference = references.get(choice.speaker)
    speaker = page.span(choice.speaker)
    return Quote(
        span=stretch.span,
        kind=kind,
        speaker=speaker,
        name=reference.name if reference else None,
        cue=page.span(choice.cue) if choice.cue else None,
        confidence=confidence_of(quotation, choice, reference),
        how=choice.rule.id,
        chain=tuple(map(page.span, reference.chain)) if reference else (),
        explanation=explain(page, choice, reference),
        group=stretch.group,
        paragraph=stretch.paragraph,
    )


def _indirect_quote(
    page: Page, found: Indirect, group: int, references: Mapping[Range, Reference]
) -> Quote:
    choice = Candidate(INDIRECT.score, found.speaker, found.cue, INDIRECT)
    reference = references.get(found.speaker)
    span = page.span(found.words)
    return Quote(
        span=span,
        kind="indirect",
        speaker=page.span(found.speaker),
        name=reference.name if reference else None,
        cue=page.span(found.cue),
        confidence=confidence_of_indirect(found, reference),
        how=INDIRECT.id,
        chain=tuple(map(page.span, reference.chain)) if reference else (),
        explanation=explain(page, choice, reference),
        group=group,
        paragraph=page.paragraph_at(found.words.first),
    )
