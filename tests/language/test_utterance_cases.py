"""Invented cases: how one quotation is cut, bent, taken up by others; and what only looks so."""

from __future__ import annotations

import json
from pathlib import Path

from index.language.utterances.comparison import Comparison, Evidence
from index.language.utterances.fitting import Articles, invented
from index.language.utterances.judgement import judge
from tests.language.test_utterances import Known

CASES = Path(__file__).parent / "utterance_cases.jsonl"
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
