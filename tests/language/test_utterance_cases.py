"""Invented cases: how one quotation is cut, bent, taken up by others; and what only looks so."""

from __future__ import annotations

import json
from pathlib import Path

from index.language.utterances.fitting import Articles, invented
from index.language.utterances.judgement import judge

CASES = Path(__file__).parent / "utterance_cases.jsonl"
KNOWN_WRONG = 6
"""A phrase that two people share, however long, is told from a quotation by its speakers only."""


def test_invented_cases() -> None:
    """Most are told apart, the speakers being whom Pullquote itself finds."""
    lines = CASES.read_text(encoding="utf-8").splitlines()
    articles, pairs = invented(map(json.loads, lines))
    analysed = Articles(articles)
    wrong = []
    for pair in pairs:
        comparison, evidence = analysed.compared(pair)
        is_one = judge(comparison, lambda evidence=evidence: evidence) == "one"  # type: ignore[misc]
        if is_one != (pair["label"] != "different"):
            wrong.append(pair)
    assert len(pairs) > 50
    assert len(wrong) <= KNOWN_WRONG, wrong
