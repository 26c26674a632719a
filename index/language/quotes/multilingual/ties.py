"""Who is tied to a body by the story: "Ada Holm (SPD)", "Ada Holm, referente de Madres"."""

from __future__ import annotations

from collections.abc import Iterator

from index.language.quotes.multilingual.people import People, Person
from index.language.quotes.multilingual.phrases import Phrase
from index.language.quotes.multilingual.sketch import Sketch
from index.language.quotes.multilingual.tags import Tag

_FARTHEST = 14
"""Words from a name to the body that it is tied to."""


Body = tuple[str, ...]
Bearers = list[tuple[int, Person]]
"""The first two who are tied to a body, and the word from which on they are."""


def tied(
    sketch: Sketch, people: People, phrase: Phrase, known: dict[Body, Bearers]
) -> Person | None:
    """Return whom alone a description names by a body: "la integrante de Madres", "der SPD-Mann".

    Args:
        sketch: The text.
        people: Who is in it.
        phrase: A description; what it says of a body stands behind its noun.
        known: What was found for bodies before; filled here, as a story may ask often.
    """
    bodies = {
        tag.parts
        for word in range(phrase.head + 1, phrase.last)
        if (tag := sketch.tags.starting_at(word)) is not None and tag.kind in ("ORG", "MISC")
    }
    prefix, _, _ = sketch.page.lowers[phrase.head].rpartition("-")
    if prefix and sketch.language.nouns_have_capitals:
        bodies.add((prefix,))
    for body in bodies - known.keys():
        known[body] = _bearers_of(sketch, people, body)
    found = {
        person.number: person
        for body in bodies
        for word, person in known[body]
        if word < phrase.words.first
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _bearers_of(sketch: Sketch, people: People, body: Body) -> Bearers:
    """Return who is tied to a body: "Madres de Plaza" and "Unión UxL" have their short names."""
    found: dict[int, tuple[int, Person]] = {}
    for tag in sketch.tags.all:
        if body in (tag.parts[: len(body)], tag.parts[-len(body) :]):
            for person in _bearers(sketch, people, tag):
                found.setdefault(person.number, (tag.words.first, person))
        if len(found) > 1:
            break
    return [*found.values()]


def _bearers(sketch: Sketch, people: People, tag: Tag) -> Iterator[Person]:
    """Yield who is named beside a body, with a bracket or a comma phrase between.

    "Ada Holm (SPD)", "Ada Holm, referente de Madres", "la titular de la FGR, Ada Holm".
    """
    page, first = sketch.page, tag.words.first
    after = tag.words.last + (page.words[tag.words.last : tag.words.last + 1] == [")"])
    led = sketch.tags.by_role.get(after + 1)  # "la directora de ACESI, doctora Ada Holm"
    bearer = people.by_word.get(led.words.first if led is not None else after + 1)
    if bearer is not None and page.words[after] == ",":
        yield bearer
        return
    for word in range(first - 1, max(sketch.sentence_start(first), first - _FARTHEST) - 1, -1):
        person = people.by_word.get(word)
        if person is not None:
            if page.words[word + 1] in (",", "("):
                yield person
            return
        lexicon, lower = sketch.language.lexicon, page.lowers[word]
        is_comma = page.words[word] == "," and people.by_word.get(word - 1) is None
        if lower in lexicon.cues or lower in lexicon.auxiliaries or is_comma:
            return
