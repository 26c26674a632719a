"""What a run keeps of the quotes that it has taken in."""

from __future__ import annotations

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from index.language.utterances.batches import Batch
from index.language.utterances.fingerprints import runs_of
from index.sync.taken_in import TakenIn

WORDS = st.lists(st.sampled_from(["the", "ferry", "häfen", "\ud800", "12"]), min_size=1)


@given(st.lists(st.lists(WORDS)), st.integers(1, 9))
def test_quotes_come_back_as_they_were(batches: list[list[list[str]]], gap: int) -> None:
    taken_in = TakenIn()
    quotes: dict[int, list[str]] = {}
    firsts = accumulate(batches, lambda at, each: at + len(each) + gap, initial=gap)
    for first, words in zip(firsts, batches, strict=False):
        batch = Batch()
        for each in words:
            batch.add(each)
        taken_in.add(first, batch.known())
        quotes |= dict(enumerate(words, first))
    for saying in range(max(quotes, default=0) + 2):
        runs = taken_in.runs(saying)
        if saying in quotes:
            assert runs and tuple(map(list, runs)) == runs_of(quotes[saying])
        else:
            assert runs is None
