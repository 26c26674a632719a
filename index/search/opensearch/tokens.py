"""Our words as tokens of OpenSearch: what a word matches is decided by us, in both engines.

A text is sent as its words, already cut, folded and stemmed. At each place stand several tokens,
parted by `|`, which the index takes apart:

- `f` and the folded word: `fmissiles`
- `s`, the language of the stem, `:` and the stem: `s:missil`, `sde:rakete`
- `g` and the folded word, where that has another stem than the word itself: `gkuche`
- for a word with capitals, `W`, `X` and `G` with the same and its pattern of capitals: `Wus/UU`

Of the stems of a word typed in small letters and its `g`, each place has one at most: so a word is
counted once, and weighed as one.
"""

from __future__ import annotations

from functools import cache

from index.search.engine.fields import MAX_NAME
from index.search.query.compounds import cut_run, runs
from index.search.query.stemming import ENGLISH, language_of_stems, stem
from index.search.query.terms import fold, plain, words

TEXT = "B"
"""Stands before the first word of an article's text, behind its title."""
KEY = "\t"
"""What parts a folded name from the name as written."""
_MOST_RUNS = 200_000
"""So many runs of a language are remembered."""


class _Places(dict[str, str]):
    """The tokens of the words of runs; a compound stands where its first word does.

    A dictionary, since half of what an article costs is to look up its words.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, run: str) -> str:
        """Cut a run that is new."""
        if len(self) >= _MOST_RUNS:
            self.clear()
        cut, compound = cut_run(run)
        places = [_token(word, self._language) for word in cut]
        if compound:
            places[0] += "|" + _token(compound, self._language)
        self[run] = found = " ".join(places)
        return found


_places_in = cache(_Places)
"""The runs that were met in articles of a language."""


def _token(word: str, language: str) -> str:
    folded = fold(word)
    root = stem(folded if language == ENGLISH else word, language)
    parts = [f"f{folded}", f"s{language}:{root}"]
    has_other_stem = language != ENGLISH and stem(folded, language) != root
    if has_other_stem:
        parts.append(f"g{folded}")
    if any(map(str.isupper, word)):
        capitals = "".join("U" if letter.isupper() else "l" for letter in plain(word))
        parts += [f"W{folded}/{capitals}", f"X{language}:{root}/{capitals}"]
        if has_other_stem:
            parts.append(f"G{folded}/{capitals}")
    return "|".join(parts)


def stacked(text: str, language: str) -> str:
    """Return the words of a text as tokens, each place behind a space.

    Args:
        text: The text.
        language: The article's.
    """
    stems = language_of_stems(language)
    return " ".join(filter(None, map(_places_in(stems).__getitem__, runs(text))))


def weighed(places: str, times: int) -> str:
    """Return the words of `stacked` so that each counts so many times, and is no longer for it."""
    return " ".join("|".join([place] * times) for place in places.split())


def initials(places: str) -> set[str]:
    """Return the folded letters that words of `stacked` begin with, with `U` where as capitals."""
    distinct = set(places.split())
    capitals = {place[1] + "U" for place in distinct if "/U" in place}
    return capitals.union(place[1] for place in distinct)


def named(name: str) -> str:
    """Return the words of a name as tokens."""
    return " ".join(f"f{fold(word)}" for word in words(name))


def literal(text: str) -> str:
    """Return words that stand for themselves in an expression of Lucene's."""
    return "".join(each if each.isalnum() or each == " " else f"\\{each}" for each in text)


def name_key(name: str) -> str:
    """Return a name as it is counted: found by its folded form, shown as written."""
    folded = " ".join(fold(word) for word in words(name))
    return f"{folded[:MAX_NAME]}{KEY}{name}"
