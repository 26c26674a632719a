"""Words: how a text is cut into them, and when two of them count as the same.

The index and the highlighter both stand on this one definition, so that they cannot disagree.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

# Scripts that put no spaces between words: there, each character is a word.
_UNSPACED = (
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f\u1780-\u17ff"  # Burmese, Khmer
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"  # Japanese
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
)
# Marks that `\w` leaves out although they belong to the letter before them.
_MARKS = (
    "\u0300-\u036f"  # Latin, Greek, Cyrillic
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # Hebrew
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"  # Arabic
    "\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"  # Devanagari
    "\u0980-\u0983\u09bc-\u09cd\u0a01-\u0a03\u0a3c-\u0a4d\u0a81-\u0a83\u0abc-\u0acd"
    "\u0b01-\u0b03\u0b3c-\u0b4d\u0b82\u0bbe-\u0bcd\u0c00-\u0c04\u0c3e-\u0c4d"
    "\u0c81-\u0c83\u0cbc-\u0ccd\u0d00-\u0d03\u0d3b-\u0d4d"  # Bengali to Malayalam
)
_LETTER = rf"[^\W_{_UNSPACED}]"
_PERCENT = "(?<=[0-9])%|(?<=[0-9][ \u00a0\u202f])%"
_WORD = rf"{_LETTER}+(?:[{_MARKS}]+{_LETTER}*)*|[{_UNSPACED}][{_MARKS}]*|{_PERCENT}"
_ASCII_WORD = re.compile("[A-Za-z0-9]+|(?<=[0-9])%|(?<=[0-9] )%")
PERCENT_SIGN = _PERCENT
PERCENT = "percent"
"""How a percent sign behind a number is read."""
# Latin letters that have no decomposition but a plain counterpart.
_PLAIN = str.maketrans(
    {
        "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D",
        "ħ": "h", "Ħ": "H", "ı": "i", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE",
        "þ": "th", "Þ": "TH", "ß": "ss", "ẞ": "SS",
    }
)  # fmt: skip
_ACCENTS = re.compile("[\u0300-\u036f]")


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    """Compile an expression that names scripts when it is first needed: it takes 10 ms."""
    return re.compile(expression)


MAX_LENGTH = 64
"""Longer words (a base64 block, say) are known by their first characters only."""


class Token(NamedTuple):
    """A word of a text and where it stands."""

    word: str
    start: int
    end: int


def tokens(text: str, only: re.Pattern[str] | None = None) -> Iterator[Token]:
    """Cut a text into words: runs of letters and digits; an apostrophe or a hyphen parts them.

    A percent sign behind a number is the word `percent`.

    Args:
        text: The text.
        only: What finds the words that are of interest (`words_opening`); all by default.
    """
    pattern = only or (_ASCII_WORD if text.isascii() else _compiled(_WORD))
    for match in pattern.finditer(text):
        start, end = match.span()
        word = match.group()[:MAX_LENGTH]
        yield Token(PERCENT if word == "%" else word, start, end)


def words(text: str) -> list[str]:
    """Return the words of a text, in order, as `tokens` would."""
    pattern = _ASCII_WORD if text.isascii() else _compiled(_WORD)
    found: list[str] = pattern.findall(text)
    if "%" in text:
        found = [PERCENT if word == "%" else word for word in found]
    return [word[:MAX_LENGTH] for word in found]


def words_between(text: str, start: int, end: int) -> list[str]:
    """Return the words of a part of a text, uncut, a percent sign as it is."""
    found: list[str] = _compiled(_WORD).findall(text, start, end)
    return found


def is_mark(text: str, at: int) -> bool:
    """Tell whether a mark that belongs to the letter before it is at a place of a text."""
    letter = text[at : at + 1] if at >= 0 else ""
    return letter > "\u02ff" and _compiled(f"[{_MARKS}]").match(letter) is not None


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """Return the word without its accents, in its own case: `José` becomes `Jose`."""
    if word.isascii():
        return word
    stripped = _ACCENTS.sub("", unicodedata.normalize("NFKD", word.translate(_PLAIN)))
    return unicodedata.normalize("NFC", stripped)


def fold(word: str) -> str:
    """Return the word without accents and case, as it is compared: `José` becomes `jose`."""
    if word.isascii():
        return word.lower()
    return plain(plain(word).casefold())


def has_capitals(query: str, word: str) -> bool:
    """Tell whether `word` is capitalised wherever `query` is (smart case).

    A query in small letters finds any case; `US` does not find `us`, `Iran` finds `IRAN` too.
    """
    if query.islower():
        return True
    return all(
        letter.isupper()
        for wanted, letter in zip(plain(query), plain(word), strict=False)
        if wanted.isupper()
    )


_QUERY_WORD = rf"(?:{_LETTER}|[{_MARKS}]|[*?])+|[{_UNSPACED}][{_MARKS}]*|{_PERCENT}"
_ASCII_QUERY_WORD = re.compile("[A-Za-z0-9*?]+|(?<=[0-9])%|(?<=[0-9] )%")


def query_words(text: str) -> list[str]:
    """Return the words of a query, in which `*` and `?` stand for letters."""
    pattern = _ASCII_QUERY_WORD if text.isascii() else _compiled(_QUERY_WORD)
    found = pattern.findall(text)
    return [PERCENT if word == "%" else word[:MAX_LENGTH] for word in found]


_NO_PLAIN_WORD = f"[{_MARKS}{_UNSPACED}]"


def has_plain_words(text: str) -> bool:
    """Tell whether each run of letters and digits in a text is a word, as in most texts."""
    return text.isascii() or _compiled(_NO_PLAIN_WORD).search(text) is None


@lru_cache(maxsize=256)
def words_opening(letters: str) -> re.Pattern[str]:
    """Return what finds the words that may begin with some folded ASCII letters.

    In a text with plain words it finds all of them, whole, and some others: those with a letter
    outside ASCII there, which may stand for two of the letters. The expression begins with one set
    of letters, which `re` leaps to, and names no scripts, which take it 20 ms to compile.
    """
    other = r"[^\W_\x00-\x7f]"
    first, *others = (f"[{letter}{letter.upper()}]" for letter in letters)
    rest = ""
    for letter in reversed(others):
        rest = f"(?:{letter}{rest}|{other})"
    wrong = "".join(re.escape(chr(code)) for code in range(128) if chr(code).lower() != letters[0])
    return re.compile(
        rf"[^{wrong}](?<![^\W_].)(?:(?<={first}){rest}|(?<={other}))[^\W_]*", re.DOTALL
    )
