"""Fitting weights with names, on invented rows."""

from __future__ import annotations

import tomllib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Span
from index.language.quotes.attribution.confidence import calibrated
from index.language.quotes.attribution.ranking import Fitted, fitted
from index.language.scoring.quotes import GoldQuote, GoldStory
from index.language.training.annotated import FOLDS, fold_of, prepare, snippets
from index.language.training.logistic import (
    Table,
    fit_logistic,
    fit_softmax,
    fit_steps,
    softmax,
)
from index.language.training.speakers import fit, save, unseen_quotes

STORY = (
    "Ines Falk runs the mill.\n\nThe mill is old.\n\n“We will not sell it to anybody,” said Falk."
)


def gold(text: str) -> GoldStory:
    start, end = text.index("“"), text.index("”") + 1
    speaker = text.index("Falk", end)
    quote = GoldQuote(Span(start, end), (Span(speaker, speaker + 4),), ("Ines Falk",), "name")
    return GoldStory("a", text, (quote,))


def test_a_table_leaves_out_what_is_rare() -> None:
    table = Table.of([{"near": 1.0, "rare": 1.0}, {"near": 0.5}], fewest=2)

    assert table.names == ("near",)
    assert table.values.tolist() == [[1.0], [0.5]]


def test_odds_rise_with_what_speaks_for_it() -> None:
    rows = [{"bias": 1.0, "near": float(number % 2)} for number in range(40)]
    weights = fit_logistic(Table.of(rows), np.array([row["near"] for row in rows]), 1.0)

    assert weights["near"] > 1 > -1 > weights["bias"]


def test_the_right_row_of_each_group_becomes_the_likeliest() -> None:
    rows = [{"near": 1.0, "far": 0.0}, {"near": 0.0, "far": 1.0}] * 20
    groups = np.repeat(np.arange(20), 2)
    right = np.array([1.0, 0.0] * 20)

    weights = fit_softmax(Table.of(rows), groups, right, 1.0)

    assert weights["near"] > 0 > weights["far"]


@given(st.lists(st.floats(-20, 20), min_size=1, max_size=20))
def test_shares_of_a_group_make_one(scores: list[float]) -> None:
    shares = softmax(np.array(scores), np.zeros(len(scores), dtype=int))

    assert shares.sum() == pytest.approx(1)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=40, max_size=80))
def test_steps_rise(cases: list[tuple[float, bool]]) -> None:
    weighed = np.array([case[0] for case in cases])
    steps = fit_steps(weighed, np.array([float(case[1]) for case in cases]))
    counted = [step[1] for step in steps]

    assert counted == sorted(counted)
    assert all(0 <= calibrated(place / 10, steps) <= 1 for place in range(11))


def test_snippets_hold_their_quotations_and_speakers() -> None:
    text = "\n\n".join([STORY] * 4)
    story = GoldStory("b", text, gold(text).quotes)
    found = list(snippets([story], [()]))

    assert found
    for cut, _ in found:
        assert cut.text in text
        for quote in cut.quotes:
            assert quote.span.of(cut.text).startswith("“We")


def test_everything_is_fitted() -> None:
    stories = [GoldStory(f"story {number}", STORY, gold(STORY).quotes) for number in range(90)]
    cases = prepare(stories, [()] * len(stories))
    fitted_by_part = fit(cases, [])

    assert len({fold_of(story.name) for story in stories}) == FOLDS == len(fitted_by_part) - 1
    for odds in fitted_by_part:
        assert odds.choice
        assert odds.confidence
    assert [quote.name for quote in unseen_quotes(cases[0], fitted_by_part)] == ["Ines Falk"]


def test_weights_that_ship_are_numbers_by_name() -> None:
    odds: Fitted = fitted()

    assert 60 <= len(odds.choice) <= 200
    assert all(isinstance(weight, float) for weight in odds.confidence.values())
    assert [one for one, _ in odds.calibration] == sorted(one for one, _ in odds.calibration)


def test_saving_and_loading(tmp_path: Path) -> None:
    path = tmp_path / "weights.toml"
    save(Fitted({"paragraph_-1": 0.5}, {"bias": -1.0}, {}, {}, ((0.1, 0.2), (0.9, 0.95))), path)

    data = tomllib.loads(path.read_text("utf-8"))
    assert data["choice"] == {"paragraph_-1": 0.5}
    assert data["calibration"]["steps"] == [[0.1, 0.2], [0.9, 0.95]]
