"""Fit the choice of speakers, the odds of a quotation, and confidence on annotated quotations.

    python -m index.language.training.speakers GOLD.jsonl --names NAMES.json --half seen

Every figure it prints is cross-validated by article: no article is scored with weights that were
fitted on it. It writes `data/weights.toml`: some hundreds of numbers by name, no word of a text.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from index.article import Entity, Quote, Span
from index.language import load_analyser
from index.language.evaluate.quotes import HALVES, read_stories, take_half
from index.language.pipelines import OWN_MODEL
from index.language.quotes import finder
from index.language.quotes.attribution.features import Features, candidates
from index.language.quotes.attribution.judging import probability, reference_features
from index.language.quotes.attribution.ranking import Fitted, Ranked, rank_all
from index.language.quotes.reading import Reading, read
from index.language.quotes.text.lexicon import DATA
from index.language.quotes.text.marks import is_crowded
from index.language.quotes.text.paragraphs import find_paragraphs
from index.language.scoring.quotes import GoldQuote, GoldStory, has_speaker, is_named, paired
from index.language.training.logistic import (
    Matrix,
    Table,
    fit_logistic,
    fit_softmax,
    fit_steps,
)

FOLDS = 3
SNIPPET = 2
"""How many paragraphs a snippet has."""
PENALTIES = {"choice": 3.0, "quotation": 100.0, "confidence": 100.0}
"""What a squared weight costs; found by cross-validation."""


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


def has_mark(text: str) -> bool:
    """Tell whether anything may be quoted in a text."""
    return any(mark in text for mark in ("“", "”", '"', "''", "‘"))


def _hashed(name: str) -> int:
    return int(hashlib.md5(name.encode()).hexdigest(), 16)


def fold_of(name: str) -> int:
    """Return an article's part of the cross-validation, by a hash that never changes."""
    return int(hashlib.md5(f"{name}f".encode()).hexdigest(), 16) % FOLDS


def fit_choice(
    cases: Sequence[Case], penalty: float, start: Mapping[str, float] | None = None
) -> dict[str, float]:
    """Fit the softmax over everybody near a quotation."""
    rows: list[Features] = []
    groups: list[int] = []
    right: list[float] = []
    number = 0
    for case in cases:
        for own, rights in zip(case.rows, case.right, strict=True):
            if any(rights):
                rows += own
                right += map(float, rights)
                groups += [number] * len(own)
                number += 1
    return fit_softmax(Table.of(rows), np.array(groups), np.array(right), penalty, start)


def _except(cases: Sequence[Case], fold: int) -> list[Case]:
    return [case for case in cases if case.fold != fold]


def _only(cases: Sequence[Case], fold: int) -> list[Case]:
    return [case for case in cases if case.fold == fold]


def fit(cases: Sequence[Case], penalties: Mapping[str, float] = PENALTIES) -> Fitted:
    """Fit everything, each step on what the one before makes of articles it has not seen."""
    empty = Fitted({}, {}, {}, ((0.0, 0.0), (1.0, 1.0)))
    choice = fit_choice(cases, penalties["choice"])
    for fold in range(FOLDS):
        weights = fit_choice(_except(cases, fold), penalties["choice"], choice)
        for case in _only(cases, fold):
            case.ranked = rank_all(case.reading.places, weights)
    features, is_quotation, folds = [], [], []
    for case in cases:
        for number, place in enumerate(case.reading.places):
            features.append(finder.judge(place, case.ranked[number], empty).features)
            is_quotation.append(float(number in case.gold))
            folds.append(case.fold)
    table, quoted, parts = Table.of(features), np.array(is_quotation), np.array(folds)
    quotation = fit_logistic(table, quoted, penalties["quotation"])
    unseen = [
        fit_logistic(_rows(table, parts != fold), quoted[parts != fold], penalties["quotation"])
        for fold in range(FOLDS)
    ]
    rows, right, folds = [], [], []
    for case in cases:
        for own, is_right in _outcomes(case, Fitted(choice, unseen[case.fold], {}, ())):
            rows.append(own)
            right.append(is_right)
            folds.append(case.fold)
    table, rights, parts = Table.of(rows), np.array(right, dtype=float), np.array(folds)
    confidence = fit_logistic(table, rights, penalties["confidence"])
    weighed = np.zeros(len(rows))
    for fold in range(FOLDS):
        weights = fit_logistic(
            _rows(table, parts != fold), rights[parts != fold], penalties["confidence"]
        )
        for at in np.flatnonzero(parts == fold):
            weighed[at] = probability(weights, rows[at])
    return Fitted(choice, quotation, confidence, fit_steps(weighed, rights))


def _rows(table: Table, chosen: Matrix) -> Table:
    return Table(table.names, table.values[chosen])


def _outcomes(case: Case, odds: Fitted) -> Iterable[tuple[Features, bool]]:
    """Yield what confidence is weighed by, and whether stretch, mention and name are right."""
    reading, text = case.reading, case.story.text
    judged = [
        finder.judge(place, ranked, odds)
        for place, ranked in zip(reading.places, case.ranked, strict=True)
    ]
    references = finder.resolve(reading, judged)
    for number, one in enumerate(judged):
        if one.choice is None or one.kind not in finder.SPOKEN:
            continue
        reference = references.get(one.choice.speaker)
        gold = case.gold.get(number)
        found = Quote(
            span=reading.page.stretches[number].span,
            kind=one.kind,
            speaker=reading.page.span(one.choice.speaker),
            name=reference.name if reference else None,
        )
        is_right = gold is not None and has_speaker(found, gold)
        if is_right and gold is not None and gold.names:
            is_right = is_named(found, text, gold)
        yield reference_features(one.features, one.choice.rule, reference), is_right


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit on annotated quotations and write the weights."""
    parser = argparse.ArgumentParser(
        prog="python -m index.language.training.speakers", description=__doc__
    )
    parser.add_argument("gold", type=Path, help="annotated texts (.jsonl, may be packed: .gz)")
    parser.add_argument("--names", type=Path, help="who the speakers are (.json)")
    parser.add_argument("--half", choices=HALVES, help="fit on one half of the texts only")
    parser.add_argument(
        "--also",
        type=Path,
        nargs=2,
        action="append",
        default=[],
        metavar=("GOLD", "NAMES"),
        help="more annotated texts with their speakers, all of them",
    )
    parser.add_argument("--out", type=Path, default=Path(str(DATA)) / "weights.toml")
    options = parser.parse_args(arguments)
    stories = take_half(read_stories(options.gold, options.names), options.half)
    stories += (story for gold, names in options.also for story in read_stories(gold, names))
    analyses = load_analyser(str(OWN_MODEL)).analyse((story.text, "en") for story in stories)
    entities = [analysis.entities for analysis in analyses]
    cut = list(snippets(stories, entities))
    cases = prepare(stories, entities) + prepare([one for one, _ in cut], [one for _, one in cut])
    odds = fit(cases)
    save(odds, options.out)
    print(f"{len(stories)} texts, {len(cut)} snippets")
    print(
        f"weights: choice {len(odds.choice)}, quotation {len(odds.quotation)},"
        f" confidence {len(odds.confidence)}"
    )


def save(odds: Fitted, path: Path) -> None:
    """Write weights as a table that a reader can follow."""
    lines = [
        "# Fitted by `python -m index.language.training.speakers`: numbers by name, not by hand."
    ]
    for title, weights in (
        ("choice", odds.choice),
        ("quotation", odds.quotation),
        ("confidence", odds.confidence),
    ):
        lines += ["", f"[{title}]"]
        lines += [f'"{name}" = {weight}' for name, weight in sorted(weights.items()) if weight]
    steps = ", ".join(f"[{weighed:.4f}, {counted:.4f}]" for weighed, counted in odds.calibration)
    lines += ["", "[calibration]", f"steps = [{steps}]"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
