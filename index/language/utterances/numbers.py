"""Numbers in words and in digits."""

from __future__ import annotations

_SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_LARGE = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_VALUES = (
    {word: value for value, word in enumerate(_SMALL.split())}
    | {word: 20 + 10 * at for at, word in enumerate(_TENS.split())}
    | _LARGE
)
_MOST_DIGITS = 18


def number_of(key: str) -> int | None:
    """Return the number that a word is; None if it is none."""
    if key.isdecimal() and len(key) <= _MOST_DIGITS:
        return int(key)
    return _VALUES.get(key)
