"""Quotes and who said them, step by step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.article import Entity, Quote, QuoteKind
from index.language.quotes.attribution.confidence import (
    GUESSED,
    calibrated,
    confidence_of_indirect,
    is_guessed,
    is_unsure_turn,
)
from index.language.quotes.attribution.explanation import explain
from index.language.quotes.attribution.features import Place, nearest_report
from index.language.quotes.attribution.indirect import INDIRECT, Indirect, find_indirect
from index.language.quotes.attribution.judging import (
    probability,
    quotation_features,
    reference_features,
)
from index.language.quotes.attribution.kinds import SPOKEN, spoken_kind
from index.language.quotes.attribution.mention import Mention
from index.language.quotes.attribution.nobody import is_nobodys
from index.language.quotes.attribution.plain import TOUCHING, is_plain
from index.language.quotes.attribution.ranking import Fitted, Ranked, fitted, rank_all
from index.language.quotes.attribution.reasons import explain_weights
from index.language.quotes.attribution.rules.candidates import Candidate, Choice
from index.language.quotes.attribution.rules.floating import ALTERNATION
from index.language.quotes.attribution.rules.labels import LABEL
from index.language.quotes.attribution.rules.likeliest import LIKELIEST
from index.language.quotes.grammar.labels import turn_of
from index.language.quotes.multilingual.finder import find_quotes_in
from index.language.quotes.people.references import Reference
from index.language.quotes.people.resolution import Resolver
from index.language.quotes.people.salience import Weights
from index.language.quotes.people.unnamed import add_unnamed
from index.language.quotes.reading import Reading, read
from index.language.quotes.text.lexicon import has_rules, lexicon
from index.language.quotes.text.marks import is_crowded
from index.language.quotes.text.page import Page, Range, lay_out
from index.language.quotes.text.progress import Advance, part, told, untold
from index.language.quotes.text.weighing import Features

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
_ANSWERS = range(3, 8)
"""Words of "he answered, ", between a question and what is answered."""
_NOBODY = 0.2
"""A speaker who is less likely is none."""
_READING, _RANKING, _JUDGING, _RESOLVING = 0.35, 0.15, 0.1, 0.4
"""What share of the time each step takes, about."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What is made of a stretch."""

    place: Place
    kind: QuoteKind
    choice: Choice
    ranked: Ranked | None
    features: Features
    """What the odds are weighed by."""


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


def judge(place: Place, ranked: Ranked | None, odds: Fitted) -> Judged:
    """Tell what a stretch is, and who said it."""
    rules_choice = place.choices[place.number]
    by_rules = place.kinds[place.number]
    features = quotation_features(place, ranked)
    if place.page.stretches[place.number].is_turn and by_rules in SPOKEN:
        return Judged(place, by_rules, rules_choice, ranked, features)
    choice = choice_of(place, ranked)
    likely = probability(odds.quotation, features)
    kind = spoken_kind(place.page, place.quotation, choice, likely, by_rules)
    return Judged(place, kind, choice, ranked, features)


def choice_of(place: Place, ranked: Ranked | None) -> Choice:
    """Return the likeliest speaker as a candidate, with the rule that finds them too."""
    own = place.own[place.number]
    for candidate in (own, *place.found[place.number]):
        if candidate and is_plain(place.page, candidate, place.quotation.words):
            return candidate
        if candidate and _is_answered(place, candidate):
            return candidate
    by_rules = place.choices[place.number]
    if by_rules is not None and by_rules.rule is ALTERNATION:
        return by_rules  # the annotated news has too few for a weight
    if ranked is None or ranked.probability < _NOBODY or is_nobodys(place):
        return None
    mention = ranked.mention
    if own is not None and own.score >= TOUCHING and mention.kind == "i_we":
        return own  # "I heard a man call it a “…”": the reporter hears, others say
    if own is not None and _is_vouched_for(place, own, mention):
        return own  # “…,” the mayor said, according to Norr News
    for choice in (by_rules, own):
        if choice is not None and choice.speaker == mention.words:
            return choice
    cue = nearest_report(mention, place.quotation).cue if mention.reports else None
    return Candidate(LIKELIEST.score, mention.words, cue, LIKELIEST)


def _is_vouched_for(place: Place, own: Candidate, mention: Mention) -> bool:
    """Tell whether somebody only passes on what another says right after the quotation."""
    if own.cue is None or not mention.reports or own.rule.id not in ("after", "said-after"):
        return False
    is_source = nearest_report(mention, place.quotation).order == "according"
    begins = min(own.speaker.first, own.cue.first) - place.quotation.words.last
    return is_source and begins <= 1 and own.cue.last < mention.words.first


def _is_answered(place: Place, candidate: Candidate) -> bool:
    """Tell whether a verb leads to a quotation, and what follows it to the next one.

    "When Holm turned to him and asked, “Which?” he answered, “Both.”": each verb has its own.
    """
    page, number, (first, last) = place.page, place.number, place.quotation.words
    if candidate.cue is None or candidate.rule.id != "before" or place.quotation.ending not in "?!":
        return False
    leads = candidate.cue.last == first - 1 and page.words[first - 1] in (",", ":")
    if not leads or number + 1 == len(page.stretches):
        return False
    following = page.stretch_words[number + 1].first
    return following - last in _ANSWERS and page.words[following - 1] in (",", ":")


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
