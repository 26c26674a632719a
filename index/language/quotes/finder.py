"""Quotes and who said them, step by step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from index.article import Entity, Quote
from index.language.quotes.attribution.confidence import (
    GUESSED,
    calibrated,
    confidence_of_indirect,
    is_guessed,
    is_unsure_turn,
)
from index.language.quotes.attribution.explanation import explain
from index.language.quotes.attribution.indirect import INDIRECT, Indirect, find_indirect
from index.language.quotes.attribution.judging import Judged, judge
from index.language.quotes.attribution.kinds import SPOKEN
from index.language.quotes.attribution.quotation_features import (
    probability,
    reference_features,
)
from index.language.quotes.attribution.ranking import Fitted, fitted, rank_all
from index.language.quotes.attribution.reasons import explain_weights
from index.language.quotes.attribution.rules.candidates import Candidate
from index.language.quotes.attribution.rules.labels import LABEL
from index.language.quotes.grammar.labels import turn_of
from index.language.quotes.multilingual.finder import find_quotes_in
from index.language.quotes.people.references import Reference
from index.language.quotes.people.resolution import Resolver
from index.language.quotes.people.salience import Weights
from index.language.quotes.people.unnamed import add_unnamed
from index.language.quotes.reading import Reading, read
from index.language.quotes.text.language_data import has_rules
from index.language.quotes.text.lexicon import lexicon
from index.language.quotes.text.marks import is_crowded
from index.language.quotes.text.page import Page, Range, lay_out
from index.language.quotes.text.progress import Advance, part, told, untold

ENGLISH = "en"
_WEIGHTS = Weights()
_SAID_WORDS, _SAID_SIGNS = 4, 24
"""What is this long is said rather than named, in a language without rules."""
_EAST_ASIAN = "\u2e80"
"""From here on a sign says as much as two letters."""
_ANSWER = 0.6
"""Times, for a turn of a dialogue without an attribution of its own; set by hand."""
_TURN = 0.95
"""For a turn of a transcript under the label of somebody whom the text names in full; set by hand,
as the annotated news has no transcripts."""
_READING, _RANKING, _JUDGING, _RESOLVING = 0.35, 0.15, 0.1, 0.4
"""What share of the time each step takes, about."""


def find_quotes(
    text: str,
    entities: Sequence[Entity] = (),
    *,
    language: str = "en",
    weights: Weights = _WEIGHTS,
    advance: Advance = untold,
) -> tuple[Quote, ...]:
    """Return everything in `text` that is quoted, in reading order, with its speaker.

    Args:
        text: An article's text.
        entities: What the pipeline found in it; names are found without it too, less surely.
        language: An ISO 639-1 code. In a language without rules of its own, what stands in marks
            is found and nobody is guessed.
        weights: What makes a person salient, for "he" and "the senator".
        advance: Is told what share of the work has been done since the last time.

    A text with a mark to every few signs is no prose, and nothing in it is quoted.
    """
    if is_crowded(text):
        return ()
    if not has_rules(language):
        return tuple(_unattributed(text))
    if language != ENGLISH:
        return find_quotes_in(text, language, entities, advance)
    reading = read(text, entities, language, part(advance, _READING))
    odds = fitted()
    ranked = rank_all(told(reading.places, part(advance, _RANKING)), odds.choice)
    places = told(reading.places, part(advance, _JUDGING))
    judged = [judge(*one, odds) for one in zip(places, ranked, strict=True)]
    return attribute(reading, judged, odds, weights, advance)


def attribute(
    reading: Reading,
    judged: Sequence[Judged],
    odds: Fitted,
    weights: Weights = _WEIGHTS,
    advance: Advance = untold,
) -> tuple[Quote, ...]:
    """Return the quotes of a text, given what is made of each stretch."""
    indirect = find_indirect(reading.page, reading.reports)
    references = resolver_of(reading, judged, odds, weights).run(part(advance, _RESOLVING))
    quotes = [_quote(reading, one, references, odds) for one in judged]
    groups = 1 + max((quote.group for quote in quotes), default=0)
    quotes += [
        _indirect_quote(reading, found, groups + number, references)
        for number, found in enumerate(indirect)
    ]
    return tuple(sorted(quotes, key=lambda quote: quote.span))


def _unattributed(text: str) -> Iterator[Quote]:
    """Yield what stands in marks: as said if it is long enough, by nobody."""
    page = lay_out(text, lexicon())
    for stretch, (first, last) in zip(page.stretches, page.stretch_words, strict=True):
        words = sum(page.words[word][0].isalnum() for word in range(first, last))
        signs = sum(1 + (sign >= _EAST_ASIAN) for sign in stretch.span.of(text))
        is_long = words >= _SAID_WORDS or signs >= _SAID_SIGNS
        yield Quote(
            span=stretch.span,
            kind="direct" if is_long else "scare",
            group=stretch.group,
            paragraph=stretch.paragraph,
        )


def resolver_of(
    reading: Reading, judged: Sequence[Judged], odds: Fitted, weights: Weights = _WEIGHTS
) -> Resolver:
    """Return what finds out who everybody is that says something."""
    said: dict[Range, list[Range]] = defaultdict(list)
    for one in judged:
        if one.choice and one.kind in SPOKEN:
            said[one.choice.speaker].append(one.place.quotation.words)
    speakers = {speaker: len(quotations) for speaker, quotations in said.items()}
    reporting = reading.reporting
    add_unnamed(reading.page, reading.people, reporting | speakers.keys())
    return Resolver(
        reading.page,
        reading.people,
        reading.named,
        reporting,
        speakers,
        weights,
        odds.description,
        said=said,
    )


def _quote(
    reading: Reading, judged: Judged, references: Mapping[Range, Reference], odds: Fitted
) -> Quote:
    page, choice = reading.page, judged.choice
    stretch = page.stretches[judged.place.number]
    if choice is None or judged.kind not in SPOKEN:
        return Quote(
            span=stretch.span, kind=judged.kind, group=stretch.group, paragraph=stretch.paragraph
        )
    reference = references.get(choice.speaker)
    features = reference_features(judged.features, choice.rule, reference)
    confidence = calibrated(probability(odds.confidence, features), odds.calibration)
    if _is_named_turn(page, judged, reference):
        confidence = _TURN
    elif not _is_attributed(judged):
        confidence = round(confidence * _ANSWER, 2)
    is_unsure = is_unsure_turn(judged.place, choice)
    if is_unsure or (reference and is_guessed(page, reading.people, choice.speaker, reference)):
        confidence = min(confidence, GUESSED)
    return Quote(
        span=stretch.span,
        kind=judged.kind,
        speaker=page.span(choice.speaker),
        name=reference.name if reference else None,
        cue=page.span(choice.cue) if choice.cue else None,
        confidence=confidence,
        how=choice.rule.id,
        chain=tuple(map(page.span, reference.chain)) if reference else (),
        explanation=explain(page, choice, reference, is_sure=confidence > GUESSED)
        + explain_weights(judged.ranked, odds.choice),
        group=stretch.group,
        paragraph=stretch.paragraph,
    )


def _is_named_turn(page: Page, judged: Judged, reference: Reference | None) -> bool:
    """Tell whether a label like "HOLM:" opens what is said, and the text tells who Holm is."""
    choice, person = judged.choice, reference.person if reference else None
    if choice is None or choice.rule is not LABEL or person is None:
        return False
    is_short = choice.speaker.last - choice.speaker.first < len(person.parts)
    if not (is_short and page.stretches[judged.place.number].is_turn):
        return False  # "Ada Holm: Bridges" may as well be a heading
    return turn_of(page, page.paragraph_at(person.mentions[0].first)) is None


def _is_attributed(judged: Judged) -> bool:
    """Tell whether a quotation that another answers right away has a verb of saying beside it.

    The annotated news has no such dialogue, so that nothing is fitted for it.
    """
    place, number = judged.place, judged.place.number
    if not (place.page.touches_next(number) or place.page.touches_next(number - 1)):
        return True
    cue = judged.choice.cue if judged.choice else None
    first, last = place.quotation.words
    return cue is not None and (first - cue.last in range(8) or cue.first - last in range(8))


def _indirect_quote(
    reading: Reading, found: Indirect, group: int, references: Mapping[Range, Reference]
) -> Quote:
    page = reading.page
    choice = Candidate(INDIRECT.score, found.speaker, found.cue, INDIRECT)
    reference = references.get(found.speaker)
    return Quote(
        span=page.span(found.words),
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
