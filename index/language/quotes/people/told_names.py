"""Names that a text tells of somebody described: "a man who gave his name as Falk"."""

from __future__ import annotations

from index.language.quotes.grammar.phrases import PUNCTUATION
from index.language.quotes.people.people import People
from index.language.quotes.text.page import Page, Range

_OWN_NAME = frozenset(["name", "himself", "herself", "themselves"])
_LONGEST_TOLD = 10
"""Words of "who gave her name only as"."""


def told_name(page: Page, people: People, word: int) -> Range | None:
    """Return the name that a description is told to have: "a man who gave his name as Falk"."""
    first = word + (page.words[word : word + 1] == [","])
    lowers = page.lowers[first : first + _LONGEST_TOLD]
    if "as" not in lowers:
        return None
    end = lowers.index("as")
    told = lowers[:end]
    is_own = told[:1] == ["who"] and not _OWN_NAME.isdisjoint(told)
    if not (is_own or told[:1] in (["named"], ["identified"])) or not PUNCTUATION.isdisjoint(told):
        return None
    name = last = first + end + 1
    while (person := people.by_word.get(name)) and people.by_word.get(last) is person:
        last += 1
    return Range(name, last) if last > name and not _is_owner(page, last) else None


def _is_owner(page: Page, last: int) -> bool:
    """Tell whether a name that ends before a word only has what follows: "Falk's friend"."""
    return last < len(page.words) and page.is_possessive(last)
