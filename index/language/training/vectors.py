"""Word vectors that need no text of ours: Brown clusters, and flags for the lists a word is in.

Words with the same cluster and the same flags share one row, so that 120,000 words need a few
thousand rows. To spaCy it is an ordinary table of static vectors; no code is needed to load it.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

import numpy as np
import spacy
import spacy_lookups_data
from numpy.typing import NDArray
from spacy.language import Language
from spacy.vectors import Vectors

from index.language.lists.wordlists import LISTS, read_lines, word_list, word_set
from index.language.training.gazetteer import Places
from index.language.training.invent import PARTS
from index.language.training.names import Origin

WORDS = 85_000
WIDTH = 64
DEPTHS = (4, 6, 8, 10, 13)
"""Lengths of the paths in the cluster tree that words have in common."""
FULL_WEIGHT = 1.5
FLAG_WEIGHT = 0.6
COMMON_FAMILY_NAMES = 2500
"""How many of the census's family names count: the rare ones are also common words."""

Flags = dict[str, frozenset[str]]


def build_vectors(places: Places, origins: list[Origin]) -> Language:
    """Return a blank English pipeline that carries the vectors."""
    clusters = lookup("en_lexeme_cluster")
    probability = lookup("en_lexeme_prob")
    ranked = sorted(
        (word for word, cluster in clusters.items() if cluster),
        key=lambda word: -probability.get(word, -30),
    )[:WORDS]
    flags = word_flags(
        places, origins, lowered={word for word in ranked[:40_000] if word.islower()}
    )
    words = dict.fromkeys(ranked)
    for members in flags.values():
        words.update(dict.fromkeys(sorted(members)))
    known = set(ranked)
    features = {
        word: (
            int(clusters[word]) if word in known else 0,
            tuple(name for name, members in flags.items() if word in members),
        )
        for word in words
    }
    rows = sorted(set(features.values()))
    row_of = {feature: row for row, feature in enumerate(rows)}
    nlp = spacy.blank("en")
    vectors = Vectors(data=_table(rows), name="pullquote_en_vectors")
    nlp.vocab.vectors = vectors
    for word in words:
        vectors.add(nlp.vocab.strings.add(word), row=row_of[features[word]])
    return nlp


def word_flags(places: Places, origins: list[Origin], *, lowered: Collection[str]) -> Flags:
    """Return the lists that a word can be flagged for.

    Args:
        places: The gazetteer.
        origins: People's names.
        lowered: Frequent words in small letters: a name that is one of them says little.
    """
    regions = word_list("regions")
    nationalities = word_list("nationalities")
    given = {name for origin in origins for name in origin.given}
    family = {name for origin in origins for name in _family_names(origin)}
    places_known = places.countries | places.cities | places.states | regions | nationalities
    titles = _single(word_list("titles"))
    keywords = _parts(PARTS["business suffix"] + PARTS["body head"])
    keywords |= _parts(read_lines(LISTS / "organisation_words.txt"))
    flags = {
        "given": {name for name in _single(given) if name.lower() not in lowered},
        "family": {name for name in _parts(family) if name.lower() not in lowered},
        "country": _single(places.countries),
        "country part": _parts(name for name in places.countries if " " in name),
        "state": _single(places.states),
        "region": _single(regions),
        "region part": _parts(name for name in regions if " " in name),
        "city": _single(places.cities),
        "town": {name for name in _single(places.small_cities) if name.lower() not in lowered},
        "city part": _parts(name for name in places.cities if " " in name),
        "people": _single(nationalities),
        "people part": _parts(name for name in nationalities if " " in name),
        "title": {form for title in titles for form in (title, title.title())},
        "organisation": keywords,
        "known organisation": _single(word_list("organisations")),
        "known organisation part": _parts(
            name for name in word_list("organisations") if " " in name
        ),
        "date": set(DATE_WORDS),
    }
    flags["given"] -= places_known
    flags["family"] -= places_known
    return {name: frozenset(members) for name, members in flags.items()}


DATE_WORDS = word_set(
    """
    January February March April May June July August September October November December
    Jan. Feb. Aug. Sept. Oct. Nov. Dec. Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    """
)


def _family_names(origin: Origin) -> tuple[str, ...]:
    """Return the family names that count."""
    return origin.family[:COMMON_FAMILY_NAMES] if origin.name == "Census" else origin.family


def _single(names: Collection[str]) -> set[str]:
    """Return the names of one word."""
    return {name for name in names if " " not in name}


def _parts(names: Iterable[str]) -> set[str]:
    """Return the capitalised words of the names."""
    return {word for name in names for word in name.split() if word[0].isupper()}


def _table(rows: list[tuple[int, tuple[str, ...]]]) -> NDArray[np.float32]:
    """Return a vector for each combination of cluster and flags."""
    rng = np.random.default_rng(0)
    codes: dict[tuple[object, ...], NDArray[np.float64]] = {}

    def code(*key: object) -> NDArray[np.float64]:
        if key not in codes:
            codes[key] = rng.normal(size=WIDTH)
        return codes[key]

    table = np.zeros((len(rows), WIDTH), dtype="f")
    for row, (cluster, flags) in enumerate(rows):
        vector = np.zeros(WIDTH)
        if cluster:
            for depth in DEPTHS:
                vector += code(depth, cluster & ((1 << depth) - 1))
            vector += FULL_WEIGHT * code("full", cluster)
            vector /= np.linalg.norm(vector)
        for flag in flags:
            vector += FLAG_WEIGHT * code("flag", flag) / np.linalg.norm(code("flag", flag))
        table[row] = vector
    return table.astype("f2").astype("f")


def lookup(name: str) -> Mapping[str, float]:
    """Return a table of spacy-lookups-data."""
    path = Path(spacy_lookups_data.__file__).parent / "data" / f"{name}.json.gz"
    with gzip.open(path) as file:
        table: dict[str, float] = json.load(file)
    return table
