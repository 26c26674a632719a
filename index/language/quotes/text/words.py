"""Words: what a text is read by, each with its place."""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from index.language.quotes.text.lexicon import Lexicon

_NOUNS_IN_LY = frozenset(
    ["ally", "assembly", "bully", "daily", "family", "fly", "monopoly", "reply", "supply", "weekly"]
)
"""Nouns, some of them for who can speak, that end as adverbs do."""


class Words(NamedTuple):
    """The words of a text as written, where each starts and where it ends."""

    written: list[str]
    starts: list[int]
    ends: list[int]


def find_words(text: str, lexicon: Lexicon) -> Words:
    """Cut a text into words and signs; between them is nothing but white space."""
    pieces = _pattern(lexicon).split(text)  # space, word, sign in it, space, word, …, space
    del pieces[2::3]
    borders = list(accumulate(map(len, pieces)))
    return Words(pieces[1::2], borders[:-1:2], borders[1::2])


@cache
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """Compile what counts as one word: titles with their full stop, initials, figures, names.

    Every kind looks back at the word's first sign, because one class of signs to begin with is what
    `re` finds fast.
    """
    titles = sorted(lexicon.short_titles | lexicon.suffixes)
    shortened = [rf"(?<={title[0]}){title[1:]}\." for title in titles]
    initials = r"\.(?:[A-Z]\.)*(?![A-Za-z])"
    clitic = r"(?:s|d|ll|ve|re|m)\b"
    elided = [
        rf"(?<={one[0]}){one[1:]}[’'](?=\w)|(?<={one[0].upper()}){one[1:]}[’'](?=[^\W\dA-ZÀ-Þ]|[A-Z]{{2,4}}\b)|"
        for one in lexicon.elisions
    ]  # "L'opposition", "L'OCDE", but "N'Diaye", "D'Alema"
    tied = rf"(?!(?:t-)?(?:{'|'.join(lexicon.enclitics)})\b)" if lexicon.enclitics else ""
    stop = r"\.(?![A-ZÀ-Þ])|" if lexicon.glued_stops else ""  # "sagte Struck.Gleichzeitig"
    signs = "&@/" if stop else "&.@/"
    joint = rf"(?:{stop}{f'-{tied}|[' if tied else '[-'}{signs}]|[’'](?!{clitic}))"
    return re.compile(
        r"(\S(?:"
        r"(?<=[a-z])[a-z]*(?=[ ,])"  # most words, at once
        rf"|{''.join(elided)}(?<=[A-Z])(?:{'|'.join([*shortened, initials])})"
        rf"|(?<=[’']){clitic}"
        r"|(?<=\d)[\d.,:]*\d(?![\w-])"
        rf"|(?<=[^\W_])[^\W_]*(?:{joint}[^\W_]+)*"
        r"|(?<=(?P<sign>.))(?P=sign)*))"  # a sign, or several alike
    )


def is_adverbial(lower: str) -> bool:
    """Tell whether a word, in small letters, ends as adverbs do: "calmly", not "family"."""
    return lower.endswith("ly") and lower not in _NOUNS_IN_LY
