"""Names that nobody has: words put together letter by letter from how real names go on.

Whatever list a word is in is a flag in the vectors, and real names are in the lists. A model that
only ever saw such people takes a word that no list knows for a place or a body. Of these names
only what stands around them tells what they are.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Collection, Iterable

from index.language.training.names import Origin

ORDER = 3
"""How many letters before it choose a letter."""
SHORTEST, LONGEST = 4, 12
TRIES = 200
ACCENTED = 0.25
"""How many of the words with other letters than English has are kept: lists are full of them."""
END = "$"


class MadeUp:
    """Makes words in the manner of others; each is none of those that are known."""

    def __init__(self, names: Iterable[str], known: Collection[str], rng: random.Random) -> None:
        """Learn from names of single words.

        Args:
            names: What the words should look like.
            known: What no word may be.
            rng: What draws.
        """
        self.known = known
        self.rng = rng
        self._next: dict[str, list[str]] = defaultdict(list)
        for name in names:
            padded = "^" * ORDER + name + END
            for at in range(ORDER, len(padded)):
                self._next[padded[at - ORDER : at]].append(padded[at])

    def word(self) -> str:
        """Return a new word.

        Raises:
            ValueError: Whatever was drawn is known: too few names to learn from.
        """
        for _ in range(TRIES):
            word = self._draw()
            unknown = word not in self.known and word.lower() not in self.known
            plain = word.isascii() or self.rng.random() < ACCENTED
            if SHORTEST <= len(word) <= LONGEST and unknown and plain:
                return word
        raise ValueError("too few names to make up others from")

    def _draw(self) -> str:
        word = "^" * ORDER
        while len(word) < ORDER + LONGEST + 1:
            letter = self.rng.choice(self._next[word[-ORDER:]])
            if letter == END:
                break
            word += letter
        return word[ORDER:]


def families(origins: Iterable[Origin], rng: random.Random, most: int) -> list[str]:
    """Return family names of single words, at most so many of each origin."""
    found: list[str] = []
    for origin in origins:
        single = [name for name in origin.family if name.isalpha()]
        found += rng.sample(single, min(most, len(single)))
    return found
