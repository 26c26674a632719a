"""Which pairs fit and which are scored: what shares an utterance is a story, and stays together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from zlib import crc32

from index.language.utterances.labelled_pairs import ONE_UTTERANCE

_PARTS = ("fitted", "opened", "fitted", "unseen")
"""What a story is for, by its hash; a pair of two stories is for the later one in the alphabet."""
FOLDS = 8


def stories(pairs: Sequence[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """Return for each pair the stories of its two articles, by the name of one article of each."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while (above := parent.setdefault(name, name)) != name:
            name = above
        return name

    for pair in pairs:
        if pair["label"] in ONE_UTTERANCE:
            parent[root(pair["a"]["doc"])] = root(pair["b"]["doc"])
    return [(root(pair["a"]["doc"]), root(pair["b"]["doc"])) for pair in pairs]


def part_of(names: Iterable[str]) -> str:
    """Return what a pair is for, by its stories."""
    return max(_PARTS[crc32(name.encode()) % len(_PARTS)] for name in names)


def fold_of(names: Iterable[str], parting: int) -> int:
    """Return the fold of a pair, by its stories, in one of several partings."""
    return max(crc32(f"{parting} {name}".encode()) % FOLDS for name in names)
