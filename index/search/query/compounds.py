"""Words that are written in two ways, as one or parted by signs: `email` and `e-mail`.

A sign of a sentence joins nothing, nor does that of a score (`1-0`), a decimal (`3.5`) or a
possessor (`Iran's`), nor one without which it would be another word (`we're`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from index.search.query.terms import MAX_LENGTH, Token, words

_LETTER = r"[^\W\d_]"
_HYPHEN = "[-\u2010\u2011]"
_APOSTROPHE = "['\u2019]"
_ALIKE = (
    rf"(?:{_LETTER}[.])+{_LETTER}",  # U.S
    "[0-9]{1,3}(?:,[0-9]{3})+",  # 1,000
    rf"{_LETTER}+n{_APOSTROPHE}t",  # don't
    rf"(?:they|you){_APOSTROPHE}(?:re|ve|ll|d)",
    rf"(?:i|we){_APOSTROPHE}ve",
    rf"[odl]{_APOSTROPHE}{_LETTER}{{3,}}",  # O'Brien
    # F-16, e-mail; at most three parts.
    rf"(?:[^\W_]+(?:(?<={_LETTER}){_HYPHEN}|{_HYPHEN}(?={_LETTER}))){{1,2}}[^\W_]+",
)

# A sign between two letters or digits; `re` leaps to what an expression begins with.
_SIGN = re.compile(r"[-\u2010\u2011'\u2019.,](?<=[^\W_].)(?=[^\W_])")
_COMPOUND = re.compile(r"[^\W_]+(?:[-\u2010\u2011'\u2019.,][^\W_]+)+")
_SIGNS = re.compile("[-\u2010\u2011'\u2019.,]")


@lru_cache(maxsize=1)
def _joins() -> re.Pattern[str]:
    """Return what a compound fits; made when the first sign is met."""
    return re.compile("|".join(_ALIKE), re.IGNORECASE)


def compounds(text: str) -> Iterator[Token]:
    """Yield as one word what is one to many although signs part it: `US` for `U.S.`.

    Also `dont` for `don't`, `F16` for `F-16` and `1000` for `1,000`.
    """
    after = 0
    for sign in _SIGN.finditer(text):
        start = sign.start()
        if start < after:
            continue
        while start > after and text[start - 1].isalnum():
            start -= 1
        whole = _COMPOUND.match(text, start)
        if whole is None or (start and unicodedata.category(text[start - 1])[0] == "M"):
            continue  # in the middle of a word
        after = whole.end()
        if _joins().fullmatch(whole[0]):
            yield Token(_SIGNS.sub("", whole[0])[:MAX_LENGTH], start, after)


def cut_words(text: str) -> tuple[list[str], list[tuple[int, str]]]:
    """Return the words of a text in order, and its compounds with the place of their first word."""
    cut: list[str] = []
    placed: list[tuple[int, str]] = []
    after = 0
    for compound in compounds(text):
        cut += words(text[after : compound.start])
        placed.append((len(cut), compound.word))
        after = compound.start
    cut += words(text[after:] if after else text)
    return cut, placed


def joined(text: str) -> str:
    """Return a text with its compounds written as one word."""
    pieces: list[str] = []
    after = 0
    for compound in compounds(text):
        pieces += [text[after : compound.start], compound.word]
        after = compound.end
    return "".join((*pieces, text[after:]))
