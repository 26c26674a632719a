"""The words of a quotation, as far as two ways of writing them down are the same words."""

from __future__ import annotations

import re
from collections.abc import Sequence
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
_MARKS = '“”"'
_PLAIN = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
"""What makes words of ASCII without apostrophes, in half the time."""


_INSERTED = re.compile(r"(?<!\w)\[([^][\n]{2,120})\](?!\w)")
"""Words that an editor put in, "[the board]": not a letter that was made large, "[T]he"."""
_CHANGED_ENDING = re.compile(r"(?<=\w)\[(e?s|e?d|ing|n)\]")
"""An ending that an editor put in: "disagree[s]"."""
_CHANGED_LETTER = re.compile(r"\[(\w)\](?=\w)")


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
    stretch = text[start:end]
    found = zip(keys_of(stretch), places_of(stretch), strict=True)
    return [Word(key, start + at, start + to) for key, (at, to) in found]


def places_of(text: str) -> list[tuple[int, int]]:
    """Return where the words of a text begin and end."""
    return [found.span() for found in _WORD.finditer(text)]


def keys_of(text: str) -> list[str]:
    """Return the words of a text without their places."""
    text = text.strip(_MARKS)  # without them many a quotation is plain
    if text.isascii() and "'" not in text:
        return text.translate(_PLAIN).split()
    words: list[str] = _WORD.findall(_lowered(text))
    return list(map(_key, words)) if _APOSTROPHE.search(text) else words


def as_said(text: str) -> str:
    """Return a quotation, as long as before, with blanks for what an editor put into brackets."""
    if "[" not in text:
        return text
    said = _CHANGED_ENDING.sub(_blank, _INSERTED.sub(_blank, text))
    return _CHANGED_LETTER.sub(r"  \1", said) if _WORD.search(said) else text


def _blank(found: re.Match[str]) -> str:
    is_word = any(map(str.isalpha, found[1]))
    return " " * len(found[0]) if is_word else found[0]


def shingles(keys: Sequence[str]) -> list[int]:
    """Return a fingerprint (32 bits) for each run of `SHINGLE` words; fewer words are one run."""
    in_bytes = " ".join(keys).encode("utf-8", "replace")
    if len(keys) <= SHINGLE:
        return [crc32(in_bytes)]
    words = in_bytes.split(b" ")
    runs = zip(*(words[start:] for start in range(SHINGLE)), strict=False)
    return list(map(crc32, map(b" ".join, runs)))


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
