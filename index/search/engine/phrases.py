"""Words that follow each other, or stand near each other.

A place is one number for the whole segment (`Field.places`), so that the places of two words are
compared without looking at their documents first.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from index.search.engine.segment import Documents, Field, Ranges

Places = npt.NDArray[np.uint32]
Counts = npt.NDArray[np.int64]
Numbers = npt.NDArray[Any]
AnyInteger = TypeVar("AnyInteger", bound=np.integer[Any])

FEW_RUNS = 8
"""In the places of so many words it is quicker to look one after the other than to sort them."""
FEW_SORTED, MOST_SORTED = 3000, 20
"""Unless there are so few places, or for each that is looked up so few."""

FEW = 4000
"""So many places are quicker looked through than picked out by their documents."""

MOST_COUNTED = 4_000_000
"""Of words with more places, those near each other are not counted in texts that are shorter than
what may stand between them: they are near there, once."""

AT_ONCE = 40_000
"""So many places are looked through at once: they stay in the processor's cache."""

_NOTHING = np.empty(0, np.uint32), np.empty(0, np.int64)
_NOWHERE = np.empty(0, np.uint32), np.empty(0, np.uint32)


def phrase(
    texts: Field, words: Sequence[Ranges | None], among: Documents | None = None
) -> tuple[Documents, Counts]:
    """Return the documents in which the words follow each other, and how often they do.

    The rarest word comes first: the others are looked for only where it stands.

    Args:
        texts: The field to look in.
        words: What may stand at each place; None for anything.
        among: Look at least in these documents.

    Returns:
        Documents, sorted, of shape `(n,)`, and as many counts.
    """
    return _counted(phrase_places(texts, words, among)[0])


def phrase_places(
    texts: Field, words: Sequence[Ranges | None], among: Documents | None = None
) -> tuple[Documents, Places]:
    """Return where the words of a phrase begin, as `phrase` finds it: documents, and places."""
    rarest, *others = _pieces(texts, words)
    if not rarest.size:
        return _NOWHERE
    if among is None or rarest.size <= FEW:
        starts = rarest.sorted_places()
    else:
        starts = _among(texts, rarest.runs(), among)
    starts = starts[starts >= rarest.offset] - np.uint32(rarest.offset)
    covered = {*rarest.covers}
    for piece in others:
        if covered.issuperset(piece.covers):
            continue
        covered.update(piece.covers)
        starts = starts[_stands(piece, starts + np.uint32(piece.offset))]
        if not len(starts):
            return _NOWHERE
    documents = texts.documents_at(starts)
    within = starts + np.uint32(len(words) - 1) < texts.base[documents + 1]
    return documents[within], starts[within]


class _Piece:
    """A word of a phrase, or two of which it is kept where they follow each other."""

    def __init__(self, texts: Field, offset: int, ranges: Ranges, pair: Places | None) -> None:
        self._texts, self._ranges, self._pair = texts, ranges, pair
        self.offset = offset
        """Its place in the phrase."""
        self.covers = (offset,) if pair is None else (offset, offset + 1)
        self.size = _occurrences(texts, ranges) if pair is None else len(pair)
        self.words = sum(last - first for first, last in ranges) if pair is None else 1

    def sorted_places(self) -> Places:
        return _sorted_places(self._texts, self._ranges) if self._pair is None else self._pair

    def runs(self) -> list[Places]:
        """Return where it stands, ascending for each word."""
        if self._pair is not None:
            return [self._pair]
        words = itertools.chain(*itertools.starmap(range, self._ranges))
        return [self._texts.places(word, word + 1) for word in words]


def _pieces(texts: Field, words: Sequence[Ranges | None]) -> list[_Piece]:
    """Return the words of a phrase, and the pairs of them that are kept, rarest first."""
    pieces = [
        _Piece(texts, offset, ranges, None)
        for offset, ranges in enumerate(words)
        if ranges is not None
    ]
    for offset, (one, other) in enumerate(itertools.pairwise(words)):
        if one is not None and other is not None:
            pair = texts.pairs.places(one, other)
            if pair is not None:
                pieces.append(_Piece(texts, offset, one, pair))
    return sorted(pieces, key=lambda piece: (piece.size, -len(piece.covers)))


def near(
    texts: Field, words: Sequence[Ranges], slop: int, stop: Callable[[], bool] = lambda: False
) -> tuple[Documents, Counts]:
    """Return the documents in which the words stand near each other, and how often they do.

    This is `proximity.windows` for many documents at once.

    Args:
        texts: The field to look in.
        words: What is looked for.
        slop: How many other words may stand between them.
        stop: Asked now and then; once it says yes, the documents are those found by then.

    Returns:
        Documents, sorted, of shape `(n,)`, and as many counts.
    """
    common = _common(texts, words)
    if common is None:
        return _NOTHING
    short = common[:0]
    if sum(_occurrences(texts, ranges) for ranges in words) > MOST_COUNTED:
        fits = texts.base[common + 1] - texts.base[common] <= len(words) + slop
        short, common = common[fits], common[~fits]  # in a short one they cannot be far apart
    if not len(common):
        return short, np.ones(len(short), np.int64)
    found = _places_in(texts, words, common)
    pieces = sum(map(len, found)) // AT_ONCE + 1
    borders = [len(common) * piece // pieces for piece in range(pieces + 1)]
    cuts = [each.searchsorted(texts.base[common[borders[1:-1]]]) for each in found]
    near_in, counts = [short], [np.ones(len(short), np.int64)]
    for piece, parts in enumerate(zip(*map(np.split, found, cuts), strict=True)):
        if stop():
            break
        documents = common[borders[piece] : borders[piece + 1]]
        which, times = _near_in(parts, texts.base[documents], slop)
        near_in.append(documents[which])
        counts.append(times)
    found_in = np.concatenate(near_in)
    order = found_in.argsort(kind="stable")
    return found_in[order], np.concatenate(counts)[order]


def _near_in(
    found: Sequence[Places], begins: Places, slop: int
) -> tuple[npt.NDArray[np.intp], Counts]:
    """Return in which of some texts the words stand near each other, and how often they do.

    Args:
        found: Where each word stands in these texts, sorted.
        begins: Where each of the texts begins, sorted.
        slop: How many other words may stand between them.
    """
    words = len(found)
    shift = words.bit_length()
    packed = np.concatenate(found).astype(np.int64) << shift
    packed |= np.repeat(np.arange(words), [len(each) for each in found])
    packed.sort(kind="stable")  # quick where a few sorted runs follow each other
    places, which = packed >> shift, (packed & (1 << shift) - 1).astype(np.int16)
    lengths = np.diff(places.searchsorted(begins), append=len(places))
    # From each place back to where the latest of every word stands.
    firsts = places.copy()
    for word in range(words):
        latest = np.where(which == word, places, -1)
        np.minimum(firsts, np.maximum.accumulate(latest, out=latest), out=firsts)
    close = (firsts >= np.repeat(begins, lengths)) & (places - firsts < words + slop)
    texts = np.repeat(np.arange(len(begins)), lengths)[close]
    return _apart(texts, firsts[close], places[close])


def _apart(
    texts: npt.NDArray[np.intp], firsts: Numbers, lasts: Numbers
) -> tuple[npt.NDArray[np.intp], Counts]:
    """Count for each text how many of its stretches there are that share no word.

    Args:
        texts: Of `n` stretches, ascending.
        firsts: Where each begins, ascending.
        lasts: Where each ends, ascending.
    """
    at = np.flatnonzero(np.diff(texts, prepend=-1))
    chosen = [texts[:0]]
    while len(at):
        chosen.append(texts[at])
        after = firsts.searchsorted(lasts[at], "right")
        at = after[(after < len(texts)) & (texts.take(after, mode="clip") == texts[at])]
    return _counted(np.sort(np.concatenate(chosen)))


def _counted(documents: npt.NDArray[AnyInteger]) -> tuple[npt.NDArray[AnyInteger], Counts]:
    """Return each of sorted documents once, and how often it is there."""
    borders = np.flatnonzero(np.diff(documents, prepend=~documents.dtype.type(0)))
    return documents[borders], np.diff(borders, append=len(documents))


def _occurrences(texts: Field, ranges: Ranges) -> int:
    return int(sum(texts.first_place[last] - texts.first_place[first] for first, last in ranges))


def _sorted_places(texts: Field, ranges: Ranges) -> Places:
    places = np.concatenate([texts.places(first, last) for first, last in ranges])
    places.sort(kind="stable")  # quick where a few sorted runs follow each other
    return places


def _among(texts: Field, runs: Sequence[Places], documents: Documents) -> Places:
    """Return which of some places are in some of the documents, sorted."""
    documents = documents[documents < len(texts.base) - 1]
    found = [np.empty(0, np.uint32)]
    for run in runs:
        low = np.searchsorted(run, texts.base[documents])
        count = np.searchsorted(run, texts.base[documents + 1]) - low
        before = np.cumsum(count) - count
        found.append(run[np.repeat(low - before, count) + np.arange(int(count.sum()))])
    together = np.concatenate(found)
    together.sort(kind="stable")
    return together


def _stands(piece: _Piece, places: Places) -> npt.NDArray[np.bool_]:
    """Return at which of the places, which are sorted, a piece of a phrase stands."""
    few = FEW_SORTED + MOST_SORTED * len(places)
    is_sorted = piece.words > 1 and (piece.words > FEW_RUNS or piece.size <= few)
    found = np.zeros(len(places), bool)
    for run in [piece.sorted_places()] if is_sorted else piece.runs():
        if len(run):
            found |= run.take(run.searchsorted(places), mode="clip") == places
    return found


def _common(texts: Field, words: Sequence[Ranges]) -> Documents | None:
    """Return the documents that have all the words, sorted; None where there are none."""
    lists = [[texts.documents(first, last) for first, last in ranges] for ranges in words]
    totals = [sum(map(len, documents)) for documents in lists]
    if not all(totals):
        return None
    member = np.ones(len(texts.base), bool)
    for i in np.argsort(totals, kind="stable"):
        has = np.zeros(len(texts.base), bool)
        for documents in lists[i]:
            has[documents] = True
        member &= has
    common = np.flatnonzero(member).astype(np.uint32)
    return common if len(common) else None


def _places_in(texts: Field, words: Sequence[Ranges], documents: Documents) -> list[Places]:
    """Return where each of the words stands in some of the documents, sorted."""
    member = np.zeros(len(texts.base), bool)
    member[documents] = True
    places = []
    for ranges in words:
        found = [np.empty(0, np.uint32)]
        for first, last in ranges:
            wanted = member[texts.documents(first, last)]
            if wanted.any():
                chosen = np.repeat(wanted, texts.counts(first, last))
                found.append(texts.places(first, last)[chosen])
        together = np.concatenate(found)
        together.sort(kind="stable")
        places.append(together)
    return places
