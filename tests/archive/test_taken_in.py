"""What a run keeps of the quotes that it has taken in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.language.utterances.fingerprints import runs_of
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
