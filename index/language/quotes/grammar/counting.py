"""Numbers of people: "about 200 dockers", "four in 10"."""

from __future__ import annotations

from index.language.lists.wordlists import word_set
from index.language.quotes.text.page import Page

COUNTS = word_set("two three four five six seven eight nine ten")
_ABOUT = word_set("about around nearly almost roughly over")
_THAN = (("more", "than"), ("fewer", "than"), ("less", "than"), ("at", "least"), ("up", "to"))
_LONGEST_COUNTED = 4
"""Words that "in 10 young drivers" may take."""


def _is_number(page: Page, word: int) -> bool:
    """Tell whether a word counts: "200", "four"."""
    lower = page.lowers[word]
    return lower[0].isdigit() or lower in COUNTS or lower in ("one", "half")


def over_about(page: Page, word: int, limit: int) -> int:
    """Step right over what makes a number a guess: "about" of "about 200 dockers"."""
    after = word
    if page.lowers[word] in _ABOUT:
        after = word + 1
    elif tuple(page.lowers[word : word + 2]) in _THAN:
        after = word + 2
    return after if after < limit and _is_number(page, after) else word


def is_fraction(page: Page, middle: int) -> bool:
    """Tell whether "in" parts two numbers: "four in 10"."""
    if page.lowers[middle] != "in" or not 0 < middle < len(page.words) - 1:
        return False
    return _is_number(page, middle - 1) and _is_number(page, middle + 1)


def begin_of_quantity(page: Page, first: int, head: int) -> int | None:
    """Return where "about four in 10 drivers" begins, if a phrase ends so."""
    for middle in range(head - 1, max(first, head - _LONGEST_COUNTED), -1):
        if is_fraction(page, middle):
            before = middle - 2
            return before if before >= first and page.lowers[before] in _ABOUT else middle - 1
    return None
