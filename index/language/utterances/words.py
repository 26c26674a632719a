"""The words of a quotation, as far as two ways of writing them down are the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from zlib import crc32

from index.article import Span

MOST_WORDS = 1000
"""So many words of one quotation are compared with those of another: comparing takes time that
grows with the square."""
SHINGLE = 3
"""Words of a shingle: the shortest run that finds another quotation."""

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’ʼ]s$")
_APOSTROPHE = re.compile(r"['’ʼ]")


class Word(NamedTuple):
    """A word and where it stands."""

    key: str
    """Equal for what counts as the same word: without case, apostrophes and a possessive s."""
    start: int
    end: int


def words_of(text: str, span: Span | None = None) -> list[Word]:
    """Return the words of a stretch of a text, by default of all of it.

    Args:
        text: The text.
        span: Code points of the stretch; the words' offsets count from the text's start, too.
    """
    start, end = span or (0, len(text))
    return [
        Word(_key(found.group()), start + found.start(), start + found.end())
        for found in _WORD.finditer(_lowered(text[start:end]))
    ]


def keys_of(text: str) -> list[str]:
    """Return the words of a text without their places."""
    return [word if word.isalnum() else _key(word) for word in _WORD.findall(_lowered(text))]


def shingles(keys: Sequence[str]) -> Iterator[int]:
    """Yield a fingerprint (32 bits) for each run of `SHINGLE` words; fewer words are one run."""
    for start in range(max(1, len(keys) - SHINGLE + 1)):
        yield crc32(" ".join(keys[start : start + SHINGLE]).encode("utf-8", "replace"))


def _lowered(text: str) -> str:
    """Return a text in small letters, each as long as before."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := each.lower()) == 1 else each for each in text)


def _key(word: str) -> str:
    if word.isalnum():
        return word
    return _APOSTROPHE.sub("", _POSSESSIVE.sub("", word))
