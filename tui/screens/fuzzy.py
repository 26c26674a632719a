"""Finding names by a few of their letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container, Iterable
from typing import TypeVar

T = TypeVar("T")


def plain(text: str) -> str:
    """Return a text in small letters without accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def rank(typed: str, name: str) -> int | None:
    """Return how well a name fits what was typed, 0 the best; `None` if it does not fit at all.

    Best is the beginning of the name, then the beginning of one of its words, then anything in
    it, then its letters in this order with others between.
    """
    typed, name = plain(typed).strip(), plain(name)
    if not typed or name.startswith(typed):
        return 0
    if _begins_word(typed, name):
        return 1
    if all(_begins_word(word, name) for word in typed.split()):
        return 2
    if typed in name:
        return 3
    letters = iter(name)
    if all(letter in letters for letter in typed.replace(" ", "")):
        return 4
    return None


def _begins_word(typed: str, name: str) -> bool:
    """Tell whether a word of a name begins so: `holm` does in “Brandt-Holm”, not in “Brenholm”."""
    return re.search(rf"(?<!\w){re.escape(typed)}", name) is not None


def rank_name(typed: str, name: str, surnames: Container[str]) -> float | None:
    """Return how well somebody's name fits what was typed; see `rank`.

    A last name alone comes after the fuller names that it may be short for.
    """
    place = rank(typed, name)
    return max(place, 1) + 0.5 if place is not None and name in surnames else place


def best(typed: str, things: Iterable[T], name: Callable[[T], str]) -> list[T]:
    """Return the things that fit what was typed, best first, else in their own order."""
    ranked = [(rank(typed, name(thing)), thing) for thing in things]
    fitting = [(place, thing) for place, thing in ranked if place is not None]
    return [thing for _, thing in sorted(fitting, key=lambda pair: pair[0])]
