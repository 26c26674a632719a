"""Words that are common in small letters: a list that ships, so that openings are not names."""

from __future__ import annotations

from pathlib import Path

from index.language.lists.wordlists import LISTS
from index.language.training.vectors import lookup

MOST = 25_000
SHARE = 2.0
"""How much likelier (as a difference of logarithms) the word is in small letters."""


def write_common_words(directory: Path = LISTS) -> None:
    """Write lists/common_words.txt from the word frequencies of spacy-lookups-data."""
    logarithms = lookup("en_lexeme_prob")
    lowest = min(logarithms.values())
    words = [
        word
        for word, logarithm in logarithms.items()
        if word.isalpha()
        and word.islower()
        and len(word) > 3
        and logarithm - logarithms.get(word.title(), lowest) > SHARE
    ]
    words = sorted(sorted(words, key=lambda word: -logarithms[word])[:MOST])
    header = (
        "# Words that are common in small letters: spacy-lookups-data (MIT). Made by the training."
    )
    (directory / "common_words.txt").write_text(
        "\n".join([header, *words]) + "\n", encoding="utf-8", newline="\n"
    )
