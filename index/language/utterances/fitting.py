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
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.language.utterances.again import is_said_again
from index.language.utterances.commonplaces import is_phrase, is_slogan, is_term
from index.language.utterances.comparison import Comparison, Evidence
from index.language.utterances.judgement import WEIGHTS, is_plausible, is_worth_judging
from index.language.utterances.labelled_pairs import ONE_UTTERANCE, Articles, invented
from index.language.utterances.logistic import Vector, fit
from index.language.utterances.partings import FOLDS, fold_of, part_of, stories

_PARTINGS = 5


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
            for number in range(FOLDS):
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
        np.array([pair["label"] in ONE_UTTERANCE for pair in [*pairs, *known]], float),
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
