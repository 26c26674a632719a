"""A person's name in a text, and what the pipeline's entities say about each word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from index.article import Entity
from index.language.quotes.grammar.phrases import ARTICLES
from index.language.quotes.text.page import Page, Range

_DOUBTFUL = frozenset(["PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "EVENT", "LAW", "FAC"])
"""Kinds that pipelines give to a person's name by mistake; places and nations they know well."""


class NameMention(NamedTuple):
    """A person's name in the text, without titles."""

    words: Range
    parts: tuple[str, ...]
    """The name's words in lower case, without suffixes and full stops."""
    titles: tuple[str, ...] = ()
    """The titles right before it, in lower case without full stops, nearest first."""
    entity: str | None = None
    """The name of the pipeline's entity."""


@dataclass(frozen=True, slots=True)
class Named:
    """What the pipeline's entities say about each word."""

    entities: dict[int, Entity]
    """The entity that a word belongs to."""
    places: frozenset[int]
    """The words of entities that are neither person nor body."""
    persons: dict[int, int]
    """The persons' mentions: first word to last."""
    fuller: dict[str, str]
    """The longest name of a body that begins with a word: "halcyon" to "Halcyon Airports"."""

    def ends_before(self, word: int) -> bool:
        """Tell whether a name that reaches a word must end there."""
        return word in self.persons or word in self.places

    def name_at(self, word: int) -> str | None:
        """Return the name of the entity that a word belongs to."""
        entity = self.entities.get(word)
        return entity.name if entity else None

    def person_at(self, word: int) -> str | None:
        """Return the name of the person that a word belongs to."""
        entity = self.entities.get(word)
        return entity.name if entity and entity.kind == "PERSON" else None

    def body_at(self, page: Page, words: Range) -> str | None:
        """Return the full name of the body or place that a noun phrase names: "the Times"."""
        first = words.first + (page.lowers[words.first] in ARTICLES)
        names = {self.name_at(word) for word in range(first, words.last)}
        name = names.pop() if len(names) == 1 else None
        if words.last - first == 1 and (name is None or " " not in name):
            return self.fuller.get(page.lowers[first], name)
        return name

    def body_words(self, page: Page) -> set[str]:
        """Return the words of names that belong to no person: "halcyon" of Halcyon Airports."""
        return {page.lowers[at] for at, entity in self.entities.items() if entity.kind != "PERSON"}

    @classmethod
    def from_entities(cls, page: Page, entities: Sequence[Entity]) -> Named:
        """Carry the entities' spans over to words."""
        owners: dict[int, Entity] = {}
        persons: dict[int, int] = {}
        fuller: dict[str, str] = {}
        for entity in entities:
            for start, end in entity.mentions:
                first, last = page.word_at(start), page.word_at(end)
                for word in range(first, last):
                    owners[word] = entity
                if entity.kind == "ORG" and last - first > 1:
                    begins = page.lowers[first]
                    fuller[begins] = max(fuller.get(begins, ""), entity.name, key=len)
                if entity.kind == "PERSON" and first < last:
                    persons[first] = last
        places = frozenset(at for at, entity in owners.items() if entity.kind not in _DOUBTFUL)
        return cls(owners, places, persons, fuller)
