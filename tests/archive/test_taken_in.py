"""What a run keeps of the quotes that it has taken in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.language.utterances.fingerprints import Runs, runs_of
from index.sync.taken_in import TakenIn, packed

WORDS = st.lists(st.sampled_from(["the", "ferry", "häfen", "\ud800", "12"]), min_size=1)
FINGERPRINTS = st.lists(st.integers(0, 2**32 - 1), min_size=1)


@given(st.dictionaries(st.integers(1, 99), st.tuples(WORDS, FINGERPRINTS)))
def test_quotes_come_back_as_they_were(quotes: dict[int, tuple[list[str], list[int]]]) -> None:
    taken_in = TakenIn()
    for saying in sorted(quotes):
        words, looked_for = quotes[saying]
        taken_in.add([saying], [packed(runs_of(words), looked_for)])
    for saying in range(101):
        runs = taken_in.runs(saying)
        if saying in quotes:
            words, looked_for = quotes[saying]
            assert runs and tuple(map(list, runs)) == runs_of(words)
            assert list(taken_in.looked_for(saying) or ()) == looked_for
        else:
            assert runs is None and taken_in.looked_for(saying) is None


@given(
    quotes=st.lists(st.lists(st.integers(0, 9), min_size=1, max_size=12), max_size=8),
    values=st.frozensets(st.integers(0, 9), min_size=1),
    least=st.integers(0, 5),
    gone=st.sets(st.integers(0, 30)),
)
def test_who_holds_most_of_a_phrase(
    quotes: list[list[int]], values: frozenset[int], least: int, gone: set[int]
) -> None:
    numbers = [number for number in range(7, 30) if number not in gone][: len(quotes)]
    kept = TakenIn()
    kept.add(numbers, [packed(Runs(each, [1] * len(each)), each) for each in quotes])
    holding, unknown = kept.holding(range(40), values, least)
    expected = [
        number
        for number, each in zip(numbers, quotes, strict=False)
        if len(values.intersection(each)) >= least
    ]
    assert sorted(holding) == expected
    assert sorted(unknown) == sorted(set(range(40)) - set(numbers))
