"""What many quotations are found by, computed by arrays, is what it is of each by itself."""

from __future__ import annotations

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from index.language.utterances.batches import Batch, Lists
from index.language.utterances.fingerprints import (
    fingerprints,
    runs_of,
    telling,
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
    prints = list(map(fingerprints, quotations))
    words = map(word_fingerprints, quotations)
    found_by = [all_ | few for all_, few in zip(prints, words, strict=True)]
    assert parted(known.found_by) == list(map(sorted, found_by))
    looking = known.looking
    assert list(map(set, parted(Lists(looking.values, looking.sizes)))) == prints
    tells = parted(Lists(np.where(looking.tells, looking.values, 0), looking.sizes))
    told = [all_ & telling(runs_of(keys)) for all_, keys in zip(prints, quotations, strict=True)]
    assert [set(each) - {0} for each in tells] == told
    plain = [2 * len(few) < len(all_) for few, all_ in zip(told, prints, strict=True)]
    assert looking.plain.tolist() == plain
