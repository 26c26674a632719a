"""Fit how sure the rules for other languages are, by marked articles, and score them.

python -m index.language.training.sureness tests/language/quotations

What it prints goes into `multilingual/told.py` by hand. Fit it on articles that nobody has mended
rules on, as they were found at first: on others it promises too much.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.article import Quote
from index.language.evaluate.quotes import print_report
from index.language.quotes import find_quotes
from index.language.quotes.multilingual.told import INTERCEPT, SLOPE
from index.language.scoring.quotes import GoldStory, outcomes
from index.language.training.logistic import Table, fit_logistic
from index.language.training.marked import read_marked

_PENALTY = 1e-3
_SUREST = 0.995
_FEWEST_WORDS = 4


def main(arguments: Sequence[str] | None = None) -> None:
    """Score each language's articles, and print the fitted numbers of all."""
    parser = argparse.ArgumentParser(prog="python -m index.language.training.sureness")
    parser.add_argument("folder", type=Path, help="a folder of LANGUAGE.txt with marked articles")
    folder: Path = parser.parse_args(arguments).folder
    told: list[tuple[float, bool]] = []
    for path in sorted(folder.glob("*.txt")):
        stories = read_marked(path)
        found = [find_quotes(story.text, language=path.stem) for story in stories]
        print_report(path.stem, stories, found, _FEWEST_WORDS)
        told += judged(stories, found)
    intercept, slope = fit(told)
    print(f"told.py: INTERCEPT, SLOPE = {intercept:.2f}, {slope:.2f}, on {len(told)} quotations")


def judged(
    stories: Sequence[GoldStory], found: Sequence[Sequence[Quote]]
) -> list[tuple[float, bool]]:
    """Return how sure each speaker was, and whether it was right, where the article tells whose."""
    nobody = {
        (story.name, quote.span)
        for story in stories
        for quote in story.quotes
        if not quote.speakers
    }
    judged = []
    for story, quotes in zip(stories, found, strict=True):
        for quote, is_right in outcomes([story], [quotes]):
            if quote.speaker is not None and (story.name, quote.span) not in nobody:
                judged.append((quote.confidence, is_right))
    return judged


def fit(told: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Return the intercept and the slope that make confidences probabilities (Platt's scaling).

    Args:
        told: Confidences as they are now, and whether each held.
    """
    rows = [{"bias": 1.0, "odds": _odds(sure)} for sure, _ in told]
    right = np.array([float(is_right) for _, is_right in told])
    weights = fit_logistic(Table.of(rows, fewest=1), right, _PENALTY)
    return weights["bias"] + weights["odds"] * INTERCEPT, weights["odds"] * SLOPE


def _odds(sure: float) -> float:
    """Return the logarithm of the odds, kept finite."""
    kept = min(_SUREST, max(1 - _SUREST, sure))
    return math.log(kept / (1 - kept))


if __name__ == "__main__":
    main()
