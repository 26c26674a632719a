"""What many quotations are found by, computed by arrays, is what it is of each by itself."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from index.language.utterances.batches import Batch, Lists
from index.language.utterances.fingerprints import (
    all_and_telling,
    runs_of,
    word_fingerprints,
)
from index.language.utterances.words import MOST_WORDS

WORD = st.sampled_from(["the", "of", "and", "ferry", "harbour", "tide", "häfen", "\ud800", "12"])
QUOTED = st.lists(WORD, min_size=1, max_size=12)


def parted(lists: Lists) -> list[list[int]]:
    ends = lists.sizes.cumsum()
    return [
        lists.values[end - size : end].tolist() for end, size in zip(ends, lists.sizes, strict=True)
    ]


@given(st.lists(QUOTED, max_size=12))
@example([["ferry"], ["the", "tide"], ["the", "tide", "turns"]])
@example([["and", "of", "the"] * MOST_WORDS, ["of"] * (MOST_WORDS + 1)])
def test_many_at_once_are_known_by_what_each_is(quotations: list[list[str]]) -> None:
    batch = Batch()
    for keys in quotations:
        batch.add(keys)
    known = batch.known()
    nats = parted(Lists(known.nats.astype("uint32"), known.runs.sizes))
    found = zip(parted(known.runs), nats, strict=True)
    assert [tuple(each) for each in found] == [tuple(runs_of(keys)) for keys in quotations]
    both = [all_and_telling(runs_of(keys)) for keys in quotations]
    found_by = [
        all_ | word_fingerprints(keys) for (all_, _), keys in zip(both, quotations, strict=True)
    ]
    assert parted(known.found_by) == list(map(sorted, found_by))
    assert parted(known.looked_for) == [sorted(telling) for _, telling in both]
