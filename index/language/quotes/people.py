"""People: the mentions of one person joined, with gender and what the story calls them.

News introduces a person by full name and goes on with the family name, with a title, or, among
relatives, with the first name. Gender comes from honorifics, nouns ("spokeswoman"), first names and
the pronoun that follows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.language.quotes.lexicon import Gender, first_names
from index.language.quotes.names import NameMention
from index.language.quotes.page import Page, Range

_HONORIFIC, _FIRST_NAME, _PRONOUN = 3.0, 2.0, 0.5
_PRONOUNS: dict[str, Gender] = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}


@dataclass(slots=True)
class Person:
    """Somebody whom the text names."""

    number: int
    name: str
    parts: tuple[str, ...]
    mentions: list[Range] = field(default_factory=list)
    gender: Gender | None = None
    roles: dict[str, int] = field(default_factory=dict)
    """What the text calls them ("director"), and the word where it first does."""


@dataclass(slots=True)
class People:
    """Everybody whom a text names."""

    all: list[Person]
    by_word: dict[int, Person]
    """The person of each word of a name."""

    def starting(self) -> dict[int, tuple[Range, Person]]:
        """Return the mentions by their first word."""
        return {
            mention.first: (mention, person) for person in self.all for mention in person.mentions
        }


def gather_people(page: Page, mentions: Sequence[NameMention]) -> People:
    """Join mentions into people."""
    people: list[Person] = []
    by_family: dict[str, list[Person]] = {}
    for mention in sorted(mentions, key=lambda mention: (-_fullness(mention), mention.words)):
        if len(mention.parts) > 1:
            _join_full_name(page, mention, people, by_family)
    for person in people:
        person.mentions.sort()
    by_given: dict[str, list[Person]] = {}
    for person in people:
        by_given.setdefault(person.parts[0], []).append(person)
    genders: dict[int, Counter[Gender]] = {}
    full = [mention for mention in mentions if len(mention.parts) > 1]
    owners = {mention: person for person in people for mention in person.mentions}
    for mention in full:
        _note_gender(page, mention, genders.setdefault(owners[mention.words].number, Counter()))
    for person in people:
        person.gender = _likelier(genders.get(person.number))
    for mention in mentions:
        if len(mention.parts) == 1:
            person = _owner(mention, by_family, by_given) or _new(page, mention, people, by_family)
            person.mentions.append(mention.words)
            _note_gender(page, mention, genders.setdefault(person.number, Counter()))
    by_word = {}
    for person in people:
        person.mentions.sort()
        person.gender = _likelier(genders.get(person.number))
        by_word.update({word: person for words in person.mentions for word in range(*words)})
    return People(people, by_word)


def _fullness(mention: NameMention) -> int:
    return len(mention.parts)


def _join_full_name(
    page: Page, mention: NameMention, people: list[Person], by_family: dict[str, list[Person]]
) -> None:
    family = mention.parts[-1]
    for person in by_family.get(family, []):
        if _same_given_name(person.parts[0], mention.parts[0]):
            person.mentions.append(mention.words)
            return
    _new(page, mention, people, by_family).mentions.append(mention.words)


def _same_given_name(one: str, other: str) -> bool:
    """Tell whether two first names can be one: equal, an initial, a short form."""
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter)


def _new(
    page: Page, mention: NameMention, people: list[Person], by_family: dict[str, list[Person]]
) -> Person:
    name = mention.entity or page.span(mention.words).of(page.text)
    person = Person(len(people), " ".join(name.split()), mention.parts)
    people.append(person)
    by_family.setdefault(mention.parts[-1], []).append(person)
    return person


def _owner(
    mention: NameMention, by_family: dict[str, list[Person]], by_given: dict[str, list[Person]]
) -> Person | None:
    """Return whom a single name belongs to: the family's most named, of the title's gender."""
    name = mention.parts[0]
    candidates = by_family.get(name) or by_given.get(name) or []
    gender = _honorific_gender(mention)
    if gender:
        fitting = [person for person in candidates if person.gender in (gender, None)]
        candidates = fitting or candidates
    earlier = [p for p in candidates if p.mentions and p.mentions[0] < mention.words]
    return max(
        earlier or candidates,
        key=lambda person: (
            gender is not None and person.gender == gender,
            len(person.mentions),
        ),
        default=None,
    )


_HONORIFICS: dict[str, Gender] = {
    "mr": "m", "sir": "m", "lord": "m", "mrs": "f", "ms": "f", "miss": "f", "lady": "f", "dame": "f",
}  # fmt: skip


def _honorific_gender(mention: NameMention) -> Gender | None:
    return next((_HONORIFICS[title] for title in mention.titles if title in _HONORIFICS), None)


def _note_gender(page: Page, mention: NameMention, votes: Counter[Gender]) -> None:
    """Count what speaks for either gender at one mention."""
    lexicon = page.lexicon
    first, last = mention.words
    for word in range(max(0, first - 3), first):
        lower = page.lowers[word].rstrip(".")
        if lower in lexicon.genders and page.sentence[word] == page.sentence[first]:
            adjoining = word >= first - 1 or page.words[word + 1 : first] == [","]
            if adjoining or lower in mention.titles:
                votes[lexicon.genders[lower]] += _HONORIFIC  # type: ignore[assignment]
    given = first_names().get(mention.parts[0])
    if given and len(mention.parts) > 1:
        votes[given] += _FIRST_NAME  # type: ignore[assignment]
    for word in range(last, min(last + 16, len(page.words))):
        if page.sentence[word] != page.sentence[first] or not page.is_outside(word):
            break
        if page.lowers[word] in _PRONOUNS:
            votes[_PRONOUNS[page.lowers[word]]] += _PRONOUN  # type: ignore[assignment]
            break


def _likelier(votes: Counter[Gender] | None) -> Gender | None:
    if not votes:
        return None
    (gender, most), *others = votes.most_common()
    return None if others and others[0][1] == most else gender
