"""Words that follow each other, or stand near each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from index.search.engine.proximity import windows
from index.search.engine.segment import Documents, Field, Ranges

Keys = npt.NDArray[np.int64]
"""A document and a place in it, as one number that sorts by both."""

_SHIFT = 32
_PLACE = (1 << _SHIFT) - 1
_NOTHING = np.empty(0, np.uint32), np.empty(0, np.int64)


def phrase(texts: Field, words: Sequence[Ranges | None]) -> tuple[Documents, npt.NDArray[np.int64]]:
    """Return the documents in which the words follow each other, and how often they do.

    Args:
        texts: The field to look in.
        words: What may stand at each place; None for anything.
    """
    wanted = [(ranges, place) for place, ranges in enumerate(words) if ranges is not None]
    wanted.sort(key=lambda word: _total(texts, word[0]))
    common = _common(texts, [ranges for ranges, _ in wanted])
    if common is None:
        return _NOTHING
    # Count places from behind the phrase, so that none is less than nothing.
    ahead = len(words)
    keys = _keys(texts, wanted[0][0], common) + (ahead - wanted[0][1])
    for ranges, place in wanted[1:]:
        if not len(keys):
            return _NOTHING
        others = _keys(texts, ranges, np.unique(keys >> _SHIFT).astype(np.uint32))
        others += ahead - place
        keys = keys[_contained(keys, others)]
    documents, counts = np.unique(keys >> _SHIFT, return_counts=True)
    return documents.astype(np.uint32), counts.astype(np.int64)


def near(
    texts: Field, words: Sequence[Ranges], slop: int, time_is_up: Callable[[], bool]
) -> tuple[Documents, npt.NDArray[np.int64]]:
    """Return the documents in which the words stand near each other, and how often they do."""
    common = _common(texts, words)
    if common is None:
        return _NOTHING
    keys = [_keys(texts, ranges, common) for ranges in words]
    borders = [np.searchsorted(key, common.astype(np.int64) << _SHIFT) for key in keys]
    documents, counts = [], []
    for i, document in enumerate(common.tolist()):
        if i % 256 == 0 and time_is_up():
            break
        places = [
            (key[start[i] : start[i + 1] if i + 1 < len(start) else None] & _PLACE).tolist()
            for key, start in zip(keys, borders, strict=True)
        ]
        found = len(windows(places, slop))
        if found:
            documents.append(document)
            counts.append(found)
    return np.array(documents, np.uint32), np.array(counts, np.int64)


def _total(texts: Field, ranges: Ranges) -> int:
    return int(sum(texts.first[last] - texts.first[first] for first, last in ranges))


def _common(texts: Field, words: Sequence[Ranges]) -> Documents | None:
    """Return the documents that have all the words, sorted; None where there are none."""
    lists = [[texts.documents(first, last) for first, last in ranges] for ranges in words]
    totals = [sum(map(len, documents)) for documents in lists]
    if not all(totals):
        return None
    common: Documents | None = None
    for i in np.argsort(totals, kind="stable"):
        found = lists[i][0] if len(lists[i]) == 1 else np.concatenate(lists[i])
        if common is None:
            common = np.unique(found)
        else:
            member = np.zeros(int(max(common[-1], found.max())) + 1, bool)
            member[found] = True
            common = common[member[common]]
        if not len(common):
            return None
    return common


def _keys(texts: Field, ranges: Ranges, chosen: Documents) -> Keys:
    """Return where the words of the ranges stand in the chosen documents, sorted."""
    member = np.zeros(int(chosen[-1]) + 2, bool)
    member[chosen] = True
    found = []
    for first, last in ranges:
        documents, counts = texts.documents(first, last), texts.counts(first, last)
        wanted = member[np.minimum(documents, len(member) - 1)]
        if not wanted.any():
            continue
        places = texts.places(first, last)
        keys = np.repeat(documents.astype(np.int64) << _SHIFT, counts) | places.astype(np.int64)
        found.append(keys[np.repeat(wanted, counts)])
    if not found:
        return np.empty(0, np.int64)
    together: Keys = np.concatenate(found)
    together.sort()
    return together


def occurrences(texts: Field, ranges: Ranges) -> npt.NDArray[np.int64]:
    """Return the places of words, document after document; shape `(sum of the counts,)`."""
    chosen = np.unique(np.concatenate([texts.documents(low, high) for low, high in ranges]))
    return _keys(texts, ranges, chosen) & _PLACE


def _contained(keys: Keys, others: Keys) -> npt.NDArray[np.bool_]:
    """Return which keys are among the others; both are sorted."""
    if not len(others):
        return np.zeros(len(keys), bool)
    at = np.searchsorted(others, keys)
    at[at == len(others)] = 0
    found: npt.NDArray[np.bool_] = others[at] == keys
    return found
