"""What the forms of a word have in common, by Snowball's rules for its language."""

from __future__ import annotations

import threading
from functools import cache, lru_cache
from importlib import import_module
from typing import Protocol

from index.search.query.terms import fold

ENGLISH = ""
"""English stands for itself and for every language without rules."""

_SNOWBALL = {
    "ar": "Arabic",
    "ca": "Catalan",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "es": "Spanish",
    "et": "Estonian",
    "eu": "Basque",
    "fi": "Finnish",
    "fr": "French",
    "ga": "Irish",
    "hi": "Hindi",
    "hu": "Hungarian",
    "hy": "Armenian",
    "id": "Indonesian",
    "it": "Italian",
    "lt": "Lithuanian",
    "nb": "Norwegian",
    "nl": "Dutch",
    "nn": "Norwegian",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sr": "Serbian",
    "sv": "Swedish",
    "ta": "Tamil",
    "tr": "Turkish",
}


class _Stemmer(Protocol):
    """One of Snowball's."""

    def stemWord(self, word: str) -> str:
        """Return the stem of a word in small letters."""


_stemming = threading.Lock()


def language_of_stems(language: str) -> str:
    """Return by which language's rules the words of an article are stemmed."""
    code = language.lower().partition("-")[0]
    return code if code in _SNOWBALL else ENGLISH


@lru_cache(maxsize=65536)
def stem(word: str, language: str = ENGLISH) -> str:
    """Return what the forms of a word have in common, folded: `missiles` becomes `missil`.

    By today's Snowball, which parts organ and organization, university and universal. The rules in
    Python, even where compiled ones are installed: those may be of another year.

    Args:
        word: The word as written: many languages' rules need its accents.
        language: As `language_of_stems` gives it.
    """
    if language == ENGLISH:
        word = fold(word)
        if len(word) < 3 or not word.isascii() or not word.isalpha():
            return word
    with _stemming:  # a stemmer works on its own variables
        return fold(_stemmer(language).stemWord(word.lower()))


@cache
def _stemmer(language: str) -> _Stemmer:
    name = _SNOWBALL.get(language, "English")
    module = import_module(f"snowballstemmer.{name.lower()}_stemmer")
    stemmer: _Stemmer = getattr(module, f"{name}Stemmer")()
    return stemmer
