"""Who is in a story: the names of one person joined, with gender and offices; and who "sie" is."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from index.language.quotes.multilingual.nouns import gender_of_name, is_given_name, is_person_noun
from index.language.quotes.multilingual.sketch import Sketch
from index.language.quotes.multilingual.tags import Tag
from index.language.quotes.text.lexicon import Gender
from index.language.quotes.text.page import Range

_FARTHEST_ROLE = 9
_POSSESSIVE_S = 4


@dataclass(slots=True, eq=False)
class Person:
    """Somebody whom the story names."""

    number: int
    name: str
    parts: tuple[str, ...]
    mentions: list[Range] = field(default_factory=list)
    roles: dict[str, int] = field(default_factory=dict)
    """What the story calls them, in lower case: "alcaldesa", and where."""
    gender: Gender | None = None
    is_of_couple: bool = False
    """Whether somebody of the same family name is named with them: "Ada e Bo Holm"."""

    def named_before(self, word: int) -> int:
        """Return how often the story has named them before a word."""
        return bisect_left(self.mentions, word, key=lambda mention: mention.first)


@dataclass(frozen=True, slots=True)
class People:
    """Everybody, and who is meant where."""

    sketch: Sketch
    all: list[Person]
    by_word: dict[int, Person]
    starts: list[int]
    """Where the mentions of all begin, in reading order, with `bearers` at the same places."""
    bearers: list[Person]
    by_name: dict[str, Person]
    families: dict[str, list[Person]]
    """Who is named in full, by the last part of the name."""

    def called(self, name: str) -> Person | None:
        """Return who has a name."""
        return self.by_name.get(name)

    def named_between(self, begin: int, end: int) -> list[Person]:
        """Return who is named from one word up to another."""
        return self.bearers[bisect_left(self.starts, begin) : bisect_left(self.starts, end)]

    def person_at(self, words: Range) -> Person | None:
        """Return whose name a phrase is."""
        return self.by_word.get(words.first)


def gather_people(sketch: Sketch, speaking: Sequence[Range]) -> People:
    """Join the names of a text into people.

    Args:
        sketch: The text.
        speaking: Names that say something, so that they are people's or bodies'.
    """
    people: list[Person] = []
    by_part: dict[str, list[Person]] = defaultdict(list)
    by_word: dict[int, Person] = {}
    for tag in _tags_of_people(sketch, {words.first for words in speaking}):
        parts = {*tag.parts, _stem(tag.parts[0])}
        alike = {id(one): one for part in parts for one in by_part[part]}
        person = _known(sorted(alike.values(), key=lambda one: one.number), tag)
        if person is None:
            person = Person(len(people), sketch.written(tag.words), tag.parts)
            people.append(person)
        elif len(tag.parts) > len(person.parts):
            person.name = sketch.written(tag.words)
            person.parts = tag.parts
        for part in tag.parts:
            if person not in by_part[part]:
                by_part[part].append(person)
        person.mentions.append(tag.words)
        person.is_of_couple = person.is_of_couple or _is_of_couple(sketch, tag)
        for word in range(*tag.words):
            by_word[word] = person
        _note_roles(sketch, person, tag)
    for person in people:
        person.mentions.sort()
        person.gender = person.gender or _gender_of(person)
    return _in_order(sketch, people, by_word)


def _is_of_couple(sketch: Sketch, tag: Tag) -> bool:
    """Tell whether a given name alone is joined to a full name: "Ada e Bo Holm"."""
    page, joins = sketch.page, tag.words.first - 1
    if joins < 1 or len(tag.parts) < 2:
        return False
    before = page.words[joins - 1]
    tag_before = sketch.tags.by_word.get(joins - 1)
    joined = page.lowers[joins] in sketch.language.lexicon.conjunctions
    alone = tag_before is None or (len(tag_before.parts) == 1 and is_given_name(before))
    return joined and alone and before[0].isupper()


def _tags_of_people(sketch: Sketch, heads: Set[int]) -> list[Tag]:
    """Return the names that can be people's, the full ones first; `heads` begin those that speak.

    What is no name for sure is one where it speaks.
    """
    tags = [
        tag
        for tag in sketch.tags.all
        if tag.kind == "PERSON"
        or (
            tag.kind == "MISC"
            and tag.words.first in heads
            and (len(tag.parts) > 1 or is_given_name(sketch.page.words[tag.words.first]))
        )
    ]
    return sorted(tags, key=lambda one: (len(one.parts) == 1, one.words))


def _in_order(sketch: Sketch, people: list[Person], by_word: dict[int, Person]) -> People:
    """Return people with their mentions in reading order."""
    timeline = sorted(
        (mention.first, person.number) for person in people for mention in person.mentions
    )
    families: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        if len(person.parts) > 1:
            families[person.parts[-1]].append(person)
    return People(
        sketch,
        people,
        by_word,
        starts=[start for start, _ in timeline],
        bearers=[people[number] for _, number in timeline],
        by_name={person.name: person for person in reversed(people)},
        families=families,
    )


def _stem(part: str) -> str:
    """Return a name without the s of a genitive: "Magaths Mannschaft"."""
    return part[:-1] if part.endswith("s") and len(part) > _POSSESSIVE_S else part


def _known(people: list[Person], tag: Tag) -> Person | None:
    """Return who bears a name already."""
    same = [one for one in people if one.parts == tag.parts]
    if same:
        return same[0]
    if len(tag.parts) > 1:
        ending = [one for one in people if one.parts[-len(tag.parts) :] == tag.parts]
        if ending:
            return ending[0]  # "del Pópolo" of "Silvina del Pópolo"
        fits = [
            one for one in people
            if len(one.parts) > 1 and one.parts[0] == tag.parts[0]
            and (set(one.parts) >= set(tag.parts) or set(one.parts) <= set(tag.parts))
        ]  # fmt: skip
        for one in fits[:1]:
            if len(tag.parts) < len(one.parts):
                return one
        return fits[0] if fits else None
    part = tag.parts[0]
    stem = _stem(part)
    for fit in (
        lambda one: one.parts[-1] == part,
        lambda one: part in one.parts[1:],
        lambda one: one.parts[-1] == stem,
        lambda one: one.parts[0] == part,
    ):
        fitting = [one for one in people if fit(one)]
        if fitting:
            before = [one for one in fitting if one.mentions[0] < tag.words]
            return max(before or fitting, key=lambda one: one.mentions[0])
    return None


def _note_roles(sketch: Sketch, person: Person, tag: Tag) -> None:
    page, language = sketch.page, sketch.language
    genders = language.lexicon.genders
    noted = list(tag.roles)
    first, last = tag.words
    if first and page.words[first - len(tag.roles) - 1] in (",", "–", "—"):
        if not _follows_source(sketch, first - len(tag.roles), last):
            noted += _roles_left(sketch, first - len(tag.roles) - 2)
    elif first and not tag.roles and page.lowers[first - 1] not in language.lexicon.determiners:
        noted += _roles_left(sketch, first - 1)  # but "el alcalde de Lurca el Viejo"
    if last + 1 < len(page.words) and page.words[last] == ",":
        noted += _roles_right(sketch, last + 1)
    for word in noted:
        role = page.lowers[word].rstrip(".")
        person.roles.setdefault(role, word)
        told = genders.get(role) or genders.get(role.rpartition("-")[2])
        article = _article(sketch, word)
        if (
            article
            and not sketch.is_definite(word - 1)
            and _gender_of(person) not in (None, article)
        ):
            continue  # "pour un partenaire, Ada Holm", but "le conservateur, Joan Vidal"
        told = told or article
        person.gender = person.gender or told or language.gender_of(role)


def _follows_source(sketch: Sketch, first: int, last: int) -> bool:
    """Tell whether a name begins what a source says: "Segundo o ministro, Holm caiu"."""
    page, begin = sketch.page, sketch.sentence_start(first)
    closes = page.words[last : last + 1] == [","]
    return not closes and sketch.language.source_at(page.lowers, begin) is not None


def _article(sketch: Sketch, word: int) -> Gender | None:
    """Return the gender that the article before a noun tells: "la fiscal"."""
    before = sketch.page.lowers[word - 1] if word else ""
    language = sketch.language
    if language.nouns_have_capitals:
        return None
    if before in language.masculine:
        return "m"
    return "f" if before in language.feminine else None


def _roles_left(sketch: Sketch, word: int) -> list[int]:
    """Return the noun that introduces a name from its left: "le maire de Lurcy, Paul Sagne"."""
    page, language = sketch.page, sketch.language
    start = max(sketch.sentence_start(word) if word >= 0 else 0, word - _FARTHEST_ROLE)
    for at in range(word, start - 1, -1):
        if sketch.is_sign(at) or sketch.is_function_word(at) or not page.is_outside(at):
            return []
        if is_person_noun(language, page.words[at]):
            return [at, *_offices_before(sketch, at, start)]
    return []


def _offices_before(sketch: Sketch, at: int, start: int) -> range:
    """Return the nouns for a person right before one: "el fiscal general de la república"."""
    first = at
    while first > start and is_person_noun(sketch.language, sketch.page.words[first - 1]):
        first -= 1
    return range(first, at)


def _roles_right(sketch: Sketch, word: int) -> list[int]:
    """Return the noun after a name: "Camille Berthelot, maire de Lurcy"."""
    page, language = sketch.page, sketch.language
    end = min(sketch.sentence_end(word), word + 5)
    for at in range(word, end):
        if sketch.is_sign(at) or sketch.is_preposition(at) or not page.is_outside(at):
            return []
        if page.lowers[at] in language.lexicon.relatives and at > word:
            return []
        if is_person_noun(language, page.words[at]):
            has_article = at > word and page.lowers[word] in language.lexicon.determiners
            goes_on = at + 1 < len(page.words) and not (
                sketch.is_sign(at + 1) or sketch.is_preposition(at + 1)
            )
            # "Omar Benassi, il tecnico rassicura tutti": another begins the clause
            return [] if has_article and goes_on and not language.nouns_have_capitals else [at]
    return []


def _gender_of(person: Person) -> Gender | None:
    return gender_of_name(person.parts[0]) if len(person.parts) > 1 else None
