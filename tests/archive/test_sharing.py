"""Fingerprints in buckets of bytes and in arrays: what shares them is found, and nothing else."""

from __future__ import annotations

from array import array
from collections.abc import Mapping

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.store.utterances.sharing import Facts, Numbers, Postings, grown

VALUES = st.one_of(st.integers(0, 2**32 - 1), st.sampled_from([1, 1 + (1 << 16), 7, 2**32 - 1]))
QUOTES = st.dictionaries(
    st.integers(1, 10_000), st.frozensets(VALUES, min_size=1, max_size=12), max_size=12
)


def postings(*quotes: Mapping[int, frozenset[int]], most: int = 200) -> Postings:
    buckets: dict[int, bytes] = {}
    for each in quotes:
        owners = [saying for saying, values in each.items() for _ in values]
        values = [value for values in each.values() for value in values]
        buckets |= dict(
            grown(buckets, np.array(owners, np.int64), np.array(values, np.uint32), most)
        )
    return Postings(sorted(buckets.items()))


@given(QUOTES, QUOTES)
def test_every_fingerprint_leads_to_its_quotes(
    first: dict[int, frozenset[int]], more: dict[int, frozenset[int]]
) -> None:
    more = {saying + 20_000: values for saying, values in more.items()}
    every = first | more
    asked = sorted({value for values in every.values() for value in values})
    found = postings(first, more).holding(asked)
    for value, sayings in zip(asked, found, strict=True):
        assert sorted(sayings) == sorted(each for each in every if value in every[each])


def test_a_fingerprint_keeps_so_many_quotes_and_leaves_the_others_alone() -> None:
    many = {saying: frozenset([5, 5 + (1 << 16) * saying]) for saying in range(1, 20)}
    kept = postings(many, {99: frozenset([5])}, most=10)
    assert kept.holding([5]) == [list(range(1, 11))]
    assert kept.holding([5 + (1 << 16) * 19]) == [[19]]


@given(QUOTES, st.integers(0, 2))
def test_quotes_of_other_texts_with_the_same_words_are_found(
    quotes: dict[int, frozenset[int]], texts: int
) -> None:
    copies = {saying + 20_000: values for saying, values in quotes.items()}
    every = quotes | copies
    texts_of = {saying: saying % (texts + 1) + 10 * (saying > 20_000) for saying in every}

    def facts_of(sayings: Numbers) -> Facts:
        wanted = sorted(set(sayings.tolist()) & every.keys())
        return Facts.of((each, texts_of[each], 9 * len(every[each])) for each in wanted)

    asked = {saying: array("I", values) for saying, values in quotes.items()}
    found = postings(every).sharing(asked, facts_of)
    for saying in quotes:
        assert saying + 20_000 in found[saying]
        for other in found[saying]:
            assert texts_of[other] != texts_of[saying]
            assert every[other] & every[saying]
