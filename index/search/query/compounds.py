"""Words that are written in two ways, as one or parted by signs: `email` and `e-mail`.

A sign of a sentence joins nothing, nor does that of a score (`1-0`), a decimal (`3.5`) or a
possessor (`Iran's`), nor one without which it would be another word (`we're`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from index.search.query.terms import (
    MAX_LENGTH,
    PERCENT,
    PERCENT_SIGN,
    Token,
    has_plain_words,
    is_mark,
    words,
    words_between,
)

_LETTER = r"[^\W\d_]"
_HYPHEN = "[-\u2010\u2011]"
_APOSTROPHE = "['\u2019]"
_ALIKE = (
    rf"(?:{_LETTER}[.])+{_LETTER}|(?-i:(?:[A-Z][a-z]?[.])+[A-Z][a-z]?)",  # U.S, Ph.D
    "[0-9]{1,3}(?:,[0-9]{3})+",  # 1,000
    rf"{_LETTER}+n{_APOSTROPHE}t",  # don't
    rf"(?:they|you){_APOSTROPHE}(?:re|ve|ll|d)",
    rf"(?:i|we){_APOSTROPHE}ve",
    rf"[odl]{_APOSTROPHE}{_LETTER}{{3,}}",  # O'Brien
    # F-16, e-mail; at most three parts.
    rf"(?:[^\W_]+(?:(?<={_LETTER}){_HYPHEN}|{_HYPHEN}(?={_LETTER}))){{1,2}}[^\W_]+",
)

_NUMBER_FIRST = f"[0-9]{{1,3}}(?:,[0-9]{{3}})+(?={_HYPHEN})"

# A sign between two letters or digits; `re` leaps to what an expression begins with.
_SIGN = re.compile(r"[-\u2010\u2011'\u2019.,](?<=[^\W_].)(?=[^\W_])")
_COMPOUND = re.compile(r"[^\W_]+(?:[-\u2010\u2011'\u2019.,][^\W_]+)+")
# Compiled when they are first needed: a search needs neither.
_RUN = rf"[^\W_]+(?:[-\u2010\u2011'\u2019.,][^\W_]+)*|{PERCENT_SIGN}"
_ASCII_RUN = "[A-Za-z0-9]+(?:[-'.,][A-Za-z0-9]+)*|(?<=[0-9])%|(?<=[0-9] )%"
_SIGNS = re.compile("[-\u2010\u2011'\u2019.,]")


@cache
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
        if whole is None or is_mark(text, start - 1) or is_mark(text, whole.end()):
            continue  # a part of a word
        after = whole.end()
        if written := _compound(whole[0]):
            yield Token(_SIGNS.sub("", written)[:MAX_LENGTH], start, start + len(written))


def runs(text: str) -> list[str]:
    """Cut a text into runs, of which `cut_run` tells the words: most are one.

    Words that signs part without a space, such as `F-16`, are one run. The same few come again and
    again, so whoever has many texts needs to cut each run only once.
    """
    if text.isascii():
        return re.findall(_ASCII_RUN, text)
    if has_plain_words(text):
        return re.findall(_RUN, text)
    found: list[str] = []
    after = 0
    for compound in compounds(text):
        found += words_between(text, after, compound.start)
        found.append(text[compound.start : compound.end])
        after = compound.end
    return found + words_between(text, after, len(text))


def cut_run(run: str) -> tuple[list[str], str]:
    """Return the words of a run, and what it is as one word, if it is a compound."""
    if run.isalnum() and run.isascii():
        return [run[:MAX_LENGTH]], ""
    if run == "%":
        return [PERCENT], ""
    return words(run), _SIGNS.sub("", _compound(run))[:MAX_LENGTH]


def _compound(run: str) -> str:
    """Return what is one word of a run, as written: `F-16` of `F-16's`, `5,000` of `5,000-strong`.

    Empty if nothing is.
    """
    whole = run[:-2] if run[-2:] in ("'s", "’s") else run
    if _joins().fullmatch(whole):
        return whole
    number = re.match(_NUMBER_FIRST, whole)
    return number[0] if number else ""


def joined(text: str) -> str:
    """Return a text with its compounds written as one word."""
    pieces: list[str] = []
    after = 0
    for compound in compounds(text):
        pieces += [text[after : compound.start], compound.word]
        after = compound.end
    return "".join((*pieces, text[after:]))
