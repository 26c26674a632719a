"""Invented cases: how one quotation is cut, bent, taken up by others; and what only looks so."""

from __future__ import annotations

import json
from pathlib import Path

from index.language.utterances.comparison import Comparison, Evidence
from index.language.utterances.judgement import judge
from index.language.utterances.labelled_pairs import Articles, invented
from index.language.utterances.partings import fold_of, part_of, stories
from tests.language.test_utterances import Known

CASES = Path(__file__).parent / "utterance_cases.jsonl"
KINDS = Path(__file__).parent / "utterance_kinds.jsonl"
"""More of them, with dates, which no weight was fitted on: they were written before any run."""
KINDS_WRONG = 3
KNOWN_WRONG = 2
"""A phrase that two people share, however long, is told from a quotation by its speakers only."""


def _is_one(comparison: Comparison, evidence: Evidence) -> bool:
    return judge(comparison, Known(evidence)) == "one"


def test_invented_cases() -> None:
    """Most are told apart, the speakers being whom Pullquote itself finds."""
    lines = CASES.read_text(encoding="utf-8").splitlines()
    articles, pairs = invented(map(json.loads, lines))
    analysed = Articles(articles)
    wrong = []
    for pair in pairs:
        comparison, evidence = analysed.compared(pair)
        is_one = _is_one(comparison, evidence)
        if is_one != (pair["label"] != "different"):
            wrong.append(pair)
    assert len(pairs) > 50
    assert len(wrong) <= KNOWN_WRONG, wrong


def test_kinds_that_no_weight_knows() -> None:
    """One utterance, said again or neither: said elsewhere, recalled, taken up, cut, a formula."""
    cases = list(map(json.loads, KINDS.read_text(encoding="utf-8").splitlines()))
    articles, pairs = invented(cases)
    wanted = [expected["verdict"] for case in cases for expected in case["expected"]]
    analysed = Articles(articles)
    wrong = []
    for pair, verdict in zip(pairs, wanted, strict=True):
        comparison, evidence = analysed.compared(pair)
        told = judge(comparison, Known(evidence)).replace("too little", "none")
        if told != verdict:
            wrong.append((verdict, told, comparison.one.span.of(comparison.one.text)))
    assert len(wrong) <= KINDS_WRONG, wrong


def test_a_story_stays_together() -> None:
    """Whoever scores it has not fitted on it."""
    joined = [("a", "b", "same"), ("c", "b", "part"), ("d", "e", "different"), ("e", "a", "slogan")]
    pairs = [{"a": {"doc": a}, "b": {"doc": b}, "label": label} for a, b, label in joined]
    first, second, apart, mixed = stories(pairs)
    assert len({*first, *second}) == 1 and apart == ("d", "e") and mixed == ("e", first[0])
    assert part_of(mixed) == max(part_of(["e"]), part_of(first))
    assert fold_of(mixed, 1) == max(fold_of(["e"], 1), fold_of(first, 1))
