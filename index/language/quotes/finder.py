"""Quotes and who said them, step by step."""

from __future__ import annotations

from collections.abc import Sequence

from index.article import Entity, Quote
from index.language.quotes.attribution import best_candidate, look_at
from index.language.quotes.kinds import kind_of
from index.language.quotes.lexicon import lexicon
from index.language.quotes.neighbours import lend_speakers
from index.language.quotes.page import lay_out
from index.language.quotes.reports import find_reports


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
    quotes = []
    for stretch, quotation, choice in zip(page.stretches, quotations, choices, strict=True):
        speaker = page.span(choice.speaker) if choice else None
        quotes.append(
            Quote(
                span=stretch.span,
                kind=kind_of(page, quotation, choice),
                speaker=speaker,
                name=speaker.of(text) if speaker else None,
                cue=page.span(choice.cue) if choice and choice.cue else None,
                confidence=min(0.99, choice.score / 11) if choice else 0.0,
                how=choice.rule if choice else "",
                group=stretch.group,
                paragraph=stretch.paragraph,
            )
        )
    return tuple(quotes)
