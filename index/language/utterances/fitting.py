"""Fitting the weights: `fitting ARTICLES PAIRS [--cases CASES] [--write]`, run by `python -m`.

ARTICLES has `{id, date, text}` a line and may be gzipped; PAIRS `{a: {doc, start, end}, b, label,
neardup}` a line, where `same`, `part`, `variant` and `other-speaker` are one utterance. The
articles are analysed, so that speakers are what Pullquote itself finds. Articles that share an
utterance are a story, and stay together: half of the stories fit and the others are scored, then
all pairs fit what is written. The errors of a quarter (`opened`) have been read since 30 November
2026, those of another (`unseen`) at the end of that day, after all else was settled: README has its
totals before and after. Beside that, each story is scored by weights that were fitted without it,
in several partings of the stories: a single one is luck. CASES are invented
(`tests/language/utterance_cases.jsonl`): they help to fit, and are not scored.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from index.article import Analysis, Span
from index.language import load_analyser
from index.language.utterances.again import is_said_again
from index.language.utterances.commonplaces import is_phrase, is_slogan, is_term, may_be_slogan
from index.language.utterances.comparison import MOSTLY, Comparison, Evidence, compare
from index.language.utterances.judgement import (
    LEAST_PROBABILITY,
    WEIGHTS,
    is_plausible,
    is_worth_judging,
)
from index.language.utterances.quotation import Quotation
from index.language.utterances.sequences import sequences
from index.language.utterances.settings import NOWHERE, settings_of
from index.language.utterances.speakers import is_somebody, surname
from index.language.utterances.words import SHINGLE, as_said, keys_of, shingles

_ONE = ("same", "part", "variant", "other-speaker")
_RIDGE = 0.3
_ROUNDS = 60
_PARTS = ("fitted", "opened", "fitted", "unseen")
"""What a story is for, by its hash; a pair of two stories is for the later one in the alphabet."""
_FOLDS, _PARTINGS = 8, 5
_LEAST_OVERLAP = 0.5
_LEAST_LOGIT = math.log(LEAST_PROBABILITY / (1 - LEAST_PROBABILITY))

Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Fitted:
    """A logistic model over features as they are."""

    bias: float
    weights: Vector

    def says_one(self, features: Vector) -> NDArray[np.bool_]:
        """Tell for each row whether it is one utterance."""
        told: NDArray[np.bool_] = self.bias + features @ self.weights >= _LEAST_LOGIT
        return told


def fit(features: Vector, labels: Vector) -> Fitted:
    """Fit by Newton's method, with a ridge on standardised features (shape `(pairs, features)`)."""
    mean, spread = features.mean(0), np.maximum(features.std(0), 1e-9)
    rows = np.c_[(features - mean) / spread, np.ones(len(features))]
    ridge = np.r_[np.full(features.shape[1], _RIDGE), 1e-6]
    weights = np.zeros(rows.shape[1])
    for _ in range(_ROUNDS):
        told = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (told - labels) + ridge * weights
        curve = (rows * (told * (1 - told))[:, None]).T @ rows + np.diag(ridge)
        weights -= np.linalg.solve(curve, slope)
    scaled = weights[:-1] / spread
    return Fitted(float(weights[-1] - scaled @ mean), scaled)


class Articles:
    """Analysed articles, as far as pairs of their quotations ask for them."""

    def __init__(self, articles: Sequence[Mapping[str, Any]]) -> None:
        self._articles = {each["id"]: each for each in articles}
        found = load_analyser().analyse(
            (each["text"], each.get("language", "en")) for each in articles
        )
        self._analyses: dict[str, Analysis] = dict(zip(self._articles, found, strict=True))
        self._people = {
            name: {each.name for each in analysis.entities if each.kind == "PERSON"}
            for name, analysis in self._analyses.items()
        }
        quoted = [
            (quote.name, name, keys_of(as_said(quote.span.of(self._text(name)))))
            for name, analysis in self._analyses.items()
            for quote in analysis.quotes
            if quote.kind != "indirect"
        ]
        self._shingles = [shingles(keys) for _, _, keys in quoted if keys]
        self._quoted = [
            (surname(speaker), f" {' '.join(keys)} ")
            for speaker, name, keys in quoted
            if is_somebody(speaker, speaker in self._people[name])
        ]

    def compared(self, pair: Mapping[str, Any]) -> tuple[Comparison, Evidence]:
        """Return the two quotations of a pair side by side, and what all articles say of them."""
        ends = pair["a"], pair["b"]
        comparison = compare(*map(self._quotation, ends))
        texts = [end["doc"] for end in ends]
        run = comparison.alignment.longest
        shared = len(frozenset.intersection(*(sequences(self._text(text)) for text in texts)))
        speakers = self._quoted_with(run, 1.0)
        users = self._quoted_with(run, MOSTLY) if may_be_slogan(comparison) else speakers
        settings = settings_of(shingles(run), self._shingles) if run else NOWHERE
        return comparison, Evidence(speakers, users, shared, settings)

    def _quoted_with(self, run: Sequence[str], share: float) -> frozenset[str]:
        """Return who is quoted with so much of a run, counted in runs of three words."""
        last = max(1, len(run) - SHINGLE + 1)
        parts = [f" {' '.join(run[start : start + SHINGLE])} " for start in range(last)]
        return frozenset(
            speaker
            for speaker, words in self._quoted
            if speaker and sum(part in words for part in parts) >= share * len(parts)
        )

    def _text(self, name: str) -> str:
        text: str = self._articles[name]["text"]
        return text

    def _quotation(self, end: Mapping[str, Any]) -> Quotation:
        span = Span(end["start"], end["end"])
        quotes = self._analyses[end["doc"]].quotes
        quote = max(quotes, key=lambda each: _overlap(each.span, span), default=None)
        speaker = quote.name if quote and _overlap(quote.span, span) >= _LEAST_OVERLAP else None
        day = date.fromisoformat(self._articles[end["doc"]]["date"][:10]).toordinal()
        is_by = is_somebody(speaker, speaker in self._people[end["doc"]])
        return Quotation(self._text(end["doc"]), span, speaker, day, is_by)


def invented(
    cases: Iterable[Mapping[str, Any]],
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the articles and the pairs of invented cases: of one day and English if not told."""
    articles: list[dict[str, Any]] = []
    pairs: list[dict[str, Any]] = []
    for number, case in enumerate(cases):
        names = [f"case {number}, {at}" for at in range(len(case["texts"]))]
        dates = case.get("dates") or ["2024-03-04"] * len(names)
        language = case.get("language", "en")
        articles += [
            {"id": name, "date": dates[at], "text": case["texts"][at], "language": language}
            for at, name in enumerate(names)
        ]
        for expected in case["expected"]:
            pair: dict[str, Any] = {"label": expected["label"] if expected["one"] else "different"}
            for end in "ab":
                at, words = expected[end]
                start = case["texts"][at].index(words)
                pair[end] = {"doc": names[at], "start": start, "end": start + len(words)}
            pairs.append(pair)
    return articles, pairs


def _overlap(quote: Span, span: Span) -> float:
    inner = min(quote.end, span.end) - max(quote.start, span.start)
    return max(0, inner) / (max(quote.end, span.end) - min(quote.start, span.start))


def stories(pairs: Sequence[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """Return for each pair the stories of its two articles, by the name of one article of each."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while (above := parent.setdefault(name, name)) != name:
            name = above
        return name

    for pair in pairs:
        if pair["label"] in _ONE:
            parent[root(pair["a"]["doc"])] = root(pair["b"]["doc"])
    return [(root(pair["a"]["doc"]), root(pair["b"]["doc"])) for pair in pairs]


def part_of(names: Iterable[str]) -> str:
    """Return what a pair is for, by its stories."""
    return max(_PARTS[crc32(name.encode()) % len(_PARTS)] for name in names)


def fold_of(names: Iterable[str], parting: int) -> int:
    """Return the fold of a pair, by its stories, in one of several partings."""
    return max(crc32(f"{parting} {name}".encode()) % _FOLDS for name in names)


def _lines(path: Path) -> list[dict[str, Any]]:
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    return [json.loads(line) for line in text.split("\n") if line]


def _may_be_one(comparison: Comparison, evidence: Evidence) -> bool:
    """Tell whether no rule forbids what the weights say."""
    return (
        is_worth_judging(comparison)
        and is_plausible(comparison)
        and not is_term(comparison, lambda: evidence.shared)
        and not is_slogan(comparison, lambda: evidence.users)
        and not is_said_again(comparison, lambda: evidence.shared)
        and not is_phrase(comparison, lambda: evidence.settings)
    )


def _counts(told: Vector, labels: Vector) -> Vector:
    """Return how many are rightly one, wrongly one and missed."""
    counts = (told * labels).sum(), (told * (1 - labels)).sum(), ((1 - told) * labels).sum()
    return np.array(counts, float)


def _show(name: str, counts: Vector) -> None:
    right, wrong, missed = counts
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    print(f"{name}: P {precision:.3f} R {recall:.3f} ({', '.join(map('{:.1f}'.format, counts))})")


@dataclass(frozen=True)
class _Table:
    """Pairs with their features and labels; the invented ones come last."""

    pairs: Sequence[Mapping[str, Any]]
    names: list[str]
    features: Vector
    labels: Vector
    may_be_one: Vector

    @property
    def real(self) -> slice:
        return slice(len(self.pairs))

    def counts(self, fitted: NDArray[np.bool_], scored: NDArray[np.bool_]) -> Vector:
        """Return how some pairs are told by what others fit, the invented ones among the latter."""
        fits = np.r_[fitted, np.ones(len(self.labels) - len(fitted), bool)]
        model = fit(self.features[fits], self.labels[fits])
        told = model.says_one(self.features[self.real]) * self.may_be_one[self.real]
        return _counts(told[scored], self.labels[self.real][scored])

    def show(self) -> None:
        """Score each part by the half that fits, and each story by the others."""
        of = stories(self.pairs)
        part = np.array([part_of(names) for names in of])
        for name in ("fitted", "opened", "unseen"):
            _show(f"{name}, by those that fit", self.counts(part == "fitted", part == name))
        _show("opened and unseen", self.counts(part == "fitted", part != "fitted"))
        sums = np.zeros(3)
        for parting in range(_PARTINGS):
            fold = np.array([fold_of(names, parting) for names in of])
            for number in range(_FOLDS):
                sums += self.counts(fold != number, fold == number)
        _show(f"each story by the others, mean of {_PARTINGS} partings", sums / _PARTINGS)
        everything = np.ones(len(self.pairs), bool)
        _show("fitted on all", self.counts(everything, everything))


def _table(options: argparse.Namespace) -> _Table:
    helping, known = invented(_lines(options.cases)) if options.cases else ([], [])
    articles = Articles([*_lines(options.articles), *helping])
    pairs = [pair for pair in _lines(options.pairs) if not pair.get("neardup")]
    compared = [articles.compared(pair) for pair in [*pairs, *known]]
    return _Table(
        pairs,
        list(compared[0][0].features(compared[0][1])),
        np.array([list(one.features(evidence).values()) for one, evidence in compared]),
        np.array([pair["label"] in _ONE for pair in [*pairs, *known]], float),
        np.array([_may_be_one(*each) for each in compared], float),
    )


def main() -> None:
    """Fit, score and, if asked, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--cases", type=Path, help="invented cases that help to fit")
    parser.add_argument("--write", action="store_true", help="write weights.json")
    options = parser.parse_args()
    table = _table(options)
    table.show()
    every = fit(table.features, table.labels)
    weights = {
        name: round(float(each), 4) for name, each in zip(table.names, every.weights, strict=True)
    }
    print(json.dumps(stored := {"bias": round(every.bias, 4), "weights": weights}, indent=1))
    if options.write:
        WEIGHTS.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
