"""Whom kinship tells: "her father" is Falk where the text has named "Falk's daughter, Noor"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from index.language.quotes.grammar.phrases import OWNERS, head_noun
from index.language.quotes.people.people import People, Person
from index.language.quotes.people.references import Reference
from index.language.quotes.text.page import Page, Range

_PARENTS = ("father", "mother", "parent", "dad", "mum", "mom")
_CHILDREN = ("son", "daughter", "child")
_INVERSE: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(_CHILDREN, _PARENTS),
    **dict.fromkeys(_PARENTS, _CHILDREN),
    **dict.fromkeys(("brother", "sister", "sibling"), ("brother", "sister", "sibling")),
    "wife": ("husband",),
    "husband": ("wife",),
    "girlfriend": ("boyfriend",),
    "boyfriend": ("girlfriend",),
    "aunt": ("nephew", "niece"),
    "uncle": ("nephew", "niece"),
    "nephew": ("aunt", "uncle"),
    "niece": ("aunt", "uncle"),
}
"""What whoever is somebody's daughter can call them."""
KINDRED = frozenset(
    [*_INVERSE, "grandson", "granddaughter", "grandfather", "grandmother", "cousin", "stepson"]
)
"""Nouns for relatives, who may share a name."""
_FARTHEST_NAME = 4
"""Words from the noun to the name: "daughter, the cellist Noor"."""


class Kinship(NamedTuple):
    """Somebody whom the text names as another's relative."""

    owner: Person
    noun: str
    relative: Person


def kinships(page: Page, people: People) -> list[Kinship]:
    """Return who is named as whose relative: "Falk's daughter, Noor", "Falk and his son Jo"."""
    return [
        Kinship(owner, page.lowers[noun], relative)
        for noun, lower in enumerate(page.lowers)
        if lower in _INVERSE
        for owner in _owner_before(page, people, noun)
        for relative in _named_after(page, people, noun)
        if owner is not relative
    ]


def relative_at(
    page: Page, people: People, known: list[Kinship], words: Range, owner: Person | None
) -> Reference | None:
    """Return whom "her father" means, given who she is.

    Args:
        page: The text.
        people: Whom it names.
        known: Who is named as whose relative.
        words: The description, from "her" to its noun.
        owner: Who she is.
    """
    head = head_noun(page, words)
    noun, gender = page.lowers[head], page.lexicon.genders.get(page.lowers[head])
    for kinship in known:
        is_inverse = kinship.relative is owner and noun in _INVERSE[kinship.noun]
        is_free = gender is None or kinship.owner.gender in (None, gender)
        first = kinship.owner.mentions[0]
        if is_inverse and is_free and first.first < words.first and words.last - head == 1:
            return Reference(kinship.owner.name, kinship.owner, "description", (first,))
    return None


def _owner_before(page: Page, people: People, noun: int) -> Iterator[Person]:
    """Yield whose "daughter" a noun names, up to one word before it: "Falk's elder daughter"."""
    for word in (noun - 1, noun - 2):
        if word < 1:
            return
        if page.is_possessive(word) and word - 1 in people.by_word:
            yield people.by_word[word - 1]
            return
        if page.lowers[word] in OWNERS and page.lowers[word - 1] == "and":
            if word - 2 in people.by_word:
                yield people.by_word[word - 2]
            return


def _named_after(page: Page, people: People, noun: int) -> Iterator[Person]:
    """Yield who is named right after a noun, after a comma too."""
    limit = min(len(page.words), noun + _FARTHEST_NAME + 1)
    for word in range(noun + 1, limit):
        if word in people.by_word:
            yield people.by_word[word]
            return
        is_comma = page.words[word] == "," and word == noun + 1
        is_apposed = page.lowers[word] in page.lexicon.determiners or page.is_person_noun(word)
        if not (is_comma or is_apposed):
            return
