"""Answers to parts of a query, as lists of rows and as masks."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.run import found as found_module
from index.search.run.found import (
    Found,
    Watch,
    added_up,
    all_of,
    any_of,
    best_of,
    none_of,
    weighed,
)

SIZE = 12
scores = st.dictionaries(st.integers(0, SIZE - 1), st.integers(1, 9), max_size=SIZE)
masks = st.sets(st.integers(0, SIZE - 1))
parts = st.lists(scores | masks, min_size=1, max_size=4)
Part = dict[int, int] | set[int]


def found(part: Part) -> Found:
    if isinstance(part, set):
        mask = np.zeros(SIZE, bool)
        mask[list(part)] = True
        return Found.masked(mask)
    rows = sorted(part)
    weights = np.array([part[row] for row in rows], np.float32)
    return Found.listed(SIZE, np.array(rows, np.int32), weights)


def scored(answer: Found) -> dict[int, float]:
    weights = answer.scores if answer.scores is not None else np.zeros(len(answer.rows))
    return dict(zip(answer.rows.tolist(), weights.tolist(), strict=True))


def weight(part: Part, row: int) -> int:
    return part.get(row, 0) if isinstance(part, dict) else 0


@pytest.mark.parametrize("few", [1000, 0])
@given(given=parts)
def test_parts_are_joined(few: int, given: list[Part]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(found_module, "_FEW", few)
        every = set(range(SIZE))
        both = every.intersection(*map(set, given))
        either = set().union(*map(set, given))
        total = {row: sum(weight(part, row) for part in given) for row in every}
        best = {row: max(weight(part, row) for part in given) for row in every}
        answers = list(map(found, given))
        assert scored(all_of(answers, SIZE)) == {row: total[row] for row in both}
        assert scored(any_of(answers)) == {row: total[row] for row in either}
        assert scored(best_of(answers)) == {row: best[row] for row in either}
        assert set(none_of(answers[0], Watch()).rows.tolist()) == every - set(given[0])
        assert bool(answers[0]) == bool(given[0])


def test_without_parts_everything_fulfils_it() -> None:
    assert all_of([], SIZE).mask.all()


@given(st.lists(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9)))))
def test_runs_are_added_up(runs: list[list[tuple[int, int]]]) -> None:
    pairs = [pair for run in runs for pair in sorted(run)]
    keys = np.array([key for key, _ in pairs], np.uint32)
    values = np.array([value for _, value in pairs], np.uint16)
    totals: dict[int, int] = {}
    for key, value in pairs:
        totals[key] = totals.get(key, 0) + value
    merged, sums = added_up(keys, values)
    assert list(zip(merged.tolist(), sums.tolist(), strict=True)) == sorted(totals.items())


def test_a_few_rows_weigh_what_they_weigh_among_all() -> None:
    frequencies = np.array([1, 3, 2, 1], np.float32)
    few = weighed(frequencies[1:3], SIZE, len(frequencies))
    assert few.tolist() == weighed(frequencies, SIZE)[1:3].tolist()
