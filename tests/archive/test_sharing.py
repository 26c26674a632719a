"""Fingerprints in buckets of bytes and in arrays: what shares them is found, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.store.utterances.entries import PLAIN
from index.store.utterances.sharing import Asked, Facts, Numbers, Postings, grown, without

VALUES = st.one_of(st.integers(0, 2**32 - 1), st.sampled_from([1, 1 + (1 << 16), 7, 2**32 - 1]))
QUOTES = st.dictionaries(
    st.integers(1, 10_000), st.frozensets(VALUES, min_size=1, max_size=12), max_size=12
)


PLAINS = st.frozensets(st.integers(0, 2))
"""Quotes of which numbers that leave these when divided are found by all of their fingerprints."""

Buckets = dict[int, bytes]


def in_buckets(
    *quotes: Mapping[int, frozenset[int]], most: int = 200, plains: frozenset[int] = frozenset()
) -> Buckets:
    buckets: Buckets = {}

    def packed(wanted: Sequence[int]) -> Buckets:
        return {bucket: buckets[bucket] for bucket in wanted if bucket in buckets}

    for each in quotes:
        owners = [
            saying | PLAIN * (saying % 3 in plains)
            for saying, values in each.items()
            for _ in values
        ]
        values = [value for values in each.values() for value in values]
        entries = np.array(owners, np.uint32)
        buckets |= dict(grown(packed, entries, np.array(values, np.uint32), most))
    return buckets


def in_arrays(buckets: Buckets) -> Postings:
    return Postings(sorted(buckets.items()), sum(map(len, buckets.values())))


def postings(*quotes: Mapping[int, frozenset[int]], most: int = 200) -> Postings:
    return in_arrays(in_buckets(*quotes, most=most))


def asked_by(quotes: Mapping[int, frozenset[int]], plains: frozenset[int] = frozenset()) -> Asked:
    """Return quotes that look for others; even fingerprints tell."""
    values = np.array([value for values in quotes.values() for value in values], np.uint32)
    return Asked(
        ids=np.array(list(quotes), np.int64),
        values=values,
        sizes=np.array([len(values) for values in quotes.values()], np.int64),
        tells=values % 2 == 0,
        plain=np.array([saying % 3 in plains for saying in quotes], np.bool_),
    )


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


@given(QUOTES, st.frozensets(st.integers(1, 10_000)))
def test_what_is_gone_is_taken_out(
    quotes: dict[int, frozenset[int]], others: frozenset[int]
) -> None:
    gone = np.zeros(max([*quotes, *others], default=0) + 2, np.bool_)
    gone[list(leaving := {each for at, each in enumerate(quotes) if at % 2} | others)] = True
    buckets = in_buckets(quotes, plains=frozenset([1]))
    buckets |= dict(
        without(lambda wanted: {each: buckets[each] for each in wanted}, list(buckets), gone)
    )
    for value in set().union(*quotes.values()):
        expected = [each for each in quotes if value in quotes[each] and each not in leaving]
        assert sorted(in_arrays(buckets).holding([value])[0]) == sorted(expected)


@given(QUOTES, st.integers(0, 2), PLAINS)
def test_quotes_of_other_texts_with_the_same_words_are_found(
    quotes: dict[int, frozenset[int]], texts: int, plains: frozenset[int]
) -> None:
    """By what tells, and by all if one of two says little; whichever of two looks for the other."""
    copies = {saying + 30_000: values for saying, values in quotes.items()}
    every = quotes | copies
    texts_of = {saying: saying % (texts + 1) + 10 * (saying > 20_000) for saying in every}

    def facts_of(sayings: Numbers) -> Facts:
        wanted = sorted(set(sayings.tolist()) & every.keys())
        return Facts.of((each, texts_of[each], 9 * len(every[each])) for each in wanted)

    asked = asked_by(every, plains)
    found = in_arrays(in_buckets(every, plains=plains)).sharing(asked, facts_of, lambda _: {})
    for saying in every:
        for other in found.get(saying, []):
            assert texts_of[other] != texts_of[saying]
            assert every[other] & every[saying]
            assert saying in found[other]
    for saying, values in quotes.items():
        is_found = saying % 3 in plains or 2 * sum(value % 2 == 0 for value in values) >= len(
            values
        )
        assert not is_found or saying + 30_000 in found[saying]


def test_of_very_many_quotes_with_the_same_words_each_finds_some_beside_it() -> None:
    """In an order that does not hang on their numbers: whoever looks, the two find each other."""
    quotes = {saying: frozenset([4]) for saying in range(1, 151)}
    ranks = {saying: (f"{saying * 7919 % 151:04}", 0) for saying in quotes}
    facts = Facts.of((saying, saying, 9) for saying in quotes)
    found = postings(quotes).sharing(asked_by(quotes), lambda _: facts, lambda _: ranks)
    ordered = sorted(quotes, key=ranks.__getitem__)
    for at, saying in enumerate(ordered):
        assert set(found[saying]) == {*ordered[max(0, at - 32) : at + 33]} - {saying}


def test_who_comes_or_goes_touches_those_who_share_enough() -> None:
    quotes = {
        1: frozenset([2, 3, 5]),
        2: frozenset([2]),  # it tells
        3: frozenset([3]),  # few have it
        **{saying: frozenset([5]) for saying in range(10, 50)},  # many have it
        60: frozenset([5, 7]),
        61: frozenset([9]),
    }
    asked = asked_by({1: quotes[1] | {7}})
    there = postings(quotes)
    for leave in (False, True):
        touched, freed = there.beside(asked, leave=leave)
        assert touched.tolist() == [1, 2, 3, 60]  # two that say little are enough together
        assert freed.tolist() == []
    eleven = postings({saying: frozenset([3]) for saying in range(11)})
    assert eleven.beside(asked_by({4: frozenset([3])}), leave=True)[1].tolist() == list(range(11))
    assert eleven.beside(asked_by({4: frozenset([3])}), leave=False)[1].tolist() == []
