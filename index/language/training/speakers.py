"""Fit the choice of speakers, the odds of a quotation, and confidence on annotated quotations.

    python -m index.language.training.speakers GOLD.jsonl --names NAMES.json --half seen

It writes `data/weights.toml`: some hundreds of numbers by name, no word of a text. What it prints
is cross-validated by article: each is scored with weights that were fitted without it.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from index.article import Quote
from index.language import load_analyser
from index.language.evaluate.quotes import HALVES, print_report, read_stories, take_half
from index.language.pipelines import OWN_MODEL
from index.language.quotes import finder
from index.language.quotes.attribution.judging import probability, reference_features
from index.language.quotes.attribution.kinds import SPOKEN
from index.language.quotes.attribution.ranking import Fitted, rank_all
from index.language.quotes.people.description_choice import Option
from index.language.quotes.people.people import Person
from index.language.quotes.text.lexicon import DATA
from index.language.quotes.text.weighing import Features
from index.language.scoring.quotes import GoldQuote, has_speaker, is_named, is_same_name
from index.language.training.annotated import (
    FOLDS,
    UNNAMED,
    Case,
    mark_unnamed,
    prepare,
    snippets,
)
from index.language.training.logistic import Table, fit_logistic, fit_softmax, fit_steps

PENALTIES = {"choice": 10.0, "quotation": 50.0, "description": 40.0, "confidence": 100.0}
"""What a squared weight costs; found by cross-validation."""
_WITHOUT = range(FOLDS)
_FEWEST_DESCRIPTIONS = 8
"""Features of descriptions that fewer people have are left out."""
_LONG = 4
"""Quotations of so many words and more are scored apart, too."""


@dataclass(slots=True)
class _Rows:
    """What logistic odds are fitted on."""

    features: list[Features] = field(default_factory=list)
    right: list[float] = field(default_factory=list)
    folds: list[int] = field(default_factory=list)

    def add(self, features: Features, fold: int, *, is_right: bool) -> None:
        self.features.append(features)
        self.right.append(float(is_right))
        self.folds.append(fold)

    def fit(self, penalty: float) -> list[dict[str, float]]:
        """Return the weights of all rows, then those without each fold."""
        table, right, folds = Table.of(self.features), np.array(self.right), np.array(self.folds)
        kept = [folds >= 0, *(folds != fold for fold in _WITHOUT)]
        return [
            fit_logistic(Table(table.names, table.values[own]), right[own], penalty) for own in kept
        ]


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


def fit(
    texts: Sequence[Case], snippets: Sequence[Case], penalties: Mapping[str, float] = PENALTIES
) -> list[Fitted]:
    """Fit everything, each step on what the one before makes of articles it has not seen.

    Args:
        texts: Whole texts.
        snippets: Parts of them, which no confidence is fitted on: nobody checks their names.
        penalties: What squared weights cost.

    Returns:
        The weights of all articles, then for each part of them those that were fitted without it.
    """
    cases = [*texts, *snippets]
    whole = fit_choice(cases, penalties["choice"])
    choices = [whole]
    for fold in _WITHOUT:
        others = [case for case in cases if case.fold != fold]
        choices.append(fit_choice(others, penalties["choice"], whole))
    for case in cases:
        case.ranked = rank_all(case.reading.places, choices[1 + case.fold])
    quotations = _quotation_rows(cases).fit(penalties["quotation"])
    odds = [
        replace(Fitted.none(), choice=choice, quotation=quotation)
        for choice, quotation in zip(choices, quotations, strict=True)
    ]
    descriptions = fit_descriptions(cases, odds, penalties["description"])
    odds = [
        replace(one, description=description)
        for one, description in zip(odds, descriptions, strict=True)
    ]
    return _calibrated(odds, _confidence_rows(texts, odds), penalties["confidence"])


def _calibrated(odds: Sequence[Fitted], rows: _Rows, penalty: float) -> list[Fitted]:
    """Fit confidence, and what of it was right in articles that its weights have not seen."""
    confidences = rows.fit(penalty)
    weighed = np.array(
        [
            probability(confidences[1 + fold], features)
            for features, fold in zip(rows.features, rows.folds, strict=True)
        ]
    )
    right, folds = np.array(rows.right), np.array(rows.folds)
    kept = [folds >= 0, *(folds != fold for fold in _WITHOUT)]
    steps = [fit_steps(weighed[own], right[own]) for own in kept]
    return [
        replace(one, confidence=confidence, calibration=own)
        for one, confidence, own in zip(odds, confidences, steps, strict=True)
    ]


def fit_descriptions(
    cases: Iterable[Case], odds: Sequence[Fitted], penalty: float
) -> list[dict[str, float]]:
    """Fit whom descriptions mean: the weights of all articles, then those without each fold."""
    rows: list[Features] = []
    right: list[float] = []
    folds: list[int] = []
    groups: list[int] = []
    for number, (case, found, rights) in enumerate(_descriptions(cases, odds)):
        rows += [option.features for option in found]
        right += map(float, rights)
        folds += [case.fold] * len(found)
        groups += [number] * len(found)
    table, fold = Table.of(rows, fewest=_FEWEST_DESCRIPTIONS), np.array(folds)
    kept = [fold >= 0, *(fold != one for one in _WITHOUT)]
    return [
        fit_softmax(
            Table(table.names, table.values[own]),
            np.array(groups)[own],
            np.array(right)[own],
            penalty,
        )
        if own.any()
        else {}
        for own in kept
    ]


def _descriptions(
    cases: Iterable[Case], odds: Sequence[Fitted]
) -> Iterator[tuple[Case, Sequence[Option], list[bool]]]:
    """Yield the descriptions that speak, with whom each may mean, and who of those is right."""
    for case in cases:
        page = case.reading.page
        resolver = finder.resolver_of(case.reading, case.judged(odds[1 + case.fold]), Fitted.none())
        resolver.run()
        for words, found in resolver.described.items():
            gold = [
                quote
                for quote in case.gold.values()
                if any(page.span(words).overlaps(span) for span in quote.speakers)
                and (quote.names or quote.named_as == UNNAMED)
            ]
            if found and gold:
                written = page.span(words).of(page.text)
                yield case, found, [_is_meant(one.person, written, gold[0]) for one in found]


def _is_meant(person: Person | None, written: str, gold: GoldQuote) -> bool:
    """Tell whether a description means somebody, or nobody whom the text names."""
    if person is not None:
        return gold.named_as != UNNAMED and is_same_name(person.name, gold)
    return gold.named_as == UNNAMED or is_same_name(written, gold)


def _quotation_rows(cases: Iterable[Case]) -> _Rows:
    """Return what tells whether a stretch is a quotation."""
    rows = _Rows()
    for case in cases:
        for number, one in enumerate(case.judged(Fitted.none())):
            rows.add(one.features, case.fold, is_right=number in case.gold)
    return rows


def _confidence_rows(cases: Iterable[Case], odds: Sequence[Fitted]) -> _Rows:
    """Return what tells whether span, mention and name are all right."""
    rows = _Rows()
    for case in cases:
        for features, is_right in _outcomes(case, odds[1 + case.fold]):
            rows.add(features, case.fold, is_right=is_right)
    return rows


def _outcomes(case: Case, odds: Fitted) -> Iterable[tuple[Features, bool]]:
    """Yield what confidence is weighed by, and whether stretch, mention and name are right."""
    reading, text = case.reading, case.story.text
    judged = case.judged(odds)
    references = finder.resolver_of(reading, judged, odds).run()
    for number, one in enumerate(judged):
        if one.choice is None or one.kind not in SPOKEN:
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


def unseen_quotes(case: Case, fitted: Sequence[Fitted]) -> tuple[Quote, ...]:
    """Return what is found in a text with the weights that were fitted without it."""
    odds = fitted[1 + case.fold]
    return finder.attribute(case.reading, case.judged(odds), odds)


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
    parser.add_argument(
        "--unnamed", type=Path, help="keys of quotations whose speaker the text never names (.json)"
    )
    options = parser.parse_args(arguments)
    stories = take_half(read_stories(options.gold, options.names), options.half)
    stories += (story for gold, names in options.also for story in read_stories(gold, names))
    if options.unnamed:
        stories = mark_unnamed(stories, frozenset(json.loads(options.unnamed.read_text("utf-8"))))
    analyses = load_analyser(str(OWN_MODEL)).analyse((story.text, "en") for story in stories)
    entities = [analysis.entities for analysis in analyses]
    cut = list(snippets(stories, entities))
    whole = prepare(stories, entities)
    fitted = fit(whole, prepare([one for one, _ in cut], [one for _, one in cut]))
    odds = fitted[0]
    save(odds, options.out)
    print(
        f"{len(stories)} texts, {len(cut)} snippets; weights: choice {len(odds.choice)},"
        f" quotation {len(odds.quotation)}, confidence {len(odds.confidence)}"
    )
    found = [unseen_quotes(case, fitted) for case in whole]
    print_report("cross-validated", [case.story for case in whole], found, _LONG)


def save(odds: Fitted, path: Path) -> None:
    """Write weights as a table that a reader can follow."""
    lines = [
        "# Fitted by `python -m index.language.training.speakers`: numbers by name, not by hand."
    ]
    for title, weights in (
        ("choice", odds.choice),
        ("quotation", odds.quotation),
        ("description", odds.description),
        ("confidence", odds.confidence),
    ):
        lines += ["", f"[{title}]"]
        lines += [f'"{name}" = {weight}' for name, weight in sorted(weights.items()) if weight]
    steps = ", ".join(f"[{weighed:.4f}, {counted:.4f}]" for weighed, counted in odds.calibration)
    lines += ["", "[calibration]", f"steps = [{steps}]"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
