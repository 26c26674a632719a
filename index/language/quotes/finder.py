"""Quotes and who said them, step by step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from index.article import Entity, Quote
from index.language.quotes.attribution import best_candidate, look_at
from index.language.quotes.confidence import confidence_of
from index.language.quotes.descriptions import note_descriptions
from index.language.quotes.kinds import kind_of
from index.language.quotes.lexicon import lexicon
from index.language.quotes.names import Named, find_names
from index.language.quotes.neighbours import lend_speakers
from index.language.quotes.page import lay_out
from index.language.quotes.people import add_unnamed, gather_people
from index.language.quotes.reports import find_reports
from index.language.quotes.resolution import Resolver


def find_quotes(
    text: str, entities: Sequence[Entity] = (), *, language: str = "en"
) -> tuple[Quote, ...]:
    """Return everything in `text` that is quoted, in reading order, with its speaker.

    Args:
        text: An article's text.
        entities: What the pipeline found in it; names are found without it too, less surely.
        language: An ISO 639-1 code; a language without a lexicon is read with the English one.
    """
    page = lay_out(text, lexicon(language))
    reports = find_reports(page)
    quotations = [look_at(page, number) for number in range(len(page.stretches))]
    own = [best_candidate(page, reports, quotation) for quotation in quotations]
    choices = lend_speakers(page, reports, quotations, own)
    kinds = [kind_of(page, *pair) for pair in zip(quotations, choices, strict=True)]
    subjects = frozenset(report.subject for report in reports.all if report.subject)
    speakers = Counter(
        choice.speaker
        for choice, kind in zip(choices, kinds, strict=True)
        if choice and kind in ("direct", "partial")
    )
    speaking = subjects | speakers.keys()
    names = find_names(page, Named.from_entities(page, entities), speaking)
    people = gather_people(page, names)
    add_unnamed(page, people, speaking)
    note_descriptions(page, people)
    references = Resolver(page, people, subjects, speakers).run()
    quotes = []
    for quotation, choice, kind in zip(quotations, choices, kinds, strict=True):
        stretch = page.stretches[quotation.number]
        reference = references.get(choice.speaker) if choice else None
        quotes.append(
            Quote(
                span=stretch.span,
                kind=kind,
                speaker=page.span(choice.speaker) if choice else None,
                name=reference.name if reference else None,
                cue=page.span(choice.cue) if choice and choice.cue else None,
                confidence=confidence_of(quotation, choice, reference),
                how=choice.rule if choice else "",
                chain=tuple(map(page.span, reference.chain)) if reference else (),
                group=stretch.group,
                paragraph=stretch.paragraph,
            )
        )
    return tuple(quotes)
