"""Words of a sorted vocabulary that are nearly right."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from index.search.engine.vocabulary import PAIR, Vocabulary
from index.search.query.syntax import within

_FEW = 48
"""So many words are quicker tried one by one than parted further by their letters."""


def walk(
    words: Vocabulary, wanted: str, distance: int, stop: Callable[[], bool] = lambda: False
) -> Iterator[str]:
    """Yield the folded words within `distance` edits of `wanted`.

    The vocabulary is walked like a tree of letters, and a branch is left as soon as no word in it
    can be near enough.
    """
    first_row = tuple(range(len(wanted) + 1))
    stack = [(0, len(words), "", first_row, first_row)]
    while stack and not stop():
        low, high, prefix, before, row = stack.pop()
        if high - low <= _FEW:
            yield from _try_each(words, low, high, wanted, distance)
            continue
        at = low
        head, _, _ = words.word(at).partition(PAIR)
        if head == prefix:
            if row[-1] <= distance:
                yield prefix
            at = words.forms(prefix)[1]
        while at < high:
            letter = words.word(at)[len(prefix)]
            branch = prefix + letter
            end = words.place(branch.encode() + b"\xff", at, high)
            following = _next_row(wanted, prefix, letter, before, row)
            if min(following) <= distance or min(row) <= distance:
                stack.append((at, end, branch, row, following))
            at = end


def _try_each(words: Vocabulary, low: int, high: int, wanted: str, distance: int) -> Iterator[str]:
    for word in dict.fromkeys(key.partition(PAIR)[0] for key in words.words(low, high)):
        if within(wanted, word, distance):
            yield word


def _next_row(
    wanted: str, prefix: str, letter: str, before: tuple[int, ...], row: tuple[int, ...]
) -> tuple[int, ...]:
    """Return the edits from the prefix with `letter` to each beginning of the wanted word."""
    result = [row[0] + 1]
    for j, other in enumerate(wanted, 1):
        cost = min(result[-1] + 1, row[j] + 1, row[j - 1] + (letter != other))
        if prefix and j > 1 and letter == wanted[j - 2] and prefix[-1] == other:
            cost = min(cost, before[j - 2] + 1)
        result.append(cost)
    return tuple(result)
