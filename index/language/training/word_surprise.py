"""How surprising each common word is: a list that ships, so that few articles need not tell."""

from __future__ import annotations

import math
from collections import defaultdict
from pathlib import Path

from index.language.training.vectors import lookup
from index.language.utterances.surprise import FILE
from index.language.utterances.words import keys_of

MOST = 6000


def write_word_surprise(path: Path = FILE) -> None:
    """Write utterances/word_surprise.txt from the word frequencies of spacy-lookups-data."""
    shares: defaultdict[str, float] = defaultdict(float)
    for written, logarithm in lookup("en_lexeme_prob").items():
        if len(keys := keys_of(written)) == 1:
            shares[keys[0]] += math.exp(logarithm)
    by_surprise: defaultdict[int, list[str]] = defaultdict(list)
    for word, share in sorted(shares.items(), key=lambda each: (-each[1], each[0]))[:MOST]:
        by_surprise[max(1, round(-math.log(share)))].append(word)
    lines = [
        "# Common words by their surprise in nats: spacy-lookups-data (MIT). Made by the training.",
        *(f"{nats} {' '.join(sorted(words))}" for nats, words in sorted(by_surprise.items())),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
