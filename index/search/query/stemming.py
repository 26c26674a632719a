"""What the forms of a word have in common, by Snowball's rules for its language."""

from __future__ import annotations

import re
import threading
from functools import cache, lru_cache
from typing import Protocol

import Stemmer

from index.search.query.terms import fold

ENGLISH = ""
"""English stands for itself and for every language without rules."""

_SNOWBALL = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
}


class _Stemmer(Protocol):
    """One of Snowball's."""

    def stemWord(self, word: str) -> str:
        """Return the stem of a word in small letters."""


_NUMBERED = r"[a-z]+\d+s"
"""More than one of what has letters and a number: `f16s`."""
_stemming = threading.Lock()


def language_of_stems(language: str) -> str:
    """Return by which language's rules the words of an article are stemmed."""
    code = language.lower().partition("-")[0]
    return code if code in _SNOWBALL else ENGLISH


@lru_cache(maxsize=65536)
def stem(word: str, language: str = ENGLISH) -> str:
    """Return what the forms of a word have in common, folded: `missiles` becomes `missil`.

    By today's Snowball, which parts organ and organization, university and universal.

    Args:
        word: The word as written: many languages' rules need its accents.
        language: As `language_of_stems` gives it.
    """
    if language == ENGLISH:
        word = fold(word)
        if len(word) < 3 or not word.isascii():
            return word
        if not word.isalpha():
            return word[:-1] if re.fullmatch(_NUMBERED, word) else word
    with _stemming:  # a stemmer works on its own variables
        return fold(_stemmer(language).stemWord(word.lower()))


@cache
def _stemmer(language: str) -> _Stemmer:
    # Without a memory of its own: `stem` has one.
    stemmer: _Stemmer = Stemmer.Stemmer(_SNOWBALL.get(language, "english"), 0)
    return stemmer
